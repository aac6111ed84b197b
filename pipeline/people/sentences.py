"""Sentences by offset, also for a Doc whose sentences nobody has set."""

from __future__ import annotations

import re
from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.case import Case, Span

_END = re.compile(r"(?<=[.?!])[\"”’)]?[ ]+(?=[\"“‘(]?[A-Z])")


class Sentences:
    """The sentences of a text as spans; white space at their ends left out."""

    def __init__(self, case: Case, doc: Doc) -> None:
        if doc.has_annotation("SENT_START"):
            spans = (Span(s.start_char, s.end_char) for s in doc.sents)
            self.spans = [s for s in spans if not case.text[s.start : s.end].isspace()]
        else:
            self.spans = [s for b in case.blocks for s in _split(case.text, b.start, b.end)]
        self._starts = [s.start for s in self.spans]

    def index(self, offset: int) -> int:
        """Index of the sentence that holds ``offset``, or of the last one before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def at(self, offset: int) -> Span:
        """The sentence that holds ``offset``; an empty span where none does."""
        i = self.index(offset)
        if i >= 0 and offset < self.spans[i].end:
            return self.spans[i]
        return Span(offset, offset)


def _split(text: str, start: int, end: int) -> list[Span]:
    spans, at = [], start
    for match in _END.finditer(text, start, end):
        spans.append(Span(at, match.start()))
        at = match.end()
    if at < end:
        spans.append(Span(at, end))
    return spans
