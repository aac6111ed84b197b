"""Labels of tokens: each says where in a name the token stands (begin, inside, last, unit) and of what kind it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

KINDS = ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "LAW")
OUTSIDE = 0
_BEGIN, _INSIDE, _LAST, _UNIT = range(4)
TAGS = ("O", *(f"{place}-{kind}" for kind in KINDS for place in "BILU"))


def encode(spans: Iterable[tuple[int, int, str]], length: int) -> list[int]:
    """Tags of ``length`` tokens for spans of tokens (half-open, without overlap)."""
    tags = [OUTSIDE] * length
    for start, end, kind in spans:
        first = 1 + 4 * KINDS.index(kind)
        tags[start:end] = [first + _INSIDE] * (end - start)
        tags[start], tags[end - 1] = first + _BEGIN, first + _LAST
        if end - start == 1:
            tags[start] = first + _UNIT
    return tags


def follows(tag: int, after: int) -> bool:
    """Whether ``tag`` may stand behind ``after``; OUTSIDE stands for the text's edge as well."""
    is_open = after != OUTSIDE and (after - 1) % 4 in (_BEGIN, _INSIDE)
    goes_on = tag != OUTSIDE and (tag - 1) % 4 in (_INSIDE, _LAST)
    return is_open == goes_on and (not is_open or (tag - 1) // 4 == (after - 1) // 4)


def decode(tags: Sequence[int]) -> list[tuple[int, int, str]]:
    """Spans of tokens for tags that follow each other rightly."""
    spans = []
    start = 0
    for at, tag in enumerate(tags):
        if tag == OUTSIDE:
            continue
        place = (tag - 1) % 4
        if place in (_BEGIN, _UNIT):
            start = at
        if place in (_LAST, _UNIT):
            spans.append((start, at + 1, KINDS[(tag - 1) // 4]))
    return spans
