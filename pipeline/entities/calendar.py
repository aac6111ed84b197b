"""Months and weekdays before names: "On 9 July Mateo Choc" names Mateo Choc, "May Thu was arrested" May Thu."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.case import Mention
from pipeline.language.months import MONTHS

DAY = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_FIRST = re.compile(rf"(?:(?P<month>{MONTHS})|(?P<day>{DAY}))(?P<more>,? (?:the )?)?")
# What stands before a month that is a date's. Behind "by" and "of" only those months that nobody is called.
_DATED = re.compile(
    r"(?:\d(?:st|nd|rd|th)?|"
    r"\b(?:in|since|until|till|during|last|this|next|early|late|mid|every|through|throughout)),?[ -]$",
    re.IGNORECASE,
)
_DATED_PERHAPS = re.compile(r"\b(?:of|by|from|to|between|and) $", re.IGNORECASE)
_NAMES_TOO = frozenset({"March", "April", "May", "June", "August"})
_ON = re.compile(r"\b(?:on|last|next|every|this|of|by|since|until) $", re.IGNORECASE)
_CONTEXT = 14


def without_date(mention: Mention, text: str) -> Mention | None:
    """The mention without a month or weekday that begins it and belongs to a date; None where nothing is left."""
    match = _FIRST.match(text, mention.start, mention.end)
    if match is None or (not match["more"] and match.end() != mention.end):
        return mention
    before = text[max(0, mention.start - _CONTEXT) : mention.start]
    if match["day"]:
        dated = bool(_ON.search(before))
    else:
        dated = bool(_DATED.search(before)) or (
            match["month"] not in _NAMES_TOO and bool(_DATED_PERHAPS.search(before))
        )
    if not dated:
        return mention
    rest = replace(mention, start=match.end())
    if not any(c.isupper() or c.isdigit() for c in text[rest.start : rest.end]):
        return None  # "In October police used tear gas"
    return without_date(rest, text)
