"""Days to months, ages to decades, numbers of actions to nothing: in values, and in the words of a text."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator

_MONTHS = "|".join((*calendar.month_name[1:], *calendar.month_abbr[1:]))
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
Change = tuple[int, int, str]  # start, end, what stands there instead
Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def coarse_edtf(edtf: str) -> str:
    """An EDTF value without its days: ``2010-06-25/..`` is ``2010-06/..``."""
    return re.sub(r"(\d{4}-[\dX]{2})-[\dX]{2}", r"\1", edtf)


def month_start(day: str | None) -> str | None:
    """The first day of the month of an ISO day."""
    return f"{day[:8]}01" if day else None


def month_end(day: str | None) -> str | None:
    """The last day of the month of an ISO day."""
    return f"{day[:8]}{calendar.monthrange(int(day[:4]), int(day[5:7]))[1]:02}" if day else None


def decade(age: int) -> int:
    """The first year of the decade of an age."""
    return age // 10 * 10


def _aged(found: re.Match[str]) -> str:
    return re.sub(r"\d+", lambda digits: f"{decade(int(digits[0]))}s", found[0])


RULES: dict[str, tuple[Rule, ...]] = {
    "ages": (
        (re.compile(r"\b(?:aged?|age:)\s*\d{1,3}\b", re.I), _aged),
        (re.compile(r"\b\d{1,3}(?=[- ]years?[- ]old\b)", re.I), _aged),
    ),
    "days": (
        (re.compile(r"\b\d{4}-\d{2}-\d{2}\b"), lambda found: found[0][:7]),
        (
            re.compile(rf"\b{_DAY}(?:\s*(?:-|–|to|and|,)\s*{_DAY})?\s+(?:of\s+)?((?:{_MONTHS})\b)", re.I),
            lambda found: found[1],
        ),
        (re.compile(rf"\b({_MONTHS})\.?\s+{_DAY}\b(?!\d)", re.I), lambda found: found[1]),
        (re.compile(r"\b\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d{2})\b"), lambda found: f"in {found[1]}"),
    ),
    "numbers": (
        (re.compile(r"\b(?:UAA?|EXTRA|EX|MA|NSA?|AU|WRN)\b\W{0,3}\d{1,3}[/.]\d{2,4}", re.I), lambda found: "UA"),
        (re.compile(r"\b(?:AFR|AMR|ASA|EUR|MDE|ACT|IOR|POL|ORG)\s?\d{1,3}/\d{1,4}/\d{2,4}\b"), lambda found: "index"),
    ),
}


def changes(text: str, what: frozenset[str]) -> Iterator[Change]:
    """Where ``text`` gives a day, an age or a number that was asked to go, and what is left of it."""
    for name in sorted(what):
        for pattern, left in RULES.get(name, ()):
            for found in pattern.finditer(text):
                yield found.start(), found.end(), left(found)
