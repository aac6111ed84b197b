"""One text in, one record out."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc

from pipeline._version import __version__
from pipeline.case import case_of
from pipeline.nlp import load, zone
from pipeline.record import assemble
from pipeline.schema import CaseRecord
from pipeline.schema import record as r


@dataclass(frozen=True, slots=True)
class Text:
    """A decoded text on its way in. ``sha256`` is that of the bytes it was read from."""

    text: str
    uri: str
    media_type: str = "text/plain"
    sha256: str = ""
    reference_date: date | None = None
    warnings: tuple[str, ...] = ()

    @property
    def source(self) -> r.Source:
        """The record's ``source``; a text that never was bytes is hashed as UTF-8."""
        digest = self.sha256 or hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        return r.Source(uri=self.uri, media_type=self.media_type, sha256=digest, characters=len(self.text))


def extract(text: str, *, uri: str = "text", reference_date: date | None = None) -> CaseRecord:
    """The case record of one decoded text.

    ``uri`` is what ``source.uri`` will say. ``reference_date`` is a date of issue known from elsewhere, used where
    the text gives none. Offsets in the record are code points into ``text``. Raises OSError where no model is found.
    """
    return next(extract_each(load(), [Text(text, uri, reference_date=reference_date)]))


def extract_each(nlp: Language, texts: Iterable[Text]) -> Iterator[CaseRecord]:
    """Records of ``texts``, in their order; an exception of any stage passes through.

    One at a time: batches of short documents gain nothing on a processor. Memory is given back after each.
    """
    for text in texts:
        with zone(nlp):
            record = to_record(nlp, text, nlp(prepare(nlp, text)))
        yield record


def prepare(nlp: Language, text: Text) -> Doc:
    """The Doc of ``text`` before any component has run."""
    doc = nlp.make_doc(text.text)
    case = case_of(doc)
    case.reference_date = text.reference_date
    case.warnings.extend(text.warnings)
    return doc


def to_record(nlp: Language, text: Text, doc: Doc) -> CaseRecord:
    """The record of a Doc that every component has seen."""
    case = case_of(doc)
    provenance = r.Provenance(
        pipeline_version=__version__,
        model=r.ModelInfo(name=nlp.meta["name"], version=nlp.meta["version"]),
        duplicate_of=None,
        warnings=list(case.warnings),
    )
    return assemble(case, text.text, text.source, provenance)
