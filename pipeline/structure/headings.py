"""Headings and fixed openings: what they say about the part of the text that follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast

from pipeline.resources import rows
from pipeline.schema.vocabulary import SectionKind

Match = Literal["line", "label", "start"]
_LABEL = re.compile(r"([^:]{1,60}?) ?:(?: +|$)")
_MARKS = re.compile(r"^[\s•*#>=+_-]+|[\s:.*#=+_-]+$")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found in a line. ``end``: where the heading's own words end (with their colon), in the line."""

    section: SectionKind
    then: SectionKind
    match: Match
    end: int


def _fold(text: str) -> str:
    return " ".join(text.replace("’", "'").split()).casefold()


class Headings:
    """The vocabulary of headings, in the three ways in which lines can match it."""

    def __init__(self) -> None:
        self._by_match: dict[str, dict[str, tuple[SectionKind, SectionKind]]] = {"line": {}, "label": {}, "start": {}}
        for row in rows("structure/headings.csv"):
            kinds = (cast(SectionKind, row["section"]), cast(SectionKind, row["then"]))
            self._by_match[row["match"]][_fold(row["phrase"])] = kinds
        starts = sorted(self._by_match["start"], key=len, reverse=True)
        self._start = re.compile(rf"(?:{'|'.join(map(re.escape, starts))})\b")

    def find(self, text: str) -> Heading | None:
        """The heading that ``text`` (a line) is or begins with, or None."""
        if len(text) <= 120:
            kinds = self._by_match["line"].get(_fold(_MARKS.sub("", text)))
            if kinds:
                return Heading(*kinds, match="line", end=len(text))
        label = _LABEL.match(text)
        if label:
            kinds = self._by_match["label"].get(_fold(_MARKS.sub("", label[1])))
            if kinds:
                return Heading(*kinds, match="label", end=label.end())
        start = self._start.match(_fold(text[:120]))
        if start:
            return Heading(*self._by_match["start"][start[0]], match="start", end=0)
        return None


HEADINGS = Headings()
