"""Whether two words can be one name in two spellings.

Three degrees: the same letters, the same sound in another transliteration (``Gohary``, ``Gouhari``), a slip of the
pen (``Askarov``, ``Azkarov``). The sound key writes down what the usual romanizations of Arabic, Persian, Slavic and
Turkic names vary in. Pairs that differ as a man's and a woman's name do (``Mario``, ``Maria``) are two names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import OSA

Degree = Literal["same", "sound", "slip"]

# In order: digraphs first. Each line is a variation between romanizations.
_SOUNDS = [
    (re.compile(pattern), by)
    for pattern, by in [
        (r"ph", "f"),
        (r"(?:sch|sh|ch)", "S"),
        (r"(?:dj|dzh|zh|j)", "J"),
        (r"(?:kh|gh)", "H"),
        (r"(?:th)", "t"),
        (r"(?:dh)", "d"),
        (r"(?:ck|q|c)", "k"),
        (r"x", "ks"),
        (r"w", "v"),
        (r"(?:ou|oo|u|o)", "u"),
        (r"(?:ei|ai|ay|ey)", "E"),
        (r"(?:ee|ie|iy|y)", "i"),
        (r"(?<=[aei])h$", ""),
        (r"(.)\1+", r"\1"),
    ]
]
_FINAL = set("aeoiuy")
_FEMININE = re.compile(r"(?:ska(?:ya|ia|ja)?|ova|eva|ina|aya)$")


@lru_cache(maxsize=4_000)
def sound_keys(word: str) -> frozenset[str]:
    """Keys of a folded word; two words that share one sound alike. ``e`` may stand for ``a`` or for ``i``."""
    for pattern, by in _SOUNDS:
        word = pattern.sub(by, word)
    return frozenset(
        _doubles(word.replace("e", by).replace("E", "i" if by == "i" else "ai")) for by in ("a", "i", "e")
    )


def _doubles(word: str) -> str:
    return re.sub(r"(.)\1+", r"\1", word)


@lru_cache(maxsize=4_000)
def alike(a: str, b: str) -> Degree | None:
    """In which degree two folded units are one name, or None. Symmetric."""
    if a == b:
        return "same"
    if min(len(a), len(b)) < 3:
        return None
    degree: Degree | None = None
    if not sound_keys(a).isdisjoint(sound_keys(b)):
        degree = "sound"
    elif a[0] != b[0]:  # neither a suffix nor a slip makes one name of them
        return None
    elif _suffixed(a, b):
        degree = "sound"
    elif min(len(a), len(b)) >= 5 and OSA.distance(a, b) <= (1 if max(len(a), len(b)) < 8 else 2):
        degree = "slip"
    return None if degree is None or _gendered_pair(a, b) else degree


def _suffixed(a: str, b: str) -> bool:
    """``Yunus`` and ``Yunusov``: a surname with and without its Russian ending."""
    short, long = sorted((a, b), key=len)
    return len(short) >= 4 and long in (short + "ov", short + "ev", short + "zade", short + "li", short + "oglu")


def _gendered_pair(a: str, b: str) -> bool:
    """``Mario`` and ``Maria``, ``Samir`` and ``Samira``, ``Kazlouski`` and ``Kazlouskaya``."""
    short, long = sorted((a, b), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= _FINAL
    if long == short + "a" or long == short + "ah" or long == short + "e":
        return True
    return bool(_FEMININE.search(long)) != bool(_FEMININE.search(short)) and short[:4] == long[:4]
