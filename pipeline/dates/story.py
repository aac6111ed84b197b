"""The year of a year-less date, from the story told around it.

A reader carries a running time along. The words before leave several candidates for it: the mention just before, and
a few older ones that the story may come back to after an aside. Each candidate year costs the days that the story
would jump, and more for a jump back, for an anchor that is only told in passing ("his 2005 report"), and for a year
that would put the date after the next date of the text. The cheapest reading wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.dates.attributes import names_event
from pipeline.dates.expression import Expression, Point
from pipeline.dates.resolved import Resolved
from pipeline.dates.values import Value

REACH = 8  # mentions back that the story may be continued from
_SKIP_STORY, _SKIP_ASIDE = 40.0, 5.0  # for each mention in between, by what it is
PASSING = 75.0  # for an anchor told in passing
_YEAR_APART = 15.0  # for each year between the story and what is told in passing
_STALE_YEAR = 60.0  # for a bare year once a day or month has been told after it
_BEHIND = 40.0  # for a reading that continues from an older mention to a time before the newest
_AFTER_WRITING = 200.0
_BACK_IN_LIST = 260.0  # for a date that stands behind a full one in a sentence and before it in time
_OUTSIDE_HEADING = 90.0
_LEAD = re.compile(
    r"(?:^|[.!?:;]['\"”’)\]]{0,2}\s|\n)\s{0,4}(?:[A-Z][a-z]{1,9}\s){0,3}(?:the\s)?(?:early\s|late\s|mid-?)?$"
)
_ASIDE = re.compile(
    r"(?<![^\W_])(?:since|founded|established|born(?:\s\w+){0,3}|known as|anniversary of|named after)\s"
    r"(?:on\s|in\s)?(?:the\s)?$",
    re.IGNORECASE,
)
_TURNS = re.compile(r"[.!?:;(]\s?|(?<![^\W_])(?:had|after|since|from|before|previous\w*|earlier)(?![^\W_])")
_CLOSE = re.compile(r"[,:;(–-]?\s(?:on|in|by|from|between)?\s?(?:the\s)?", re.IGNORECASE)
_UNTIL = re.compile(r"(?<![^\W_])(?:until|till|by|before|through)\s(?:[a-z]+\s){0,6}$", re.IGNORECASE)

Place = Callable[[Point, int], Value | None]


@dataclass(frozen=True, slots=True)
class Reading:
    """A value, the mention that it continues from, and what it costs, in days."""

    value: Value
    anchor: Resolved
    cost: float
    newest: bool  # whether the anchor is the last mention of the text


class Story:
    """The dates told so far, in the order of the text, with the heading that they stand under."""

    def __init__(self, text: str, place: Place, limit: date | None) -> None:
        self.text = text
        self.place = place
        self.limit = limit  # the day of writing, which no story goes beyond
        self.told: list[Resolved] = []
        self.asides: list[bool] = []
        self.headed: set[int] = set()  # where the mentions that stand in headings begin
        self.heading: Value | None = None

    def tell(self, one: Resolved, *, heading: bool) -> None:
        """Take in a resolved mention; ``heading`` says that it stands in one."""
        self.told.append(one)
        self.asides.append(not heading and self._is_aside(one))
        if heading:
            self.heading = one.value
            self.headed.add(one.start)

    def read(self, point: Point, paragraph: int, upcoming: Sequence[Expression]) -> Reading | None:
        """The cheapest reading of ``point``, or None where nothing leads to it."""
        best: Reading | None = None
        ahead = self._next_dated(point, upcoming)
        skipped, precise_seen = 0.0, False
        main = next((m.value for m, aside in self.back(REACH) if not aside), None)
        newest: Value | None = None  # the latest mention that carries the story
        listed = self._listed_with(point)
        for anchor, aside in self.back(REACH):
            base = anchor.value
            if base.precision in ("decade", "century"):
                continue
            passing = aside and (skipped > 0 or not _CLOSE.fullmatch(self.text, anchor.end, point.start))
            weight = (
                skipped + (self._price(base, main) if passing else 0.0) + 4.0 * min(paragraph - anchor.paragraph, 10)
            )
            if base.precision == "year" and precise_seen:
                weight += _STALE_YEAR
            for year in {base.first.year - 1, base.first.year, base.last.year, base.last.year + 1}:
                candidate = self.place(point, year)
                if candidate is None:
                    continue
                cost = (
                    weight
                    + distance(base, candidate, from_start=anchor.start in self.headed)
                    + _overtaking(candidate, ahead)
                    + self._outside(candidate)
                )
                if self.limit is not None and candidate.first > self.limit:
                    cost += _AFTER_WRITING
                if listed is not None and candidate.last < listed.first:
                    cost += _BACK_IN_LIST
                elif newest is not None and candidate.last < newest.first:
                    cost += _BEHIND
                if best is None or (cost, candidate.first) < (best.cost, best.value.first):
                    best = Reading(candidate, anchor, cost, anchor is self.told[-1])
            skipped += _SKIP_ASIDE if aside else _SKIP_STORY
            newest = newest or (None if aside else base)
            precise_seen = precise_seen or not (aside or base.precision == "year")
        return best

    def _listed_with(self, point: Point) -> Value | None:
        """The full date just before in the same sentence, where nothing there looks back ("had")."""
        last = self.told[-1] if self.told else None
        if last is None or last.expression.points[0].kind != "day" or last.expression.points[0].year is None:
            return None
        between = self.text[last.end : point.start]
        return last.value if point.kind == "day" and len(between) < 80 and not _TURNS.search(between) else None

    def back(self, count: int) -> Iterator[tuple[Resolved, bool]]:
        """The last ``count`` mentions, the newest first, each with whether it is told in passing."""
        return zip(reversed(self.told[-count:]), reversed(self.asides[-count:]), strict=True)

    def _price(self, aside: Value, main: Value | None) -> float:
        """What it costs to continue from what is told in passing: more where it lies years away from the story."""
        return PASSING + (_YEAR_APART * min(abs(aside.first.year - main.first.year), 10) if main is not None else 0.0)

    def _outside(self, candidate: Value) -> float:
        if self.heading is None or self.heading.precision in ("decade", "century"):
            return 0.0
        inside = candidate.last >= self.heading.first and candidate.first <= self.heading.last
        return 0.0 if inside else _OUTSIDE_HEADING

    def _is_aside(self, one: Resolved) -> bool:
        """Whether a mention does not carry the story: a bare year within a sentence, a birth, a look back."""
        before = self.text[max(0, one.start - 40) : one.start]
        if one.aside or _ASIDE.search(before) or names_event(self.text, one.start, one.end):
            return True
        if _LEAD.search(before):
            return False
        if one.value.precision == "year":
            return True
        story = next((m for m, aside in zip(self.told[-2::-1], self.asides[::-1], strict=False) if not aside), None)
        if story is None or one.inferred is not None or story.paragraph != one.paragraph:
            return False
        ahead = (one.value.first - story.value.last).days
        return (story.value.first - one.value.last).days > 75 or (ahead > 100 and _UNTIL.search(before) is not None)

    def _next_dated(self, point: Point, upcoming: Sequence[Expression]) -> Value | None:
        """The next date with a written year, if it stands near in the same paragraph."""
        for e in upcoming:
            first = e.points[0]
            if first.start - point.end > 400 or "\n\n" in self.text[point.end : first.start]:
                return None
            if first.year is not None and first.kind in ("day", "month"):
                return self.place(first, first.year)
        return None


def distance(base: Value, candidate: Value, *, from_start: bool) -> float:
    """What a jump of a story from ``base`` to ``candidate`` costs: more the longer, and more for a jump back.

    A story goes on from the end of some years, or ``from_start`` where they are a heading's.
    """
    if candidate.first > base.last:
        return float((candidate.first - base.last).days)
    if candidate.last < base.first:
        return 1.3 * (base.first - candidate.last).days + 25
    years = (base.last - base.first).days / 365
    if years > 1.1:
        inside = candidate.first - base.first if from_start else base.last - candidate.last
        return 20.0 + max(inside.days, 0) / 2
    return 20.0 if base.precision == "year" else 0.0


def _overtaking(candidate: Value, ahead: Value | None) -> float:
    """The price of a reading after the next written date of the text."""
    if ahead is None or candidate.first <= ahead.last:
        return 0.0
    return min(150.0, 0.5 * (candidate.first - ahead.last).days)
