"""When a text was written, and what year it is about: what its year-less dates are resolved against."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.dates.expression import Expression
from pipeline.dates.points import two_digit_year
from pipeline.dates.terminals import NUMBER, compiled
from pipeline.dates.values import Value, add_months, interval, month_value, year_value
from pipeline.dates.vocabulary import SPACE as W
from pipeline.dates.vocabulary import number

_ELAPSED = compiled(
    rf"(?<![^\W_])(?:(?:spent|served|spending|serving|jailed|imprisoned|held|detained|prison|bars|for|in|on|{NUMBER})\s)?"
    rf"(?:(?:for|the{W}(?:last|past)|over|more{W}than|almost|nearly|some|about)\s){{0,2}}(?P<n>{NUMBER})\syears[^.;:\n]{{0,80}}?\s(?:after|since)\s[^.;:\n]{{0,80}}?$"
)
_TERM = compiled(r"(?:sentenced|condemned|term|sentence|jailed|up)\s(?:to|of|for)\s(?:\w+\s){0,4}$")
_APPEAL = timedelta(days=42)  # how long an appeal usually runs
_INDEX = re.compile(r"\b(?:AFR|AMR|ASA|EUR|MDE|ACT|IOR|ORG|POL)\s?\d\d/\d{1,4}/(\d{4}|\d\d)\b")
_BORN = compiled(r"\bborn\s(?:in\s[A-Z]\S+\s)?(?:on|in)\s(?:the\s)?$")
_AGE = compiled(r"\b(?:at the age of|aged|age)\s(?P<age>\d{1,3})\b|\b(?P<old>\d{1,3})-year-old\b")
_EVENTS_OF = compiled(
    r"(?:events|developments|period|covering|covers|year)\s(?:of|in|from)?\s?$|report\s(?:for|on)\s$|[(]\s?$"
)


@dataclass(slots=True)
class Setting:
    """The frame of one text.

    ``written``: its date of issue, or an estimate (``estimated``), or the last day of the year of issue
    (``whole_year``), or None. ``home``: the period that a periodical
    report is about. ``remote``: the story is told far from the date of issue, so that date says nothing about years.
    """

    written: date | None = None
    estimated: bool = False
    whole_year: bool = False
    home: Value | None = None
    remote: bool = False
    month_first: bool = False

    @property
    def news(self) -> date | None:
        """The date of issue where it bears on year-less dates."""
        return None if self.remote else self.written


def frame(
    text: str,
    expressions: Sequence[Expression],
    written: date | None,
    *,
    own_date: bool,
    deadline: date | None = None,
) -> Setting:
    """Work out the setting of ``text``; ``own_date`` says that the text itself gives ``written``.

    Where nothing gives a date of issue, the deadline, durations and the year of the document's index stand in.
    """
    setting = Setting(written)
    setting.home = _home(text, expressions)
    setting.month_first = _month_first(expressions)
    if written is None:
        setting.written = deadline - _APPEAL if deadline else _estimate(text, expressions)
        if setting.written is None:
            setting.written = _year_of_index(text)
            setting.whole_year = setting.written is not None
        setting.estimated = setting.written is not None
    elif not own_date:
        setting.remote = _is_history(expressions, written)
    return setting


def _is_history(expressions: Sequence[Expression], written: date) -> bool:
    """Whether most of what a long text dates happened well before a date of issue that the text itself lacks."""
    years = sorted(p.year for e in expressions for p in e.points if p.year is not None)
    near = sum(abs(written.year - year) <= 1 for year in years)
    if len(years) >= 5 and near * 4 < len(years):
        return True
    return len(years) >= 12 and years[len(years) // 2] < written.year - 1


def _home(text: str, expressions: Sequence[Expression]) -> Value | None:
    """The year of an annual report: "Report 2008 (January-December 2007)", "events of 2007"."""
    for e in expressions:
        if e.start > 600:
            return None
        before = text[max(0, e.start - 24) : e.start]
        if e.join == "range" and len(e.points) == 2 and e.points[0].kind == e.points[1].kind == "month":
            first, last = e.points
            end_year = last.year
            if end_year is None or last.month is None or first.month is None:
                continue
            start_year = first.year or (end_year if first.month <= last.month else end_year - 1)
            months = 12 * (end_year - start_year) + last.month - first.month
            if 5 <= months <= 23 and ("(" in before or _EVENTS_OF.search(before) or before.strip() == ""):
                return interval(month_value(start_year, first.month), month_value(end_year, last.month))
        elif e.join == "one" and e.points[0].kind == "year" and e.points[0].year and _EVENTS_OF.search(before):
            if before.rstrip().endswith("("):
                continue
            return year_value(e.points[0].year)
    return None


def _month_first(expressions: Sequence[Expression]) -> bool:
    """Whether the text writes numeric dates month first.

    Those that can be read in one way only decide; without such, the order of its dates in words does.
    """
    numeric = [p for e in expressions if e.id == "numeric" for p in e.points]
    if any(p.orders for p in numeric):
        certain = [p.month_first for p in numeric if p.day != p.month and not p.orders]
        if certain:
            return sum(certain) * 2 > len(certain)
        worded = [e.id for e in expressions]
        months = worded.count("month-day") + worded.count("month-days")
        return months >= 2 and worded.count("day-month") + worded.count("days-month") == 0
    return False


def _estimate(text: str, expressions: Sequence[Expression]) -> date | None:
    """A date of writing from durations and ages: "ten years in prison after being sentenced in September 2010"."""
    latest = max((_explicit(e) for e in expressions if _explicit(e)), default=None)  # type: ignore[type-var]
    for e in expressions:
        known = _explicit(e)
        if known is None:
            continue
        before = text[max(0, e.start - 220) : e.start]
        if "year" in before and (m := _ELAPSED.search(before)):
            count = number(m["n"])
            if count and not _TERM.search(before[: m.start("n")]):
                year, month = add_months(known.year, known.month, 12 * count)
                found = date(year, month, min(known.day, 28))
                if latest is None or found.year >= latest.year:
                    return found
        if _BORN.search(before) and (age := _AGE.search(text)):
            year = known.year + int(age["age"] or age["old"])
            if latest is not None and 0 <= year - latest.year <= 3:
                return (
                    date(year, 12, 31)
                    if known.month == 1 and known.day == 1
                    else date(year, known.month, min(known.day, 28))
                )
    return None


def _year_of_index(text: str) -> date | None:
    """The end of the year in which the latest document named in the text's head was indexed."""
    years = [int(m[1]) if len(m[1]) == 4 else two_digit_year(int(m[1])) for m in _INDEX.finditer(text[:1500])]
    return date(max(years), 12, 31) if years else None


def _explicit(e: Expression) -> date | None:
    point = e.points[0]
    if point.year is None or point.kind not in ("day", "month", "year"):
        return None
    try:
        return date(point.year, point.month or 1, point.day or 1)
    except ValueError:
        return None


_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}\s+[\"'“‘(]?[A-Z0-9]|\n\s*\n|\n(?=[-*•])")
_ABBREVIATION = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Lt|Col|Gen|St|No|Nos|Jr|Sr|Prof|Capt|Sgt|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])\.$"
)


def sentence_breaks(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two offsets."""
    for m in _SENTENCE_END.finditer(text, start, min(len(text), end + 1)):
        if not _ABBREVIATION.search(text, max(start, m.start() - 8), m.start() + 1):
            return True
    return False
