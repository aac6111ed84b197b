"""windows-1252, Mac Roman or an old PC code page: which of them makes words of the few bytes beyond ASCII."""

from __future__ import annotations

import unicodedata

_CANDIDATES = ("cp1252", "mac_roman", "cp850")  # the likelier first: it wins ties
_PUNCTUATION = frozenset("‘’“”–—…•«»¿¡°§€£©®·ªº\u00a0")


def best_western(data: bytes) -> str | None:
    """The encoding in which the characters beyond ASCII look most like letters in words and like punctuation."""
    best: tuple[float, str] | None = None
    for encoding in _CANDIDATES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        score = _score(text)
        if best is None or score > best[0]:
            best = (score, encoding)
    return best[1] if best else None


def _score(text: str) -> float:
    total, count = 0.0, 0
    for i, char in enumerate(text):
        if char <= "\x7f":
            continue
        count += 1
        before, after = text[i - 1 : i], text[i + 1 : i + 2]
        category = unicodedata.category(char)
        if category == "Ll":
            total += 1.0 if before.isalpha() or after.isalpha() else 0.0
        elif category == "Lu":
            # A capital inside a word in lower case is a wrong guess ("JosŽ").
            total += -1.0 if before.islower() else 0.8
        elif char in _PUNCTUATION:
            # Quotation marks and dashes stand at the edge of words; only the apostrophe stands inside.
            inside = before.isalpha() and after.isalpha()
            total += 0.9 if char == "’" or not inside else -0.5
        else:
            total -= 1.0
    return total / count if count else 0.0
