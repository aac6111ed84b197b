"""Putting a calendar point into a year: the one asked for, the nearest, the latest before a day."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.dates import values as val
from pipeline.dates.expression import Point
from pipeline.dates.values import Value


def place(point: Point, year: int) -> Value | None:
    """The value of a calendar point in ``year``; None where the calendar has no such day."""
    if not 1000 <= year < 3000:
        return None
    if point.kind == "year":
        return val.year_value(year)
    if point.kind == "named" and point.rule:
        return val.named_day(point.rule, year)
    if point.kind == "quarter" and point.number:
        return val.quarter_value(year, point.number)
    if point.kind == "half" and point.number:
        return val.half_value(year, point.number)
    if point.number is not None:
        return val.season_value(year, point.number)
    if point.month is None:
        return val.year_value(year)
    if point.kind == "week":
        return _week_of_month(year, point.month, point.ordinal or 1)
    if point.day is not None:
        return val.day_value(year, point.month, point.day)
    return val.month_value(year, point.month)


def _week_of_month(year: int, month: int, ordinal: int) -> Value:
    whole = val.month_value(year, month)
    if ordinal < 0:
        return val.interval(val.of_date(whole.last - timedelta(days=6)), val.of_date(whole.last))
    first = whole.first + timedelta(days=7 * (ordinal - 1))
    return val.interval(val.of_date(first), val.of_date(min(whole.last, first + timedelta(days=6))))


def latest(point: Point, written: date) -> Value | None:
    """The last such date that had begun on ``written``."""
    for year in range(written.year, written.year - 9, -1):
        value = place(point, year)
        if value and value.first <= written:
            return value
    return None


def before(point: Point, day: date) -> Value | None:
    """The last such period that had ended before ``day``'s month began, or the last day before ``day``."""
    limit = day if point.day is not None else day.replace(day=1)
    for year in range(day.year, day.year - 9, -1):
        value = place(point, year)
        if value and value.last < limit:
            return value
    return None


def first_from(point: Point, day: date) -> Value | None:
    """The first such date that has not ended on ``day``."""
    for year in range(day.year, day.year + 9):
        value = place(point, year)
        if value and value.last >= day:
            return value
    return None


def nearest(point: Point, day: date) -> Value | None:
    """Such a date nearest to ``day``, before or after."""
    options = [value for year in range(day.year - 4, day.year + 5) if (value := place(point, year))]
    return min(options, key=lambda value: abs((value.first - day).days), default=None)


def matching_weekday(point: Point, value: Value) -> Value:
    """The same day in the nearest year in which it falls on the written weekday; ``value`` where none is near."""
    for step in (0, -1, 1, -2, 2, -3, 3, -5, 5, -6, 6):
        other = place(point, value.first.year + step)
        if other and other.first.weekday() == point.weekday:
            return other
    return value
