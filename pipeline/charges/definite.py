"""Definite descriptions of the accused ("the editor", "the pair", "his client"): whom of the named they stand for.

The references stage resolves those whose noun the text has tied to a person. What is left here stands before a verb
of accusation, where a reader takes the only person told of so far, without a word that ties the two.
"""

from __future__ import annotations

import re

from pipeline.case import Case, Group, Person, Span
from pipeline.charges import described
from pipeline.charges.coordination import cluster_left
from pipeline.charges.described import Accused, names_in, people_named
from pipeline.references.lexicon import number

_ONE = re.compile(r"(?:the|this)\s+(?:[\w-]+\s+){0,4}(?P<noun>[\w-]+)", re.IGNORECASE)
_NEW = re.compile(
    r"\b(?:other|another|second|third|latter|former|only|first|last|same|dead|murdered)\b", re.IGNORECASE
)
_PAIR = re.compile(r"(?:the|this|both)\s+(?:young\s+|elderly\s+|married\s+)?(?:pair|duo|two|couple)", re.IGNORECASE)
_EVERY = re.compile(
    r"(?:(?:all|the|these)\s+(?:the\s+)?(?P<count>two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2})|all|both)"
    r"(?:\s+of\s+(?:them|these|those))?(?:\s+(?:men|women|people|accused|defendants|detainees|prisoners|suspects))?",
    re.IGNORECASE,
)
_COUNTED = range(2, 31)
_SEVERAL = re.compile(r"(?:the|these)\s+(?:\w+\s+)?(?P<noun>[\w-]+(?:s|men|women|people))", re.IGNORECASE)
_RESTRICTED = re.compile(r"\s+(?:who|whose|whom|from|of|in|that|accused|charged|suspected|responsible)\b")
_CLIENT = re.compile(r"(?:his|her|their|the)\s+clients?", re.IGNORECASE)
_COUNSEL = re.compile(r"(?:['’]s?)?\s*(?:defen[cs]e\s+)?(?:lawyers?|attorneys?|counsel|advocate|solicitor)\b")
_COUNSEL_FOR = re.compile(r"\b(?:lawyers?|attorneys?|counsel)\s+(?:for|of|representing)\s+$")
_TITLES = {"doctor": "dr", "physician": "dr", "priest": "father", "lieutenant": "lt"}  # as written before a name
_REACH = 600  # characters back in which a description finds whom it stands for
_AHEAD = 300  # and ahead, where nobody has been named before


def accused_at(case: Case, words: Span, *, whole: bool = False) -> list[Accused]:
    """The people whom the noun phrase at ``words`` stands for: those whom it describes, else its group.

    ``whole`` tells that nothing behind the words belongs to them ("the doctor of fraud": accused of fraud).
    """
    found: list[Accused] = [*_described(case, words, whole)]
    return found or _sum(case, words) or _last_group(case, words) or [described.group_at(case, words)]


def _described(case: Case, words: Span, whole: bool) -> list[Person]:
    text = case.text[words.start : words.end]
    if _CLIENT.fullmatch(text):
        return _client(case, words.start)
    every = _EVERY.fullmatch(text)
    if every:
        return _everybody(case, words.start, _counted((every["count"] or "").casefold()))
    if _PAIR.fullmatch(text):
        return _last_two(case, words.start)
    one = _ONE.fullmatch(text)
    restricted = not whole and _RESTRICTED.match(case.text, words.end)
    if (
        one
        and (described.singular(one["noun"]) or one["noun"].endswith("-year-old"))
        and not _NEW.search(text)
        and not restricted
    ):
        return _only_one(case, words, one["noun"].casefold())
    return []


def _counted(word: str) -> int | None:
    count = number(word)
    return count if count in _COUNTED else None


def _client(case: Case, at: int) -> list[Person]:
    for r in reversed(names_in(case, at - _REACH, at)):
        if (r.possessive and _COUNSEL.match(case.text, r.end)) or _COUNSEL_FOR.search(
            case.text[max(0, r.start - 40) : r.start]
        ):
            return people_named([r])
    return []


def _everybody(case: Case, at: int, count: int | None) -> list[Person]:
    """Who "all three", "both" and "all of them" are: the last named who are so many, else those of the header."""
    if count is None and case.text[at : at + 4].casefold() == "both":
        count = 2
    names = names_in(case, at - _REACH, at)
    for r in reversed(names):
        run = people_named(cluster_left(case.text, names, r, 0))
        if len(run) == count or (count is None and len(run) > 2):
            return run
    block = case.block_at(at)
    here = people_named([r for r in names if block is None or r.start >= block.start])
    listed = [p for p in case.people if p.listed]
    for people in (here, listed, people_named(names)):
        if len(people) == count or (count is None and len(people) > 1):
            return people
    return []


def _sum(case: Case, words: Span) -> list[Accused]:
    """Who are so many together, named or not: "Ali Karimov was held with three others. The four were charged"."""
    every = _EVERY.fullmatch(case.text[words.start : words.end])
    count = _counted((every["count"] or "").casefold()) if every else None
    block = case.block_at(words.start)
    told: dict[int, Accused] = {}
    for r in reversed(case.references_in(max(block.start if block else 0, words.start - _REACH), words.start)):
        if r.kind == "pronoun" or not count:
            continue
        told |= {id(t): t for t in r.targets if isinstance(t, (Person, Group))}
        size = sum(1 if isinstance(t, Person) else t.count or count for t in told.values())
        if size >= count:
            return [*reversed(told.values())] if size == count and len(told) > 1 else []
    return []


def _last_group(case: Case, words: Span) -> list[Accused]:
    """The group told of last, for "all" and "both" where nobody has a name ("Eight men were held. All were")."""
    text = case.text[words.start : words.end]
    several = _SEVERAL.fullmatch(text)
    if several and not _RESTRICTED.match(case.text, words.end):
        return _told_before(case, words, several["noun"].casefold())
    every = _EVERY.fullmatch(text)
    if not every or every["count"]:
        return []
    for r in reversed(case.references_in(max(0, words.start - _REACH), words.start)):
        groups: list[Accused] = [t for t in r.targets if isinstance(t, Group) and not r.possessive]
        if groups:
            return groups
    return []


def _told_before(case: Case, words: Span, noun: str) -> list[Accused]:
    """The group that a text has told of with a number or without an article before "the officers"."""
    found = None
    for before in described.phrases(case.text, max(0, words.start - _REACH), words.start):
        told = case.text[before.start : before.end].casefold()
        if told.split()[-1] == noun and not told.startswith(("the ", "these ", "all ", "both ")):
            found = before
    return [described.group_at(case, found)] if found else []


def _last_two(case: Case, at: int) -> list[Person]:
    names = names_in(case, at - _REACH, at)
    for r in reversed(names):
        run = people_named(cluster_left(case.text, names, r, 0))
        if len(run) > 1:
            return run if len(run) == 2 else []
    return []


def _only_one(case: Case, words: Span, noun: str) -> list[Person]:
    working = [p for p in case.people if _works_as(case, p, noun)]
    if working:
        return working if len(working) == 1 else []
    for names in (
        names_in(case, words.start - _REACH, words.start),
        names_in(case, words.end, words.end + _AHEAD),
    ):
        people = people_named(names)
        if people:
            return people if len(people) == 1 and described.fits(people[0], noun) else []
    return []


def _works_as(case: Case, person: Person, noun: str) -> bool:
    """Whether the text gives ``person`` the occupation ``noun``, or its title ("Colonel Badié": "the colonel")."""
    if any(o.split()[-1] == noun for o in person.occupations):
        return True
    title = _TITLES.get(noun, noun)
    return any(
        case.text[max(0, m.start - 12) : m.start].casefold().rstrip(" .").endswith(title) for m in person.mentions
    )
