"""Reading relative expressions: counts of units, the following day, last year, weekdays."""

from __future__ import annotations

import re

from pipeline.dates.expression import Base, Point
from pipeline.dates.terminals import END, NUMBER, PART_OF_DAY, UNIT, compiled
from pipeline.dates.vocabulary import MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAYS, alternation, folded, number
from pipeline.dates.vocabulary import SPACE as W

APPROXIMATELY = (
    rf"(?:(?:about|around|some|nearly|almost|over|more{W}than|less{W}than|only|just|barely|at{W}least|"
    rf"approximately|under){W}){{0,2}}"
)
COUNTED = compiled(
    rf"{APPROXIMATELY}(?P<number>{NUMBER}){W}(?P<unit>{UNIT}|night)s?{END},?{W}"
    rf"(?P<side>ago|later|earlier|before|after|afterwards?|previously|prior{W}to|prior|from{W}now|from{W}today|hence|thereafter){END}"
)
IN_COUNT = compiled(rf"in{W}(?P<number>{NUMBER}){W}(?P<unit>day|week|month|year)s?['\u2019]?{W}time{END}")
_WHICH = (
    rf"(?P<which>very{W}next|following|next|previous|preceding|same|very{W}same|ensuing|subsequent|last|coming|past)"
)
NEXT_UNIT = compiled(  # "for the next year" is a stretch of time
    rf"(?<!for the )(?:(?<!for )(?P<the>the{W}))?{_WHICH}{W}(?P<unit>{UNIT}|{PART_OF_DAY}|weekend){END}"
    rf"(?!{W}(?:of|to|few){END})"
)
NEXT_NAMED = compiled(
    rf"(?P<the>the{W})?(?P<which>following|next|previous|preceding|same|last|this|coming|past){W}"
    rf"(?P<name>(?!(?-i:may|march){END}){alternation(MONTHS)}|{alternation(SEASONS)}){END}(?!{W}\d)"
)
THAT_UNIT = compiled(
    rf"(?P<which>that|this|that{W}same|this{W}same|that{W}very){W}(?P<unit>{UNIT}|{PART_OF_DAY}|weekend){END}"
)
THAT_NAMED = compiled(
    rf"(?P<which>that|that{W}same){W}(?P<name>(?-i:(?=[A-Z])){alternation(MONTHS)}|{alternation(SEASONS)}){END}(?!{W}\d)"
)
UNIT_SIDE = compiled(
    rf"the{W}(?P<unit>{UNIT}|{PART_OF_DAY}){W}(?P<side>before|after|following|earlier|previously|previous){END}"
)
LATER_THAT = compiled(
    rf"(?P<part>later|earlier|early|late){W}(?:in{W}|on{W})?(?P<which>that(?:{W}same)?|the{W}same|this|the|last|next|the{W}following|the{W}next|the{W}previous){W}"
    rf"(?P<unit>day|week|month|year|morning|evening|afternoon|night|decade){END}(?!{W}of{END})"
)
DEICTIC = compiled(
    rf"(?P<word>the{W}day{W}before{W}yesterday|the{W}day{W}after{W}tomorrow|yesterday|today|tomorrow|tonight|last{W}night){END}"
)
EVE = compiled(rf"(?:the{W})?eve{W}of{END}")
SINCE_THEN = compiled(rf"since{W}then{END}|from{W}then{W}on{END}|ever{W}since(?={W}?[,.;)])")
_NTH = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)"
BARE_DAY = compiled(
    rf"(?:{alternation(WEEKDAYS)},?{W})?the{W}(?P<day>{_NTH}){END}(?:{W}(?P<join>and|or|to){W}(?:the{W})?(?P<last>{_NTH}){END})?(?:{W}day(?={W}of))?"
    rf"(?:{W}of{W}(?P<which>last|this|next|the(?:{W}(?:same|following|previous))?|that(?:{W}same)?){W}month{END})?"
)
SAME_TIME = compiled(rf"at{W}(?P<time>the{W}same{W}time)(?=,)")

_DEICTIC_DAYS = {
    "the day before yesterday": -2,
    "yesterday": -1,
    "last night": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day after tomorrow": 2,
}
_DIRECTION = {
    "following": 1, "next": 1, "very next": 1, "ensuing": 1, "subsequent": 1, "coming": 1, "upcoming": 1, "after": 1,
    "previous": -1, "preceding": -1, "last": -1, "past": -1, "before": -1, "earlier": -1, "previously": -1,
    "same": 0, "very same": 0, "that": 0, "this": 0, "that same": 0, "this same": 0, "that very": 0,
    "the same": 0, "the": 0,
    "the following": 1, "the next": 1, "the previous": -1,
}  # fmt: skip


def _unit(word: str) -> tuple[str, str | None]:
    """The unit of counting and the part of day that a word names."""
    word = folded(word)
    if word in PARTS_OF_DAY:
        return "day", PARTS_OF_DAY[word]
    return word, None


def counted(m: re.Match[str]) -> Point:
    """``two days later``, ``three weeks ago``."""
    side = folded(m["side"])
    sign = -1 if side in ("ago", "earlier", "before", "previously", "prior", "prior to") else 1
    count = number(m["number"])
    unit, part = _unit(m["unit"])
    base: Base = "document" if side in ("ago", "from now", "from today", "hence") else "mention"
    return Point(
        m.start(),
        m.end(),
        "offset",
        base=base,
        count=None if count is None else sign * count,
        unit=unit,
        part_of_day=part,
    )


def next_unit(m: re.Match[str]) -> Point | None:
    """``the following day``, ``last year``, ``the same evening``."""
    which = folded(m["which"])
    unit, part = _unit(m["unit"])
    if which in ("last", "past", "coming") and m["the"]:
        return None  # "the last year of his sentence", "the past year": a period, no date
    if which == "same" and not m["the"]:
        return None
    deictic = not m["the"] and which in ("last", "next", "past", "coming")
    if which == "past" or (deictic and unit == "day" and part is None):
        return None
    start = m.start("the") if m["the"] else m.start("which")
    return Point(
        start,
        m.end(),
        "offset",
        base="document" if deictic else "mention",
        count=_DIRECTION[which],
        unit=unit,
        part_of_day=part,
    )


def that_unit(m: re.Match[str]) -> Point:
    """``that year``, ``this month``."""
    which = folded(m["which"])
    unit, part = _unit(m["unit"])
    return Point(
        m.start(),
        m.end(),
        "offset",
        base="document" if which == "this" else "mention",
        count=0,
        unit=unit,
        part_of_day=part,
    )


def unit_side(m: re.Match[str]) -> Point:
    """``the day before``, ``the night before``, ``the year after``."""
    side = folded(m["side"])
    unit, part = _unit(m["unit"])
    sign = 1 if side in ("after", "following") else -1
    return Point(m.start(), m.end(), "offset", base="mention", count=sign, unit=unit, part_of_day=part)


def later_that(m: re.Match[str]) -> Point:
    """``later that month``, ``earlier this year``, ``early the next year``."""
    which = folded(m["which"])
    unit, part = _unit(m["unit"])
    modifier = {"later": None, "earlier": None, "early": "start", "late": "end"}[folded(m["part"])]
    return Point(
        m.start(),
        m.end(),
        "offset",
        base="document" if which in ("this", "last", "next") else "mention",
        count=_DIRECTION[which],
        unit=unit,
        part_of_day=part,
        modifier=modifier,
    )


def named(m: re.Match[str]) -> Point:
    """``the following July``, ``last October``, ``that summer``."""
    which = folded(m["which"])
    name = folded(m["name"])
    groups = m.groupdict()
    deictic = which == "this" or (which in ("last", "next", "past", "coming") and not groups.get("the"))
    point = Point(m.start(), m.end(), "next", base="document" if deictic else "mention", count=_DIRECTION[which])
    if name in MONTHS:
        point.month = MONTHS[name]
    else:
        point.number = SEASONS[name]
    return point


def deictic(m: re.Match[str]) -> Point:
    """``yesterday``, ``tonight``."""
    word = folded(m["word"])
    part = "night" if word in ("tonight", "last night") else None
    return Point(
        m.start(), m.end(), "offset", base="document", count=_DEICTIC_DAYS[word], unit="day", part_of_day=part
    )


def weekday(m: re.Match[str]) -> Point:
    """``Friday``, ``last Friday``, ``Friday last week``, ``the following Monday``."""
    which = folded(m["which"] or "").removeprefix("the ")
    week = folded(m["week"] or "")
    count: int | None = None
    base: Base = "document"
    if week:
        word = week.removesuffix(" week")
        count, base = _DIRECTION[word], "document" if word in ("last", "this", "next") else "mention"
        unit = "week"
    else:
        unit = "weekday"
        which = which.removeprefix("this ") if which != "this" else which
        if which or m["after"]:
            count = _DIRECTION[which or "last"]
            base = (
                "mention"
                if which in ("following", "previous", "preceding") or folded(m["which"] or "") == "the next"
                else "document"
            )
    return Point(
        m.start(),
        m.end(),
        "weekday",
        weekday=WEEKDAYS[folded(m["weekday"]).rstrip(".")],
        base=base,
        count=count,
        unit=unit,
    )


def counted_in(m: re.Match[str]) -> Point:
    """``in two weeks' time``."""
    return Point(m.start(), m.end(), "offset", base="document", count=number(m["number"]), unit=folded(m["unit"]))


def since_then(m: re.Match[str]) -> Point:
    """``since then``: from the last mention on."""
    return Point(m.start(), m.end(), "offset", base="mention", count=0, unit="same")


def same_time(m: re.Match[str]) -> Point:
    """``At the same time,`` where it opens a sentence: when the last mention was."""
    return Point(m.start("time"), m.end(), "offset", base="mention", count=0, unit="same")


def bare_day(m: re.Match[str]) -> Point | tuple[list[Point], str]:
    """``the 22nd``, ``the 15th of last month``, ``the 17th and 18th``: days of the month at hand."""
    points = []
    for group in ("day", "last") if m["last"] else ("day",):
        point = Point(m.start(group), m.end(group), "dayofmonth", base="mention", count=None, unit=None)
        point.day = int(m[group][:-2])
        if m["which"]:
            which = folded(m["which"])
            point.count, point.unit = _DIRECTION[which], "month"
            point.base = "document" if which in ("last", "this", "next") else "mention"
        points.append(point)
    points[0].start, points[-1].end = m.start(), m.end()
    if len(points) == 1:
        return points[0]
    return points, {"and": "list", "or": "choice", "to": "range"}[folded(m["join"])]
