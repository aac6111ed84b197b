"""Accusations that officials make in plain words: "the commander said that he was a guerrilla"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Case, Reference, Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.patterns import options_of
from pipeline.charges.subjects import Setting
from pipeline.resources import strings

_SAID = re.compile(
    r"\b(?:said|says?|told|believed?|suspect(?:s|ed)?|claim(?:s|ed)?|alleg(?:es?|ed)|stated|announced|maintain(?:s|ed)?|declared|"
    r"insist(?:s|ed)?|described|suggested|[Aa]ccording\s+to)\b"
)
_SPEAKER = 110  # characters before the verb within which the speaker stands
_SUBJECT = 140  # characters behind it within which the accused stands
_IS = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:,[^,\n]{1,60},\s*)?[\"“]?(?:was|were|is|are|had|has|have|may\s+have|might\s+have|(?=belong(?:s|ed)?\s))\s*"
    r"(?:been\s+|actually\s+|in\s+fact\s+|secretly\s+|all\s+)?(?:a\s+|an\s+|the\s+|\"|“)*"
)
_HAD = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:had\s+|has\s+|have\s+|may\s+have\s+|might\s+have\s+)?(?:\w+ly\s+|also\s+)?[\"“]?"
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
        deeds = options_of([r"\s+".join(verb.split()) for verb in strings("charges/deeds.csv", "verb")])
        self._deed = re.compile(rf"(?:{deeds})\b")

    def __call__(self, case: Case, place: Setting) -> Iterator[tuple[list[Accusation], Reference, Span]]:
        """The accusations, whom they are about, and the words that announce them."""
        text, sentence = case.text, place.sentence
        for m in _SAID.finditer(text, sentence.start, sentence.end):
            behind = m[0][0] in "Aa" and m[0].endswith("to")  # "according to the police, X had"
            speaker = (m.end(), m.end() + 60) if behind else (m.start() - _SPEAKER, m.start())
            if self._kind(text[max(sentence.start, speaker[0]) : min(sentence.end, speaker[1])]) != "authority":
                continue
            for r in place.references:
                if r.start < m.end() or r.start > m.end() + _SUBJECT or r.possessive:
                    continue
                found, start = self._predicate(text, r.end, sentence.end)
                if found:
                    yield found, r, Span(m.start(), start)
                    break

    def _kind(self, words: str) -> str | None:
        """The kind of the last speaker whom ``words`` name."""
        kinds = [self.accusers[w] for w in re.findall(r"[a-z]+", words.casefold()) if w in self.accusers]
        return kinds[-1] if kinds else None

    def _predicate(self, text: str, start: int, end: int) -> tuple[list[Accusation], int]:
        """What is said of the person who ends at ``start``, and where the words of it begin."""
        had = _HAD.match(text, start, end)
        if had and self._deed.match(text, had.end(), end):
            found, _ = self.reader(text, had.end(), end, "weak")
            if found and found[0].category.strong:
                return found[:1], had.end()
        verb = _IS.match(text, start, end)
        if not verb:
            return [], start
        found, _ = self.reader(text, verb.end(), end, "weak")
        found = [a for a in found if a.category.kind in _MEMBERSHIP and a.category.strong]
        return found[:1], verb.end()
