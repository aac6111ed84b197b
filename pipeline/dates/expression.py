"""What the grammar reads off the words, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PointKind = Literal[
    "day",  # day and month, year known or not
    "month",
    "year",
    "season",
    "quarter",
    "half",
    "decade",
    "century",
    "weekday",  # a weekday alone, or of a week
    "named",  # Christmas Day
    "offset",  # a count of units from the document's date or from another mention
    "next",  # the following July, last October, next Friday
    "week",  # the first week of a month
    "dayofmonth",  # the 22nd
]

Base = Literal["document", "mention", "event"]


@dataclass(slots=True)
class Point:
    """One calendar point as worded; what the words do not give is None.

    ``number`` is a season's EDTF code, a quarter, a half, a decade (198) or a century (19). ``year_word`` stands for
    a year that is told by relation ("last year"). ``count`` is signed; None where the words are vague.
    """

    start: int
    end: int
    kind: PointKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    number: int | None = None
    weekday: int | None = None
    rule: str | None = None  # of a named day
    year_word: str | None = None  # last, this, next, same, following, previous
    base: Base = "document"
    count: int | None = None
    unit: str | None = None
    modifier: str | None = None  # start, mid, end
    part_of_day: str | None = None
    shared_year: bool = False  # the year is written, but with a neighbour in a list or range
    month_elsewhere: bool = False  # a day whose month is written with a neighbour ("3" in "3-5 May")
    ordinal: int | None = None  # of a week or of a span of days in a month
    month_first: bool = False  # a numeric date that can only be read month first
    orders: tuple[int, int] | None = None  # numeric dates: the other reading (month, day) where both are possible


Join = Literal["one", "list", "range", "choice"]


@dataclass(slots=True)
class Expression:
    """One or more points that belong together, with the words around them that bear on the value.

    ``start`` and ``end`` hold the lead ("since", "around") as well; the points' own words are narrower.
    """

    start: int
    end: int
    points: list[Point]
    join: Join = "one"
    bound: Literal["since", "until", "by", "before", "after"] | None = None
    approximate: bool = False
    part_of_day: str | None = None
    id: str = ""
    length: tuple[int, str] | None = None  # of a period that ends here ("the 12 months to June 2007")

    @property
    def inner(self) -> tuple[int, int]:
        """The span of the points without the lead."""
        return self.points[0].start, self.points[-1].end
