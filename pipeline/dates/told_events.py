"""Events that the text itself dates, so that "the day before the execution" can be counted from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from pipeline.dates.expression import Expression, Point
from pipeline.dates.resolved import Resolved
from pipeline.dates.vocabulary import folded
from pipeline.resources import rows

_EVENT = re.compile(
    r"\s{1,3}(?:the|his|her|their|its|this|that|[A-Z]\S{1,20}['’]s?)\s[\"“]?([a-z]+)[\"”]?(?:\s([a-z]+))?",
    re.IGNORECASE,
)
_REACH = 12  # mentions back


@cache
def _told() -> dict[str, re.Pattern[str]]:
    """The pattern of the words that tell the event of a noun."""
    return {
        row["noun"]: re.compile(rf"(?<![^\W_])(?:{row['told']})", re.IGNORECASE) for row in rows("dates/events.csv")
    }


def event_pattern(text: str, end: int) -> re.Pattern[str] | None:
    """How the text would tell the event that is named right after ``end``, or None where no event is named there."""
    m = _EVENT.match(text, end)
    nouns = [folded(noun) for noun in m.groups() if noun] if m else []
    return next((_told()[noun] for noun in nouns if noun in _told()), None)


def told_before(text: str, point: Point, done: Sequence[Resolved]) -> Resolved | None:
    """The last mention before ``point`` that dates the event named after it."""
    pattern = event_pattern(text, point.end)
    if pattern is None:
        return None
    for one in reversed(done[-_REACH:]):
        if one.value.precision == "day" and pattern.search(_clause(text, one.start, one.end, point.start)):
            return one
    return None


def told_after(text: str, point: Point, upcoming: Sequence[Expression]) -> Point | None:
    """A fully written day soon after ``point`` that dates the event named after it."""
    pattern = event_pattern(text, point.end)
    if pattern is None:
        return None
    for e in upcoming[:2]:
        first = e.points[0]
        near = first.kind == "day" and first.year is not None and ". " in text[point.end : first.start][:300]
        if near and pattern.search(_clause(text, first.start, first.end, len(text))):
            return first
    return None


def _clause(text: str, start: int, end: int, limit: int) -> str:
    """The words of the sentence around a date, as far as 160 characters and not beyond ``limit``."""
    left = text[max(0, start - 160) : start]
    cut = max(left.rfind(". "), left.rfind("\n\n"), left.rfind(".\n"))
    right = text[end : min(limit, end + 160)]
    stop = re.search(r"[.;](?:\s|$)", right)
    return left[cut + 1 :] + " " + (right[: stop.start()] if stop else right)
