"""Reading calendar points: days, months, years, seasons, quarters, decades, centuries."""

from __future__ import annotations

import re
from typing import Any

from pipeline.dates.expression import Point
from pipeline.dates.terminals import DAY_ANY, compiled
from pipeline.dates.values import from_iranian
from pipeline.dates.vocabulary import IRANIAN_MONTHS, MONTHS, NAMED_DAYS, ORDINALS, SEASONS, WEEKDAYS, folded

_DAY = re.compile(r"\d{1,2}")
_ANY_DAY = compiled(DAY_ANY)
_RANGE = compiled(r"\bto\b|\buntil\b|\btill\b|\bthrough\b|[-\u2010-\u2015\u2212]")
_CHOICE = compiled(r"\bor\b")
PARTS = {"early": "start", "mid": "mid", "late": "end"}


def two_digit_year(short: int) -> int:
    """The year that two digits mean in these texts: 73 to 99 are 19yy."""
    return 1900 + short if short >= 73 else 2000 + short


def _month(word: str) -> int:
    return MONTHS[folded(word).rstrip(".")]


def _day(word: str) -> int:
    digits = _DAY.match(word)
    return int(digits.group()) if digits else ORDINALS[folded(word).replace(" ", "-")]


def set_tail(point: Point, groups: dict[str, Any]) -> Point:
    """Put the year that follows (written, short, or by relation) on ``point``."""
    if groups.get("year"):
        point.year = int(groups["year"])
    elif groups.get("year_b"):
        point.year = int(groups["year_b"])
    elif groups.get("short"):
        point.year = two_digit_year(int(groups["short"]))
    elif groups.get("yw"):
        point.year_word = (
            folded(groups["yw"]).removeprefix("the ").replace("that same", "same").replace("that", "same")
        )
        if point.year_word == "preceding":
            point.year_word = "previous"
        if folded(groups["yw"]) in ("the next",):
            point.year_word = "following"
    elif groups.get("yb"):
        point.year_word = "previous" if folded(groups["yb"]) == "before" else "following"
    elif groups.get("lastw"):
        point.year_word = "most recent"
    return point


def iso(m: re.Match[str]) -> Point:
    """``2014-03-05``."""
    return Point(m.start(), m.end(), "day", int(m["year"]), int(m["month"]), int(m["day"]))


def numeric(m: re.Match[str]) -> Point | None:
    """``05/03/2014``, ``25.1.91``: day first, unless only the other order is a date."""
    first, second, year = int(m["first"]), int(m["second"]), int(m["year"])
    if year < 100:
        year = two_digit_year(year)
    if first > 12 and second > 12:
        return None
    if second > 12:
        return Point(m.start(), m.end(), "day", year, first, second, month_first=True)
    point = Point(m.start(), m.end(), "day", year, second, first)
    if first <= 12 and first != second:
        point.orders = (first, second)
    return point


def year_month(m: re.Match[str]) -> Point | None:
    """``2016-03``; a second part that follows the first in sequence is a span of years instead."""
    year, month = int(m["year"]), int(m["month"])
    if year % 100 + 1 == month:
        return None
    return Point(m.start(), m.end(), "month", year, month)


def day_month(m: re.Match[str]) -> Point:
    """``3 May 2012``, ``Monday 25 July``, ``the 9th of June``, ``June 9th, 2015``."""
    groups = m.groupdict()
    point = Point(m.start(), m.end(), "day", month=_month(m["month"]), day=_day(m["day"]))
    if groups.get("weekday"):
        point.weekday = WEEKDAYS[folded(m["weekday"]).rstrip(".")]
    return set_tail(point, groups)


def days_month(m: re.Match[str]) -> tuple[list[Point], str] | None:
    """``3 and 5 May 2014``, ``June 9-11, 2010``: the points and how they are joined (list, range, choice)."""
    month_first = m.start("month") < m.start("days")
    groups = m.groupdict()
    points: list[Point] = []
    days = list(_ANY_DAY.finditer(m["days"]))
    offset = m.start("days")
    for i, d in enumerate(days):
        outermost = i == (0 if month_first else len(days) - 1)
        point = Point(offset + d.start(), offset + d.end(), "day", month=_month(m["month"]), day=_day(d.group()))
        point.month_elsewhere = True
        set_tail(point, groups)
        if outermost and month_first:
            point.start = m.start()
        if outermost and not month_first:
            point.end = m.end()
        if month_first and i == len(days) - 1:
            point.end = m.end()
        points.append(point)
    between = m["days"]
    if [p.day for p in points] != sorted({p.day or 0 for p in points}):
        return None
    if len(points) == 2 and _RANGE.search(between):
        return points, "range"
    return points, "choice" if _CHOICE.search(between) else "list"


def month(m: re.Match[str]) -> Point:
    """``May 2010``, ``May last year``, ``May``, ``2010 May``."""
    return set_tail(Point(m.start(), m.end(), "month", month=_month(m["month"])), m.groupdict())


def year(m: re.Match[str]) -> Point:
    """``2010``, ``the year 2010``."""
    return Point(m.start("year"), m.end(), "year", int(m["year"]))


def years(m: re.Match[str]) -> list[Point] | None:
    """``2009-10``, ``1999-2001``: the two ends."""
    first, last = int(m["year"]), int(m["last"])
    if last < 100:
        last += first // 100 * 100
        if not first < last <= first + 15:
            return None
    if not first < last <= first + 150:
        return None
    return [Point(m.start(), m.end("year"), "year", first), Point(m.start("last"), m.end(), "year", last)]


def decade(m: re.Match[str]) -> Point:
    """``the 1980s``, ``the early 1980s``."""
    return Point(m.start(), m.end(), "decade", number=int(m["decade"]), modifier=PARTS.get(folded(m["part"] or "")))


def century(m: re.Match[str]) -> Point:
    """``the 19th century``."""
    nth = int(m["nth"]) if m["nth"] else ORDINALS[folded(m["word"]).replace(" ", "-")]
    return Point(m.start(), m.end(), "century", number=nth - 1, modifier=PARTS.get(folded(m["part"] or "")))


def season(m: re.Match[str]) -> Point:
    """``spring 2021``, ``the summer of 1988``, ``that summer``."""
    point = Point(
        m.start(), m.end(), "season", number=SEASONS[folded(m["season"])], modifier=PARTS.get(folded(m["part"] or ""))
    )
    return set_tail(point, m.groupdict())


def quarter(m: re.Match[str]) -> Point:
    """``the first quarter of 2010``, ``Q3 2010``."""
    if m["nth"]:
        nth = {"last": 4}.get(folded(m["nth"])) or (
            int(m["nth"][0]) if m["nth"][0].isdigit() else ORDINALS[folded(m["nth"])]
        )
        return Point(m.start(), m.end(), "quarter", int(m["year"]), number=nth)
    number, written = (m["q"], m["year2"]) if m["q"] else (m["q3"], m["year3"])
    return Point(m.start(), m.end(), "quarter", int(written), number=int(number))


def half(m: re.Match[str]) -> Point:
    """``the first half of 2010``, ``the last six months of 2010``."""
    return Point(m.start(), m.end(), "half", int(m["year"]), number=1 if folded(m["nth"]) == "first" else 2)


def named(m: re.Match[str]) -> Point:
    """``Christmas Day``, ``New Year's Eve 2010``."""
    point = Point(m.start(), m.end(), "named", rule=NAMED_DAYS[folded(m["named"])])
    return set_tail(point, m.groupdict())


def iranian(m: re.Match[str]) -> Point | None:
    """``22 Bahman 1388``, in the Iranian civil calendar."""
    found = from_iranian(int(m["iyear"]), IRANIAN_MONTHS[folded(m["imonth"])], int(m["day"]))
    return Point(m.start(), m.end(), "day", found.year, found.month, found.day) if found else None
