"""The day that a text without a header says it was written or posted on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from pipeline.dates.expression import Expression
from pipeline.dates.terminals import compiled

_LABEL = compiled(
    r"^[\s>*|•-]{0,6}(?:posted|published|updated|last\supdated|released|issued|date|dated|created|sent)(?:\s(?:on|by\s\w+\son))?:?\s{0,3}$"
)
_PLACE = compiled(r"^(?-i:[A-Z])[\w .,/'’()-]{0,40}[,(:/|–—-]?\s{0,2}$")
_AFTER_PLACE = compiled(r"\)?\s{0,2}(?:[-–—:|]|\(|$)")
_BYLINE = compiled(r",?\s{0,2}(?:by\s|\||[-–—]|in\s[A-Z]|at\s\d|\d{1,2}:\d\d)")
_HEAD, _FOOT = 900, 250


def dateline(text: str, expressions: Sequence[Expression]) -> date | None:
    """The first full date that stands alone on a line, after a label ("Posted on") or after a place ("Geneva, ...").

    Only the beginning and the very end of the text are looked at. None where there is no such line.
    """
    for e in expressions:
        point = e.points[0]
        if e.join != "one" or point.kind != "day" or point.year is None or not point.month or not point.day:
            continue
        if e.start > _HEAD and e.end < len(text) - _FOOT:
            continue
        start = text.rfind("\n", 0, point.start) + 1
        before, after = text[start : point.start], _line_rest(text, point.end)
        opening = e.start < _HEAD and not before.strip() and _BYLINE.match(after) is not None
        alone = not before.strip(" ()[]*-–—|>\t") and not after.strip(" ()[].,:;*-–—|\t")
        labelled = _LABEL.search(before) is not None
        placed = e.start < _HEAD and _PLACE.search(before) is not None and _AFTER_PLACE.match(after) is not None
        if alone or opening or labelled or placed:
            try:
                return date(point.year, point.month, point.day)
            except ValueError:
                continue
    return None


def _line_rest(text: str, end: int) -> str:
    stop = text.find("\n", end)
    return text[end : stop if stop >= 0 else len(text)]
