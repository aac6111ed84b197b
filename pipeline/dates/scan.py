"""Finding expressions: a literal prefilter over words, then the rules that begin with the word, the longest wins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from pipeline.dates import near_misses as near
from pipeline.dates import numbers
from pipeline.dates import relative as r
from pipeline.dates import terminals as t
from pipeline.dates.attributes import names_event
from pipeline.dates.expression import Expression, Join, Point
from pipeline.dates.lead import read_lead
from pipeline.dates.rules import AFTER_THE, Rule, dispatch, first_words
from pipeline.dates.vocabulary import MONTHS, ORDINALS, alternation, folded
from pipeline.dates.vocabulary import SPACE as W

_WORD = re.compile(r"[^\W\d_]+|\d+")

_PART_OF = re.compile(rf"(?:the{W})?(?P<unit>month|year|week|decade|century)(?P<end>[^\W_])?", re.IGNORECASE)
_MONTH_OF = re.compile(rf"(?:the{W})?month{W}of{W}(?=[A-Z])")
_MODIFIERS = {
    "early": "start", "late": "end", "mid": "mid", "beginning": "start", "start": "start",
    "middle": "mid", "end": "end",
    "close": "end", "turn": "start", "first": "start", "latter": "end", "later": "end", "last": "end", "final": "end",
    "closing": "end", "opening": "start",
}  # fmt: skip
_PREFIX_FIRST = first_words(
    "early late mid the very beginning start middle end close turn first latter later last final closing opening"
)
_NTH_FIRST = first_words("the first second third fourth last final")
_EVE_FIRST = first_words("the eve")
_CONNECT = t.compiled(
    rf"(?P<range>{W}(?:to|until|till|through|up{W}to){W}(?:the{W})?(?:about{W}|around{W})?|{W}?{t.DASH}{W}?)|"
    rf"(?P<and>{W}(?:and|&){W}(?:on{W}|in{W}|the{W})?)|(?P<or>{W}or{W}(?:on{W}|in{W}|the{W})?)|(?P<comma>,{W}(?:and{W})?)"
)
_FAR_UNTIL = t.compiled(r",\s(?:when|where|while|after|as)\s[^.;:()]{3,120}?,\s(?:until|till|to)\s(?:the\s)?")

_GLOSS = t.compiled(rf"{W}?[(/\[][^()]{{0,8}}?(?:\d{{1,2}}{W})?(?:{alternation(MONTHS)})(?![^\W_])|{W}?\(\d{{4}}-\d")
_IN_CODE = re.compile(r"\w[/.]|.?[$£€¥]|[$£€¥] ")  # the number after a slash belongs to what stands before it
_WHEN = re.compile(r",?\s{1,2}when(?![^\W_])")
_OLD_YEAR = re.compile(r"(?:[a-z]{3}|\d,)[ \n](1[0-8])\d\d\b")


class Scanner:
    """Reads the expressions of one text. ``typed_low`` says that the text is written in small letters throughout."""

    def __init__(self, text: str, *, typed_low: bool = False) -> None:
        self.text = text
        self.typed_low = typed_low
        self._centuries: set[str] | None = None
        self.calendar, self.all_rules = dispatch()
        self.starters = self.all_rules.keys() | _PREFIX_FIRST | _NTH_FIRST | _EVE_FIRST

    def expressions(self, start: int, end: int) -> Iterator[Expression]:
        """The expressions of ``text[start:end]``, in order, without overlap."""
        position = floor = start
        starters, text = self.starters, self.text
        for word in _WORD.finditer(text, start, end):
            if word.start() < position:
                continue
            key = word.group()
            if key[0].isdigit():
                if (
                    len(key) > 4
                    or not key.isascii()
                    or _IN_CODE.search(self.text, max(0, word.start() - 2), word.start())
                ):
                    continue
            elif (low := key.lower()) not in starters or (low == "the" and not AFTER_THE.match(text, word.end())):
                continue
            found = self._expression(word.start(), floor, end)
            if found is None:
                continue
            yield found
            position = floor = found.inner[1]

    # --- one expression ---------------------------------------------------------------------------------------

    def _expression(self, start: int, floor: int, end: int) -> Expression | None:
        read = self._points(start, end, self.all_rules)
        if read is None:
            return None
        points, join, rule = read
        if not self._accepted(points, rule):
            return None
        if rule in ("iranian", "islamic") and _GLOSS.match(self.text, points[0].end, end):
            return None  # the gloss is the date
        lead = read_lead(self.text, max(floor, points[0].start - 64), points[0].start)
        if lead.bound in ("since", "until") and names_event(self.text, points[0].start, points[-1].end):
            lead.bound = None  # "since the 1976 decision" dates the decision
        if lead.bound == "until" and _WHEN.match(self.text, points[-1].end):
            lead.bound = None  # "until 3 May, when he was tried": something happened that day
        if lead.choice and join == "list" and len(points) == 2:
            join = "choice"
        if lead.between and join == "list" and len(points) == 2:
            join = "range"
        expression = Expression(
            lead.start, points[-1].end, points, join, lead.bound, lead.approximate, lead.part_of_day, rule
        )
        expression.length = lead.length if join == "one" else None
        if join == "one" and points[0].kind not in ("offset", "next", "named"):
            self._connect(expression, lead.between, lead.from_, lead.choice, end)
        if expression.id == "since-then":
            expression.bound = "since"
        return expression

    def _points(
        self, start: int, end: int, table: dict[str, list[Rule]], *, prefixed: bool = True
    ) -> tuple[list[Point], Join, str] | None:
        """The longest reading at ``start``; without words like "early in" before it where ``prefixed`` is false."""
        text = self.text
        head = _WORD.match(text, start, end)
        if head is None:
            return None
        key = "0" if head.group()[0].isdigit() else head.group().lower()
        best: tuple[list[Point], Join, str] | None = None
        for rule in table.get(key, ()):
            m = rule.pattern.match(text, start, end)
            if m is None or (best is not None and m.end() <= best[0][-1].end):
                continue
            reading = rule.read(m)
            if reading is None:
                continue
            if isinstance(reading, Point):
                best = [reading], "one", rule.id
            elif isinstance(reading, tuple):
                best = reading[0], cast(Join, reading[1]), rule.id
            else:
                best = reading, "range", rule.id
        for read in (self._modified, self._nth, self._eve) if prefixed else ():
            found = read(key, start, end, table)
            if found is not None and (best is None or found[0][-1].end > best[0][-1].end):
                best = found
        return best

    def _modified(
        self, key: str, start: int, end: int, table: dict[str, list[Rule]]
    ) -> tuple[list[Point], Join, str] | None:
        """``early in 2010``, ``the end of the month``, ``the last days of December``."""
        if key not in _PREFIX_FIRST:
            return None
        m = t.PREFIX.match(self.text, start, end)
        if m is None:
            return None
        modifier = _MODIFIERS[folded(m["mod"] or m["mod2"] or m["mod3"])]
        position = m.end()
        if month := _MONTH_OF.match(self.text, position, end):
            position = month.end()
        part = _PART_OF.match(self.text, position, end)
        if part and not part["end"]:
            point = Point(
                start, part.end(), "offset", base="mention", count=0, unit=folded(part["unit"]), modifier=modifier
            )
            return ([point], "one", "part-of") if m["mod2"] or m["mod3"] or m["mod"] else None
        read = self._points(position, end, table, prefixed=False)
        if read is None or len(read[0]) != 1:
            return None
        points, join, rule = read
        if points[0].kind == "day" or points[0].modifier or points[0].unit == "day":
            return None
        points[0].start, points[0].modifier = start, modifier
        return points, join, rule

    def _nth(
        self, key: str, start: int, end: int, table: dict[str, list[Rule]]
    ) -> tuple[list[Point], Join, str] | None:
        """``the first week of October``."""
        if key not in _NTH_FIRST:
            return None
        m = t.NTH_WEEK.match(self.text, start, end)
        read = m and self._points(m.end(), end, self.calendar, prefixed=False)
        if not m or not read or len(read[0]) != 1 or read[0][0].kind != "month":
            return None
        point = read[0][0]
        nth = folded(m["nth"])
        what = folded(m["what"])
        point.start = start
        if what in ("half", "fortnight", "two weeks"):
            point.modifier = "start" if nth == "first" else "end"
            return [point], "one", "part-of"
        point.kind, point.ordinal = "week", -1 if nth in ("last", "final") else ORDINALS[nth]
        return [point], "one", "week-of-month"

    def _eve(
        self, key: str, start: int, end: int, table: dict[str, list[Rule]]
    ) -> tuple[list[Point], Join, str] | None:
        """``the eve of the execution``: the day before the mention that dates it."""
        m = r.EVE.match(self.text, start, end) if key in _EVE_FIRST else None
        if m is None:
            return None
        return [Point(start, m.end(), "offset", base="mention", count=-1, unit="day")], "one", "eve"

    # --- lists and ranges -------------------------------------------------------------------------------------

    def _connect(self, expression: Expression, between: bool, from_: bool, choice: bool, end: int) -> None:
        """Join ``expression`` with a second point: ``March to June 2016``, ``between 1999 and 2001``."""
        first = expression.points[0]
        m = _CONNECT.match(self.text, first.end, end)
        far = None
        if (m is None or m["comma"]) and from_:
            far = m = _FAR_UNTIL.match(self.text, first.end, end)
        if m is None:
            return
        read = self._points(m.end(), end, self.calendar)
        if read is None or len(read[0]) != 1 or not self._accepted(read[0], read[2], joined=True):
            return
        second = read[0][0]
        if {first.kind, second.kind} - {"day", "month", "year", "season", "decade", "quarter"}:
            return
        as_range = far is not None or bool(m.groupdict().get("range")) or (between and bool(m.groupdict().get("and")))
        if as_range and not (first.kind == second.kind or between or from_):
            return
        as_choice = not as_range and bool(m.groupdict().get("or")) and (choice or first.kind == second.kind)
        if not as_range and not as_choice:
            return
        if m["range"] and first.kind == "day" and second.kind == "year" if far is None else False:
            return
        expression.points.append(second)
        expression.join = "range" if as_range else "choice"
        expression.end = second.end

    def _likely(self, year: int) -> bool:
        """Whether a number may be a year without more ado: of our times, or of those that the text dates."""
        if 1900 <= year < 2040:
            return True
        if self._centuries is None:
            self._centuries = {m[1] for m in _OLD_YEAR.finditer(self.text)}
        return str(year)[:2] in self._centuries

    # --- near misses ------------------------------------------------------------------------------------------

    def _accepted(self, points: list[Point], rule: str, *, joined: bool = False) -> bool:
        text, first, last = self.text, points[0], points[-1]
        if rule == "years":
            likely = self._likely(first.year or 0)
            return joined or not numbers.years_are_numbers(text, first.start, last.end, likely=likely)
        if rule == "year":
            likely = self._likely(first.year or 0)
            year = last.end - 4
            return joined or bool(first.modifier) or not numbers.year_is_number(text, year, last.end, likely=likely)
        if rule == "month" and first.year is None and first.year_word is None:
            if joined or first.modifier or first.ordinal:
                return not near.is_group_name(text, last.end)
            return not near.month_is_word(text, first.start, first.end, self.typed_low)
        if rule in ("day-month", "month-day", "days-month", "month-days"):
            return not near.is_group_name(text, last.end)
        if rule == "weekday" and first.count is None:
            return not near.weekday_is_word(text, first.start, first.end)
        if rule == "named-day":
            return first.year is not None or not near.feast_is_word(text, first.start, last.end)
        if rule == "season":
            return near.season_is_time(text, first.start, first.end)
        if rule == "day-of-month":
            return first.unit == "month" or not numbers.day_is_order(text, first.start, last.end)
        if rule == "same-time":
            return text[first.start - 3] == "A"
        if rule in ("numeric", "iso"):
            return not numbers.code_around(text, first.start, last.end)
        return True


def typed_low(text: str) -> bool:
    """Whether a text is written in small letters throughout (then a month's small letter says nothing)."""
    sample = text[:20_000]
    return sum(map(str.isupper, sample)) * 1000 < sum(map(str.isalpha, sample)) * 17
