"""Cues and where they stand: the vocabulary, compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from pipeline.case import Span
from pipeline.resources import rows

CueClass = Literal["alleged", "risk", "called_for", "denied", "told"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a text. ``span`` holds its offsets; ``asserted_by`` is "" where it says nothing, "?" where the speaker
    must be looked up beside it."""

    id: str
    cls: CueClass
    side: str
    reach: str
    asserted_by: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    cls: CueClass
    side: str
    reach: str
    asserted_by: str
    pattern: re.Pattern[str]


_NAME = re.compile(r"[^\W\d_] [A-Z][a-z]|, [A-Z][a-z]+,")  # a capital within the sentence
_STOPS = {",": ", ", ",.": "(?:[,.;]|$)"}


class CueFinder:
    """Finds every cue of a sentence: one pass for each row whose first word is there."""

    def __init__(self) -> None:
        self._rows: list[_Row] = []
        firsts: dict[str, list[int]] = {}
        for row in rows("modality/cues.csv"):
            words = row["phrase"].split()
            compiled = re.compile(r"(?<!\w)" + _pattern(words) + r"(?!\w)")
            for first in words[0].split("|"):
                firsts.setdefault(first, []).append(len(self._rows))
            cls = cast(CueClass, row["class"])
            self._rows.append(_Row(row["id"], cls, row["side"], row["reach"], row["asserted_by"], compiled))
        self._firsts = firsts
        self._word = re.compile(r"n't|[\w-]+")

    def find(self, sentence: str, offset: int) -> list[Cue]:
        """Cues of ``sentence`` (any case), whose first character stands at ``offset``."""
        lower = sentence.lower() if len(sentence.lower()) == len(sentence) else sentence
        wanted = sorted({i for w in self._word.findall(lower) for i in self._firsts.get(w, ())})
        found = list(self._matches(sentence, lower, wanted, offset))
        found.sort(key=lambda c: (c.span.start, -c.span.end, c.id))
        kept: list[Cue] = []
        for cue in found:  # "may" inside "may have" says nothing of its own
            if not kept or cue.span.end > max(k.span.end for k in kept) or cue.span == kept[-1].span:
                kept.append(cue)
        return kept

    def _matches(self, sentence: str, lower: str, wanted: list[int], offset: int) -> Iterator[Cue]:
        for i in wanted:
            row = self._rows[i]
            for match in row.pattern.finditer(lower):
                if match.start() and (
                    sentence.startswith("May", match.start()) or _NAME.match(sentence, match.start() - 2)
                ):
                    continue  # the month; "his brother, Said, was"
                span = Span(offset + match.start(), offset + match.end())
                yield Cue(row.id, row.cls, row.side, row.reach, row.asserted_by, span)


def _pattern(words: list[str]) -> str:
    parts: list[str] = []
    for at, word in enumerate(words):
        if word in _STOPS:
            parts[-1] = parts[-1].removesuffix(" ")
            parts.append(_STOPS[word])
            continue
        if word == "...":
            parts.append(r"(?:[\w’'()-]+,? ){0,4}?")
            continue
        alternatives = "|".join(re.escape(a).replace(r"\*", r"\w*") for a in word.split("|"))
        parts.append(rf"(?:{alternatives}) ")
        if at == 0 and word.startswith("is|are") and len(words) > 1:
            parts.append(r"(?:\w+ly |also |now |later )?")
    pattern = "".join(parts)
    return pattern[:-1] if pattern.endswith(" ") else pattern
