"""Where sentences begin.

A stop ends a sentence when what follows can begin one. Texts are unwrapped before they come here, so a line end is
always the end of a block, and always the end of a sentence. Only tokens that can end a sentence are looked at.
"""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token

from pipeline.resources import rows

STOPS = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!?"})
_CLOSERS = frozenset({'"', "”", "’", "'", "»", ")", "]", "''"})
_OPENERS = frozenset({'"', "“", "‘", "'", "«", "(", "[", "``"})
_BULLETS = frozenset({"-", "–", "—", "*", "•", "·", "o", "▪"})
# Every token that can end a sentence holds one of these: stops, abbreviations (with their stop), line ends.
_CANDIDATE = re.compile(r"[.!?…\n]")
_LETTER = re.compile(r"[^\W\d_]")
_FEW_CAPITALS = 0.005


class SentenceRules:
    """Finds sentence starts in a Doc; abbreviations come from ``data/vocab/language/abbreviations.csv``."""

    def __init__(self) -> None:
        kinds = {row["abbreviation"]: row["kind"] for row in rows("language/abbreviations.csv")}
        self._never = {a for a, kind in kinds.items() if kind in ("title", "inner")}
        self._perhaps = {a for a, kind in kinds.items() if kind == "final"}
        if bare := [a for a in self._perhaps if not _CANDIDATE.search(a)]:
            raise ValueError(f"language/abbreviations.csv: no stop in {bare}")

    def starts(self, doc: Doc, text: str) -> list[int]:
        """Indexes of the tokens that begin sentences, in order; ``text`` is the Doc's.

        White space after a sentence belongs to it.
        """
        if not len(doc):
            return []
        lower = no_capitals(text)
        starts = []
        at = _begin(doc, 0)
        if at is not None:
            starts.append(at)
        for i in _candidates(doc, text):
            token = doc[i]
            if not ("\n" in token.text if token.is_space else self._ends(doc, token, lower)):
                continue
            at = _begin(doc, i + 1)
            if at is not None and (not starts or at > starts[-1]):
                starts.append(at)
        return starts

    def _ends(self, doc: Doc, token: Token, lower: bool) -> bool:
        """Whether the sentence ends at ``token``, a stop or an abbreviation."""
        text = token.text
        if text not in STOPS and text not in self._perhaps and not text.endswith("."):
            return False
        after = self._next(doc, token.i)
        if after is None:
            return True
        if text in self._never or text.lower() in self._never or _initial(text):
            return False
        if text == "." and token.i:
            before = doc[token.i - 1]
            if not before.whitespace_ and (before.text + "." in self._never or _initial(before.text + ".")):
                return False
            if before.like_num and after.like_num and not token.whitespace_:
                return False
        return _can_begin(doc, after, lower)

    @staticmethod
    def _next(doc: Doc, i: int) -> Token | None:
        """The token that a new sentence would begin with: past closing quotes and brackets that touch the stop."""
        j = i + 1
        while j < len(doc) and doc[j].text in _CLOSERS and not doc[j - 1].whitespace_:
            j += 1
        if j < len(doc) and doc[j].is_space:
            return None if "\n" in doc[j].text or j + 1 >= len(doc) else doc[j + 1]
        return doc[j] if j < len(doc) else None


def no_capitals(text: str) -> bool:
    """Whether the text has no capitals to tell a sentence's beginning or a name by (some exports have none)."""
    letters = "".join(_LETTER.findall(text[:4000]))
    return bool(letters) and sum(map(str.isupper, letters)) < _FEW_CAPITALS * len(letters)


def _candidates(doc: Doc, text: str) -> list[int]:
    """Indexes of the tokens that hold a stop or a line end, each once, in order."""
    offsets = [m.start() for m in _CANDIDATE.finditer(text)]
    if not offsets:
        return []
    tokens: NDArray[np.int64] = np.asarray(doc.to_array("IDX")).reshape(-1).astype(np.int64)
    return [int(i) for i in np.unique(np.searchsorted(tokens, offsets, side="right") - 1)]


def _begin(doc: Doc, i: int) -> int | None:
    """The token that the sentence begins with which may begin at token ``i``: no space, no closer that touches."""
    for j in range(i, len(doc)):
        token = doc[j]
        if token.is_space:
            continue
        if token.text in _CLOSERS and j and not doc[j - 1].is_space and not doc[j - 1].whitespace_:
            continue
        return j
    return None


def _initial(text: str) -> bool:
    """A single capital with its stop: "J." in "J. Smith"."""
    return len(text) == 2 and text[0].isupper() and text[1] == "."


def _can_begin(doc: Doc, token: Token, lower: bool) -> bool:
    text = token.text
    if text in _OPENERS or text in _BULLETS:
        nxt = doc[token.i + 1] if token.i + 1 < len(doc) else None
        return nxt is not None and (nxt.text[:1].isupper() or nxt.text[:1].isdigit() or nxt.text in _OPENERS)
    first = text[0]
    if first.isdigit():
        return True
    return not first.islower() or lower
