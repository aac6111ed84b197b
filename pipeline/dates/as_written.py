"""Values in the notation of Microsoft's recognizers: what the words say by themselves, open where they do not say it.

``XXXX-07-25`` for a day without a year, ``XXXX-WXX-5`` for a Friday, ``(2014-01-01,2018-01-01,P4Y)`` for a period
(first day, first day after it or of its last unit, length), ``2018-W11``, ``2016-SU``.
"""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.dates.expression import Expression, Point
from pipeline.dates.resolved import Resolved
from pipeline.dates.timex import Timex, timex_value
from pipeline.dates.values import Value

_SEASONS = {21: "SP", 22: "SU", 23: "FA", 24: "WI"}
_LENGTHS = {"decade": "P10Y", "century": "P100Y", "season": "P3M", "half": "P6M"}
_OPEN = ("day", "month", "season", "named", "quarter", "half", "week")


def written(resolved: Resolved) -> list[Timex]:
    """The annotations of one expression with the values that its words give."""
    e = resolved.expression
    if e.join == "range":
        start, end = e.start, e.end
        return [Timex(start, end, "DATE", _period(e, resolved.values[0], resolved.values[-1]), resolved.value.edtf)]
    found = []
    for i, (point, value) in enumerate(zip(e.points, resolved.values, strict=True)):
        start = e.start if i == 0 else point.start
        kind = "TIME" if point.part_of_day else "DATE"
        found.append(Timex(start, point.end, kind, _single(point, value), value.edtf))
    return found


def is_open(point: Point) -> bool:
    """Whether the words leave the year open."""
    return point.year is None and point.year_word is None and point.kind in _OPEN


def _single(point: Point, value: Value) -> str:
    if point.kind == "weekday" and point.count is None:
        return f"XXXX-WXX-{(point.weekday or 0) + 1}"
    if point.kind == "season" and is_open(point):
        return _SEASONS[point.number or 21]
    if point.kind == "dayofmonth" and point.unit is None:
        return f"XXXX-XX-{point.day:02d}"
    if point.kind in ("decade", "century", "quarter"):
        return _tuple(value.first, _after(value), value.precision, open_year=is_open(point))
    text = timex_value(value)
    if "-Q" in text or "-H" in text:
        return _tuple(value.first, _after(value), "season" if "-Q" in text else "half", open_year=is_open(point))
    return "XXXX" + text[4:] if is_open(point) and "/" not in text else text


def _period(e: Expression, first: Value, last: Value) -> str:
    opened = all(is_open(point) for point in e.points)
    units = {first.precision, last.precision}
    if units == {"year"}:
        return f"({first.first},{last.first},P{last.first.year - first.first.year}Y)"
    if units <= {"month", "year", "season"}:
        months = 12 * (last.first.year - first.first.year) + last.first.month - first.first.month
        return f"({_day(first.first, opened)},{_day(last.first, opened)},P{months}M)"
    return f"({_day(first.first, opened)},{_day(last.first, opened)},P{(last.first - first.first).days}D)"


def _tuple(start: date, stop: date, precision: str, *, open_year: bool) -> str:
    length = _LENGTHS.get(precision, f"P{(stop - start).days}D")
    return f"({_day(start, open_year)},{_day(stop, open_year)},{length})"


def _after(value: Value) -> date:
    return value.last + timedelta(days=1)


def _day(day: date, opened: bool) -> str:
    return "XXXX" + day.isoformat()[4:] if opened else day.isoformat()
