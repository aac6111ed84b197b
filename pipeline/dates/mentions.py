"""Writing resolved expressions as date mentions with EDTF values."""

from __future__ import annotations

from datetime import timedelta

from pipeline.case import DateMention, Span
from pipeline.dates.expression import Point
from pipeline.dates.resolved import Resolved
from pipeline.dates.values import Value, interval, shift
from pipeline.schema import vocabulary as v


def mentions(resolved: Resolved, role: v.DateRole) -> list[DateMention]:
    """The mentions of one expression: one, or for a list one for each run of days that follow each other."""
    e = resolved.expression
    if e.join == "list":
        found = []
        for run in _runs(resolved):
            whole = run[0][1] if len(run) == 1 else interval(run[0][1], run[-1][1])
            start = e.start if run[0][0] is e.points[0] else run[0][0].start
            end = e.end if run[-1][0] is e.points[-1] else run[-1][0].end
            found.append(_mention(resolved, Span(start, end), whole, whole.edtf, role))
        return found
    if e.join == "choice":
        text = (
            "["
            + ",".join(_qualified(value, point) for value, point in zip(resolved.values, e.points, strict=True))
            + "]"
        )
        whole = Value(text, min(x.first for x in resolved.values), max(x.last for x in resolved.values), "set")
        return [_mention(resolved, Span(e.start, e.end), whole, text, role)]
    if e.join == "range":
        text = "/".join(_qualified(value, point) for value, point in zip(resolved.values, e.points, strict=True))
        return [_mention(resolved, Span(e.start, e.end), resolved.value, text, role)]
    value = resolved.values[0]
    if e.length is not None and (first := shift(value, -e.length[0], e.length[1])) is not None:
        whole = interval(first, value)
        return [_mention(resolved, Span(e.start, e.end), whole, whole.edtf, role)]
    return [_mention(resolved, Span(e.start, e.end), value, _qualified(value, e.points[0]), role)]


def _qualified(value: Value, point: Point) -> str:
    """The EDTF value, marked as approximate where only a part of the period is meant."""
    if point.modifier and value.precision in ("month", "year", "season"):
        return value.edtf + "~"
    return value.edtf


def _mention(resolved: Resolved, span: Span, value: Value, text: str, role: v.DateRole) -> DateMention:
    e = resolved.expression
    point = e.points[0]
    if e.approximate and "~" not in text and value.precision not in ("interval", "set", "decade", "century"):
        text += "~"
    first, last = value.first, value.last
    modifier = point.modifier or ("approximate" if e.approximate else None)
    precision = value.precision
    open_first, open_last = first, last
    if e.bound == "since" and precision != "set":
        text, modifier = text.split("/")[0] + "/..", modifier or "after"
        precision, open_last = "interval", None  # type: ignore[assignment]
    elif e.bound == "until" and precision != "set":
        text, modifier = "../" + text.split("/")[-1], modifier or "before"
        precision, open_first = "interval", None  # type: ignore[assignment]
    elif e.bound in ("before", "after", "by"):
        modifier = modifier or ("after" if e.bound == "after" else "before")
    return DateMention(
        span.start,
        span.end,
        text,
        open_first,
        open_last,
        precision,
        modifier,
        e.part_of_day or point.part_of_day,
        role,
        resolved.inferred,
        resolved.anchor,
        e.id,
    )


def _runs(resolved: Resolved) -> list[list[tuple[Point, Value]]]:
    """Neighbouring days of a list grouped together."""
    runs: list[list[tuple[Point, Value]]] = []
    for pair in zip(resolved.expression.points, resolved.values, strict=True):
        previous = runs[-1][-1][1] if runs else None
        if (
            previous is not None
            and previous.precision == pair[1].precision == "day"
            and pair[1].first - previous.last == timedelta(days=1)
        ):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return runs
