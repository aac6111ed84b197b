"""Words that tell whose name it can't be."""

from __future__ import annotations

from functools import cache

from pipeline.resources import rows, strings


@cache
def impersonal() -> frozenset[str]:
    """Words in lower case that stand in names of bodies, events and works, never in a person's."""
    return frozenset(strings("entities/impersonal.csv", "word"))


@cache
def headed() -> frozenset[str]:
    """``impersonal`` and the nouns that head names of bodies, facilities, places and laws."""
    words = set(impersonal()) | set(strings("entities/law_words.csv", "word"))
    for name, column in (("entities/heads.csv", "head"), ("places/generics.csv", "word")):
        words |= {row[column].lower().split()[-1] for row in rows(name)}
    return frozenset(words)


@cache
def occupation_words() -> frozenset[str]:
    """Occupations and posts in lower case, singular and plural."""
    return frozenset(row[form].lower() for row in rows("people/occupations.csv") for form in ("occupation", "plural"))
