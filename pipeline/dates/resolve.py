"""Resolving expressions in the order of the text, as a reader does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.case import Span
from pipeline.dates import values as val
from pipeline.dates.cues import expects_future, has_news_cue
from pipeline.dates.expression import Expression, Point
from pipeline.dates.offsets import Side, event_side
from pipeline.dates.resolved import Resolved
from pipeline.dates.setting import Setting, sentence_breaks
from pipeline.dates.story import Story
from pipeline.dates.values import Value
from pipeline.schema import vocabulary as v

_YEAR = timedelta(days=365)


@dataclass(slots=True)
class _Found:
    value: Value | None
    inferred: v.Inferred | None = None
    anchor: Resolved | None = None


class Resolver:
    """Resolves the expressions of one text. Feed them in order; unresolvable ones give None and leave no trace."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.done: list[Resolved] = []
        self.story = Story(text, place)
        self.known_days: dict[tuple[int, int], Value] = {}
        self.upcoming: list[Expression] = []

    def run(
        self, expressions: Sequence[Expression], paragraphs: Sequence[int], *, moves: Sequence[bool]
    ) -> list[Resolved | None]:
        """Resolve all; ``paragraphs`` numbers the paragraph of each, ``moves`` says which belong to the story."""
        found = []
        for i, e in enumerate(expressions):
            self.upcoming = list(expressions[i + 1 : i + 4])
            one = self._expression(e, paragraphs[i])
            found.append(one)
            if one is not None and moves[i]:
                self.done.append(one)
                self.story.tell(one, heading=self._in_heading(e))
        return found

    def _in_heading(self, e: Expression) -> bool:
        """Whether a year stands in a heading: on a short line between blank lines, without a full stop."""
        if e.points[0].kind != "year":
            return False
        start = self.text.rfind("\n", 0, e.start) + 1
        end = self.text.find("\n", e.end)
        line = self.text[start : end if end >= 0 else len(self.text)].strip()
        blank = self.text.startswith("\n", end + 1) or end < 0
        return len(line) <= 90 and line[-1:] not in ".,;" and blank

    # --- expressions ------------------------------------------------------------------------------------------

    def _expression(self, e: Expression, paragraph: int) -> Resolved | None:
        _share_years(e)
        values: list[Value] = []
        inferred: v.Inferred | None = None
        anchor: Resolved | None = None
        for point in e.points:
            found = self._point(point, e, paragraph, values)
            if found.value is None:
                return None
            values.append(found.value)
            inferred = inferred or found.inferred
            anchor = anchor or found.anchor
        if e.join == "range" and values[0].first > values[-1].last:
            earlier = self._earlier(e.points[0], values[0])
            if earlier is None:
                return None
            values[0] = earlier
        return Resolved(e, values, inferred, Span(anchor.start, anchor.end) if anchor else None, paragraph)

    def _earlier(self, point: Point, value: Value) -> Value | None:
        return place(point, value.first.year - 1) if point.year is None or point.shared_year else None

    def _point(self, point: Point, e: Expression, paragraph: int, earlier: list[Value]) -> _Found:
        if point.kind == "offset":
            return self._offset(point, e, paragraph)
        if point.kind == "next":
            return self._next(point, paragraph)
        if point.kind == "weekday":
            return self._weekday(point, paragraph)
        if point.kind == "decade":
            return _Found(val.decade_value(point.number or 0))
        if point.kind == "century":
            return _Found(val.century_value(point.number or 0))
        if point.orders and self.setting.month_first:
            point.month, point.day = point.orders
        if point.year is not None:
            return _Found(place(point, point.year))
        if point.year_word is not None:
            return self._year_word(point, paragraph)
        if earlier:  # a later member of a list or range follows the first
            last = earlier[-1]
            for year in (last.first.year, last.first.year + 1):
                candidate = place(point, year)
                if candidate and candidate.last >= last.first:
                    return _Found(candidate, "narrative")
        return self._yearless(point, e, paragraph)

    # --- years by relation ------------------------------------------------------------------------------------

    def _year_word(self, point: Point, paragraph: int) -> _Found:
        word = point.year_word
        anchor = self._anchor(paragraph)
        written = self.setting.news
        if word in ("last", "this", "next", "most recent"):
            if written is None:
                if anchor is None:
                    return _Found(None)
                written = anchor.value.first
            if word == "most recent":
                return _Found(_latest(point, written), "document")
            year = written.year + {"last": -1, "this": 0, "next": 1}[word]
            return _Found(place(point, year), "document")
        if anchor is None:
            return _Found(None)
        year = anchor.value.first.year + {"same": 0, "following": 1, "previous": -1}[word or "same"]
        return _Found(place(point, year), "relative", anchor)

    # --- year-less dates --------------------------------------------------------------------------------------

    def _yearless(self, point: Point, e: Expression, paragraph: int) -> _Found:
        told = self.story.read(point, paragraph, self.upcoming)
        anchor = told.anchor if told else None
        news = self._news_candidate(point, e)
        continued = told.value if told else None
        chosen: _Found
        if news is None and continued is None:
            chosen = self._lead_candidate(point)
        elif continued is None or (news is not None and news.edtf == continued.edtf):
            chosen = _Found(news, "document")
        elif news is None or (anchor is not None and self._story_wins(point, anchor, continued, paragraph)):
            chosen = _Found(continued, "narrative", anchor)
        else:
            chosen = _Found(news, "document")
        if point.weekday is not None and chosen.value is not None:
            chosen = _Found(_matching_weekday(point, chosen.value), chosen.inferred, chosen.anchor)
        if chosen.value is not None and point.day is not None and point.month is not None:
            key = (point.month, point.day)
            if self.setting.written is None and chosen.inferred == "narrative" and key in self.known_days:
                chosen.value = self.known_days[key]
            self.known_days[key] = chosen.value
        return chosen

    def _news_candidate(self, point: Point, e: Expression) -> Value | None:
        home, written = self.setting.home, self.setting.news
        if home is not None:
            for year in range(home.first.year, home.last.year + 1):
                candidate = place(point, year)
                if candidate and candidate.first <= home.last and candidate.last >= home.first:
                    return candidate
            return place(point, home.last.year)
        if written is None:
            return None
        if self.setting.estimated:
            return _nearest(point, written)
        cue = expects_future(self.text, e)
        if cue == "certain":
            return _first_from(point, written)
        if cue == "likely":
            return _nearest(point, written)
        return _latest(point, written)

    def _story_wins(self, point: Point, anchor: Resolved, told: Value, paragraph: int) -> bool:
        """Whether a year-less date belongs to the story told around it rather than to the latest news."""
        if anchor.paragraph != paragraph:
            return False
        base = anchor.value
        gap = (told.first - base.last).days
        if sentence_breaks(self.text, anchor.end, point.start):
            if self.setting.home is not None or has_news_cue(self.text, point.start, point.end):
                return False
            inside = (
                base.precision in ("year", "interval", "season")
                and told.first >= base.first
                and told.last <= base.last
            )
            rollover = told.first.year != base.last.year
            return inside or 0 <= gap <= (100 if rollover else 240)
        if self.setting.home is not None:
            return gap >= 0 and told.first.year == base.last.year
        return gap >= 0 or (base.precision == "year" and told.first >= base.first)

    def _lead_candidate(self, point: Point) -> _Found:
        """A year for a date that stands before any other: the next written year nearby, or the latest of the text."""
        for e in self.upcoming:
            for other in e.points:
                if other.year is not None and other.kind in ("day", "month") and e.points[0].start - point.end < 400:
                    candidate = place(point, other.year)
                    target = place(other, other.year)
                    if candidate and target:
                        if candidate.first > target.last and (candidate.first - target.last).days > 180:
                            candidate = place(point, other.year - 1)
                        return _Found(candidate, "narrative")
        return _Found(None)

    # --- relative expressions ---------------------------------------------------------------------------------

    def _offset(self, point: Point, e: Expression, paragraph: int) -> _Found:
        if point.count is None or point.unit is None:
            return _Found(None)
        if point.base == "document" and not self.setting.remote:
            written = self.setting.written
            if written is None or (self.setting.estimated and point.unit != "year"):
                return _Found(None)
            if point.unit == "week" and abs(point.count) <= 1 and e.id in ("next-unit", "that-unit", "later-that"):
                moved = val.add_days(written, 7 * point.count)
                return _Found(val.week_of(moved) if moved else None, "document")
            return _Found(_shifted(val.of_date(written), point), "document")
        side = Side("plain")
        if e.id in ("counted", "unit-side"):
            side = event_side(self.text, point, self._last(paragraph), self.upcoming)
        if side.kind == "unknown":
            return _Found(None)
        if side.kind == "next" and side.point is not None and side.point.year is not None:
            target = place(side.point, side.point.year)
            return _Found(_shifted(target, point) if target else None, "relative")
        if point.unit == "same":
            anchor = self._anchor(paragraph)
            if anchor is None or (e.id == "same-time" and point.start - anchor.end > 500):
                return _Found(None)
            return _Found(anchor.value, "relative", anchor)
        anchor = self._anchor(paragraph, unit=point.unit)
        if anchor is None:
            if self.setting.home is not None and point.unit == "year":
                return _Found(_shifted(self.setting.home, point), "document")
            return _Found(None)
        if side.kind == "apposed":
            return _Found(_shifted(anchor.value, point, -1), "relative", anchor)
        if (
            point.unit == "year"
            and point.modifier
            and self.setting.home is not None
            and e.id in ("part-of", "later-that")
        ):
            return _Found(val.year_value(self.setting.home.last.year + point.count), "document")
        return _Found(_shifted(anchor.value, point), "relative", anchor)

    def _next(self, point: Point, paragraph: int) -> _Found:
        count = point.count or 0
        if point.base == "document" and not self.setting.remote:
            written = self.setting.written
            if written is None:
                return _Found(None)
            if count == 0:
                return _Found(place(point, written.year), "document")
            value = _first_from(point, written) if count > 0 else _before(point, written)
            return _Found(value, "document")
        anchor = self._anchor(paragraph)
        if anchor is None:
            return _Found(None)
        if count == 0:
            return _Found(place(point, anchor.value.first.year), "relative", anchor)
        after = anchor.value.last + timedelta(days=1)
        value = _first_from(point, after) if count > 0 else _before(point, anchor.value.first)
        return _Found(value, "relative", anchor)

    def _weekday(self, point: Point, paragraph: int) -> _Found:
        weekday = point.weekday or 0
        base: date | None
        anchor: Resolved | None = None
        if point.base == "mention" or self.setting.remote or self.setting.written is None:
            anchor = self._anchor(paragraph, unit="day")
            base = anchor.value.first if anchor else None
        else:
            base = None if self.setting.estimated else self.setting.written
        if base is None:
            return _Found(None)
        if point.unit == "week":
            monday = base - timedelta(days=base.weekday())
            found = val.add_days(monday, 7 * (point.count or 0) + weekday)
        elif point.count is not None and point.count > 0:
            found = val.add_days(base, (weekday - base.weekday() - 1) % 7 + 1)
        elif point.count == 0:
            found = val.add_days(base, weekday - base.weekday())
        elif point.count is None and self._lies_ahead(point, in_story=anchor is not None):
            found = val.add_days(base, (weekday - base.weekday() - 1) % 7 + 1)
        else:
            back = (base.weekday() - weekday) % 7
            found = val.add_days(base, -(back or (7 if point.count is not None else 0)))
        return _Found(val.of_date(found) if found else None, "weekday", anchor)

    def _lies_ahead(self, point: Point, *, in_story: bool) -> bool:
        """Whether a bare weekday is the next one: in a story, unless it refers back ("Monday's killing")."""
        if in_story and self.text[point.end : point.end + 2] not in ("'s", "’s"):
            return True
        return expects_future(self.text, None, point) is not None

    # --- anchors ----------------------------------------------------------------------------------------------

    def _last(self, paragraph: int) -> Resolved | None:
        return self.done[-1] if self.done else None

    def _anchor(self, paragraph: int, *, unit: str | None = None) -> Resolved | None:
        """The mention to count from: the last one, or for days the last that is precise enough."""
        for one, aside in self.story.back(8):
            if aside and unit is not None and one.value.precision == "year":
                continue
            if unit in ("day", "week", "fortnight") and (one.value.last - one.value.first).days > 7:
                continue
            if (
                unit == "month"
                and one.value.precision not in ("day", "month")
                and (one.value.last - one.value.first).days > 31
            ):
                continue
            if one.value.precision in ("decade", "century"):
                continue
            if unit is not None and paragraph - one.paragraph > 2:
                return None
            return one
        return None


# --- calendar placing ---------------------------------------------------------------------------------------------


def place(point: Point, year: int) -> Value | None:
    """The value of a calendar point in ``year``; None where the calendar has no such day."""
    if not 1000 <= year < 3000:
        return None
    if point.kind == "year":
        return val.year_value(year)
    if point.kind == "named" and point.rule:
        return val.named_day(point.rule, year)
    if point.kind == "quarter" and point.number:
        return val.quarter_value(year, point.number)
    if point.kind == "half" and point.number:
        return val.half_value(year, point.number)
    if point.number is not None:
        return val.season_value(year, point.number)
    if point.month is None:
        return val.year_value(year)
    if point.kind == "week":
        return _week_of_month(year, point.month, point.ordinal or 1)
    if point.day is not None:
        return val.day_value(year, point.month, point.day)
    return val.month_value(year, point.month)


def _week_of_month(year: int, month: int, ordinal: int) -> Value:
    whole = val.month_value(year, month)
    if ordinal < 0:
        return val.interval(val.of_date(whole.last - timedelta(days=6)), val.of_date(whole.last))
    first = whole.first + timedelta(days=7 * (ordinal - 1))
    return val.interval(val.of_date(first), val.of_date(min(whole.last, first + timedelta(days=6))))


def _latest(point: Point, written: date) -> Value | None:
    """The last such date that had begun on ``written``."""
    for year in range(written.year, written.year - 9, -1):
        value = place(point, year)
        if value and value.first <= written:
            return value
    return None


def _before(point: Point, day: date) -> Value | None:
    """The last such period that had ended before ``day``'s month began, or the last day before ``day``."""
    limit = day if point.day is not None else day.replace(day=1)
    for year in range(day.year, day.year - 9, -1):
        value = place(point, year)
        if value and value.last < limit:
            return value
    return None


def _first_from(point: Point, day: date) -> Value | None:
    """The first such date that has not ended on ``day``."""
    for year in range(day.year, day.year + 9):
        value = place(point, year)
        if value and value.last >= day:
            return value
    return None


def _nearest(point: Point, day: date) -> Value | None:
    options = [value for year in range(day.year - 4, day.year + 5) if (value := place(point, year))]
    return min(options, key=lambda value: abs((value.first - day).days), default=None)


def _matching_weekday(point: Point, value: Value) -> Value:
    """The same day in the nearest year in which it falls on the written weekday; ``value`` where none is near."""
    for step in (0, -1, 1, -2, 2, -3, 3, -5, 5, -6, 6):
        other = place(point, value.first.year + step)
        if other and other.first.weekday() == point.weekday:
            return other
    return value


def _shifted(base: Value, point: Point, sign: int = 1) -> Value | None:
    count = sign * (point.count or 0)
    unit = point.unit or "day"
    if count == 0 and unit == "week":
        return val.week_of(base.first)
    return val.shift(base, count, unit)


def _share_years(e: Expression) -> None:
    """Let the points of a range or list share a year written on one of them."""
    if len(e.points) < 2:
        return
    first, last = e.points[0], e.points[-1]
    for point in e.points[:-1]:
        if point.year is None and point.year_word is None and last.year is not None and point.kind != "year":
            later = _order(point) > _order(last)
            point.year, point.shared_year = last.year - (1 if later and e.join == "range" else 0), True
    if last.year is None and last.year_word is None and first.year is not None and last.kind != "year":
        last.year = first.year + (1 if _order(last) < _order(first) else 0)
        last.shared_year = True


def _order(point: Point) -> tuple[int, int]:
    month = point.month or (3 * (point.number - 20) if point.number and point.number > 20 else 1)
    return month, point.day or 1
