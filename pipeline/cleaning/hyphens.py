"""Words broken at a line's end: "deten-" + "tion" is one word, "ill-" + "treatment" keeps its hyphen."""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import MappedText
from pipeline.resources import rows

WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
# A converter that put the lines together left the space: "ill- treatment". "pre- and post-" is how people write.
BROKEN_IN_LINE = re.compile(r"(?<![^\W_])([^\W_]{2,})- ([^\W\d_]+)")
HANGING = frozenset({"and", "or", "to", "nor", "but", "as", "und", "et", "y", "e", "ou", "o"})


class _Vocabulary:
    """Compounds, first and last parts of compounds, and endings that are no words of their own."""

    def __init__(self) -> None:
        kinds: dict[str, set[str]] = {"compound": set(), "first": set(), "last": set(), "ending": set()}
        for row in rows("cleaning/hyphens.csv"):
            kinds[row["kind"]].add(row["form"])
        self.compounds, self.firsts = kinds["compound"], kinds["first"]
        self.lasts, self.endings = kinds["last"], kinds["ending"]


_VOCABULARY = _Vocabulary()


class HyphenMender:
    """Decides about broken words by what the same text writes elsewhere, then by the vocabulary."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._words: set[str] | None = None

    @property
    def words(self) -> set[str]:
        """The words of the text in lower case, hyphenated ones whole."""
        if self._words is None:
            self._words = {word.lower() for word in WORD.findall(self.text)}
        return self._words

    def keeps_hyphen(self, left: str, right: str, default: bool) -> bool:
        """Whether ``left-right`` is a compound; ``default`` where nothing tells.

        ``left`` and ``right`` are the letters on both sides of the break.
        """
        if left[-1].isdigit() or (right[0].isupper() and not (left.isupper() and len(left) > 1)):
            return True  # "15-year", "al-Barazi", "Asia-Pacific"
        a, b = left.lower(), right.lower()
        if f"{a}-{b}" in _VOCABULARY.compounds:
            return True
        if a + b in self.words:
            return False
        if f"{a}-{b}" in self.words:
            return True
        if b in _VOCABULARY.endings:
            return False
        if a in _VOCABULARY.firsts or b in _VOCABULARY.lasts:
            return True
        return default


def mend_hyphens(text: MappedText) -> MappedText:
    """Mend words broken inside lines. What is broken at line ends is mended when paragraphs are put together."""
    if "- " not in text.text:
        return text
    mender = HyphenMender(text.text)
    edits = []
    for match in BROKEN_IN_LINE.finditer(text.text):
        left, right = match.groups()
        if right.lower() not in HANGING:
            kept = "-" if mender.keeps_hyphen(left, right, default=True) else ""
            edits.append((match.end(1), match.start(2), kept))  # the break alone: the letters keep their places
    return text.edit(edits)
