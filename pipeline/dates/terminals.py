"""The terminals of the grammar: compiled patterns of calendar words, every repetition bounded."""

from __future__ import annotations

import re

from pipeline.dates.vocabulary import (
    IRANIAN_MONTHS,
    MONTHS,
    NAMED_DAYS,
    NUMBERS,
    ORDINALS,
    PARTS_OF_DAY,
    SEASONS,
    UNITS,
    VAGUE_NUMBERS,
    WEEKDAYS,
    alternation,
)
from pipeline.dates.vocabulary import SPACE as W

END = r"(?![^\W_])"
_FULL = {word: n for word, n in MONTHS.items() if len(word) > 4 or word in ("may", "june", "july")}
_SHORT = {word: n for word, n in MONTHS.items() if word not in _FULL}
# A month may be glued to its day or year in converted files ("6December", "January2001").
MONTH = rf"(?P<month>{alternation(_FULL)}(?![^\W\d_])|{alternation(_SHORT)}{END}\.?)"
DAY_DIGITS = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d])"
ORDINAL = alternation(ORDINALS)
DAY = rf"(?P<day>{DAY_DIGITS}|{ORDINAL}{END})"
YEAR = r"(?P<year>1[0-9]{3}|20\d\d)(?![\d])(?!,\d)"
SHORT_YEAR = r"['\u2019](?P<short>\d\d)(?!\d)"
_FULL_DAYS = {word: n for word, n in WEEKDAYS.items() if word.endswith("day")}
_SHORT_DAYS = {word: n for word, n in WEEKDAYS.items() if word not in _FULL_DAYS}
WEEKDAY = rf"(?P<weekday>{alternation(_FULL_DAYS)}{END}|{alternation(_SHORT_DAYS)}{END}\.?)"
DASH = r"[-\u2010-\u2015\u2212]"
UNIT = alternation(UNITS)
PART_OF_DAY = alternation(PARTS_OF_DAY)
SEASON = rf"(?P<season>{alternation(SEASONS)}){END}"
NUMBER = rf"(?:\d{{1,3}}|{alternation(NUMBERS, VAGUE_NUMBERS)})"

YEAR_WORD = (
    rf"(?:(?P<yw>last|this|next|the{W}same|that{W}same|that|the{W}following|the{W}next|the{W}previous|"
    rf"the{W}preceding){W}year|the{W}year{W}(?P<yb>before|after))(?![^\W_])"
)
# What may follow a day and month: the year in one form or another.
TAIL = (
    rf"(?:(?:(?:{W}?,)?{W}(?:of{W}|in{W})?|{DASH}|/|(?<=[a-z])){YEAR}|,?{W}{SHORT_YEAR}|,?{W}(?:of{W}|in{W})?{YEAR_WORD}|"
    rf"{W}(?P<lastw>last)(?={W}?[,.;:)]))"
)
DAY_ANY = rf"(?:{DAY_DIGITS}|{ORDINAL}{END})"
CONNECT_DAY = rf"(?:{W}?{DASH}{W}?|{W}(?:to|until|till|through|and|or|&){W}(?:the{W})?|,{W}(?:and{W}|or{W})?|/)"


def compiled(pattern: str) -> re.Pattern[str]:
    """``pattern`` without regard to case."""
    return re.compile(pattern, re.IGNORECASE)


ISO = compiled(
    r"(?P<year>1\d{3}|20\d\d)(?P<sep>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=sep)(?P<day>0?[1-9]|[12]\d|3[01])(?![\d])"
)
NUMERIC = compiled(
    r"(?P<first>0?[1-9]|[12]\d|3[01])(?P<sep>[-/.])(?P<second>0?[1-9]|[12]\d|3[01])(?P=sep)"
    r"(?P<year>1\d{3}|20\d\d|\d\d)(?![\d/])(?!-\d)(?!\.\d)"
)
YEAR_MONTH = compiled(rf"{YEAR}[-/](?P<month>0[1-9]|1[0-2])(?![\d/-])")
_WHICH_DAY = rf"(?:(?:the{W})?(?:previous|following|next|last|same|this){W})?"
WEEKDAY_PREFIX = rf"(?:{_WHICH_DAY}{WEEKDAY},?{W}(?:the{W})?)?"
DAY_MONTH = compiled(
    rf"{WEEKDAY_PREFIX}(?:the{W})?{DAY}(?:{W}(?:day{W})?of{W}(?:the{W}month{W}of{W})?|{W}|{DASH}|/)?{MONTH}{TAIL}?"
)
DAYS_MONTH = compiled(
    rf"(?:the{W})?(?P<days>{DAY_ANY}(?:{CONNECT_DAY}(?:{DAY_ANY})){{1,8}}){W}(?:of{W})?(?:the{W})?{MONTH}{TAIL}?"
)
MONTH_DAY = compiled(
    rf"{WEEKDAY_PREFIX}{MONTH}{W}(?:the{W})?(?P<day>{DAY_DIGITS}|{ORDINAL}(?!{W}(?-i:[A-Z])(?!\w*{W}\d))){END}{TAIL}?"
)
MONTH_DAYS = compiled(
    rf"{MONTH}{W}(?:the{W})?(?P<days>{DAY_ANY}(?:{CONNECT_DAY}(?:{DAY_ANY})(?!{W}{alternation(MONTHS)}{END})){{1,8}}){TAIL}?"
)
MONTH_YEAR = compiled(rf"{MONTH}{TAIL}")
OF_SHORT = compiled(rf"{MONTH}{W}of{W}(?P<short>\d\d)(?![\d%])")
MONTH_ALONE = compiled(MONTH)
YEAR_MONTH_NAME = compiled(rf"{YEAR}{W}{MONTH}(?!{W}\d)")
YEARS_RANGE = compiled(rf"{YEAR}{W}?(?:{DASH}|/){W}?(?P<last>(?:1\d{{3}}|20\d\d)|\d\d)(?![\d/])(?!{DASH}\d)")
YEAR_ALONE = compiled(rf"(?:the{W}year{W})?{YEAR}")
DECADE = compiled(rf"(?:the{W})?(?:(?P<part>early|mid|late)(?:{DASH}|{W}))?(?P<decade>1\d\d|20\d)0['\u2019]?s{END}")
CENTURY = compiled(
    rf"(?:the{W})?(?:(?P<part>early|mid|late)(?:{DASH}|{W}))?(?:(?P<nth>\d\d)(?:st|nd|rd|th)|(?P<word>{ORDINAL})){DASH}?{W}?century{END}"
)
SEASON_YEAR = compiled(
    rf"(?:the{W})?(?:(?P<part>early|mid|late){W})?{SEASON}(?:,?{W}(?:of{W}|in{W})?(?:{YEAR}(?:(?:{DASH}|/)(?:\d\d)?\d\d(?!\d))?|{YEAR_WORD}))"
)
SEASON_ALONE = compiled(rf"(?:the{W})?(?:(?P<part>early|mid|late){W})?{SEASON}")
QUARTER = compiled(
    rf"(?:(?:the{W})?(?P<nth>first|second|third|fourth|last|1st|2nd|3rd|4th){W}quarter{W}of{W}{YEAR}|"
    rf"Q(?P<q>[1-4])(?:{W}|{DASH}|{W}of{W})(?P<year2>(?:1\d{{3}}|20\d\d))(?!\d)|(?P<year3>(?:1\d{{3}}|20\d\d)){W}?{DASH}?Q(?P<q3>[1-4])(?!\d))"
)
HALF = compiled(
    rf"(?:the{W})?(?P<nth>first|second|latter|last){W}(?P<what>half|six{W}months){W}of{W}(?:the{W}year{W})?{YEAR}"
)
NAMED = compiled(rf"(?P<named>{alternation(NAMED_DAYS)}){END}(?:,?{W}(?:of{W}|in{W})?(?:{YEAR}|{YEAR_WORD}))?")
IRANIAN = compiled(rf"(?P<day>\d{{1,2}}){W}(?P<imonth>{alternation(IRANIAN_MONTHS)}){W}(?P<iyear>1[34]\d\d)(?!\d)")
WEEKDAY_ALONE = compiled(
    rf"(?:(?P<which>last|this|next|(?:this{W}|the{W})?(?:past|coming|upcoming)|(?:the{W})?(?:following|previous|next|preceding)){W})?"
    rf"{WEEKDAY}"
    rf"(?:{W}(?:of{W})?(?P<week>(?:last|this|next|the{W}following|the{W}previous|the{W}same|that){W}week)|{W}(?P<after>last)(?={W}?[,.;:)]))?"
)
PREFIX = compiled(
    rf"(?:(?P<mod>early|late|mid|end(?={DASH}))(?:(?:{DASH}|{W})(?:in{W}|to{W}mid-)?(?=[a-z0-9])|{W}in{W}(?:the{W})?)"
    rf"|(?:the{W})?(?:very{W})?(?P<mod2>beginning|start|middle|end|close|turn){W}of{W}(?:the{W})?"
    rf"|(?:the{W})?(?P<mod3>first|early|latter|later|last|final|closing|opening){W}(?:few{W})?(?P<span>days|weeks|months|part|stages){W}of{W}(?:the{W})?)"
)
NTH_WEEK = compiled(
    rf"(?:the{W})?(?P<nth>first|second|third|fourth|last|final){W}(?P<what>week|weekend|half|fortnight|two{W}weeks){W}(?:of|in){W}(?:the{W})?"
)
