"""Which lines go on in the next one: hard-wrapped paragraphs put together."""

from __future__ import annotations

import re

from pipeline.cleaning.hyphens import HyphenMender
from pipeline.cleaning.mapped_text import MappedText
from pipeline.structure.lines import Line

ENDS_SENTENCE = re.compile(r"[.!?…][\"”’»)\]]*$")
ENDS_CLAUSE = re.compile(r"[.!?…:;][\"”’»)\]]*$")
BREAK = re.compile(r"([^\W_]+)-$")
FIRST_WORD = re.compile(r"\S+")
FIRST_LETTERS = re.compile(r"[^\W_]+")
TYPED_WIDTH = 130  # typed and converted lines are shorter; longer ones are whole paragraphs


def goes_on(line: Line, following: Line, width: int) -> bool:
    """Whether ``following`` continues the paragraph of ``line``; ``width`` is where lines around them are broken.

    A writer breaks a line where the next word does not fit. A line that ends early, with a full stop, ends its
    paragraph; one that ends early without one ends it too, unless what follows can only be a continuation.
    """
    starts_low = following.text[:1].islower()
    if following.after_blank:
        # A page's end or a converter left a blank line inside the sentence.
        # (A text without capitals gives no such sign.)
        capitals = any(c.isupper() for c in line.text)
        return starts_low and capitals and not ENDS_CLAUSE.search(line.text) and len(line.text) > 40
    if starts_low and not ENDS_SENTENCE.search(line.text):
        return True
    first = FIRST_WORD.match(following.text)
    would_fit = line.width + 1 + (len(first[0]) if first else 0) < 0.87 * width
    if ENDS_SENTENCE.search(line.text):
        return not would_fit and width <= TYPED_WIDTH
    if width > TYPED_WIDTH:
        return line.width > 50 and not ENDS_CLAUSE.search(line.text) and not would_fit
    return not would_fit or len(line.text) > 0.5 * width


def join_lines(lines: list[Line], mender: HyphenMender) -> list[MappedText | str]:
    """The pieces of one run of text: lines with a space between them, broken words mended."""
    pieces: list[MappedText | str] = []
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        pieces.append(line.content)
        if following is None:
            break
        broken = BREAK.search(line.text)
        first = FIRST_LETTERS.match(following.text)
        if not broken or not first:
            pieces.append(" ")
        elif not mender.keeps_hyphen(broken[1], first[0], default=False):
            pieces[-1] = line.content[: len(line.text) - 1]
    return pieces
