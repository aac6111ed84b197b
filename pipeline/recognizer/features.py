"""What the network is told of a word: the rows of its tables that the word's spelling points to.

Everything depends on the word alone, so each word is looked at once and its vector is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from pipeline.gazetteers.folding import fold

WORD_ROWS, PART_ROWS, SHAPE_ROWS = 8_000, 15_000, 1_000
LISTS = ("city", "of city", "country", "of country", "region", "of region", "demonym", "language", "of language")
FLAGS = len(LISTS) + 6  # and the six ways of writing
_SHAPE_LENGTH = 8
_PIECES = 10
_LETTERS = 24  # of a word; the rest of a longer one says nothing more


@dataclass(frozen=True, slots=True)
class Word:
    """The rows of one word: in the table of known words (-1: unknown), of its pieces, of hashed features."""

    known: int
    pieces: tuple[int, ...]
    word: int
    parts: tuple[int, ...]
    shape: int
    flags: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words and pieces that have rows of their own, and the words of the gazetteers' lists."""

    words: Mapping[str, int]
    pieces: Mapping[str, int]
    lists: Mapping[str, int]

    def describe(self, text: str) -> Word:
        """The features of the word ``text``."""
        lower = text.lower()
        edged = f"<{lower[:_LETTERS]}>"
        parts = {edged[:2], edged[:3], edged[:4], edged[-3:], edged[-4:], edged[-5:]}
        on = self.lists.get(fold(text), 0)
        return Word(
            self.words.get(lower, -1),
            tuple(self._pieces(lower)),
            _row(lower, WORD_ROWS),
            tuple(sorted({_row(p, PART_ROWS) for p in parts})),
            _row(shape(text), SHAPE_ROWS),
            (*(i for i in range(len(LISTS)) if on >> i & 1), len(LISTS) + writing(text)),
        )

    def _pieces(self, lower: str) -> list[int]:
        """The longest known pieces from left to right; a letter that begins none is passed over."""
        plain = unstressed(lower)[:_LETTERS]
        found: list[int] = []
        start, inside = 0, False
        while start < len(plain) and len(found) < _PIECES:
            letter = plain[start].isalnum()
            for end in range(len(plain) if letter else start + 1, start, -1):
                row = self.pieces.get(("##" if inside and letter else "") + plain[start:end])
                if row is not None:
                    found.append(row)
                    start = end
                    break
            else:
                start += 1
            inside = letter
        return found


def writing(text: str) -> int:
    """How a word is written: lower case, with a capital, in capitals, mixed, white space, without letters."""
    if text.islower():
        return 0
    if text.isupper() and len(text) > 1:
        return 2
    if text[:1].isupper():
        return 1 if text[1:].islower() or len(text) == 1 else 3
    if text.isspace():
        return 4
    return 3 if any(c.isalpha() for c in text) else 5


def shape(text: str) -> str:
    """The word's letters by kind, no more than two of a kind in a row: "Xxx" is "Xxx", "2012" is "dd"."""
    out = ""
    for c in text[:_LETTERS]:
        kind = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if out[-2:] != kind * 2:
            out += kind
    return out[:_SHAPE_LENGTH]


@lru_cache(maxsize=2_000)
def unstressed(text: str) -> str:
    """The text without accents."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _row(key: str, rows: int) -> int:
    return crc32(key.encode("utf-8", "surrogatepass")) % rows
