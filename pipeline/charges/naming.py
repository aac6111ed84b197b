"""The names that a text gives to accused people after it has told of them without: "A student was charged with
spying. Omar Haddad, 21, denies it.", "Two men were held over the plot. Ali Saleh and Omar Farah have been".
"""

from __future__ import annotations

import re

from pipeline.case import Case, Group, Person, Reference, Span
from pipeline.charges import described
from pipeline.charges.described import Accused, names_in, people_named
from pipeline.charges.subjects import FINITE
from pipeline.references.lexicon import number

_AHEAD = 450  # characters behind the sentence within which the names stand
_SENTENCE = re.compile(r"[.!?][\"”’]?\s+(?=[A-Z\"“«‘])|\n+")
_DEFINITE = re.compile(r"(?:the|these|those|both|all)\b", re.IGNORECASE)
_OWNED = re.compile(r"(?:his|her|their|its|my)\b|.*['’]s?\s", re.IGNORECASE)
_APPOSED = re.compile(r"(?:\s*\([^()\n]{1,60}\))?(?:,\s|\s(?:who|and)\s|\s*\()")
_SPEAKS = re.compile(
    r"[^.;\n]{0,60}?\b(?:said|says|told|announced|warned|called|commented|condemned|described|wrote)\b"
)
_COUNTS = {"couple": 2, "pair": 2, "a": 1, "an": 1}  # beside the number words


def named(case: Case, people: list[Accused], sentence: Span) -> list[Accused]:
    """``people`` of ``sentence`` with each group whose members the text names right behind it replaced by them."""
    found: list[Accused] = []
    for accused in people:
        members: list[Accused] = []
        if isinstance(accused, Group):
            members = [*_behind(case, accused, sentence)]
        found += [p for p in members or [accused] if p not in found]
    return found


def _behind(case: Case, group: Group, sentence: Span) -> list[Person]:
    count = _count(group)
    said = [m for m in group.mentions if m.start < sentence.end][-1:]
    definite = bool(said) and bool(_DEFINITE.match(case.text[max(0, said[0].start - 4) : said[0].end].lstrip()))
    listed = [p for p in case.people if p.listed]
    if definite and count and count == len(listed) > 1:
        return listed
    here = [m for m in said if sentence.start <= m.start]
    if not (count or definite) or not here or _OWNED.match(group.text):
        return []
    known = {id(p) for p in case.people for m in p.mentions if m.start < here[0].start}
    at = sentence.end
    for _ in range(2):
        gap = _SENTENCE.match(case.text, max(at - 2, 0)) or _SENTENCE.search(case.text, at - 2, at + 3)
        at = gap.end() if gap else at
        end = _SENTENCE.search(case.text, at, min(len(case.text), at + _AHEAD))
        stop = end.start() + 1 if end else min(len(case.text), at + _AHEAD)
        names = [r for r in names_in(case, at, stop) if not r.possessive]
        people = people_named(names)
        fresh = [p for p in people if id(p) not in known]
        if count == 1:
            return fresh[:1] if names and fresh and _opens(case, names[0], Span(at, stop), fresh[0], group) else []
        if len(fresh) == count or (count is None and len(fresh) > 1):
            return fresh
        if people:
            return []
        at = stop
    return []


def _count(group: Group) -> int | None:
    if group.count:
        return group.count
    words = group.text.casefold().split()
    for word in words[:4]:
        if (count := _COUNTS.get(word) or number(word)) is not None:
            return count
    return 1 if words and words[0] == "the" and described.singular(words[-1]) else None


def _opens(case: Case, name: Reference, sentence: Span, person: Person, group: Group) -> bool:
    """Whether ``name`` opens its sentence as what it is about, and can be the one of ``group``."""
    start, end = sentence
    if person not in name.targets or name.start - start > 40 or "," in case.text[start : name.start]:
        return False
    if not (FINITE.match(case.text, name.end, end) or _APPOSED.match(case.text, name.end, end)):
        return False
    if _SPEAKS.match(case.text, name.end, end):
        return False
    noun = group.text.split()[-1].casefold()
    return described.fits(person, noun)
