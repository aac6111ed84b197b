"""Places that the text itself puts into larger ones ("Adelabad prison in Shiraz, Fars province")."""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.case import Case, Organization, Place, Span
from pipeline.relations.custody import holds_people
from pipeline.relations.ledger import Ledger

_RANK = {"facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}
_AREA = (
    r"(?:city|town|village|hamlet|district|suburb|neighbou?rhood|area|region|province|quarter|section|commune|municipality|county|state|"
    r"department|governorate|prefecture|sub-district|township|camp|settlement|community|parish|borough|division|zone|territory|island)"
)
_SIDE = (
    r"(?:(?:north|south|east|west)(?:ern|-?(?:east|west)(?:ern)?)?|central|neighbou?ring|upper|lower|rural|outer|inner|"
    r"nearby|far)"
)
_BRACKET = r"(?:\s?\([^()]{1,40}\))?"
# From a smaller place to the larger one that it lies in.
_INWARD = re.compile(
    rf"{_BRACKET}(?:,?\s(?:also\s|which\sis\s|that\sis\s|lies\s|is\s|situated\s|located\s)?in\s(?:the\s)?(?:{_SIDE}\s)?(?:the\s)?(?:capital,?\s)?"
    rf"(?:{_AREA}\sof\s)?(?:the\s)?|\s{_AREA}\sof\s(?:the\s)?|\s{_AREA},?\s(?:in\s)?(?:the\s)?(?:{_SIDE}\s)?(?:{_AREA}\sof\s)?|,\s(?:(?:the|an?)\s(?:[a-z-]+\s){{0,2}})?{_AREA}\s(?:of|in|outside)\s(?:the\s)?(?:{_SIDE}\s)?)"
)
_COMMA = re.compile(rf"{_BRACKET}(?:\s{_AREA})?,\s(?:the\s)?(?:{_SIDE}\s)?")
_TO_COMMON = re.compile(r",?\sand\s(?:in\s|the\s)?(?:[a-z]+\sof\s)?")
# From a larger place to a smaller one in it: "Cameroon's South-West", "the Myanmar city of Bago".
_OUTWARD = re.compile(
    rf"(?:['’]s?\s(?:{_SIDE}\s|capital,?\s|capital\scity,?\s|second\scity,?\s|largest\scity,?\s|port\scity\sof\s|{_AREA}\sof\s)?|\s{_AREA}\sof\s|\scapital,?\s(?:of\s)?)"
)
_AREA_BEHIND = re.compile(
    r"\s(?:region|province|state|department|governorate|county|district|division|prefecture)\b", re.IGNORECASE
)

_LISTED = re.compile(
    r",?\s(?:and|or)\s(?:in\s)?[A-Z]|,\s[A-Z][\w’'-]+(?:,|\sand\b)"
)  # behind "Nairobi, Mombasa": a list


def find_nesting(case: Case, ledger: Ledger) -> None:
    """Add a ``located_in`` for each place with a larger one."""
    for place in case.places:
        if place.within is not None:
            words, between = _nearest(case, place, place.within)
            listed = _LISTED.match(case.text, words.end + len(between) + len(place.within.name))
            if _RANK[place.kind] < _RANK[place.within.kind] or between.strip() != "," or not listed:
                ledger.add("located_in", (place, place.within), words, "nested")
    bodies = [b for b in case.organizations if holds_people(b)]
    at: list[tuple[Span, Place | Organization]] = [(m, p) for p in case.places for m in p.mentions]
    at = sorted([*at, *((m, b) for b in bodies for m in b.mentions)], key=lambda pair: pair[0])
    for i, ((first, one), (second, other)) in enumerate(pairwise(at)):
        if one is other or second.start - first.end > 70 or second.start < first.end:
            continue
        between = case.text[first.end : second.start]
        if _inside(case, one, other, between, second):
            _add(ledger, one, other, first)
            before, beside = at[i - 1] if i else (first, one)
            joined = beside is not one and _TO_COMMON.fullmatch(case.text[before.end : first.start])
            if joined and _rank(beside) < _rank(other):  # "A and B, in C"
                _add(ledger, beside, other, before)
        elif _rank(one) > _rank(other) and _OUTWARD.fullmatch(between):
            _add(ledger, other, one, second)


def _rank(entity: Place | Organization) -> int:
    return _RANK.get(entity.kind, 0)


def _inside(case: Case, one: Place | Organization, other: Place | Organization, between: str, second: Span) -> bool:
    ranks = _rank(one), _rank(other)
    if one.kind == "country" or isinstance(other, Organization) or ranks[0] > ranks[1] or _lies_nearer(one, other):
        return False
    if _INWARD.fullmatch(between):
        return True
    if not _COMMA.fullmatch(between):
        return False
    return ranks[0] < ranks[1] or bool(_AREA_BEHIND.match(case.text, second.end))


def _lies_nearer(one: Place | Organization, other: Place) -> bool:
    """Whether ``one`` lies in a place that itself lies in ``other``: "Kumba, in Cameroon's South-West region"."""
    nearer = one.within if isinstance(one, Place) else None
    return nearer is not None and nearer.within is other


def _add(ledger: Ledger, inner: Place | Organization, outer: Place | Organization, words: Span) -> None:
    place = outer if isinstance(outer, Place) else None
    while place is not None:  # no circles, and no second larger place of the same rank
        if place is inner:
            return
        place = place.within
    if not ledger.has("located_in", inner, outer):
        ledger.add("located_in", (inner, outer), words, "nested-words")


def _nearest(case: Case, inner: Place, outer: Place) -> tuple[Span, str]:
    """The mention of ``inner`` that the larger place follows most closely, and the words between."""
    pairs = [(o.start - i.end, i, o) for i in inner.mentions for o in outer.mentions if o.start >= i.end]
    if not pairs:
        return inner.mentions[0], ""
    _, first, second = min(pairs)
    return first, case.text[first.end : second.start]
