"""The rules of the grammar: each pattern with the words that it can begin with and the function that reads it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from pipeline.dates import points as p
from pipeline.dates import relative as r
from pipeline.dates import terminals as t
from pipeline.dates.expression import Point
from pipeline.dates.vocabulary import (
    MONTHS,
    NAMED_DAYS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
)
from pipeline.dates.vocabulary import SPACE as W

Reading = Point | list[Point] | tuple[list[Point], str] | None


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, the words that it can begin with, and the function that reads its match."""

    id: str
    first: frozenset[str]
    pattern: re.Pattern[str]
    read: Callable[[re.Match[str]], Reading]


def first_words(*groups: dict[str, int] | dict[str, str] | str) -> frozenset[str]:
    """The first words of phrases; a string holds single words."""
    found: set[str] = set()
    for group in groups:
        for phrase in group.split() if isinstance(group, str) else group:
            found.add(re.match(r"[^\W_]+", phrase).group())  # type: ignore[union-attr]
    return frozenset(found)


DIGIT = "0"
_COUNTS = first_words(
    NUMBERS,
    VAGUE_NUMBERS,
    "about around some nearly almost over more less only just barely at approximately under",
    DIGIT,
)
_WHICH = "following next previous preceding same last this that coming past very ensuing subsequent"

CALENDAR = (
    Rule("iso", first_words(DIGIT), t.ISO, p.iso),
    Rule("numeric", first_words(DIGIT), t.NUMERIC, p.numeric),
    Rule("year-month", first_words(DIGIT), t.YEAR_MONTH, p.year_month),
    Rule("days-month", first_words(DIGIT, "the", ORDINALS), t.DAYS_MONTH, p.days_month),
    Rule(
        "day-month",
        first_words(DIGIT, "the previous following next last same this", WEEKDAYS, ORDINALS),
        t.DAY_MONTH,
        p.day_month,
    ),
    Rule("month-days", first_words(MONTHS), t.MONTH_DAYS, p.days_month),
    Rule(
        "month-day",
        first_words(MONTHS, WEEKDAYS, "the previous following next last same this"),
        t.MONTH_DAY,
        p.day_month,
    ),
    Rule("month-year", first_words(MONTHS), t.MONTH_YEAR, p.month),
    Rule("month-of-short-year", first_words(MONTHS), t.OF_SHORT, p.month),
    Rule("year-then-month", first_words(DIGIT), t.YEAR_MONTH_NAME, p.month),
    Rule("month", first_words(MONTHS), t.MONTH_ALONE, p.month),
    Rule("years", first_words(DIGIT), t.YEARS_RANGE, p.years),
    Rule("year", first_words(DIGIT, "the"), t.YEAR_ALONE, p.year),
    Rule("decade", first_words(DIGIT, "the early mid late"), t.DECADE, p.decade),
    Rule("century", first_words(DIGIT, "the early mid late", ORDINALS), t.CENTURY, p.century),
    Rule("season-year", first_words(SEASONS, "the early mid late"), t.SEASON_YEAR, p.season),
    Rule("season", first_words(SEASONS, "the early mid late"), t.SEASON_ALONE, p.season),
    Rule("quarter", first_words(ORDINALS, DIGIT, "the last q"), t.QUARTER, p.quarter),
    Rule("half", first_words("the first second latter last"), t.HALF, p.half),
    Rule("named-day", first_words(NAMED_DAYS), t.NAMED, p.named),
    Rule("iranian", first_words(DIGIT), t.IRANIAN, p.iranian),
)

RELATIVE = (
    Rule("counted", _COUNTS, r.COUNTED, r.counted),
    Rule("in-count", first_words("in"), r.IN_COUNT, r.counted_in),
    Rule("next-unit", first_words(_WHICH, "the"), r.NEXT_UNIT, r.next_unit),
    Rule("next-named", first_words(_WHICH, "the"), r.NEXT_NAMED, r.named),
    Rule("that-unit", first_words("that this"), r.THAT_UNIT, r.that_unit),
    Rule("that-named", first_words("that"), r.THAT_NAMED, r.named),
    Rule("unit-side", first_words("the"), r.UNIT_SIDE, r.unit_side),
    Rule("later-that", first_words("later earlier early late"), r.LATER_THAT, r.later_that),
    Rule("deictic", first_words("the yesterday today tomorrow tonight last"), r.DEICTIC, r.deictic),
    Rule(
        "weekday",
        first_words(WEEKDAYS, "last this next the following previous preceding past coming upcoming"),
        t.WEEKDAY_ALONE,
        r.weekday,
    ),
    Rule("same-time", first_words("at"), r.SAME_TIME, r.same_time),
    Rule("day-of-month", first_words("the", WEEKDAYS), r.BARE_DAY, r.bare_day),
    Rule("since-then", first_words("since from ever"), r.SINCE_THEN, r.since_then),
)

# What can follow "the" in any rule; most texts have few such, and many a "the".
_SECOND = first_words(WEEKDAYS, ORDINALS, SEASONS, UNITS, PARTS_OF_DAY, MONTHS, "weekend year years") | first_words(
    _WHICH,
    "early mid late latter beginning start middle end close turn final closing opening eve few weekends upcoming",
)
AFTER_THE = t.compiled(rf"{W}(?:\d|(?:{'|'.join(sorted(_SECOND, key=len, reverse=True))})s?(?![^\W_]))")


@cache
def dispatch() -> tuple[dict[str, list[Rule]], dict[str, list[Rule]]]:
    """The calendar rules, and all rules, by the words that they can begin with."""
    tables: tuple[dict[str, list[Rule]], dict[str, list[Rule]]] = ({}, {})
    for table, rules in zip(tables, (CALENDAR, CALENDAR + RELATIVE), strict=True):
        for rule in rules:
            for word in rule.first:
                table.setdefault(word, []).append(rule)
    return tables
