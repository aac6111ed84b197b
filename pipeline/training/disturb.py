"""Damage to texts in words, as layouts and exports do it: lines in capitals, breaks inside sentences, no capitals."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pipeline.recognizer.labels import OUTSIDE, TAGS

_CAPITALS, _BREAKS, _LOWER = 0.12, 0.15, 0.01  # shares of the texts
_LONGEST_LINE = 30
_LINE = 12  # words in a line of a text that is broken into lines


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text in words, with the tag of each."""

    words: tuple[str, ...]
    tags: tuple[int, ...]


def disturbed(text: Tagged, rng: random.Random) -> Tagged:
    """The text, or a copy with some damage; tags stay right."""
    chance = rng.random()
    if chance < _CAPITALS:
        return Tagged(_shouted(text.words, rng), text.tags)
    if chance < _CAPITALS + _BREAKS:
        return _broken(text, rng)
    if chance < _CAPITALS + _BREAKS + _LOWER:
        return Tagged(tuple(word.lower() for word in text.words), text.tags)
    return text


def _shouted(words: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    """The words, a line's length of them in capitals."""
    start = rng.randrange(len(words))
    end = start + rng.randint(4, _LONGEST_LINE)
    return words[:start] + tuple(word.upper() for word in words[start:end]) + words[end:]


def _broken(text: Tagged, rng: random.Random) -> Tagged:
    """The text with line breaks between words, also inside names."""
    words: list[str] = []
    tags: list[int] = []
    left = rng.randint(2, 2 * _LINE)
    for word, tag in zip(text.words, text.tags, strict=True):
        if left == 0:
            words.append("\n")
            tags.append(_between(tags[-1], tag))
            left = rng.randint(2, 4 * _LINE)
        words.append(word)
        tags.append(tag)
        left -= 1
    return Tagged(tuple(words), tuple(tags))


def _between(before: int, after: int) -> int:
    """The tag of a break between two words: inside where a name goes on, else outside."""
    if OUTSIDE not in (before, after) and TAGS[before][0] in "BI" and TAGS[after][0] in "IL":
        return TAGS.index(f"I-{TAGS[after][2:]}")
    return OUTSIDE
