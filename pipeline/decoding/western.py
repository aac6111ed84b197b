"""Which 8-bit character set of Latin script makes words of the few bytes beyond ASCII."""

from __future__ import annotations

import unicodedata

# The likelier first: it wins ties, so that what nothing tells apart is windows-1252.
_CANDIDATES = ("cp1252", "cp1254", "mac_roman", "cp1250", "cp850")
_PUNCTUATION = frozenset("‘’“”–—…•«»¡¿°§€£©®·ªº")
# Where windows-1252 has the letters of Icelandic, windows-1254 has those of Turkish: the likelier language.
_ICELANDIC = frozenset("ðþýÐÞÝ")


def best_western(data: bytes) -> str:
    """The encoding in which the characters beyond ASCII look most like letters in words and like punctuation.

    A byte without a meaning in an encoding counts against it and does not rule it out: mails lose and gain bytes.
    """
    best, most = _CANDIDATES[0], float("-inf")
    for encoding in _CANDIDATES:
        score = _score(data.decode(encoding, errors="replace"))
        if score > most:
            best, most = encoding, score
    return best


def _score(text: str) -> float:
    return sum(_weight(text, i, char) for i, char in enumerate(text) if char > "\x7f")


def _weight(text: str, at: int, char: str) -> float:
    """What a character speaks for its reading; one that stands alone speaks for none."""
    before, after = text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    category = unicodedata.category(char)
    in_word = before.isalpha() or after.isalpha()
    if category in ("Ll", "Lu"):
        # A capital inside a word in lower case is a wrong reading ("JosŽ").
        if category == "Lu" and before.islower():
            return -1.0
        if not in_word:
            return 0.0
        return 0.5 if char in _ICELANDIC else 1.0
    if char in _PUNCTUATION:
        # Quotation marks and dashes stand at the edge of words; only the apostrophe stands inside.
        inside = before.isalpha() and after.isalpha()
        return 1.0 if char == "’" or not inside else -1.0
    if category in ("Zs", "Cf"):
        return 0.0
    return -1.0 if in_word or char == "\ufffd" else 0.0
