"""The batch run: inputs in, record lines out, and an account of every input that gave none."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from spacy.language import Language

from pipeline.decoding import DecodingError
from pipeline.extraction import Text, prepare, to_record
from pipeline.reading.inputs import Input, Inputs
from pipeline.reading.read import EmptyInputError, read_bytes, to_text
from pipeline.schema import CaseRecord
from pipeline.writing.lines import lines_to
from pipeline.writing.quarantine import Quarantined

BATCH = 32  # texts that share one pass of the model; larger batches cost memory and gain nothing
RECORDS, ERRORS = "cases.jsonl", "errors.jsonl"


@dataclass(slots=True)
class Summary:
    """What a run did."""

    texts: int = 0
    records: int = 0
    people: int = 0
    events: int = 0
    warnings: int = 0
    seconds: float = 0.0
    quarantined: list[Quarantined] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def add(self, record: CaseRecord) -> None:
        """Count one record."""
        self.records += 1
        self.people += len(record.people)
        self.events += len(record.events)
        self.warnings += len(record.provenance.warnings)


def run(
    nlp: Language,
    inputs: Inputs,
    output: Path | None,
    *,
    reference_date: date | None = None,
    on_text: Callable[[], None] = lambda: None,
    on_quarantine: Callable[[Quarantined], None] = lambda problem: None,
) -> Summary:
    """Extract every input into ``output`` (a folder; None is standard output), in the order of URIs.

    ``on_text`` is called once per input that is done with, ``on_quarantine`` for each that gave no record.
    """
    summary, started = Summary(skipped=inputs.skipped), time.perf_counter()

    def quarantine(problem: Quarantined) -> None:
        summary.quarantined.append(problem)
        on_quarantine(problem)

    for argument, reason in inputs.problems:
        quarantine(Quarantined(argument, "find", "InputError", reason))
    seen: Counter[str] = Counter()
    with lines_to(output / RECORDS if output else None) as writer:
        texts = _texts(inputs.found, reference_date, quarantine, summary, on_text)
        for record in extract_batches(nlp, texts, quarantine, on_text):
            numbered = numbered_repeat(record, seen)
            summary.add(numbered)
            writer.write(numbered)
    if output:
        write_errors(output / ERRORS, summary.quarantined)
    summary.seconds = time.perf_counter() - started
    return summary


def write_errors(path: Path, quarantined: Sequence[Quarantined]) -> None:
    """The list of quarantined inputs; no file where there are none."""
    if not quarantined:
        path.unlink(missing_ok=True)
        return
    with lines_to(path) as writer:
        for problem in sorted(quarantined, key=lambda q: (q.uri, q.stage)):
            writer.write(problem.as_dict())


def numbered_repeat(record: CaseRecord, seen: Counter[str]) -> CaseRecord:
    """The record itself, or with ``-2``, ``-3`` to its id and ``duplicate_of`` where its text came before."""
    seen[record.record_id] += 1
    n = seen[record.record_id]
    if n == 1:
        return record
    provenance = record.provenance.model_copy(update={"duplicate_of": record.record_id})
    return record.model_copy(update={"record_id": f"{record.record_id}-{n}", "provenance": provenance})


def _texts(
    inputs: Iterable[Input],
    reference_date: date | None,
    quarantine: Callable[[Quarantined], None],
    summary: Summary,
    on_text: Callable[[], None],
) -> Iterator[Text]:
    """Read and decode each input; one that fails is quarantined."""
    for source in inputs:
        summary.texts += 1
        digest, stage = None, "read"
        try:
            data = read_bytes(source)
            digest, stage = hashlib.sha256(data).hexdigest(), "decode"
            yield to_text(source, data, reference_date)
        except (OSError, DecodingError, EmptyInputError) as error:
            # an OSError's own text repeats the path; its strerror is the reason alone
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            quarantine(Quarantined(source.uri, stage, type(error).__name__, reason, digest))
            on_text()


def extract_batches(
    nlp: Language,
    texts: Iterable[Text],
    quarantine: Callable[[Quarantined], None],
    on_text: Callable[[], None] = lambda: None,
) -> Iterator[CaseRecord]:
    """Records in the order of ``texts``; memory is given back after each batch."""
    rest = iter(texts)
    while batch := list(islice(rest, BATCH)):
        with nlp.memory_zone():
            records = _extract_batch(nlp, batch, quarantine)
        for record in records:
            if record is not None:
                yield record
            on_text()


def _extract_batch(
    nlp: Language, batch: Sequence[Text], quarantine: Callable[[Quarantined], None]
) -> list[CaseRecord | None]:
    try:
        docs = nlp.pipe([prepare(nlp, text) for text in batch], batch_size=BATCH)
        return [to_record(nlp, text, doc) for text, doc in zip(batch, docs, strict=True)]
    except Exception:
        # One text is to blame: take them one by one, so that it costs no other.
        return [_extract_alone(nlp, text, quarantine) for text in batch]


def _extract_alone(nlp: Language, text: Text, quarantine: Callable[[Quarantined], None]) -> CaseRecord | None:
    try:
        return to_record(nlp, text, nlp(prepare(nlp, text)))
    except Exception as error:
        # The message of an arbitrary error may quote the text, so only its class and place are told.
        quarantine(
            Quarantined(text.uri, "extract", type(error).__name__, f"failed in {_place(error)}", text.source.sha256)
        )
        return None


def _place(error: BaseException) -> str:
    """Module and line of the innermost frame of this package."""
    place, trace = "the pipeline", error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_globals.get("__name__", "")
        if name.startswith("pipeline."):
            place = f"{name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return place
