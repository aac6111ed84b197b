"""Dates that stand before a noun and tell which one is meant, rather than when something happens."""

from __future__ import annotations

import re

from pipeline.dates.vocabulary import SPACE as W

POSSESSIVE = re.compile(r"['’]s ")
_DETERMINER = re.compile(r"(?<![^\W_])(?:the|an?|his|her|their|its|this|that|['’]s)\s{1,3}$", re.IGNORECASE)
NOUN = re.compile(
    r"[ \u00a0\n]{1,2}(?!(?:and|or|but|when|while|where|after|before|until|in|on|at|by|to|of|for|from|with|as|that|"
    r"which|who|is|was|were|has|had|he|she|they|it|the|a|an)\b)[A-Za-z][a-z-]{2,}"
)
SEASONAL = re.compile(rf"{W}(?:offensives?|campaigns?|fighting|elections?)(?![^\W_])")


def names_event(text: str, start: int, end: int) -> bool:
    """Whether a date stands before a noun and tells which one is meant ("the June 2000 ceasefire")."""
    if SEASONAL.match(text, end):
        return True
    return _DETERMINER.search(text[max(0, start - 12) : start]) is not None and NOUN.match(text, end) is not None
