"""Words and numbers that look like dates and are not."""

from __future__ import annotations

import re

from pipeline.dates.vocabulary import MONTHS, alternation, near_miss_words
from pipeline.dates.vocabulary import SPACE as W

_COUNTED = re.compile(
    rf"(?:{W}|-)(?:[a-z]{{3,14}}{W})?{alternation(near_miss_words('counted'))}(?![^\W_])", re.IGNORECASE
)
_COUNTED_NEXT = re.compile(rf"(?:{W}|-)?(?:%|{alternation(near_miss_words('counted'))}(?![^\W_]))", re.IGNORECASE)
_LABEL = re.compile(
    rf"(?:(?<![^\W_]){alternation(near_miss_words('label before'))}(?:[.:]|\.:)?[ \t\u00a0]{{0,3}}(?:no\.?{W}?)?"
    r"|[#+$£€¥№§@&_~^]\s?|\d[-/.,]|\d |/|(?-i:\b[A-Z])\.?)$",
    re.IGNORECASE,
)
_RESOLUTION = re.compile(r"\b(?:resolutions?|cases?|nos?\.?)\s[\w./-]{1,12}\s\($", re.IGNORECASE)
_CODE_BEFORE = re.compile(r"[A-Z]{2,5}[ -]$|[A-Za-z]{1,5}\d*[-_/.]$|[-–]$")
_CODE_AFTER = re.compile(
    r"[/\\][\w]|[-–]\d|[.,]\d|[-_]?[A-Za-z]\w|['’](?!s\b)[A-Za-z]|[A-Za-z]|%|:\d|°|@| ?[-–] ?\d{2,}"
)
_ARTICLE_LIST = re.compile(
    r"\b(?:articles?|arts?\.?|sections?|paragraphs?|rules?|nos?\.?)\s(?:[\w.()]{1,8}(?:,\s|\sand\s|\sor\s|\sto\s)){1,6}$",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|till|by|of|from|to|during|before|after|between|and|or|throughout|through|around|about|"
    r"circa|ca|c|early|late|mid|the|year|years|for|on|that|this|an?|both|spring|summer|autumn|winter|into|past|post|pre|"
    r"as|his|her|their|its|over|towards?|events|s|pre|post)[.,-]?\s{0,3}['‘“\"(]?$",
    re.IGNORECASE,
)
_SENTENCE_START = re.compile(r"[.!?]['\"”’)]?\s{1,3}$")
_POSSESSIVE = re.compile(r"['’]s ")
_GOES_ON = re.compile(r"\s(?:also\s)?[a-z]{2,}")
_IN = re.compile(r"(?<![^\W_])(?:in|since|during|until|throughout|early|late|mid|year)[ -]\s{0,2}$", re.IGNORECASE)
_TO_YEAR = re.compile(r"\s(?:to|until|till|through)\s(?:19|20)\d\d(?!\d)")
_DESCRIBED = re.compile(r"(?<![^\W_])(?:the|an?|his|her|their|its|['’]s)\s(?:[a-z-]{3,}\s){1,2}$")
_YEAR_MARK = re.compile(r"[(\[,;:–—-]\s{0,2}$|^\s*$|\n\s*$")
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
    rf"{W}(?:I|we|you|he|she|they|it|God|Allah|result|take|differ|be|have|not|also|still|never|well|seem|contain|include|on|to|through|towards?|against|for|him|her|them|past)(?![^\W_])"
)
_WEEKDAY_CUE = re.compile(
    r"(?<![^\W_])(?:on|last|next|this|following|previous|since|until|till|by|before|after|from|early|late|of|and|or|to|that|between|for)[,]?\s{1,3}$",
    re.IGNORECASE,
)
_WEEKDAY_NOUN = re.compile(
    r"[ \u00a0]{1,2}-?(?:[A-ZÀ-Þ]|(?i:prayers?|sermons?|market|school|mass|newspaper|times|service|worship))"
)


def counts(text: str, end: int) -> bool:
    """Whether a noun that is counted stands right after ``end`` ("1500 prisoners", "15 years")."""
    return _COUNTED_NEXT.match(text, end) is not None


def counts_loosely(text: str, end: int) -> bool:
    """As ``counts``, with one adjective allowed between ("1500 political prisoners")."""
    return counts(text, end) or _COUNTED.match(text, end) is not None


def year_is_number(text: str, start: int, end: int, *, likely: bool) -> bool:
    """Whether the four digits at ``start:end`` are a count, a label or part of a code, rather than a year.

    ``likely`` says that the number lies in the times that the text is about.
    """
    if _CODE_AFTER.match(text, end):
        return True
    before = text[max(0, start - 40) : start]
    if _ARTICLE_LIST.search(before) or _RESOLUTION.search(before):
        return True
    if likely and _TO_YEAR.match(text, end):
        return False
    if likely and _IN.search(before) and not text.startswith("00", end - 2):
        return False
    if likely and _DESCRIBED.search(before) and _NOUN.match(text, end):
        return counts(text, end)
    if _YEAR_CUE.search(before):
        return counts(text, end) or (not likely and counts_loosely(text, end))
    if _LABEL.search(before) or _CODE_BEFORE.search(before) or not likely:
        return True
    if _POSSESSIVE.match(text, end):
        return False
    if _SENTENCE_START.search(before) and _GOES_ON.match(text, end):
        return counts_loosely(text, end)
    return counts_loosely(text, end) or _YEAR_MARK.search(before) is None


def years_are_numbers(text: str, start: int, end: int, *, likely: bool) -> bool:
    """Whether the pair of numbers at ``start:end`` ("1861-1863", "2009-10") is a code, a score or a count of things.

    Two years in order need no cue before them, as no count looks like that.
    """
    before = text[max(0, start - 40) : start]
    if _CODE_AFTER.match(text, end) or _ARTICLE_LIST.search(before) or _LABEL.search(before):
        return True
    return _CODE_BEFORE.search(before) is not None or not likely or counts(text, end)


def month_is_word(text: str, start: int, end: int, typed_low: bool) -> bool:
    """Whether a month's name standing alone is a name or another word ("May Sabri", "they march")."""
    word = text[start:end].rstrip(".")
    before = text[max(0, start - 24) : start]
    if _TITLE.search(before) or (_GROUP.match(text, end) and not _STRONG_MONTH_CUE.search(before)):
        return True
    low = word.lower()
    if low in ("jan", "jun") and text[end - 1] != "." and not _RANGE_AFTER.match(text, end):
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
        return _NAME_AFTER.match(text, end) is not None or _VERB_AFTER.match(text, end) is not None
    return False


def is_group_name(text: str, end: int) -> bool:
    """Whether a body named after the date follows ("the 6 April Youth Movement")."""
    return _GROUP.match(text, end) is not None


_BARE_FEASTS = frozenset({"christmas", "easter"})


_DAY_CUE = re.compile(
    r"(?<![^\W_])(?:on|until|till|by|of|since|from|to|before|after|and|between|than|for|or|early on|late on)\s{1,3}$"
    r"|(?<![^\W_])(?:morning|evening|night|afternoon|hours)\sof\s{1,3}$|\d(?:st|nd|rd|th)\s(?:and|to)\s{1,3}$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r"\s{0,2}(?:[.,;:)?!]|$)|\s{1,3}(?:and|or|when|while|but|he|she|they|his|her|their|it|we|at|in|by|for|because|as|with|to|"
    r"was|were|had|after|before|the|a|on|from|near|outside|around|that|this|last|next|inst|instant)(?![^\W_])"
)


def day_is_order(text: str, start: int, end: int) -> bool:
    """Whether "the 22nd" counts something ("the 66th battalion") rather than the days of the month at hand."""
    before = text[max(0, start - 24) : start]
    return _DAY_CUE.search(before) is None or _AFTER_DAY.match(text, end) is None


def names_event(text: str, start: int, end: int) -> bool:
    """Whether a date stands before a noun and tells which one is meant ("the June 2000 ceasefire")."""
    return _DETERMINER.search(text[max(0, start - 12) : start]) is not None and _NOUN.match(text, end) is not None


_DETERMINER = re.compile(r"(?<![^\W_])(?:the|an?|his|her|their|its|this|that|['’]s)\s{1,3}$", re.IGNORECASE)
_NOUN = re.compile(
    r"[ \u00a0\n]{1,2}(?!(?:and|or|but|when|while|where|after|before|until|in|on|at|by|to|of|for|from|with|as|that|"
    r"which|who|is|was|were|has|had|he|she|they|it|the|a|an)\b)[a-z][a-z-]{2,}"
)


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
    if _POSSESSIVE.match(text, end):
        return False
    before = text[max(0, start - 24) : start]
    return _WEEKDAY_CUE.search(before) is None or _WEEKDAY_NOUN.match(text, end) is not None


_SEASON_CUE = re.compile(
    r"(?<![^\W_])(?:in|since|until|by|during|through|throughout|over|last|next|this|that|following|previous|early|late|of|and|to|from|spent)"
    r"\s{1,3}(?:the\s{1,3})?(?:following\s|previous\s|next\s)?$|mid-$",
    re.IGNORECASE,
)
_SEASON_NAME = re.compile(
    rf"{W}(?:offensive|camp|school|clothes|holidays?|break|palace|olympics|uprising|revolution|water|[A-Z])",
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
    before = text[max(0, start - 32) : start + (len(text[start:end]) - len(word))]
    return (
        _SEASON_CUE.search(before) is not None
        and (word[0].islower() or not before[-1:].isalpha())
        and not re.match(r"\s[A-Z]", text[end : end + 2])
    )


def day_is_number(text: str, first: object, last: object) -> bool:
    """Whether the number of a month-first date counts things instead ("in May 30 men")."""
    return False


def code_around(text: str, start: int, end: int) -> bool:
    """Whether digits, slashes or letters are glued to a numeric date, so that it is part of a code."""
    return (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/.-:_+#")) or (
        end < len(text) and (text[end].isalnum() or (text[end] in "/-_:" and text[end + 1 : end + 2].isalnum()))
    )
