"""Words that look like dates and are not: months, weekdays, seasons and feasts as names or other words."""

from __future__ import annotations

import re

from pipeline.dates.attributes import POSSESSIVE, SEASONAL
from pipeline.dates.vocabulary import MONTHS, alternation, near_miss_words
from pipeline.dates.vocabulary import SPACE as W

_TITLE = re.compile(rf"(?<![^\W_]){alternation(near_miss_words('title before'))}\.?\s$", re.IGNORECASE)
_GROUP = re.compile(
    rf"{W}(?:(?-i:[A-Z])\w+{W})?{alternation(near_miss_words('month noun after'))}(?![^\W_])", re.IGNORECASE
)
_MONTH_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|till|by|of|from|to|during|before|after|between|and|or|throughout|through|around|about|"
    r"early|late|mid|last|next|this|following|previous|that|each|every|for|the|on|early in|late in|same|"
    r"past|over|into|as of)[,]?\s{1,3}$"
    r"|[(\[–—/-]\s?$|mid-$|^\s*$|\n\s*$|[,;:]\s$",
    re.IGNORECASE,
)
_THE = re.compile(r"(?<![^\W_])the\s{1,3}$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"{W}[a-z]{{3,}}")
_STRONG_MONTH_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|till|during|early|late|mid|last|next|this|following|previous|of|by|from|through|throughout)\s{1,3}$|mid-$",
    re.IGNORECASE,
)
_LOWER_MONTH_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|during|early|late|mid|last|next|of|by|from|between|after|before)\s{1,3}$|mid-$",
    re.IGNORECASE,
)
_NAME_AFTER = re.compile(rf"{W}[A-ZÀ-Þ][a-zß-ÿ]+")
_AMBIGUOUS = frozenset(
    {
        "may",
        "march",
        "april",
        "june",
        "august",
        "mar",
        "jan",
        "jun",
        "sep",
        "dec",
        "nov",
        "oct",
        "feb",
        "apr",
        "jul",
        "aug",
        "sept",
    }
)
_RANGE_AFTER = re.compile(rf"\s?(?:[-–/]|to\s|until\s|through\s)\s?{alternation(MONTHS)}(?![^\W_])", re.IGNORECASE)
_VERB_AFTER = re.compile(
    rf"{W}(?:result|take|differ|be|have|not|also|still|never|well|seem|contain|include|on|to|through|towards?|against|for|him|her|them|past)(?![^\W_])"
)
_WISH_AFTER = re.compile(rf"{W}(?:I|we|you|he|she|they|it|God|Allah)(?![^\W_])")
_WEEKDAY_CUE = re.compile(
    r"(?<![^\W_])(?:on|last|next|this|following|previous|since|until|till|by|before|after|from|early|late|of|and|or|to|that|between|for)[,]?\s{1,3}$",
    re.IGNORECASE,
)
_WEEKDAY_NOUN = re.compile(
    r"[ \u00a0]{1,2}-?(?:[A-ZÀ-Þ]|(?i:prayers?|sermons?|market|school|mass|newspaper|times|service|worship))"
)


def month_is_word(text: str, start: int, end: int, typed_low: bool) -> bool:
    """Whether a month's name standing alone is a name or another word ("May Sabri", "they march")."""
    word = text[start:end].rstrip(".")
    before = text[max(0, start - 24) : start]
    if _TITLE.search(before) or (_GROUP.match(text, end) and not _STRONG_MONTH_CUE.search(before)):
        return True
    low = word.lower()
    if _RANGE_AFTER.match(text, end):
        return False
    if low in ("jan", "jun") and text[end - 1] != ".":
        return True  # a given name
    if word[0].islower():
        if not typed_low:
            return low in ("may", "march", "mar") or _LOWER_MONTH_CUE.search(before) is None
        return low in _AMBIGUOUS and (not _LOWER_MONTH_CUE.search(before) or _VERB_AFTER.match(text, end) is not None)
    if low in _AMBIGUOUS:
        if not _MONTH_CUE.search(before) or (_THE.search(before) and not _NOUN_AFTER.match(text, end)):
            return True
        if (
            len(low) <= 4
            and low not in ("may", "june")
            and text[end - 1] != "."
            and not _STRONG_MONTH_CUE.search(before)
        ):
            return True
        if _STRONG_MONTH_CUE.search(before):
            return False
        if low == "may" and _WISH_AFTER.match(text, end):
            return True
        return _NAME_AFTER.match(text, end) is not None or _VERB_AFTER.match(text, end) is not None
    return False


def is_group_name(text: str, end: int) -> bool:
    """Whether a body named after the date follows ("the 6 April Youth Movement")."""
    return _GROUP.match(text, end) is not None


def feast_is_word(text: str, start: int, end: int) -> bool:
    """Whether a feast's name without a year is the feast itself rather than its day ("celebrated Christmas")."""
    if text[start:end].rsplit(maxsplit=1)[-1].lower() in (
        "day",
        "eve",
        "morning",
        "friday",
        "sunday",
        "monday",
        "wednesday",
    ):
        return False
    before = text[max(0, start - 24) : start]
    return _WEEKDAY_CUE.search(before) is None or _NAME_AFTER.match(text, end) is not None


def weekday_is_word(text: str, start: int, end: int) -> bool:
    """Whether a weekday standing alone is part of a name or a habit ("Bloody Sunday", "Friday prayers")."""
    if POSSESSIVE.match(text, end):
        return False
    before = text[max(0, start - 24) : start]
    return _WEEKDAY_CUE.search(before) is None or _WEEKDAY_NOUN.match(text, end) is not None


_SEASON_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|by|during|through|throughout|over|last|next|this|that|following|previous|early|late|of|and|to|from|spent)"
    r"\s{1,3}(?:the\s{1,3})?(?:following\s|previous\s|next\s)?$|mid-$",
    re.IGNORECASE,
)


def season_is_time(text: str, start: int, end: int) -> bool:
    """Whether a season standing alone is told as a time ("in the summer") and not part of a name ("Arab Spring")."""
    word = text[start:end].rsplit(maxsplit=1)[-1]
    if word.lower() == "fall" and not re.search(
        r"(?:the|in|last|next|that|this|early|late)\s{1,3}$",
        text[max(0, start - 12) : start] + text[start : end - 4],
        re.I,
    ):
        return False
    if word.lower() in ("fall", "spring") and re.match(
        r"\s{1,3}(?:of|from|to|into|in)\b(?!\s\d)", text[end : end + 12]
    ):
        return False
    if word[0].islower() and SEASONAL.match(text, end):
        return True
    before = text[max(0, start - 32) : start + (len(text[start:end]) - len(word))]
    return (
        _SEASON_CUE.search(before) is not None
        and (word[0].islower() or not before[-1:].isalpha())
        and not re.match(r"\s[A-Z]", text[end : end + 2])
    )
