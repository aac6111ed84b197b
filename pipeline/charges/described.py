"""Noun phrases for people without a name who stand accused ("at least nine others", "members of his church")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from pipeline.case import Case, Group, Reference, Span
from pipeline.charges.coordination import cluster_right
from pipeline.resources import strings

_NUMBER = (
    r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundreds|scores|dozens|thousands|several|many|some|most|all|both|"
    r"a number|another|other|others|one|the|an?|these|those|its|his|her|their)"
)
_NOT_INSIDE = r"(?!(?:who|was|were|and|in|by|to|of|for|on)\b)"
_NOT_AFTER = r"(?!(?:was|were|is|are|who|has|have|had|and|in|of|to|on|at|for|accused|charged|arrested|convicted)\b)"
_NAMES_FOLLOW = re.compile(
    r"(?:\s+(?:from|in|of|at)\s+(?:the\s+)?[\w’' -]{2,60})?(?:,|:|\s[–—-]|\s\()\s*(?:[\w’'-]+\s){0,2}"
)


@cache
def _phrase() -> re.Pattern[str]:
    heads = "|".join(sorted(strings("charges/group_heads.csv", "word"), key=len, reverse=True))
    return re.compile(
        rf"(?:\b(?:at least|more than|over|up to|about|around|nearly|some|as many as|another)\s+)?\b{_NUMBER}"
        rf"(?:\s+{_NUMBER})?(?:\s+(?:of\s+(?:the|them|these|those)|of))?"
        rf"(?:\s+{_NOT_INSIDE}[\w’'-]+){{0,5}}?\s+(?:{heads})\b"
        rf"(?:\s+of\s+(?:the\s+)?[\w’'-]+(?:\s+{_NOT_AFTER}[\w’'-]+){{0,2}})?",
        re.IGNORECASE,
    )


_MANY = (
    r"(?:\d[\d,]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Hh]undreds|[Ss]cores|[Dd]ozens|"
    r"[Tt]housands|[Ss]everal|[Mm]any|[Ss]ome)"
)
_ABOUT = r"(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Uu]p to|[Aa]bout|[Aa]round|[Nn]early|[Ss]ome)"
# "Hundreds of Oromos", "some 20 young Sahrawis"
_PEOPLES = re.compile(
    rf"(?:\b{_ABOUT}\s+)?\b{_MANY}(?:\s+(?:of\s+)?(?:the\s+)?|\s)(?:[a-z-]+\s+){{0,3}}[A-Z][a-zà-ÿ’'-]{{2,}}(?:s|ese|is)\b"
)
# A part of a group that stands by its number alone ("One was", "the remaining six were", "around 20 have").
_PART = re.compile(
    rf"(?:\b[Tt]he\s+(?:remaining|other)\s+{_NUMBER}|(?:\A|(?<=[.,;] )|(?<=\n)|(?<=and )|(?<=but )|(?<=while ))"
    rf"(?:{_ABOUT}\s+)?(?:[Oo]ne|{_MANY}|[Oo]thers|[Bb]oth|[Aa]nother|[Mm]ost)(?:\s+(?:others|more))?(?:\s+of\s+(?:them|those|these))?)"
    rf"(?=\s+(?:(?:was|were|is|are|has|have|had|received|remained|faced|face)\b))"
)


def phrases(text: str, start: int, end: int) -> Iterator[Span]:
    """The noun phrases between ``start`` and ``end``."""
    found = [Span(*m.span()) for m in _phrase().finditer(text, start, end)]
    for m in _PEOPLES.finditer(text, start, end):
        span = Span(*m.span())
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    yield from sorted(found)


def part(text: str, start: int, end: int) -> Span | None:
    """A part of a group that stands for people by its number alone ("One was", "the remaining six were")."""
    m = _PART.search(text, start, end)
    return Span(*m.span()) if m else None


def named_behind(case: Case, span: Span, references: list[Reference], end: int) -> list[Reference]:
    """The names that follow a phrase and say who they are: "three members, Paulos, Isaac and Negede,"."""
    m = _NAMES_FOLLOW.match(case.text, span.end, end)
    if not m:
        return []
    behind = [r for r in references if r.kind == "name" and span.end < r.start <= m.end()]
    run = cluster_right(case.text, references, behind[0], end) if behind else []
    return run if len({id(t) for r in run for t in r.targets}) > 1 else []


def group_at(case: Case, span: Span) -> Group:
    """The group that the words of ``span`` name: a known one where they are the same, else a new one.

    A group that is known by fewer of these words gets them all ("eight members" of "eight members of the police").
    """
    words = case.words(span)
    for group in case.groups:
        inside = [m for m in group.mentions if m.overlaps(span)]
        if inside or group.text == words:
            if span not in group.mentions:
                group.mentions.append(span)
            if (
                inside
                and span.contains(inside[0])
                and inside[0].start <= span.start + 4
                and len(words) > len(group.text)
            ):
                group.text = words.removeprefix("The ").removeprefix("the ")
            return group
    group = Group(words, mentions=[span])
    case.groups.append(group)
    return group
