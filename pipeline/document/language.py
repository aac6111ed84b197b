"""The language of a text, by its function words (the stop words that spaCy keeps for each language)."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import import_module

_LANGUAGES = ("en", "fr", "es", "de", "pt", "it", "nl", "tr", "id", "pl", "sv")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 12  # function words; fewer tell nothing
_READ = 6000  # characters


@cache
def _stop_words() -> dict[str, frozenset[str]]:
    return {
        code: frozenset(w for w in import_module(f"spacy.lang.{code}.stop_words").STOP_WORDS if w.isalpha())
        for code in _LANGUAGES
    }


def language_of(text: str) -> str | None:
    """ISO 639-1 code of the language of ``text``; None for a text too short, or in a language that is not known."""
    words = Counter(map(str.lower, _WORD.findall(text[:_READ])))
    found = words.keys()
    counts = {code: sum(map(words.__getitem__, found & stop)) for code, stop in _stop_words().items()}
    best = max(counts, key=lambda code: counts[code])
    return best if counts[best] >= max(_FEWEST, 0.15 * words.total()) else None
