"""What a worker does with a task: read, unpack, decode, extract, and say what came of each text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.language import Language

from pipeline.case import case_of
from pipeline.decoding import DecodingError
from pipeline.extraction import prepare, to_record
from pipeline.nlp import zone
from pipeline.reading.errors import EmptyInputError, MissingExtraError, UnreadableError
from pipeline.reading.inputs import Input
from pipeline.reading.piece import Found, PassedOver, Piece
from pipeline.reading.read import read_bytes, to_text
from pipeline.reading.unpack import allowance_of, unpack
from pipeline.run.duplicates import signature_of
from pipeline.run.reasons import place_of, reason_of
from pipeline.run.tasks import Extracted, Options, Outcome, Result, Task
from pipeline.writing.quarantine import Quarantined

Begin = Callable[[str, str | None], None]  # told the URI and hash of each text before work on it begins


def work(nlp: Language, task: Task, options: Options, begin: Begin = lambda uri, sha256: None) -> Result:
    """All that comes of ``task``. Errors of one text are outcomes; nothing but KeyboardInterrupt is raised."""
    source = task.source
    if isinstance(source, Quarantined | PassedOver):
        return Result(task, None, [source])
    begin(task.uri, None)
    poisoned = {problem.uri: problem for problem in task.poisoned}
    if task.uri in poisoned and poisoned[task.uri].sha256 is None:  # it could not even be read
        return Result(task, None, [poisoned[task.uri]])
    if isinstance(source, Input):
        try:
            data = read_bytes(source)
        except OSError as error:
            return Result(task, None, [Quarantined(task.uri, "read", type(error).__name__, reason_of(error))])
        source = Piece(source.uri, data, allowance=allowance_of(len(data)))
    result = Result(task, source.sha256)
    for found in _found(source, options):
        if isinstance(found, Piece):
            begin(found.uri, found.sha256)
            outcome: Outcome = poisoned.get(found.uri) or _extract(nlp, found, options)
        else:
            outcome = found
        result.outcomes.append(outcome)
    return result


def _found(piece: Piece, options: Options) -> Iterator[Found]:
    """The texts in ``piece``. A reader that fails in a way of its own costs the rest of the piece and no more."""
    try:
        yield from unpack(piece, options.text_column)
    except Exception as error:
        yield Quarantined(piece.uri, "read", type(error).__name__, f"failed in {place_of(error)}", piece.sha256)


def _extract(nlp: Language, piece: Piece, options: Options) -> Outcome:
    stage = "decode"
    try:
        text = to_text(piece, piece.data, piece.issued or options.reference_date, ocr=options.ocr)
        stage = "extract"
        with zone(nlp):
            doc = nlp(prepare(nlp, text))
            record = to_record(nlp, text, doc)
            signed = signature_of(case_of(doc))
            del doc
        line = f"{record.model_dump_json()}\n".encode()
    except (DecodingError, EmptyInputError, MissingExtraError, UnreadableError) as error:
        return Quarantined(piece.uri, stage, type(error).__name__, str(error), piece.sha256)
    except Exception as error:
        # The message of an arbitrary error may quote the text, so only its class and place are told.
        message = f"failed in {place_of(error)}"
        return Quarantined(piece.uri, stage, type(error).__name__, message, piece.sha256)
    return Extracted(
        uri=piece.uri,
        line=line,
        record_id=record.record_id,
        number=record.document.ua_number,
        index=record.document.index,
        signature=signed,
        people=len(record.people),
        events=len(record.events),
        warnings=len(record.provenance.warnings),
        text=text.text if options.keep_texts else None,
    )
