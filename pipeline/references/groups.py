"""Groups: people whom the text describes and does not name."""

from __future__ import annotations

import re

from pipeline.case import Case, Group, Span
from pipeline.references.lexicon import number

_ABOUT = "at least|about|around|nearly|almost|some|over|more than|up to|as many as|the|all|another|other"
_COUNT = re.compile(rf"(?:(?:{_ABOUT})\s+)*(\S+)", re.IGNORECASE)


def group_at(case: Case, start: int, end: int) -> Group:
    """The group that ``text[start:end]`` stands for: one mentioned there, one in the same words, else a new one."""
    span = Span(start, end)
    words = group_words(case.words(span))
    for group in case.groups:
        for m_start, m_end in group.mentions:
            if m_start < end and start < m_end:
                return group
    folded = words.casefold()
    for group in case.groups:
        if group.text.casefold() == folded:
            group.mentions.append(span)
            return group
    return new_group(case, span)


def new_group(case: Case, span: Span, count: int | None = None) -> Group:
    """A group in the words of ``span``, put into the case."""
    words = group_words(case.words(span))
    group = Group(words, count if count is not None else count_of(words), mentions=[span])
    case.groups.append(group)
    return group


def group_words(words: str) -> str:
    """The words without an article: "the villagers" -> "villagers"."""
    bare = re.sub(r"^(?:the|an?)\s+", "", words, flags=re.I)
    return bare or words


def count_of(words: str) -> int | None:
    """The number that the words begin with ("at least 14 students" -> 14); None where they give none."""
    match = _COUNT.match(words)
    return number(match[1].lower()) if match else None
