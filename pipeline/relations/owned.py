"""Phrases with an owner that say who a named person is: "his wife, Fatima", "Askarov's lawyer, Tolekan X"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.case import Case, Person, Reference, Span


@dataclass(frozen=True, slots=True)
class Owned:
    """``noun``: the head's words in lower case ("wife", "defence lawyer"); ``people``: whom the phrase stands for."""

    noun: str
    owners: tuple[Person, ...]
    people: tuple[Person, ...]
    span: Span


def owned_phrases(case: Case) -> Iterator[Owned]:
    """Every such phrase of the text, in order."""
    owners: dict[int, Reference] = {r.start: r for r in case.references if r.possessive}
    for ref in case.references:
        people = tuple(t for t in ref.targets if isinstance(t, Person))
        if ref.kind != "noun_phrase" or not people:
            continue
        owner = owners.get(ref.start)
        if owner is None or owner is ref:
            continue
        whose = tuple(t for t in owner.targets if isinstance(t, Person))
        if whose:
            yield Owned(
                case.words(Span(owner.end, ref.end)).lower().removeprefix("’s ").removeprefix("'s "),
                whose,
                people,
                ref.span,
            )
