"""Accusations made in plain words: "the commander said that he was a guerrilla", "he is alleged to have killed"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.case import Case, Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.described import Accused
from pipeline.charges.patterns import options_of
from pipeline.charges.subjects import Setting, people_of, subject
from pipeline.resources import strings
from pipeline.schema import vocabulary as v

_SAID = re.compile(
    r"\b(?:said|says?|told|believed?|suspect(?:s|ed)?|claim(?:s|ed)?|alleg(?:es?|ed)|stated|announced|maintain(?:s|ed)?|declared|"
    r"insist(?:s|ed)?|saying|claiming|alleging|stating|declaring|insisting|suspecting|believing|described|suggested|(?P<ruled>ruled|found|concluded)(?=\s+that\b)|[Aa]ccording\s+to)\b"
)
# "is alleged to have taken part", "is said by the police to be a member"
_SAID_OF = re.compile(
    r"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+|also\s+)?(?P<verb>alleged|suspected|said|believed|claimed|reported|thought|held)"
    r"(?:\s+by\s+(?P<by>[^,;.\n]{2,60}?))?\s+to\s+(?P<be>have\s+been\s+(?=an?\s)|be\s+|(?=have\s))"
)
_ALLEGED = frozenset({"alleged", "suspected"})  # an accusation, whoever makes it
_SPEAKING = re.compile(r"[a-z]+(?![a-z]|['’])")  # "rejected the relatives' version and said": not the relatives
_COURTS = frozenset({"court", "courts", "judge", "judges", "tribunal", "jury", "magistrate", "chamber"})
OF_STATE = frozenset({"assault", "kidnapping"})  # what authorities are blamed for, and deny of their own
_SPEAKER = 170  # characters before the verb within which the speaker stands
_SUBJECT = 140  # characters behind it within which the accused stands
_IS = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:,[^,\n]{1,60},\s*)?[\"“]?(?:was|were|is|are|had|has|have|may\s+have|might\s+have|(?=belong(?:s|ed)?\s))\s*"
    r"(?:been\s+|actually\s+|in\s+fact\s+|secretly\s+|all\s+)?(?:a\s+|an\s+|the\s+|\"|“)*"
)
_HAD = re.compile(
    r"\s*(?:\([^()\n]{1,60}\)\s*)?(?:,[^,\n]{1,60},\s*)?(?:had\s+|has\s+|have\s+|may\s+have\s+|might\s+have\s+)?(?:\w+ly\s+|also\s+)?[\"“]?"
)
_INVOLVED = re.compile(r"(?:behind|(?:\w+ly\s+)?responsible\s+for|guilty\s+of|involved\s+in|implicated\s+in)\s+")
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


@dataclass(frozen=True, slots=True)
class Statement:
    """What ``people`` are said to be or to have done; ``words`` announce it."""

    accusations: list[Accusation]
    people: list[Accused]
    words: Span
    status: v.ChargeStatus = "accused"


class StatementFinder:
    """Finds what officials say that people are or have done."""

    def __init__(self, reader: Reader, accusers: dict[str, str]) -> None:
        self.reader = reader
        self.accusers = accusers
        deeds = options_of([r"\s+".join(verb.split()) for verb in strings("charges/deeds.csv", "verb")])
        self._deed = re.compile(rf"(?:{deeds})\b")

    def __call__(self, case: Case, place: Setting) -> Iterator[Statement]:
        """The statements of the sentence of ``place``."""
        text, sentence = case.text, place.sentence
        yield from self._said_of(case, place)
        for m in _SAID.finditer(text, sentence.start, sentence.end):
            behind = m[0][0] in "Aa" and m[0].endswith("to")  # "according to the police, X had"
            speaker = (m.end(), m.end() + 60) if behind else (m.start() - _SPEAKER, m.start())
            speakers = self._speakers(text[max(sentence.start, speaker[0]) : min(sentence.end, speaker[1])])
            last = speakers[min(1, len(speakers) - 1)] if behind else speakers[-1]
            if self.accusers.get(last) != "authority" or (m["ruled"] and last not in _COURTS):
                continue
            for r in place.references:
                if r.start < m.end() or r.start > m.end() + _SUBJECT or r.possessive:
                    continue
                found, start = self._predicate(text, r.end, sentence.end)
                if found:
                    status: v.ChargeStatus = "convicted" if m["ruled"] else "accused"
                    yield Statement(found, people_of([r]), Span(m.start(), start), status)
                    break

    def _said_of(self, case: Case, place: Setting) -> Iterator[Statement]:
        """What people are alleged to be or to have done, or said by an authority."""
        for m in _SAID_OF.finditer(case.text, *place.sentence):
            speakers = self._speakers(m["by"] or "")
            if self.accusers.get(speakers[-1]) != "authority" and (m["by"] or m["verb"] not in _ALLEGED):
                continue
            found, start = self._predicate(case.text, m.end(), place.sentence.end, be=bool(m["be"]))
            found = [a for a in found if a.category.category not in OF_STATE]
            people = subject(case, place, m.start("verb")) if found else []
            if people:
                yield Statement(found, people, Span(m.start("verb"), start))

    def _speakers(self, words: str) -> list[str]:
        """The words of ``words`` that name a speaker, behind an empty one."""
        return ["", *(w for w in _SPEAKING.findall(words.casefold()) if w in self.accusers)]

    def _predicate(self, text: str, start: int, end: int, be: bool = False) -> tuple[list[Accusation], int]:
        """What is said of the person who ends at ``start``, and where the words of it begin.

        ``be`` tells that the verb "to be" stands before ``start`` already.
        """
        had = _HAD.match(text, start, end)
        if had and self._deed.match(text, had.end(), end):
            found, _ = self.reader(text, had.end(), end, "weak")
            if found and found[0].category.strong:
                return found[:1], had.end()
        verb = _IS.match(text, start, end)
        if not (verb or be):
            return [], start
        stands = verb.end() if verb else start
        involved = _INVOLVED.match(text, stands, end)
        found, _ = self.reader(text, involved.end() if involved else stands, end, "weak")
        found = [a for a in found if a.category.strong and (involved or a.category.kind in _MEMBERSHIP)]
        return found[:1], stands
