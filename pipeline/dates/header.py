"""Reading the header's dates: one expression in known form, however typed."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from pipeline.case import Span
from pipeline.dates.points import two_digit_year
from pipeline.dates.terminals import DAY_DIGITS, compiled
from pipeline.dates.vocabulary import MONTHS, alternation, folded

_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?!\d)")
_MONTH = rf"(?P<month>{alternation(MONTHS)})\.?"
_DAY_MONTH = compiled(
    rf"(?P<day>{DAY_DIGITS})(?:\s|of|[-/,.]){{1,4}}{_MONTH}(?:\s|[-/,.'’]){{1,4}}(?P<year>\d{{4}}|\d\d)(?!\d)"
)
_MONTH_DAY = compiled(rf"(?<![a-z]){_MONTH}\s{{1,3}}(?P<day>{DAY_DIGITS})(?:\s|,){{1,3}}(?P<year>\d{{4}}|\d\d)(?!\d)")


def header_date(text: str, span: Span) -> date | None:
    """The day that the words at ``span`` name, or None. Two-digit years from 73 are of the 20th century."""
    return parse_day(text[span.start : span.end])


def parse_day(words: str) -> date | None:
    """One day in known form: ``17 february 14``, ``Mon, 18 Mar 2019 21:07:33 +0100``, ``2019-03-15``, ``25.1.91``.

    Day before month where both are numbers. Forms that the patterns do not know (other languages) are given to
    dateparser, which must find day, month and year in them.
    """
    words = " ".join(words.split())[:80]
    if m := _ISO.search(words):
        return _date(int(m[1]), int(m[2]), int(m[3]))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        if m := pattern.search(words):
            return _date(_year(m["year"]), MONTHS[folded(m["month"])], int(re.match(r"\d+", m["day"]).group()))  # type: ignore[union-attr]
    if m := _NUMERIC.search(words):
        year, first, second = _year(m[3]), int(m[1]), int(m[2])
        return _date(year, second, first) or _date(year, first, second)
    return _foreign(words) if any(c.isdigit() for c in words) else None


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else two_digit_year(int(digits))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1900 <= year < 2100 else None
    except ValueError:
        return None


def _foreign(words: str) -> date | None:
    """A day in another language ("15 mars 2019", "3 de mayo de 2012"), by dateparser; None if a part is missing."""
    if not re.search(r"\d{4}", words) or not re.search(r"[^\W\d_]{3}", words):
        return None
    found = _parser()(words)
    return found.date() if found is not None else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    parser = DateDataParser(
        languages=["fr", "es", "pt", "de", "it", "nl"],
        settings={
            "REQUIRE_PARTS": ["day", "month", "year"],
            "PARSERS": ["absolute-time"],
            "DATE_ORDER": "DMY",
            "RETURN_AS_TIMEZONE_AWARE": False,
        },
    )
    return lambda words: parser.get_date_data(words).date_obj
