"""Noun phrases for people without a name who stand accused ("at least nine others", "members of his church")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pipeline.case import Case, Group, Person, Reference, Span
from pipeline.charges.coordination import cluster_right
from pipeline.language.months import MONTHS
from pipeline.references.lexicon import number, people_nouns
from pipeline.resources import strings

Accused = Person | Group
_GENDERED = {"man": "male", "boy": "male", "woman": "female", "girl": "female"}

_NUMBER = (
    rf"(?:\d+(?:,\d{{3}})*(?![\d,]|\s+(?:{MONTHS})\b)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-\w+|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|hundreds|scores|dozens|thousands|several|many|some|most|all|both|"
    r"a number|another|other|others|one|the|an?|these|those|its|his|her|their)"
)
_START = re.compile(
    rf"(?:\b(?:at least|more than|over|up to|about|around|nearly|some|as many as|another)\s+)?\b(?<!-){_NUMBER}(?!-)"
    rf"(?:\s+{_NUMBER}(?![\w-]))?(?:\s+of\s+(?:the|them|these|those|his|her|their|its)|\s+of)?(?=\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\s+(?P<word>[\w’'-]+)")
_ACCUSED = re.compile(r"\s+accused\s+of\b")
_AGED = re.compile(r"\d+-year-olds?")
_PLACE = re.compile(r"\s+(?:stations?|custody|headquarters|posts?|force|cells?|barracks|academy|service|union)\b")
_PEOPLE = ("person", "people", "kin", "case", "agent")  # kinds of nouns that stand for people as such
_WORDS = 6  # that may stand between a number and the noun
_NOT_INSIDE = re.compile(
    r"(?:who|was|were|is|are|has|have|had|did|does|do|not|and|or|but|that|which|whom|in|by|to|of|for|on|at|from|with|against|into|"
    r"includ\w+|exclud\w+|convicted|indicted|charged|accused|arrested|detained|sentenced|released|acquitted|said|told|says|when|where)",
    re.IGNORECASE,
)
_OF = re.compile(
    r"\s+of\s+(?:the\s+|his\s+|her\s+|their\s+|its\s+)?[\w’'-]+"
    r"(?:\s+(?!(?:was|were|is|are|who|has|have|had|and|in|of|to|on|at|for|includ\w+|remain\w*|held|serv\w+|face|faces|faced|accused|charged|arrested|convicted)\b)[\w’'-]+){0,2}",
    re.IGNORECASE,
)
_NAMES_FOLLOW = re.compile(
    r"(?:\s+(?:from|in|of|at)\s+(?:the\s+)?[\w’' -]{2,60})?(?:,|:|\s[–—-]|\s\(|(?=\s))\s*(?:[\w’'-]+\s){0,2}"
)


@cache
def _heads() -> frozenset[str]:
    """Nouns for people, singular and plural, in lower case."""
    found = {word.casefold() for word in strings("charges/group_heads.csv", "word")}
    found |= {word.split()[-1] for word, noun in people_nouns().items() if noun.kind in _PEOPLE}
    for occupation in strings("people/occupations.csv", "occupation"):
        word = occupation.split()[-1].casefold()
        found |= {word, f"{word}s", word[:-3] + "men" if word.endswith("man") else word}
    return frozenset(found)


_PLURAL = re.compile(r"(?:[^,;.\n]{2,60},\s+)?(?P<words>(?:[\w’'-]+\s+){1,4})")
_MANY = (
    r"(?:\d[\d,]*|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Hh]undreds|[Ss]cores|[Dd]ozens|"
    r"[Tt]housands|[Ss]everal|[Mm]any|[Ss]ome)"
)
_ABOUT = r"(?:[Aa]t least|[Mm]ore than|[Oo]ver|[Uu]p to|[Aa]bout|[Aa]round|[Nn]early|[Ss]ome)"
# "Hundreds of Oromos", "some 20 young Sahrawis"
_PEOPLES = re.compile(
    rf"(?:\b{_ABOUT}\s+)?\b{_MANY}(?:\s+(?:of\s+)?(?:the\s+)?|\s)(?:[a-z-]+\s+){{0,3}}[A-Z][a-zà-ÿ’'-]{{2,}}(?:s|ese|is)\b"
)
_COUNTED = re.compile(
    rf"\s*(?P<words>(?:[Aa]ll\s+(?:the\s+)?|[Tt]he\s+(?:other\s+|remaining\s+)?)?{_MANY}(?:\s+others)?)(?![\w-]|\s+[a-z]+s\b)"
)
# A part of a group that stands by its number alone ("One was", "the remaining six were", "around 20 have").
_PART = re.compile(
    rf"(?:\b(?:[Tt]he|[Aa]ll|[Tt]hese|[Aa]ll\s+the)\s+(?:(?:remaining|other)\s+)?{_NUMBER}|"
    rf"(?:\A|(?<=[.,;] )|(?<=\n)|(?<=and )|(?<=but )|(?<=while ))"
    rf"(?:{_ABOUT}\s+)?(?:[Oo]ne|{_MANY}|[Oo]thers|[Bb]oth|[Aa]nother|[Mm]ost|All)(?:\s+(?:others|more))?(?:\s+of\s+(?:them|those|these))?)"
    r"(?=(?:,[^,;.\n]{1,100},)?\s+(?:\w+ly\s+|also\s+|now\s+|all\s+|both\s+|later\s+|then\s+)?(?:was|were|is|are|has|have|had|received|got|remain(?:ed)?|faced?|"
    r"stand|stood|could|may|will|would|appeared|went|pleaded|den(?:y|ied)|await)\b)"
)


@cache
def _occupations() -> frozenset[str]:
    return frozenset(o.split()[-1].casefold() for o in strings("people/occupations.csv", "occupation"))


def occupation(noun: str) -> bool:
    """Whether ``noun`` names an occupation."""
    return noun.casefold() in _occupations()


def person_noun(noun: str) -> bool:
    """Whether ``noun`` names a person or people."""
    return noun.casefold() in _heads()


def singular(noun: str) -> bool:
    """Whether ``noun`` names one person."""
    word = noun.casefold()
    return word in _heads() and not word.endswith(("s", "men", "people", "children"))


def fits(person: Person, noun: str) -> bool:
    """Whether nothing that is known of ``person`` speaks against "the ``noun``" (in lower case)."""
    if noun in _GENDERED:
        return person.gender in (None, _GENDERED[noun])
    works = [o.split()[-1] for o in person.occupations]
    return not works or not occupation(noun) or noun in works


def names_in(case: Case, start: int, end: int) -> list[Reference]:
    """References by name to people within the offsets, which may lie beyond the text."""
    return [
        r
        for r in case.references_in(max(0, start), min(end, len(case.text)))
        if r.kind == "name" and any(isinstance(t, Person) for t in r.targets)
    ]


def people_named(references: Iterable[Reference]) -> list[Person]:
    """The people that ``references`` stand for, each once, in order."""
    return list(dict.fromkeys(t for r in references for t in r.targets if isinstance(t, Person)))


def phrases(text: str, start: int, end: int) -> Iterator[Span]:
    """The noun phrases between ``start`` and ``end``."""
    found, at = [], start
    while (m := _START.search(text, at, end)) is not None:
        last = _noun(text, m.end(), end)
        if last is None:
            at = m.end()
            continue
        of = _OF.match(text, last, end)
        at = of.end() if of else last
        found.append(Span(m.start(), at))
    for m in _PEOPLES.finditer(text, start, end):
        span = Span(*m.span())
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    yield from sorted(found)


def _noun(text: str, at: int, end: int) -> int | None:
    """Where the noun for people ends that follows a number at ``at``."""
    heads = _heads()
    begun = False
    for _ in range(_WORDS):
        m = _WORD.match(text, at, end)
        if m is None or _NOT_INSIDE.fullmatch(m["word"]) or (begun and number(m["word"].casefold()) is not None):
            return None  # "the year two officers": another phrase begins
        at, begun = m.end(), True
        if m["word"].casefold() in heads or (_AGED.fullmatch(m["word"]) and not _aged_noun(text, at, end)):
            while (more := _WORD.match(text, at, end)) is not None and more["word"].casefold() in heads:
                if _ACCUSED.match(text, at, end):
                    break
                at = more.end()  # "police officers"
            return None if _PLACE.match(text, at, end) else at
    return None


def _aged_noun(text: str, at: int, end: int) -> bool:
    """Whether a noun for people follows an age at ``at`` ("19-year-old student")."""
    return any(w["word"].casefold() in _heads() for w in re.finditer(_WORD, text[at : min(end, at + 40)]))


def plural(text: str, start: int, end: int) -> Span | None:
    """A plural without a number that opens ``text[start:end]`` as its subject ("Soldiers of the army were")."""
    m = _PLURAL.match(text, start, end)
    if m is None:
        return None
    at = m.start("words")
    for word in re.finditer(r"[\w’'-]+", text[at : m.end("words")]):
        if word[0].casefold() in _heads() and (word[0].endswith("s") or word[0].endswith("men")):
            of = _OF.match(text, at + word.end(), end)
            return Span(at, of.end() if of else at + word.end())
        if _NOT_INSIDE.fullmatch(word[0]):
            return None
    return None


def part(text: str, start: int, end: int, before: int) -> Span | None:
    """A part of a group that stands for people by its number alone ("One was", "the remaining six were").

    The last one that ends at ``before`` at the latest: "Most were freed, but around 20 were".
    """
    found = [Span(*m.span()) for m in _PART.finditer(text, start, end) if m.end() <= before]
    return found[-1] if found else None


def counted(text: str, start: int, end: int) -> Span | None:
    """People who stand by their number alone as an object at ``start`` ("against all eight")."""
    m = _COUNTED.match(text, start, end)
    return Span(m.start("words"), m.end()) if m else None


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
            if inside and span.contains(inside[0]) and len(words) > len(group.text):
                group.text = words.removeprefix("The ").removeprefix("the ")
            return group
    group = Group(words, mentions=[span])
    case.groups.append(group)
    return group
