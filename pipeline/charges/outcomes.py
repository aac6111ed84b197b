"""What became of charges named before: dropped, acquitted, convicted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, cast

from pipeline.case import Span
from pipeline.charges.patterns import expression, first_words, options_of
from pipeline.resources import rows

Outcome = Literal["dropped", "acquitted", "convicted", "reconvicted"]
_VOID = re.compile(
    r"\b(?:not|never|none|nobody|neither|nor|unless|whether|if|could|may|might|would|should|must|can|cannot|will|be|before|until|urg\w+|calls?|calling|ask\w*|demand\w*|"
    r"drop|drops|to)\s+(?:(?!and\b)\w+\s+){0,3}$|n[’']t\s+(?:\w+\s+){0,3}$",
)


_INSIDE = re.compile(r"\b(?:not|should|must|could|may|might|be|would)\b")


@dataclass(frozen=True, slots=True)
class Ending:
    """Words that tell the end of a case. ``people`` says where they stand: subject, object or charges."""

    span: Span
    status: Outcome
    people: str
    rule: str


class OutcomeFinder:
    """Finds the rows of ``data/vocab/charges/outcomes.csv``."""

    def __init__(self) -> None:
        self._by_word: dict[str, list[tuple[re.Pattern[str], str, Outcome, str]]] = {}
        for row in rows("charges/outcomes.csv"):
            pattern = re.compile(rf"(?:{expression(row['phrase'])})(?!\w)", re.IGNORECASE)
            item = (pattern, row["people"], cast(Outcome, row["status"]), row["phrase"])
            for word in first_words(row["phrase"]):
                self._by_word.setdefault(word, []).append(item)
        self._quick = re.compile(rf"\b(?:{options_of(list(self._by_word))})(?!\w)", re.IGNORECASE)

    def __call__(self, text: str, start: int, end: int) -> Iterator[Ending]:
        """The endings told between ``start`` and ``end`` as facts."""
        for word in self._quick.finditer(text, start, end):
            for pattern, people, status, phrase in self._by_word[word[0].casefold()]:
                m = pattern.match(text, word.start(), end)
                if not m or _VOID.search(text[max(start, m.start() - 60) : m.start()]) or _INSIDE.search(m[0]):
                    continue
                yield Ending(Span(*m.span()), status, people, phrase)
