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
        if last.year is not None or last.year_word is not None or last.kind != then.kind:
            continue
        if then.year is None and then.year_word is None:
            continue
        if last.kind not in ("day", "month", "season") or last.weekday is not None:
            continue
        between = text[last.end : then.start]
        if len(between) > 24 or (then.shared_year and not _COMMA.fullmatch(between)) or not _AND.fullmatch(between):
            continue
        later = _order(last) > _order(then)
        for point in e.points:
            if point.year is not None or point.year_word is not None:
                continue
            point.year_word, point.shared_year = then.year_word, True
            point.year = then.year - later if then.year is not None else None


def _order(point: Point) -> tuple[int, int]:
    return point.month or point.number or 0, point.day or 0
