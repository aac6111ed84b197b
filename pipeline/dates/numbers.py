"""Numbers that look like years or days and are counts, labels or codes."""

from __future__ import annotations

import re

from pipeline.dates.attributes import NOUN, POSSESSIVE
from pipeline.dates.vocabulary import SPACE as W
from pipeline.dates.vocabulary import alternation, near_miss_words

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
_GOES_ON = re.compile(r"\s(?:also\s)?[a-z]{2,}")
_IN = re.compile(r"(?<![^\W_])(?:in|since|during|until|throughout|early|late|mid|year)[ -]\s{0,2}$", re.IGNORECASE)
_TO_YEAR = re.compile(r"\s(?:to|until|till|through)\s(?:19|20)\d\d(?!\d)")
_DESCRIBED = re.compile(r"(?<![^\W_])(?:the|an?|his|her|their|its|['’]s)\s(?:[a-z-]{3,}\s){1,2}$")
_YEAR_MARK = re.compile(r"[(\[,;:–—-]\s{0,2}$|^\s*$|\n\s*$")


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
    if likely and _DESCRIBED.search(before) and NOUN.match(text, end):
        return counts(text, end)
    if _YEAR_CUE.search(before):
        return counts(text, end) or (not likely and counts_loosely(text, end))
    if _LABEL.search(before) or _CODE_BEFORE.search(before) or not likely:
        return True
    if POSSESSIVE.match(text, end):
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


_DAY_CUE = re.compile(
    r"(?<![^\W_])(?:on|until|till|by|of|since|from|to|before|after|and|between|than|for|or|early on|late on)\s{1,3}$"
    r"|(?<![^\W_])(?:morning|evening|night|afternoon|hours)\sof\s{1,3}$|\d(?:st|nd|rd|th)\s(?:and|to)\s{1,3}$",
    re.IGNORECASE,
)
_AFTER_DAY = re.compile(
    r"\s{0,2}(?:[.,;:)?!]|$)|\s{1,3}(?:and|or|when|while|but|he|she|they|his|her|their|it|we|at|in|by|for|because|as|with|to|"
    r"was|were|had|after|before|the|a|on|from|near|outside|around|that|this|last|next|inst|instant|[a-z]{3,12}ed|found|held|"
    r"took|came|went|said|told|left|saw|began|gave|notes|shows|says)(?![^\W_])"
)


def day_is_order(text: str, start: int, end: int) -> bool:
    """Whether "the 22nd" counts something ("the 66th battalion") rather than the days of the month at hand."""
    before = text[max(0, start - 24) : start]
    return _DAY_CUE.search(before) is None or _AFTER_DAY.match(text, end) is None


_INDEX_BEFORE = re.compile(r"(?<![^\W_])(?:AFR|AMR|ASA|EUR|MDE|ACT|IOR|ORG|POL|NWS)\s{0,2}$")


def code_around(text: str, start: int, end: int) -> bool:
    """Whether digits, slashes or letters are glued to a numeric date, so that it is part of a code."""
    if _INDEX_BEFORE.search(text[max(0, start - 8) : start]):
        return True
    return (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/.-:_+#")) or (
        end < len(text) and (text[end].isalnum() or (text[end] in "/-_:" and text[end + 1 : end + 2].isalnum()))
    )
