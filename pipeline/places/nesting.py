"""Which place lies in which, where the text puts the smaller right before the larger: "Adelabad prison in Shiraz,
Fars province", "the Faisal district of Giza", "Mbare, a suburb of Harare". "Near" and "outside" are not "in"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from pipeline.case import Case, Mention, Place
from pipeline.entities.patterns import alternation
from pipeline.gazetteers.cities import is_city
from pipeline.resources import rows

_RANK = {"facility": 0, "city": 1, "natural": 1, "region": 2, "country": 3}
_GENERIC = alternation(row["word"] for row in rows("places/generics.csv"))
_SIDE = r"(?:(?:north|south|east|west)[a-z-]*|central|downtown|rural|upper|lower)"
# The smaller place's own kind, and what brackets add to it.
_OWN = rf"(?P<own>\s(?:[a-z-]+\s)?(?:{_GENERIC}))?(?:\s\([^()]{{1,40}}\))?"
_LARGER = rf"(?:(?:the|its)\s)?(?:[A-Za-z-]+\s)?(?:(?:{_GENERIC}|capital)(?:,?\sof)?\s(?:the\s)?)?"
_LINKS = (
    rf",?\s(?:in|on|at)\s{_LARGER}",
    rf",\s(?:an?|the)\s(?:[a-z-]+\s){{0,2}}(?:{_GENERIC})\s(?:of|in|on|within)\s(?:the\s)?",
    rf",?\son the outskirts of\s{_LARGER}",
    rf",\s(?:{_SIDE}\s|{_LARGER})?",
    r"\s\(",
)
_WITHIN = re.compile(rf"{_OWN}(?:(?P<told>{'|'.join(_LINKS[:3])})|{'|'.join(_LINKS[3:])})", re.IGNORECASE)
_OF = re.compile(rf"\s(?:[a-z-]+\s)?(?:{_GENERIC})\sof\s(?:the\s)?", re.IGNORECASE)
_OWNS = re.compile(r"[’']s\s(?:[a-z-]+\s){0,2}")
_ALSO = re.compile(r",?\s(?:and|or)\s(?:the\s)?")
_LIST_GOES_ON = re.compile(r"(?:,\s|\s)(?:and|or)\s|,\s[A-Z]")


def nest(case: Case, at: list[tuple[Mention, Place]]) -> None:
    """Set ``within`` of each place whose larger one follows; ``at`` are the mentions in order with their places."""
    at = _with_owners(case, at)
    nested: dict[int, Place] = {}
    for (first, inner), (second, outer) in pairwise(at):
        if inner is outer or inner.within is not None:
            continue
        if _lies_in(case, first, second, inner, outer):
            inner.within = outer
            nested[first.start] = outer
    for (first, inner), (second, _) in pairwise(at):  # "between A and B, in the department of C"
        shared = nested.get(second.start)
        if shared is None or inner.within is not None or _circle(inner, shared):
            continue
        if _RANK[inner.kind] < _RANK[shared.kind] and _ALSO.fullmatch(case.text, first.end, second.start):
            inner.within = shared


def _with_owners(case: Case, at: list[tuple[Mention, Place]]) -> list[tuple[Mention, Place]]:
    """The mentions; that of "Cameroon's South-West region" begins at the country, its owner."""
    kept = at[:1]
    for (first, outer), (second, inner) in pairwise(at):
        if _OWNS.fullmatch(case.text, first.end, second.start) and _RANK[inner.kind] < _RANK[outer.kind]:
            inner.within = inner.within or outer
            kept[-1] = (replace(second, start=first.start), inner)
        else:
            kept.append((second, inner))
    return kept


def _lies_in(case: Case, first: Mention, second: Mention, inner: Place, outer: Place) -> bool:
    if inner.kind == "country" or _RANK[inner.kind] > _RANK[outer.kind] or _circle(inner, outer):
        return False
    if _OF.fullmatch(case.text, first.end, second.start):
        return True
    link = _WITHIN.fullmatch(case.text, first.end, second.start)
    if link is None:
        return False
    if _RANK[inner.kind] < _RANK[outer.kind] or link["told"]:
        return True
    # Two cities with a comma between are a list, unless only the second is known and nothing goes on.
    ends = not _LIST_GOES_ON.match(case.text, second.end)
    return ends and is_city(outer.name) and not is_city(inner.name)


def _circle(inner: Place, outer: Place) -> bool:
    place: Place | None = outer
    while place is not None:
        if place is inner:
            return True
        place = place.within
    return False
