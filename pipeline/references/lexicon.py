"""The closed classes and nouns that references are read with."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipeline.case import Organization
from pipeline.people.kinship import kin_words
from pipeline.resources import rows


class PeopleNoun(NamedTuple):
    """A noun for people in one of its forms. ``kind``: a class of ``people_nouns.csv``, or kin, work, post."""

    singular: str
    plural: bool
    gender: str | None
    kind: str

    @property
    def agent(self) -> bool:
        """Whether the noun is for those who act for a force."""
        return self.kind.startswith("agent")


class BodyNoun(NamedTuple):
    """A noun for bodies: the kinds it may stand for, and whether it must be part of the body's name."""

    noun: str
    kinds: frozenset[str]
    named: bool

    def fits(self, body: Organization) -> bool:
        """Whether the noun may stand for ``body``."""
        if body.kind not in self.kinds:
            return False
        return not self.named or any(self.noun in name.casefold() for name in (body.name, *body.aliases))


@cache
def people_nouns() -> dict[str, PeopleNoun]:
    """Nouns for people by form, lower case; of one word or two."""
    table: dict[str, PeopleNoun] = {}
    for row in rows("references/people_nouns.csv"):
        for form, plural in ((row["noun"], False), (row["plural"], True)):
            table.setdefault(form, PeopleNoun(row["noun"], plural, row["gender"] or None, row["class"]))
    for form, kin in kin_words().items():
        if form == kin.word or form not in table:
            table[form] = PeopleNoun(kin.word, form == kin.plural, kin.gender, "kin")
    for row in rows("people/occupations.csv"):
        # Posts say who a named person is; by themselves they stand for nobody ("the president has called for").
        kind = "post" if row["official"] == "yes" or row["kind"] == "post" else "work"
        for form, plural in ((row["occupation"], False), (row["plural"], True)):
            table.setdefault(form, PeopleNoun(row["occupation"], plural, None, kind))
    return table


@cache
def noun_lengths() -> dict[str, tuple[int, ...]]:
    """How many words the nouns have that begin with a word, the longest first; three at most."""
    lengths: dict[str, set[int]] = {}
    for form in people_nouns():
        words = form.split(" ")
        if len(words) <= 3:
            lengths.setdefault(words[0], set()).add(len(words))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def _words() -> tuple[dict[str, str], ...]:
    return tuple(rows("references/words.csv"))


@cache
def closed(kind: str) -> frozenset[str]:
    """The words of one closed class."""
    return frozenset(row["word"] for row in _words() if row["class"] == kind)


@cache
def numbers() -> dict[str, int]:
    """Number words, with "both" and "neither"."""
    return {row["word"]: int(row["value"]) for row in _words() if row["class"] in ("number", "all") and row["value"]}


@cache
def body_nouns() -> dict[str, BodyNoun]:
    """Nouns for bodies by word."""
    return {
        row["noun"]: BodyNoun(row["noun"], frozenset(row["kinds"].split("|")), row["named"] == "yes")
        for row in rows("references/body_nouns.csv")
    }


def number(word: str) -> int | None:
    """The value of a number word or of digits ("1,200"); None for anything else."""
    if word in numbers():
        return numbers()[word]
    digits = word.replace(",", "")
    if digits.isdigit() and len(digits) < 8:
        return int(digits)
    first, _, second = word.partition("-")
    if second and first in numbers() and second in numbers():
        return numbers()[first] + numbers()[second]
    return None


PRONOUNS: dict[str, tuple[str, str]] = {
    # word: (whom it may stand for, case)
    "he": ("male", "subject"),
    "she": ("female", "subject"),
    "they": ("plural", "subject"),
    "him": ("male", "object"),
    "them": ("plural", "object"),
    "his": ("male", "possessive"),
    "their": ("plural", "possessive"),
    "hers": ("female", "possessive"),
    "theirs": ("plural", "possessive"),
    "her": ("female", "either"),
    "himself": ("male", "reflexive"),
    "herself": ("female", "reflexive"),
    "themselves": ("plural", "reflexive"),
    "who": ("any", "relative"),
    "whom": ("any", "relative"),
    "whose": ("any", "relative"),
}
