"""Groups: people whom the text describes and does not name."""

from __future__ import annotations

import re

from pipeline.case import Case, Group, Span
from pipeline.references.lexicon import number

_ABOUT = "at least|about|around|nearly|almost|some|over|more than|up to|as many as|the|all|another|other"
_COUNT = re.compile(rf"(?:(?:{_ABOUT})\s+)*(\S+)", re.IGNORECASE)
_BEFORE_COUNT = re.compile(
    r"\b(?:at least|about|around|approximately|roughly|nearly|almost|some|over|more than|fewer than|up to|as many as"
    r"|an estimated|\d[\d,]* to) $",
    re.IGNORECASE,
)
_WIDEST = 20  # characters of the longest of them
_FIRST = re.compile(r"[\w,-]+")


def group_at(case: Case, start: int, end: int) -> Group:
    """The group that ``text[start:end]`` stands for: one mentioned there, one in the same words, else a new one."""
    span = Span(_with_about(case.text, start), end)
    words = group_words(case.words(span))
    for group in case.groups:
        for m_start, m_end in group.mentions:
            # "two of the hostages" are not the hostages
            if m_start < end and start < m_end and " of " not in case.text[start:m_start]:
                return group
    folded = words.casefold()
    for group in case.groups:
        if group.text.casefold() == folded:
            group.mentions.append(span)
            return group
    return new_group(case, span)


def new_group(case: Case, span: Span, count: int | None = None) -> Group:
    """A group in the words of ``span``, put into the case."""
    span = Span(_with_about(case.text, span.start), span.end)
    words = group_words(case.words(span))
    group = Group(words, count if count is not None else count_of(words), mentions=[span])
    case.groups.append(group)
    return group


def _with_about(text: str, start: int) -> int:
    """Where the phrase at ``start`` begins, with "at least" or "about" before its number."""
    first = _FIRST.match(text, start)
    about = _BEFORE_COUNT.search(text[max(0, start - _WIDEST) : start]) if first else None
    if first is None or about is None or number(first[0].lower()) is None:
        return start
    return start - (about.end() - about.start())


def group_words(words: str) -> str:
    """The words without an article: "the villagers" -> "villagers"."""
    bare = re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)
    return bare or words


def count_of(words: str) -> int | None:
    """The number that the words begin with ("at least 14 students" -> 14); None where they give none."""
    match = _COUNT.match(words)
    return number(match[1].lower()) if match else None
