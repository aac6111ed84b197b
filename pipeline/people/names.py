"""Names taken apart for comparison: titles off, particles aside, spellings folded.

Two names are compared unit by unit (``Rosenda`` ``Tujab``), never as strings: in these texts the same person appears
with one surname or two, in capitals or not, and in several transliterations.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.resources import rows

WORD = re.compile(r"[^\W_]+(?:[.'’‘`ʿʾ][^\W_]+)*")
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ß": "ss", "ə": "a"}
)
_MARKS = re.compile(r"['’‘`ʿʾ´.]")
_QUOTED = re.compile(r"[\"“”«»„'‘]([^\"“”«»„]{2,30})[\"“”«»'’]")
_PATRONYMIC_SIGN = re.compile(r"\b[sd]/o\b|\ba/[lp]\b", re.I)


class Title(NamedTuple):
    """A word before names: what it says of the bearer."""

    words: str
    gender: str | None
    occupation: str | None
    official: bool
    opens: bool


@cache
def titles() -> dict[str, Title]:
    """Titles by their folded words, without full stops."""
    return {
        fold(row["title"]): Title(
            row["title"],
            row["gender"] or None,
            row["occupation"] or None,
            row["official"] == "yes",
            row["opens"] == "yes",
        )
        for row in rows("people/titles.csv")
    }


@cache
def _title_pattern() -> re.Pattern[str]:
    phrases = sorted(titles(), key=lambda t: (-len(t), t))
    alternatives = "|".join(re.escape(p).replace(r"\ ", r"\.?[ ]") for p in phrases)
    return re.compile(rf"(?<![\w-])(?:{alternatives})\b\.?", re.I)


@cache
def _particles() -> dict[str, str]:
    return {row["word"]: row["class"] for row in rows("people/particles.csv")}


@lru_cache(maxsize=4_000)
def fold(text: str) -> str:
    """``text`` in lower case without accents, apostrophes and full stops."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _MARKS.sub("", plain.translate(_LETTERS))


def leading_titles(text: str) -> tuple[int, list[Title]]:
    """How many characters of ``text`` are titles before a name, and those titles.

    Nothing is taken where no name would be left. A title that may open a name (``U``, ``Ko``) counts only at the very
    beginning, written as a title is.
    """
    at, found = 0, []
    while match := _title_pattern().match(fold_keep(text), at):
        rest = text[match.end() :].lstrip(" ,")
        title = titles()[fold(" ".join(match[0].split()))]
        if not WORD.match(rest) or text[match.end() : match.end() + 1] in "-'’":
            break
        if title.opens and (at > 0 or text[match.start()].islower() or (match[0].isupper() and len(match[0]) > 1)):
            break
        found.append(title)
        at = len(text) - len(rest)
    return at, found


def title_before(text: str, start: int) -> list[Title]:
    """Titles that end right before ``start`` ("Sra" before "Tujab"), the nearest first."""
    found: list[Title] = []
    while True:
        window = text[max(0, start - 24) : start]
        if not window.endswith((" ", "\u00a0")):
            return found
        hit = None
        for match in _title_pattern().finditer(fold_keep(window)):
            if match.end() == len(window) - 1:
                hit = match
                break
        if hit is None:
            return found
        title = titles()[fold(" ".join(hit[0].split()))]
        if window[: hit.start()].endswith((" of ", " for ")):
            return found  # "the Minister of Justice X"
        if window[hit.start()].islower() and not title.official and title.occupation is None:
            return found
        found.append(title)
        start -= len(window) - hit.start()


def fold_keep(text: str) -> str:
    """``text`` in lower case without accents, character by character, so that offsets stay."""
    out = []
    for c in text:
        if c.isascii():
            out.append(c.lower())
            continue
        base = unicodedata.normalize("NFKD", c.casefold()).translate(_LETTERS)
        out.append(base[0] if base else c)
    return "".join(out)


class Name(NamedTuple):
    """A name taken apart. ``units`` are folded and in order; ``nicknames`` stand in quotes inside the name."""

    text: str
    units: tuple[str, ...]
    nicknames: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """Whether it is one unit only: a surname, given name or nickname alone."""
        return len(self.units) == 1


@lru_cache(maxsize=4_000)
def parse(text: str) -> Name:
    """Take apart a name that carries no title. ``units`` is empty where there is no word in it."""
    nicknames = tuple(m[1] for m in _QUOTED.finditer(text) if m.start() > 0)
    plain = _QUOTED.sub(lambda m: m[0] if m.start() == 0 else " ", text)
    plain = _PATRONYMIC_SIGN.sub(" ", plain)
    plain = re.sub(r"['’]s?$", "", plain.strip())
    units: list[str] = []
    particles = _particles()
    words = [(m[0], plain[m.end() : m.end() + 1]) for m in WORD.finditer(plain)]
    joint = ""
    for i, (word, after) in enumerate(words):
        folded = fold(word)
        kind = particles.get(folded)
        last = i == len(words) - 1
        if joint and kind == "article" and not last:
            continue
        if kind == "abd" and not last:
            joint = "abd"
            continue
        if not last and not joint and kind is not None:
            article = kind == "article" and (folded in {"al", "el"} or after == "-")
            if kind != "abd" and (word.islower() or article):
                continue
        if folded == "abu" and not last and not joint:
            joint = "abu"
            continue
        units.append(_joined(joint, folded))
        joint = ""
    return Name(text, tuple(units), nicknames)


def _joined(prefix: str, unit: str) -> str:
    """``Abd`` and ``Hadi`` are one unit, and so is ``Abdelhadi``."""
    if prefix:
        return prefix + unit
    match = re.match(r"abd(?:el|ul|al|oul|ur)(?=[a-z]{3})", unit)
    return "abd" + unit[match.end() :] if match else unit
