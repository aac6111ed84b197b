"""spaCy tokens under the spans of a record."""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from pipeline.export.base import Report
from pipeline.export.spans.marks import Mark, Marked

SPANS_KEY = "casework"


@cache
def _blank() -> Language:
    import spacy

    return spacy.blank("en")


def spans_on(text: str, marked: Marked, report: Report) -> tuple[Doc, list[tuple[Mark, Span]]]:
    """The text as a Doc of plain English tokens, and the marks as spans of it.

    A span that ends inside a token is widened to it, and counted.
    """
    doc = _blank().make_doc(text)
    found = []
    for one in marked.marks:
        span = doc.char_span(one.start, one.end, label=one.label, alignment_mode="expand")
        if span is None:
            report.lose("spans that lie on no token")
            continue
        if (span.start_char, span.end_char) != (one.start, one.end):
            report.lose("spans widened to whole tokens")
        found.append((one, span))
    return doc, found


def longest(spans: list[Span]) -> list[Span]:
    """Spans without those that overlap a longer one, as ``doc.ents`` asks."""
    return filter_spans(spans)
