"""Where sentences begin.

A stop ends a sentence when what follows can begin one. Texts are unwrapped before they come here, so a line end is
always the end of a block, and always the end of a sentence.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from pipeline.resources import rows

STOPS = frozenset({".", "!", "?", "...", "…", "?!", "!!", "!?"})
_CLOSERS = frozenset({'"', "”", "’", "'", "»", ")", "]", "''"})
_OPENERS = frozenset({'"', "“", "‘", "'", "«", "(", "[", "``"})
_BULLETS = frozenset({"-", "–", "—", "*", "•", "·", "o", "▪"})


class SentenceRules:
    """Finds sentence starts in a Doc; abbreviations come from ``data/vocab/language/abbreviations.csv``."""

    def __init__(self) -> None:
        kinds = {row["abbreviation"]: row["kind"] for row in rows("language/abbreviations.csv")}
        self._never = {a for a, kind in kinds.items() if kind in ("title", "inner")}
        self._perhaps = {a for a, kind in kinds.items() if kind == "final"}

    def starts(self, doc: Doc) -> list[bool]:
        """For each token whether it begins a sentence; white space after a sentence belongs to it."""
        starts = [False] * len(doc)
        lower = _all_lower(doc.text)
        ended = True  # the next token that is no white space begins a sentence
        for token in doc:
            i = token.i
            if token.is_space:
                ended = ended or "\n" in token.text
                continue
            if ended and not (
                token.text in _CLOSERS and i and not doc[i - 1].is_space and not doc[i - 1].whitespace_
            ):
                starts[i], ended = True, False
            if self._ends(doc, token, lower):
                ended = True
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


def _all_lower(text: str) -> bool:
    """Whether the text has no capitals to tell a sentence's beginning by."""
    letters = [c for c in text[:4000] if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) < 0.005 * len(letters)
