"""Lists of dates that share the year written at their end: "in September and October 2014"."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.dates.expression import Expression, Point
from pipeline.dates.terminals import compiled

_AND = compiled(r"(?:,|,?\s(?:and|or|&))\s(?:(?:again\s|then\s|also\s|later\s|now\s)?(?:on|in)\s)?(?:the\s)?")
_COMMA = compiled(r",\s(?:on\s|in\s)?(?:the\s)?")


def share_trailing_years(text: str, expressions: Sequence[Expression]) -> None:
    """Give the members of each list the year that its last member bears, in place.

    A list counts back over New Year where its months do ("in November and January 2010").
    """
    for i in range(len(expressions) - 2, -1, -1):
        e, following = expressions[i], expressions[i + 1]
        last, then = e.points[-1], following.points[0]
        if last.year is not None or last.year_word is not None or then.year is None or last.kind != then.kind:
            continue
        if last.kind not in ("day", "month", "season") or last.weekday is not None:
            continue
        between = text[last.end : then.start]
        if len(between) > 24 or (then.shared_year and not _COMMA.fullmatch(between)) or not _AND.fullmatch(between):
            continue
        later = _order(last) > _order(then)
        for point in e.points:
            if point.year is None and point.year_word is None:
                point.year, point.shared_year = then.year - later, True


def _order(point: Point) -> tuple[int, int]:
    return point.month or point.number or 0, point.day or 0
