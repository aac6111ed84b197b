"""The little language in which the cue tables are written, made into regular expressions.

``a|b`` either, ``(a|b)`` either inside a phrase, ``~3`` up to three words, ``stem*`` any ending. Words do not
cross the end of a sentence or of a block. Every repetition is bounded, so that matching takes linear time.
"""

from __future__ import annotations

import re

GAP_WORD = r"(?:[^\s.;:!?“”\"«»]|\.(?=\S))+"
SPACE = r"[^\S\n]+"


def expression(phrase: str) -> str:
    """The regular expression for ``phrase`` (no word boundaries around it)."""
    options = _split(phrase, "|")
    return options_of([_sequence(option) for option in options])


def options_of(options: list[str]) -> str:
    """Alternatives as one group, longest first."""
    return "(?:" + "|".join(sorted(options, key=len, reverse=True)) + ")" if len(options) > 1 else options[0]


def gap(words: int) -> str:
    """The regular expression for up to ``words`` words with the space that follows each, as few as possible."""
    return rf"(?:{GAP_WORD}{SPACE}){{0,{words}}}?"


def first_words(phrase: str) -> list[str]:
    """The words that ``phrase`` can begin with. Raises ValueError where it begins with a gap or a stem."""
    found = []
    for option in _split(phrase, "|"):
        token = _split(option.strip(), " ")[0]
        if token.startswith("("):
            found += first_words(token[1:-1])
        elif token.startswith("~") or token.endswith("*"):
            raise ValueError(f"{phrase!r} must begin with a whole word")
        else:
            found.append(token.casefold())
    return list(dict.fromkeys(found))


def _sequence(phrase: str) -> str:
    parts = []
    for token in _split(phrase.strip(), " "):
        if token.startswith("~"):
            parts.append(gap(int(token[1:])))
        elif token.startswith("("):
            parts.append("(?:" + expression(token[1:-1]) + ")" + SPACE)
        elif token.endswith("*"):
            parts.append(re.escape(token[:-1]) + r"[\w’'-]*" + SPACE)
        else:
            parts.append(re.escape(token) + SPACE)
    return "".join(parts).removesuffix(SPACE)


def _split(phrase: str, separator: str) -> list[str]:
    """Split at ``separator`` outside brackets."""
    parts, depth, start = [], 0, 0
    for i, c in enumerate(phrase):
        depth += (c == "(") - (c == ")")
        if c == separator and depth == 0:
            parts.append(phrase[start:i])
            start = i + 1
    return [p for p in [*parts, phrase[start:]] if p]
