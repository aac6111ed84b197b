"""Kin told by a predicate, a list or "of": "X is a sister of Y", "who is Y's cousin", "her brothers A and B"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from pipeline.case import Case, Person, Span
from pipeline.people.kinship import Kin, kin_words
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import (
    last_reference,
    listed_before,
    listed_behind,
    owner_before,
    persons,
    subject_of,
)

_ADJECTIVES = (
    r"(?:(?:own|late|then|former|estranged|older|elder|younger|eldest|youngest|twin|only|pregnant|adult|teenage|maternal|paternal|"
    r"half|first|second|two|three|four|\w+-year-old)\s){0,2}"
)
_HOLDER = re.compile(
    r"(?:\s\([^()]{1,60}\))?(?:,\s(?:aged\s)?\d{1,2})?(?:,\s(?:an?|the)\s[^,;.]{2,60}?\sand(?:\sis)?|,|,?\s(?:who\s)?(?:is|was|are|were)(?:\salso)?|,\swho\sis)\s"
    r"(?:also\s|himself\s|herself\s)?(?:the\s|an?\s)?(?:[a-z-]+\s){0,2}?$"
)
_NAME_FOLLOWS = re.compile(r"['’]?s?,\s(?:(?:who\sis\s)?(?:an?|the)\s[a-z -]{2,30},?\s)?(?:[A-Z]\w{0,8}\.?\s)?")
_BARE = frozenset({",", ", the", ", a", ", an", "and", "and a", "and an", "and the"})  # behind "Hari, a tailor"
_TO_WHOM = re.compile(r"(?:[\w’'.-]+\s){0,4}")  # no comma: "the mother of four, was arrested with Ali"
_TO_OWNER = 26  # characters between "of" and the owner's name ("wife of detained journalist Omar Haddad")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted((re.escape(w) for w in kin_words()), key=lambda w: (-len(w), w)))
    return (
        re.compile(r"(?P<kin>[^\W\d_][\w-]*)\sof\s"),
        re.compile(rf"\s{_ADJECTIVES}(?P<kin>{words})\b", re.IGNORECASE),
    )


@cache
def _of_several() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    one = "|".join(sorted((re.escape(k.word) for k in set(kin_words().values())), key=lambda w: (-len(w), w)))
    many = "|".join(sorted((re.escape(k.plural) for k in set(kin_words().values())), key=lambda w: (-len(w), w)))
    return (
        re.compile(rf",?\s(?:who\s)?(?:are|were)\s(?:both\s|also\s|twin\s)?(?P<kin>{many})\b(?!\sof\b)"),
        re.compile(
            rf"\s(?:have|has|had)\s(?:an?|one|two|three|four|five|six|\d)\s(?:[a-z-]+\s){{0,2}}(?P<kin>{one}|{many}),?\s(?=[A-Z])"
        ),
        re.compile(rf"\s(?P<kin>{one})\sand\s(?:(?:his|her)\s)?(?P<other>{one}),\s(?=[A-Z])"),
    )


def told_kin(case: Case, ledger: Ledger) -> Iterator[tuple[Person, Person, Kin, Span]]:
    """Who is whose kin: the relative, the owner, the word, where it stands."""
    text = case.text
    of, after = _patterns()
    for m in of.finditer(text):
        kin = kin_words().get(m["kin"].lower())
        sentence = ledger.sentence(m.start())
        if kin is None or sentence.end <= m.start():
            continue
        near = [r for r in case.references_in(m.end(), min(sentence.end, m.end() + _TO_OWNER + 40)) if persons(r)]
        near = [r for r in near if r.start <= m.end() + _TO_OWNER and _TO_WHOM.fullmatch(text, m.end(), r.start)]
        if not near:
            continue
        owners, last = persons(near[0]), near[0].end
        if kin.inverse == "parent":  # "the son of Ali and Rania"
            both = [
                r for r in case.references_in(last, min(sentence.end, last + 60)) if r.kind == "name" and persons(r)
            ]
            if both and text[last : both[0].start] == " and ":
                owners, last = [*owners, *persons(both[0])], both[0].end
        holder = last_reference(case, sentence.start, m.start())
        gap = text[holder.end : m.start()] if holder else ""
        if holder and (_HOLDER.fullmatch(gap) or gap.strip() in _BARE):
            people = persons(holder)
        else:
            names = [r for r in case.references_in(last, min(sentence.end, last + 60)) if r.kind == "name"]
            apposed = names and _NAME_FOLLOWS.fullmatch(text[last : names[0].start])
            people = persons(names[0]) if apposed else []
        yield from ((p, o, kin, Span(*m.span())) for p in people for o in owners)
    for ref in case.references:
        if not ref.possessive or not persons(ref):
            continue
        found = after.match(text, ref.end + (2 if text[ref.end : ref.end + 2] in ("’s", "'s") else 0))
        if found is None:
            continue
        kin = kin_words()[found["kin"].lower()]
        sentence = ledger.sentence(ref.start)
        span = Span(ref.start, found.end())
        if kin.plural == found["kin"].lower():
            people = listed_behind(case, found.end(), sentence.end, 14)
            yield from ((p, o, kin, span) for p in people for o in persons(ref))
            continue
        holder = last_reference(case, sentence.start, ref.start)
        if (
            holder
            and _HOLDER.fullmatch(text[holder.end : ref.start])
            and re.search(r"(?:is|was)\s$", text[holder.end : ref.start])
        ):
            yield from ((p, o, kin, span) for p in persons(holder) for o in persons(ref))


def told_of_several(case: Case, ledger: Ledger) -> Iterator[tuple[Person, Person, Kin, Span]]:
    """Kin of several at once: "A and B, who are brothers", "A and B have a daughter, C"."""
    text = case.text
    are, have, two = _of_several()
    for m in are.finditer(text):
        kin = kin_words()[m["kin"].lower()]
        if kin.inverse not in ("sibling", "cousin"):
            continue
        people = listed_before(case, ledger.sentence(m.start()).start, m.start())
        yield from ((b, a, kin, Span(*m.span())) for a, b in combinations(people, 2))
    for m in have.finditer(text):
        kin = kin_words()[m["kin"].lower()]
        sentence = ledger.sentence(m.start())
        if kin.inverse not in ("parent", "sibling"):
            continue
        owners = subject_of(case, sentence.start, m.start())
        people = listed_behind(case, m.end(), sentence.end, 3)
        yield from ((p, o, kin, Span(*m.span())) for p in people for o in owners if p not in owners)
    for m in two.finditer(text):
        sentence = ledger.sentence(m.start())
        owners = owner_before(case, sentence.start, m.start("kin"))
        people = listed_behind(case, m.end(), sentence.end, 3)
        if len(people) == 2:
            kins = (kin_words()[m["kin"].lower()], kin_words()[m["other"].lower()])
            yield from ((p, o, kin, Span(*m.span())) for p, kin in zip(people, kins, strict=True) for o in owners)


_MARRIED = re.compile(r"\b(?:is|was|been|were)\s(?:\w+ly\s)?(?:married|engaged)\sto\s")

# "The couple, Ana and Juan", "Ana and Juan, a married couple"
_COUPLE = re.compile(
    r"\b(?P<before>[Tt]he\s(?:\w+\s)?couple,?\s(?=[A-Z]))|,\s(?:a|an|the|both)\s(?:[\w-]+\s)?couple\b|,\shusband\sand\swife\b"
)


def told_couples(case: Case, ledger: Ledger) -> Iterator[tuple[Person, Person, Span]]:
    """Who is married to whom ("Ana is married to Juan")."""
    for m in _MARRIED.finditer(case.text):
        sentence = ledger.sentence(m.start())
        one = last_reference(case, sentence.start, m.start())
        other = [
            r
            for r in case.references_in(m.end(), min(sentence.end, m.end() + 60))
            if persons(r) and r.start < m.end() + 20
        ]
        if one and other:
            yield from ((a, b, Span(*m.span())) for a in persons(one) for b in persons(other[0]) if a is not b)
    for m in _COUPLE.finditer(case.text):
        sentence = ledger.sentence(m.start())
        if m["before"]:
            pair = listed_behind(case, m.end(), sentence.end, 3)
        else:
            pair = listed_before(case, sentence.start, m.start())
        if len(pair) == 2:
            yield pair[0], pair[1], Span(*m.span())
