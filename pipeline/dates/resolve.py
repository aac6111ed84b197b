"""Resolving expressions in the order of the text, as a reader does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from pipeline.case import Span
from pipeline.dates import placing
from pipeline.dates import values as val
from pipeline.dates.cues import expects_future
from pipeline.dates.expression import Expression, Point
from pipeline.dates.offsets import Side, event_side
from pipeline.dates.placing import place
from pipeline.dates.resolved import Found, Resolved
from pipeline.dates.setting import Setting
from pipeline.dates.story import Story
from pipeline.dates.terminals import compiled
from pipeline.dates.values import Value
from pipeline.dates.yearless import Yearless
from pipeline.schema import vocabulary as v

_YEARS = {"same": 0, "following": 1, "previous": -1}
_SAME = compiled(r",\s(?:on\s)?(?:the\s)?")


class Resolver:
    """Resolves the expressions of one text. Feed them in order; unresolvable ones give None and leave no trace."""

    def __init__(self, text: str, setting: Setting) -> None:
        self.text = text
        self.setting = setting
        self.done: list[Resolved] = []
        self.story = Story(text, place, None if setting.estimated else setting.news)
        self.yearless = Yearless(text, setting, self.story)
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
        left = self.text[max(0, e.start - 92) : e.start]
        right = self.text[e.end : e.end + 92]
        if ("\n" not in left and e.start > 92) or ("\n" not in right and len(right) == 92):
            return False
        rest, line_end, after = right.partition("\n")
        line = left[left.rfind("\n") + 1 :] + self.text[e.start : e.end] + rest
        return len(line) <= 90 and line.rstrip()[-1:] not in ".,;" and (not line_end or after.startswith("\n"))

    # --- expressions ------------------------------------------------------------------------------------------

    def _expression(self, e: Expression, paragraph: int) -> Resolved | None:
        _share_years(e)
        values: list[Value] = []
        inferred: v.Inferred | None = None
        anchor: Resolved | None = None
        aside = False
        for point in e.points:
            found = self._point(point, e, paragraph, values)
            if found.value is None:
                return None
            values.append(found.value)
            inferred = inferred or found.inferred
            anchor = anchor or found.anchor
            aside = aside or found.aside
        if e.join == "range" and values[0].first > values[-1].last:
            earlier = self._earlier(e.points[0], values[0])
            if earlier is None:
                return None
            values[0] = earlier
        return Resolved(e, values, inferred, Span(anchor.start, anchor.end) if anchor else None, paragraph, aside)

    def _earlier(self, point: Point, value: Value) -> Value | None:
        return place(point, value.first.year - 1) if point.year is None or point.shared_year else None

    def _point(self, point: Point, e: Expression, paragraph: int, earlier: list[Value]) -> Found:
        if point.kind == "offset":
            return self._offset(point, e, paragraph)
        if point.kind == "dayofmonth":
            return self._day_of_month(point, paragraph)
        if point.kind == "next":
            return self._next(point, paragraph)
        if point.kind == "weekday":
            return self._weekday(point, paragraph)
        if point.kind == "decade":
            return Found(val.decade_value(point.number or 0))
        if point.kind == "century":
            return Found(val.century_value(point.number or 0))
        if point.orders and self.setting.month_first:
            point.month, point.day = point.orders
        if point.year is not None:
            return Found(place(point, point.year))
        if point.year_word is not None:
            return self._year_word(point, paragraph, earlier)
        if earlier:  # a later member of a list or range follows the first
            last = earlier[-1]
            for year in (last.first.year, last.first.year + 1):
                candidate = place(point, year)
                if candidate and candidate.last >= last.first:
                    return Found(candidate, "narrative")
        return self.yearless.resolve(point, e, paragraph, self.upcoming)

    # --- years by relation ------------------------------------------------------------------------------------

    def _year_word(self, point: Point, paragraph: int, earlier: list[Value]) -> Found:
        word = point.year_word
        anchor = self._anchor(paragraph)
        written = self.setting.news
        if word in ("last", "this", "next", "most recent"):
            if written is None:
                if anchor is None:
                    return Found(None)
                written = anchor.value.first
            if word == "most recent":
                return Found(placing.latest(point, written), "document")
            year = written.year + {"last": -1, "this": 0, "next": 1}[word]
            return Found(place(point, year), "document")
        if earlier:  # "from December 1937 to February the next year"
            return Found(place(point, earlier[-1].first.year + _YEARS[word or "same"]), "relative")
        if anchor is None:
            return Found(None)
        year = anchor.value.first.year + _YEARS[word or "same"]
        return Found(place(point, year), "relative", anchor)

    # --- relative expressions ---------------------------------------------------------------------------------

    def _offset(self, point: Point, e: Expression, paragraph: int) -> Found:
        if point.count is None or point.unit is None:
            return Found(None)
        if point.base == "document" and not self.setting.remote:
            written = self.setting.written
            if written is None or (self.setting.estimated and point.unit != "year"):
                return Found(None)
            if point.unit == "quarter" and abs(point.count) <= 1 and e.id in ("next-unit", "that-unit"):
                year, month = val.add_months(written.year, written.month, 3 * point.count)
                return Found(val.quarter_value(year, (month + 2) // 3), "document")
            if point.unit == "week" and abs(point.count) <= 1 and e.id in ("next-unit", "that-unit", "later-that"):
                moved = val.add_days(written, 7 * point.count)
                return Found(val.week_of(moved) if moved else None, "document")
            return Found(_shifted(val.of_date(written), point), "document")
        side = Side("plain")
        if e.id in ("counted", "unit-side", "eve"):
            side = event_side(self.text, point, self.done, self.upcoming)
        if side.kind == "unknown":
            return Found(None)
        if side.kind == "told" and side.mention is not None:
            return Found(_shifted(side.mention.value, point), "relative", side.mention, aside=True)
        if side.kind == "next" and side.point is not None:
            target = self._ahead(side.point, e, paragraph)
            return Found(_shifted(target, point) if target else None, "relative", aside=True)
        if side.kind == "plain" and point.unit in ("day", "week") and (same := self._apposed(point)):
            target = self._ahead(same, e, paragraph)
            return Found(target, "relative")
        if point.unit == "same":
            anchor = self._anchor(paragraph)
            if anchor is None or (e.id == "same-time" and point.start - anchor.end > 500):
                return Found(None)
            return Found(anchor.value, "relative", anchor)
        if e.id == "part-of" and e.bound == "since" and point.unit == "year" and self.setting.news is not None:
            return Found(val.year_value(self.setting.news.year), "document")
        anchor = self._anchor(paragraph, unit=point.unit)
        if anchor is None:
            if self.setting.home is not None and point.unit == "year":
                return Found(_shifted(self.setting.home, point), "document")
            return Found(None)
        if side.kind == "apposed":
            return Found(_shifted(anchor.value, point, -1), "relative", anchor, aside=True)
        return self._counted_from(anchor, point, e)

    def _apposed(self, point: Point) -> Point | None:
        """The day that is written right behind an offset and says the same ("two days later, on 11 May")."""
        first = self.upcoming[0].points[0] if self.upcoming else None
        if first is None or first.kind != "day" or not _SAME.fullmatch(self.text, point.end, first.start):
            return None
        return first

    def _ahead(self, target: Point, e: Expression, paragraph: int) -> Value | None:
        """The value of a date that comes after the offset that counts from it."""
        if target.year is not None:
            return place(target, target.year)
        if target.month is None:
            return None
        return self.yearless.resolve(target, e, paragraph, ()).value

    def _counted_from(self, anchor: Resolved, point: Point, e: Expression) -> Found:
        """A count of units from ``anchor``, where the words name no event of their own."""
        if point.unit == "week" and e.id == "next-unit" and point.count:
            moved = val.add_days(anchor.value.last, 7 * point.count)
            return Found(val.week_of(moved) if moved else None, "relative", anchor)
        home = self.setting.home
        if point.unit == "year" and point.modifier and home is not None and e.id in ("part-of", "later-that"):
            return Found(val.year_value(home.last.year + (point.count or 0)), "document")
        return Found(_shifted(anchor.value, point), "relative", anchor)

    def _next(self, point: Point, paragraph: int) -> Found:
        count = point.count or 0
        if point.base == "document" and not self.setting.remote:
            written = self.setting.written
            if written is None:
                return Found(None)
            if count == 0:
                return Found(place(point, written.year), "document")
            value = placing.first_from(point, written) if count > 0 else placing.before(point, written)
            return Found(value, "document")
        anchor = self._anchor(paragraph)
        if anchor is None:
            return Found(None)
        if count == 0:
            return Found(place(point, anchor.value.first.year), "relative", anchor)
        after = anchor.value.last + timedelta(days=1)
        value = placing.first_from(point, after) if count > 0 else placing.before(point, anchor.value.first)
        return Found(value, "relative", anchor)

    def _day_of_month(self, point: Point, paragraph: int) -> Found:
        """``the 22nd``: in the month of the story, or the next one where the story has passed that day."""
        anchor: Resolved | None = None
        if point.base == "document" and not self.setting.remote:
            base = self.setting.written
        else:
            anchor = self._anchor(paragraph, unit="month")
            base = anchor.value.first if anchor else (self.setting.news if point.unit is None else None)
        if base is None:
            return Found(None)
        year, month = val.add_months(base.year, base.month, point.count or 0)
        value = val.day_value(year, month, point.day or 1)
        if point.unit is None and (value is None or (anchor is None and value.first > base)):
            value = None if anchor else val.day_value(*val.add_months(year, month, -1), point.day or 1)
        return Found(value, "relative" if anchor else "document", anchor)

    def _weekday(self, point: Point, paragraph: int) -> Found:
        weekday = point.weekday or 0
        base: date | None
        anchor: Resolved | None = None
        if point.base == "mention" or self.setting.remote or self.setting.written is None:
            anchor = self._anchor(paragraph, unit="day")
            base = anchor.value.first if anchor else None if self.setting.estimated else self.setting.news
        else:
            base = None if self.setting.estimated else self.setting.written
        if base is None:
            return Found(None)
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
        return Found(val.of_date(found) if found else None, "weekday", anchor)

    def _lies_ahead(self, point: Point, *, in_story: bool) -> bool:
        """Whether a bare weekday is the next one: in a story, unless it refers back ("Monday's killing")."""
        if in_story and self.text[point.end : point.end + 2] not in ("'s", "’s"):
            return True
        return expects_future(self.text, None, point) is not None

    # --- anchors ----------------------------------------------------------------------------------------------

    def _anchor(self, paragraph: int, *, unit: str | None = None) -> Resolved | None:
        """The mention to count from: the last one, or for days the last that is precise enough."""
        for one, aside in self.story.back(8):
            if (one.aside and unit != "same") or (aside and unit is not None and one.value.precision == "year"):
                continue
            if unit in ("day", "week", "weekend", "fortnight") and (one.value.last - one.value.first).days > 7:
                coarse = one.value.precision in ("month", "year", "season") and one.expression.bound is None
                if coarse and not aside and one.paragraph == paragraph:
                    return None  # "In December leaflets came. The same night ...": of a day that is not told
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
