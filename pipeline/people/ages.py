"""Ages as of the time of writing, or of death. "When he was 16", "then aged 35" and "aged 19 at the time" are not."""

from __future__ import annotations

import re

from pipeline.case import Span
from pipeline.language.months import MONTHS

_NUMBER_WORDS = {
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
_N = r"(?P<age>\d{1,3}|" + "|".join(_NUMBER_WORDS) + ")"
_PAREN = r"(?:[ ]?\([^()]{1,60}\))?"
_EARLIER = re.compile(
    r"[ ]?(?:years?(?:[ ]old)?|years?[ ]of[ ]age)?,?[ ](?:at[ ](?:the|that)[ ]time|when\b|at[ ]the[ "
    r"]moment|then\b|on[ ](?:his|her|their)[ ]arrest)",
    re.I,
)
_AFTER = [
    re.compile(
        rf"{_PAREN}[ ,]*(?:(?:who[ ]is|now|currently|is|was|both)[ ]){{0,2}}(?:aged?|age:)[ ](?:about[ ]|"
        rf"around[ ]|approximately[ ]|approx\.?[ ])?{_N}\b",
        re.I,
    ),
    re.compile(
        rf"{_PAREN},[ ](?P<age>\d{{1,2}})(?=[,.;)\]\s]|$)(?![ ](?:{MONTHS}|years|people|others|"
        rf"men|women|other|of))"
    ),
    re.compile(
        r"[ ]?\((?:(?:m|f|male|female|he|she|they)\b[^()\d]{0,12})?(?P<age>\d{1,2})(?:[ ]years?[ ]old)?(?:,"
        r"[^()\d]{0,30})?\)"
    ),
    re.compile(
        rf"{_PAREN}[ ,]*(?:who[ ](?:is|was)[ ]|is[ ]|was[ ])?(?:an?[ ]|the[ ])?(?:now[ ])?{_N}[- ]years?[- ]old\b",
        re.I,
    ),
    # "X, a student of engineering aged 22", "X, a Pakistani man of 42"
    re.compile(
        rf"{_PAREN},[ ]an?[ ](?:[\w'’-]+[ ]){{1,6}}?(?:aged[ ]|(?<=\bman[ ])of[ ]|(?<=woman[ ])of[ ]|"
        rf"(?<=boy[ ])of[ ]|(?<=girl[ ])of[ ]){_N}(?=[,.;)]|[ ](?:who|and|from)\b)",
    ),
    re.compile(r"[ ]is[ ](?:now[ ])?(?P<age>\d{1,2})(?=[.,;]|[ ]and[ ])"),
]
_BEFORE = re.compile(rf"(?P<then>\bthen[ ])?\b{_N}[- ]years?[- ]old(?:[ ][\w'’-]+){{0,5}}[ ]?[\"“'‘]?$", re.I)
# "a 24-year-old trainee nurse, Lungile Maseko,": not where the phrase describes somebody named before it.
_BEFORE_APART = re.compile(
    rf"(?:^|[^,\s][ ])(?:an?|the|another)[ ]{_N}[- ]year[- ]old(?:[ ][\w'’-]+){{1,5}},[ ][\"“'‘]?$", re.I
)
_AT_DEATH = re.compile(
    rf"\bat[ ]the[ ]age[ ]of[ ]{_N}\b|\b(?:died|dead|killed|executed|hanged)\b[^.]{{0,40}}?,?[ ]aged[ "
    rf"](?P<age2>\d{{1,3}})\b",
    re.I,
)
_LIFE_END = re.compile(r"\b(?:died|dies|death|passed away|killed|dead|murdered|executed|hanged)\b", re.I)


def age_beside(text: str, low: int, span: Span, high: int) -> tuple[int, Span] | None:
    """The age stated beside a name, with its words, or None. ``low`` and ``high`` bound the sentence."""
    for pattern in _AFTER:
        match = pattern.match(text, span.end, min(high, span.end + 120))
        if match and not _earlier(text, match.end("age"), high) and not re.search(r"\bthen\b", match[0]):
            return _value(match["age"], match.start("age"), match.end("age"))
    match = _BEFORE.search(text, max(low, span.start - 90), span.start)
    if match and not match["then"] and "," not in match[0]:
        return _value(match["age"], match.start("age"), match.end("age"))
    match = _BEFORE_APART.search(text, max(low, span.start - 90), span.start)
    if match and text[span.end : span.end + 1] in (",", "”", '"', "."):
        return _value(match["age"], match.start("age"), match.end("age"))
    return None


def age_at_death(text: str, start: int, end: int) -> tuple[int, Span] | None:
    """The age in a sentence that tells a death: "died in prison on 25 July at the age of 69"."""
    match = _AT_DEATH.search(text, start, end)
    if not match or not _LIFE_END.search(text, start, end):
        return None
    group = "age" if match["age"] else "age2"
    return _value(match[group], match.start(group), match.end(group))


def _earlier(text: str, at: int, high: int) -> bool:
    return _EARLIER.match(text, at, min(high, at + 40)) is not None


def _value(words: str, start: int, end: int) -> tuple[int, Span] | None:
    value = _NUMBER_WORDS.get(words.lower()) or (int(words) if words.isdigit() else 0)
    return (value, Span(start, end)) if 0 < value < 120 else None
