"""The year of a date that is written without one: the latest news, or the story told around it."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.dates import placing
from pipeline.dates.cues import expects_future, has_news_cue
from pipeline.dates.expression import Expression, Point
from pipeline.dates.placing import place
from pipeline.dates.resolved import Found
from pipeline.dates.setting import Setting, sentence_breaks
from pipeline.dates.story import PASSING, Reading, Story
from pipeline.dates.terminals import compiled
from pipeline.dates.values import Value

_BACK = 31  # days that a story may step back within a sentence
_FRESH = 60  # days before the date of issue within which a date is most likely news
_FAR = 120  # days before the date of issue from which a date is hardly the latest news
_LATEST = compiled(r"(?<![^\W_])(?:most\srecently|lately|latest|the\slast)\s(?:on\s|in\s)?(?:the\s)?$")


class Yearless:
    """Finds the years of one text's year-less dates, in the order of the text."""

    def __init__(self, text: str, setting: Setting, story: Story) -> None:
        self.text = text
        self.setting = setting
        self.story = story
        self.known_days: dict[tuple[int, int], Value] = {}

    def resolve(self, point: Point, e: Expression, paragraph: int, upcoming: Sequence[Expression]) -> Found:
        """The value of ``point``, with how it was found; ``upcoming`` are the next expressions of the text."""
        told = self.story.read(point, paragraph, upcoming)
        ahead = None if self.setting.home else expects_future(self.text, e)
        news = self._news(point, ahead)
        if told is None:
            chosen = Found(news, "document") if news is not None else self._before_any(point, upcoming)
        elif news is not None and news.edtf == told.value.edtf:
            chosen = Found(news, "document")
        elif (
            news is None
            or self._details(point, told)
            or (not self._lies_ahead(ahead, news) and self._belongs_to_story(point, told, news, paragraph))
        ):
            chosen = Found(told.value, "narrative", told.anchor)
        else:
            chosen = Found(news, "document")
        if point.weekday is not None and chosen.value is not None:
            chosen = Found(placing.matching_weekday(point, chosen.value), chosen.inferred, chosen.anchor)
        return self._remembered(point, chosen)

    def _remembered(self, point: Point, chosen: Found) -> Found:
        """A day that was told before keeps its year, where nothing says when the text was written."""
        if chosen.value is None or point.day is None or point.month is None:
            return chosen
        key = (point.month, point.day)
        if self.setting.written is None and chosen.inferred == "narrative":
            chosen.value = self.known_days.get(key, chosen.value)
        self.known_days[key] = chosen.value
        return chosen

    def _news(self, point: Point, ahead: str | None) -> Value | None:
        """The reading from the period that the text is about, or from its date of issue; ``ahead``: see ``cues``."""
        home, written = self.setting.home, self.setting.news
        if home is not None:
            for year in range(home.first.year, home.last.year + 1):
                candidate = place(point, year)
                if candidate and candidate.first <= home.last and candidate.last >= home.first:
                    return candidate
            return place(point, home.last.year)
        if written is None:
            return None
        if self.setting.whole_year:
            return placing.latest(point, written)
        if self.setting.estimated:
            return placing.nearest(point, written)
        if ahead == "certain":
            return placing.first_from(point, written)
        if ahead == "likely":
            return placing.nearest(point, written)
        return placing.latest(point, written)

    def _belongs_to_story(self, point: Point, told: Reading, news: Value, paragraph: int) -> bool:
        """Whether a year-less date belongs to the story told around it rather than to the latest news."""
        anchor, base = told.anchor, told.anchor.value
        if anchor.expression.bound == "since" and anchor.expression.points[0].kind == "year":
            return False
        if _LATEST.search(self.text[max(0, point.start - 24) : point.start]):
            return False
        gap = (told.value.first - base.last).days
        if anchor.paragraph != paragraph:
            return 0 <= gap <= 31 and self._is_old(news) and not has_news_cue(self.text, point.start, point.end)
        inside = told.value.first >= base.first and told.value.last <= base.last
        if sentence_breaks(self.text, anchor.end, point.start):
            if self.setting.home is not None or has_news_cue(self.text, point.start, point.end):
                return False
            rollover = told.value.first.year != base.last.year
            if (rollover or not told.newest) and self._is_fresh(news):
                return False
            return (inside and told.cost < PASSING) or 0 <= gap <= (100 if rollover else 240)
        if self.setting.home is not None:
            return gap >= 0 and told.value.first.year == base.last.year
        return gap >= -_BACK or inside

    def _lies_ahead(self, ahead: str | None, news: Value) -> bool:
        """Whether the words put the date after the day of writing."""
        written = self.setting.news
        return ahead == "certain" or (
            ahead == "likely" and written is not None and 0 <= (news.first - written).days <= 60
        )

    def _details(self, point: Point, told: Reading) -> bool:
        """Whether the date stands in brackets behind the month or year that it lies in ("this month (17 June)")."""
        base = told.anchor.value
        between = self.text[told.anchor.end : point.start].strip()
        return between in ("(", ":") and base.first <= told.value.first <= base.last

    def _is_fresh(self, news: Value) -> bool:
        written = self.setting.news
        return written is not None and 0 <= (written - news.last).days <= _FRESH

    def _is_old(self, news: Value) -> bool:
        written = self.setting.news
        return self.setting.home is None and written is not None and (written - news.last).days > _FAR

    def _before_any(self, point: Point, upcoming: Sequence[Expression]) -> Found:
        """A year for a date that stands before any other: that of the next written year nearby."""
        for e in upcoming:
            for other in e.points:
                if other.year is None or other.kind not in ("day", "month") or e.points[0].start - point.end >= 400:
                    continue
                candidate, target = place(point, other.year), place(other, other.year)
                if candidate and target:
                    if candidate.first > target.last and (candidate.first - target.last).days > 180:
                        candidate = place(point, other.year - 1)
                    return Found(candidate, "narrative")
        return Found(None)
