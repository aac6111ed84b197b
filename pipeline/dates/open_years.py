"""Days and months whose year no reader could know: EDTF with unspecified digits (``XXXX-07-25``)."""

from __future__ import annotations

from pipeline.case import DateMention
from pipeline.dates.expression import Expression, Point
from pipeline.schema import vocabulary as v


def open_values(e: Expression) -> list[str]:
    """The value of each point with its year open; none where a point is no day or month without a year."""
    values = [_open(point) for point in e.points]
    return [value for value in values if value] if all(values) else []


def open_mention(e: Expression, role: v.DateRole) -> DateMention | None:
    """A mention without first and last day, or None where the expression names no day or month of the calendar."""
    values = open_values(e)
    if not values:
        return None
    text = {"one": values[0], "range": "/".join(values)}.get(e.join, "[" + ",".join(values) + "]")
    precision = e.points[0].kind if e.join == "one" else "interval" if e.join == "range" else "set"
    modifier = e.points[0].modifier or ("approximate" if e.approximate else None)
    part = e.part_of_day or e.points[0].part_of_day
    return DateMention(e.start, e.end, text, None, None, precision, modifier, part, role, rule=e.id)


def _open(point: Point) -> str | None:
    if point.kind not in ("day", "month") or point.year is not None or point.month is None:
        return None
    return f"XXXX-{point.month:02d}" + (f"-{point.day:02d}" if point.day is not None else "")
