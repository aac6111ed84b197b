"""Resolved expressions as TIMEX3 annotations, for people who compare date normalisers or feed other tools.

TimeML annotates the ends of a list and of a period one by one. A period whose ends share a written year or month
("3-5 May 2014", "March to June 2016") is one expression here, as its first end alone says too little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.dates.expression import Expression, Point
from pipeline.dates.open_years import open_values
from pipeline.dates.resolved import Resolved
from pipeline.dates.values import Value

_SEASONS = {"21": "SP", "22": "SU", "23": "FA", "24": "WI"}
_SEASON_OR_QUARTER = re.compile(r"^(\d{4})-(2[1-4]|3[3-6])$")
_HALF = re.compile(r"^(\d{4})-(01/\1-06|07/\1-12)$")
_PARTS_OF_DAY = {"night": "NI", "morning": "MO", "afternoon": "AF", "evening": "EV", "dawn": "MO", "noon": "MI"}


@dataclass(frozen=True, slots=True)
class Timex:
    """One annotation: half-open offsets, TIMEX3 ``type`` (DATE, or TIME for a part of a day) and ``value``, EDTF."""

    start: int
    end: int
    type: str
    value: str
    edtf: str


def timexes(resolved: Resolved) -> list[Timex]:
    """The annotations of one expression, in the order of the text."""
    e = resolved.expression
    if e.join == "range" and _is_one(e):
        start, end = e.inner
        value = resolved.value
        return [Timex(start, end, "DATE", "/".join(timex_value(x) for x in resolved.values), value.edtf)]
    return [_timex(point, value) for point, value in zip(e.points, resolved.values, strict=True)]


def open_timexes(e: Expression) -> list[Timex]:
    """The annotations of days and months whose year no reader could know."""
    return [
        Timex(point.start, point.end, "DATE", value, value)
        for point, value in zip(e.points, open_values(e) or [""] * len(e.points), strict=True)
        if value
    ]


def _is_one(e: Expression) -> bool:
    """Whether the ends of a period share a year or month that is written once."""
    first, last = e.points[0], e.points[-1]
    if first.month_elsewhere or last.month_elsewhere:
        return first.year is not None
    return first.kind == "month" and (first.shared_year or last.shared_year)


def _timex(point: Point, value: Value) -> Timex:
    part = _PARTS_OF_DAY.get(point.part_of_day or "") if value.precision == "day" else None
    if part:
        return Timex(point.start, point.end, "TIME", f"{value.edtf}T{part}", value.edtf)
    return Timex(point.start, point.end, "DATE", timex_value(value), value.edtf)


def timex_value(value: Value) -> str:
    """The TIMEX3 form of a value: ``1988-SU``, ``2010-Q1``, ``2010-H2``, ``198``, ``2018-W11``, ``BC0490``."""
    edtf = value.edtf
    if m := _SEASON_OR_QUARTER.match(edtf):
        return f"{m[1]}-{_SEASONS.get(m[2]) or 'Q' + str(int(m[2]) - 32)}"
    if m := _HALF.match(edtf):
        return f"{m[1]}-{'H1' if m[2].startswith('01') else 'H2'}"
    if edtf.startswith("-"):
        return f"BC{int(edtf[1:]) + 1:04d}"
    if value.precision == "interval" and (value.last - value.first).days == 6 and value.first.weekday() == 0:
        year, week, _ = value.first.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return edtf.rstrip("X") if value.precision in ("decade", "century") else edtf
