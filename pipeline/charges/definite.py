"""Definite descriptions of the accused ("the editor", "the pair", "his client"): the named people whom they stand for.

The references stage resolves those whose noun the text has tied to a person. What is left here stands before a verb of
accusation, where a reader takes the only person told of so far, without a word that ties the two.
"""

from __future__ import annotations

import re

from pipeline.case import Case, Person, Reference, Span
from pipeline.charges import described
from pipeline.charges.coordination import cluster_left
from pipeline.charges.described import Accused

_ONE = re.compile(r"(?:the|this)\s+(?:[\w-]+\s+){0,4}(?P<noun>[\w-]+)", re.IGNORECASE)
_NEW = re.compile(r"\b(?:other|another|second|third|latter|former|only|first|last|same|dead|murdered)\b", re.IGNORECASE)
_PAIR = re.compile(r"(?:the|this|both)\s+(?:young\s+|elderly\s+|married\s+)?(?:pair|duo|two|couple)", re.IGNORECASE)
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
    return [*_described(case, words, whole)] or [described.group_at(case, words)]


def _described(case: Case, words: Span, whole: bool) -> list[Person]:
    text = case.text[words.start : words.end]
    if _CLIENT.fullmatch(text):
        return _client(case, words.start)
    if _PAIR.fullmatch(text):
        return _last_two(case, words.start)
    one = _ONE.fullmatch(text)
    restricted = not whole and _RESTRICTED.match(case.text, words.end)
    if one and (described.singular(one["noun"]) or one["noun"].endswith("-year-old")) and not _NEW.search(text) and not restricted:
        return _only_one(case, words, one["noun"].casefold())
    return []


def _names(case: Case, start: int, end: int) -> list[Reference]:
    return [
        r
        for r in case.references_in(max(0, start), min(end, len(case.text)))
        if r.kind == "name" and any(isinstance(t, Person) for t in r.targets)
    ]


def _people(references: list[Reference]) -> list[Person]:
    return list(dict.fromkeys(t for r in references for t in r.targets if isinstance(t, Person)))


def _client(case: Case, at: int) -> list[Person]:
    for r in reversed(_names(case, at - _REACH, at)):
        if (r.possessive and _COUNSEL.match(case.text, r.end)) or _COUNSEL_FOR.search(
            case.text[max(0, r.start - 40) : r.start]
        ):
            return _people([r])
    return []


def _last_two(case: Case, at: int) -> list[Person]:
    names = _names(case, at - _REACH, at)
    for r in reversed(names):
        run = _people(cluster_left(case.text, names, r, 0))
        if len(run) > 1:
            return run if len(run) == 2 else []
    return []


def _only_one(case: Case, words: Span, noun: str) -> list[Person]:
    working = [p for p in case.people if _works_as(case, p, noun)]
    if working:
        return working if len(working) == 1 else []
    for names in (
        _names(case, words.start - _REACH, words.start),
        _names(case, words.end, words.end + _AHEAD),
    ):
        people = _people(names)
        if people:
            return people if len(people) == 1 and _fits(people[0], noun) else []
    return []


def _works_as(case: Case, person: Person, noun: str) -> bool:
    """Whether the text gives ``person`` the occupation ``noun``, or its title ("Colonel Badié": "the colonel")."""
    if any(o.split()[-1] == noun for o in person.occupations):
        return True
    title = _TITLES.get(noun, noun)
    return any(case.text[max(0, m.start - 12) : m.start].casefold().rstrip(" .").endswith(title) for m in person.mentions)


def _fits(person: Person, noun: str) -> bool:
    """Whether nothing that is known of ``person`` speaks against ``noun``."""
    gender = {"man": "male", "boy": "male", "woman": "female", "girl": "female"}.get(noun)
    if gender:
        return person.gender in (None, gender)
    return not (described.occupation(noun) and person.occupations)
