"""Accusations that officials make in plain words: "the commander said that he was a guerrilla"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Case, Reference, Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.subjects import Setting

_SAID = re.compile(
    r"\b(?:said|says|told|claim(?:s|ed)?|alleg(?:es|ed)|stated|announced|maintain(?:s|ed)?|declared|insist(?:s|ed)?|described|suggested)\b(?P<gap>[^.;\n]{0,120}?)(?=\s)"
)
_IS = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:,[^,\n]{1,60},\s*)?\"?(?:was|were|is|are|had|has|have|may\s+have|might\s+have)\s+(?:been\s+|actually\s+|in\s+fact\s+|secretly\s+|all\s+)?(?:a\s+|an\s+|the\s+|\"|“)*"
)
_MEMBERSHIP = frozenset(
    {
        "terrorist_membership",
        "terrorism",
        "banned_organization",
        "armed_rebellion",
        "espionage",
        "hostile_state",
        "treason",
        "subversion",
        "criminal_association",
    }
)


class StatementFinder:
    """Finds what officials say that people are or have done."""

    def __init__(self, reader: Reader, accusers: dict[str, str]) -> None:
        self.reader = reader
        self.accusers = accusers

    def __call__(self, case: Case, place: Setting) -> Iterator[tuple[list[Accusation], Reference, Span]]:
        """The accusations, whom they are about, and the words that announce them."""
        text, sentence = case.text, place.sentence
        for m in _SAID.finditer(text, sentence.start, sentence.end):
            kinds = [
                self.accusers[w]
                for w in re.findall(r"[a-z]+", text[max(sentence.start, m.start() - 110) : m.start()].casefold())
                if w in self.accusers
            ]
            if not kinds or kinds[-1] != "authority":
                continue
            for r in place.references:
                if r.start < m.end() or r.start > m.end() + 140 or r.possessive:
                    continue
                verb = _IS.match(text, r.end, sentence.end)
                if not verb or "not" in text[verb.start() : verb.end()]:
                    continue
                found, _ = self.reader(text, verb.end(), sentence.end, "weak")
                found = [a for a in found if a.category.kind in _MEMBERSHIP and a.category.strong]
                if found:
                    yield found[:1], r, Span(m.start(), verb.end())
                    break
