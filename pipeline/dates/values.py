"""Calendar values: days, months, years and larger or smaller periods, with their EDTF form and arithmetic."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Value:
    """A period of the calendar. ``edtf`` carries no qualifier; ``first`` and ``last`` are its first and last day."""

    edtf: str
    first: date
    last: date
    precision: str


def day_value(year: int, month: int, day: int) -> Value | None:
    """One day, or None where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return of_date(found)


def of_date(found: date) -> Value:
    """One day."""
    return Value(found.isoformat(), found, found, "day")


@lru_cache(maxsize=8192)
def month_value(year: int, month: int) -> Value:
    """One month."""
    end = calendar.monthrange(year, month)[1]
    return Value(f"{year:04d}-{month:02d}", date(year, month, 1), date(year, month, end), "month")


def year_value(year: int) -> Value:
    """One year."""
    return Value(f"{year:04d}", date(year, 1, 1), date(year, 12, 31), "year")


@lru_cache(maxsize=2048)
def season_value(year: int, code: int) -> Value:
    """A season by its EDTF code (21 spring to 24 winter) on the northern hemisphere; winter begins in December."""
    first = {21: date(year, 3, 1), 22: date(year, 6, 1), 23: date(year, 9, 1), 24: date(year, 12, 1)}[code]
    end_year, end_month = (
        (year + 1, 2) if code == 24 and year < 9999 else (year, first.month + 2 if code != 24 else 12)
    )
    return Value(f"{year:04d}-{code}", first, month_value(end_year, end_month).last, "season")


def quarter_value(year: int, quarter: int) -> Value:
    """A quarter (EDTF 33 to 36)."""
    first = month_value(year, 3 * quarter - 2).first
    return Value(f"{year:04d}-{32 + quarter}", first, month_value(year, 3 * quarter).last, "season")


def half_value(year: int, half: int) -> Value:
    """Half a year, as an interval of months."""
    return interval(month_value(year, 6 * half - 5), month_value(year, 6 * half))


def decade_value(number: int) -> Value:
    """The decade whose years begin with the three digits ``number``."""
    return Value(f"{number:03d}X", date(10 * number, 1, 1), date(10 * number + 9, 12, 31), "decade")


def century_value(number: int) -> Value:
    """The century whose years begin with the two digits ``number`` (20 for the 21st century)."""
    return Value(f"{number:02d}XX", date(100 * number, 1, 1), date(100 * number + 99, 12, 31), "century")


def interval(first: Value, last: Value) -> Value:
    """The period from ``first`` to ``last``, as precise as its ends."""
    return Value(f"{first.edtf}/{last.edtf}", first.first, max(first.last, last.last), "interval")


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """Year and month ``count`` months away."""
    total = 12 * year + month - 1 + count
    return total // 12, total % 12 + 1


def add_days(start: date, count: int) -> date | None:
    """The day ``count`` days away, or None outside the calendar."""
    try:
        return start + timedelta(days=count)
    except OverflowError:
        return None


def week_of(start: date) -> Value:
    """The week (Monday to Sunday) that holds ``start``, as an interval of days."""
    monday = start - timedelta(days=start.weekday())
    return interval(of_date(monday), of_date(monday + timedelta(days=6)))


def weekend_of(start: date) -> Value:
    """Saturday and Sunday of the week that holds ``start``."""
    saturday = start - timedelta(days=start.weekday() - 5)
    return interval(of_date(saturday), of_date(saturday + timedelta(days=1)))


def shift(base: Value, count: int, unit: str) -> Value | None:
    """The value ``count`` units from ``base``, in the precision of the unit.

    None where ``base`` is too coarse to count from (two days after a month) or the result leaves the calendar.
    """
    if unit == "weekend":
        moved = add_days(base.first, 7 * count)
        return weekend_of(moved) if moved else None
    if unit in ("day", "week", "fortnight"):
        if base.precision not in ("day", "interval") or (base.last - base.first).days > 7:
            return None
        start = base.first if count < 0 else base.last
        moved = add_days(start, count * {"day": 1, "week": 7, "fortnight": 14}[unit])
        return of_date(moved) if moved and 1000 <= moved.year < 3000 else None
    if unit in ("month", "quarter"):
        if base.precision not in ("day", "month") and (base.last - base.first).days > 31:
            return None
        year, month = add_months(base.first.year, base.first.month, count * (3 if unit == "quarter" else 1))
        return month_value(year, month) if 1000 <= year < 3000 else None
    year = base.first.year + count * (10 if unit == "decade" else 1)
    if not 1000 <= year < 3000:
        return None
    return decade_value(year // 10) if unit == "decade" else year_value(year)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of Meeus, Astronomical Algorithms, 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def named_day(rule: str, year: int) -> Value | None:
    """A feast or memorial day of ``year``; ``rule`` is ``MM-DD`` or ``easter+N``."""
    if rule.startswith("easter"):
        moved = add_days(easter(year), int(rule.removeprefix("easter")))
        return of_date(moved) if moved else None
    return day_value(year, int(rule[:2]), int(rule[3:]))


def from_iranian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a date of the Iranian civil calendar, years 1300 to 1500 (33-year cycle of leap years)."""
    if not (1300 <= year <= 1500 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    # 1 Farvardin 1300 was 21 March 1921; leap years fall on these remainders of the cycle in this range.
    leap = (1, 5, 9, 13, 17, 22, 26, 30)
    days = sum(366 if y % 33 in leap else 365 for y in range(1300, year))
    days += 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date(1921, 3, 21) + timedelta(days=days + day - 1)
