"""Words that texts have in common, cut once and kept.

In a memory zone spaCy's tokenizer keeps nothing: it cuts each word, and works out what it is like, anew for each
text. A word cut outside a zone stays. So the words that a second text brings are cut between two texts, up to a
bound.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_MOST = 12_000  # words kept: those that come again within some hundred texts
_SEEN = 30_000  # words of one text only, remembered for a while
_LONGEST = 20  # letters; longer ones are addresses and joined words, which hardly come again


class CommonWords:
    """Watches the words of each text; ``words`` is the tokenizer."""

    def __init__(self, words: Callable[[str], Any]) -> None:
        self._words = words
        self._seen: set[str] = set()
        self._known: set[str] = set()
        self._next: set[str] = set()
        if hasattr(words, "max_cache_size"):
            words.max_cache_size = max(words.max_cache_size, 2 * _MOST)

    def note(self, text: str) -> None:
        """Note the words of ``text``; those noted before will be learned."""
        if len(self._known) >= _MOST:
            return
        new = set(text.split()) - self._known
        self._next |= new & self._seen
        if len(self._seen) > _SEEN:
            self._seen = new
        else:
            self._seen |= new

    def learn(self) -> None:
        """Cut and keep what was noted twice; to be called outside a memory zone."""
        if not self._next:
            return
        for word in sorted(self._next):
            if len(word) <= _LONGEST:
                self._words(word)
        self._known |= self._next
        self._seen -= self._next
        self._next.clear()
        if len(self._known) >= _MOST:
            self._seen.clear()
