"""EDTF for targets that know only plain dates: what can be carried exactly, and what cannot."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.schema.record import DateValue

_PLAIN = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


class Plain(NamedTuple):
    """A date that needs no EDTF: a point (year, month or day), or an interval with an open or plain end."""

    point: str | None = None
    start: str | None = None
    end: str | None = None


def plain_date(value: DateValue) -> Plain | None:
    """``value`` as a plain date, or None where that would claim more than the text says (about, either, a season)."""
    edtf = value.edtf
    if _PLAIN.fullmatch(edtf):
        return Plain(point=edtf)
    start, slash, end = edtf.partition("/")
    ends = [None if side in ("", "..") else side for side in (start, end)]
    if slash and any(ends) and all(side is None or _PLAIN.fullmatch(side) for side in ends):
        return Plain(start=ends[0], end=ends[1])
    return None


def day(value: DateValue | None) -> str | None:
    """The day, where the date is a day of the calendar."""
    if value is None or not value.start or value.start != value.end or not _PLAIN.fullmatch(value.edtf):
        return None
    return value.start
