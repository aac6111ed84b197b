"""The words that name calendar units, read once from ``data/vocab/dates``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import rows

SPACE = r"(?:[ \t\u00a0]{1,4}|[ \t\u00a0]{0,4}\r?\n[ \t>]{0,60})"
"""White space inside an expression: a few blanks, or one line break with the next line's indent or quote marks."""


@cache
def _kinds() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    for row in rows("dates/words.csv"):
        table.setdefault(row["kind"], {})[row["word"]] = row["value"]
    return table


def words(kind: str) -> dict[str, str]:
    """Word or phrase to value (as written in the file) for one ``kind`` of word."""
    return _kinds()[kind]


def numbers(kind: str) -> dict[str, int]:
    """Word or phrase to whole number for one ``kind`` of word."""
    return {word: int(value) for word, value in words(kind).items()}


@cache
def near_miss_words(kind: str) -> frozenset[str]:
    """The words of one ``kind`` of near miss."""
    return frozenset(row["word"] for row in rows("dates/near_misses.csv") if row["kind"] == kind)


def alternation(*vocabularies: dict[str, str] | dict[str, int] | frozenset[str]) -> str:
    """A group that matches any of the words, the longest first; blanks and hyphens inside are flexible."""
    every = sorted({word for vocabulary in vocabularies for word in vocabulary}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(_flexible(word) for word in every) + ")"


def _flexible(word: str) -> str:
    parts = [part.replace("'", "['\u2019\u2018]") for part in re.split(r"[ ]", word)]
    return SPACE.join(part.replace("-", "[- ]") for part in parts)


MONTHS = numbers("month")
WEEKDAYS = numbers("weekday")
SEASONS = numbers("season")
NUMBERS = numbers("number")
VAGUE_NUMBERS = numbers("vague number")
ORDINALS = numbers("ordinal")
UNITS = words("unit")
PARTS_OF_DAY = words("part of day")
NAMED_DAYS = words("named day")
IRANIAN_MONTHS = numbers("iranian month")


def folded(phrase: str) -> str:
    """``phrase`` as the vocabulary spells it: lower case, single blanks, straight apostrophes."""
    return " ".join(phrase.lower().replace("\u2019", "'").replace("\u2018", "'").split())


def number(phrase: str) -> int | None:
    """The whole number that ``phrase`` ("3", "forty-two", "a") names; None for vague ones ("several")."""
    text = folded(phrase).replace(",", "")
    if text.isdigit():
        return int(text)
    return NUMBERS.get(text) or NUMBERS.get(text.replace(" ", "-"))
