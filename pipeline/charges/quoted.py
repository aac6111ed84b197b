"""Offences in quotation marks that no cue announces: "ruled that the poem amounted to "inciting subversion""."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.cues import Cue
from pipeline.charges.extents import QUOTED
from pipeline.schema import vocabulary as v

_CONVICTED = re.compile(
    r"\b(?:convict\w*|sentenc\w+|jailed|imprisoned|found\s+guilty|years?[’']?|lashes|fined|condemned|ruled)\b(?!-)"
)
_CHARGED = re.compile(r"\b(?:charg\w+|trial|tried|indict\w*|prosecut\w+|defendants?)\b")
_ACCUSED = re.compile(r"\b(?:accus\w+|arrest\w*|detain\w*|detention|warrant|wanted|suspect\w*|summon\w*|crimes?|offences?|investigat\w+)\b")
# Speech, titles and slogans stand in quotation marks too.
_SPOKEN = re.compile(
    r"(?:\b(?:said|says|told|tells|shout\w*|chant\w*|read|reads|reading|slogans?|titled|entitled|wrote|written|called|calling|named|words?|"
    r"banners?|posters?|article|book|film|song|poem|programme|described|stated|added|claimed)\b[^\"“”«‘]{0,30}|:\s*)$"
)
_SPEAKER = re.compile(r"\s*,?\s*(?:[\w.’'-]+\s+){0,3}(?:said|says|told|added|wrote)\b")


class QuotedFinder:
    """Finds quoted offences in sentences about cases before the law."""

    def __init__(self, reader: Reader) -> None:
        self.read = reader

    def __call__(self, text: str, sentence: Span, taken: list[Span]) -> Iterator[tuple[Cue, list[Accusation]]]:
        """The quotes that name an offence and lie outside ``taken``."""
        for m in QUOTED.finditer(text, *sentence):
            span = Span(*m.span())
            if any(t.overlaps(span) for t in taken) or _SPOKEN.search(text, max(sentence.start, span.start - 50), span.start):
                continue
            if _SPEAKER.match(text, span.end, sentence.end):
                continue
            status = _status(text[sentence.start : span.start] + " " + text[span.end : sentence.end])
            if status is None:
                continue
            found, _ = self.read(text, span.start, span.end, "weak")
            if found and all(a.category.strong for a in found):
                head = Span(span.start, span.start)
                yield Cue(head, head, "noun", status, "weak", "a quoted offence"), found


def _status(words: str) -> v.ChargeStatus | None:
    if _CONVICTED.search(words):
        return "convicted"
    if _CHARGED.search(words):
        return "charged"
    return "accused" if _ACCUSED.search(words) else None
