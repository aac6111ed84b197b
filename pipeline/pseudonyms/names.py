"""Which words of a record name a person, and finding them in any text: whatever their case, accents, line breaks."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.resources import strings
from pipeline.schema import CaseRecord

Found = tuple[int, int, str]  # start, end, whose name it is
# Combining marks belong to the letter before them (NFD accents, Hebrew points, Arabic vowels).
_MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
_LETTERS = re.compile(rf"(?:[^\W\d_][{_MARKS}]*)+")
# Addresses and tags run names together: "azimaskarov@", "#FreeAskarov", "/askarov-azim.html".
_ADDRESS = re.compile(r"[#@]\w+|[\w.+-]+@[\w.-]+|(?:https?://|www\.)\S+")
_IN_ADDRESS = 4  # letters of a name that give an address away


def fold(text: str) -> str:
    """``text`` without case and accents, its words joined by single spaces: what makes two spellings one."""
    return " ".join(word for _, _, word in words(text))


def words(text: str) -> list[Found]:
    """The words of letters in ``text`` with their places, folded. "FreeAskarov" is two words."""
    found = []
    for run in _LETTERS.finditer(text):
        start = run.start()
        for at in range(start + 1, run.end()):
            if text[at].isupper() and text[at - 1].islower():
                found.append((start, at, _plain(text[start:at])))
                start = at
        found.append((start, run.end(), _plain(text[start : run.end()])))
    return found


def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)) or word


@cache
def common_words() -> frozenset[str]:
    """Words that are replaced only inside a full name: function words, particles and titles of names."""
    listed = [*strings("people/particles.csv", "word"), *strings("people/titles.csv", "title")]
    return frozenset(word for text in (*listed, *STOP_WORDS) for word in fold(text).split())


class Names:
    """The people of one record: every spelling of each name, and every word of one that is no common word."""

    def __init__(self, record: CaseRecord) -> None:
        owners: dict[str, set[str]] = defaultdict(set)  # folded spelling or word -> folded full names
        for person in record.people:
            whose = self.of(person.name)
            for spelling in (person.name, *person.aliases, *(span.text for span in person.mentions)):
                for form in (fold(spelling), fold(spelling.upper())):  # McDonald is two words, MCDONALD one
                    owners[form].add(whose)
                    for word in form.split():
                        if len(word) > 1 and word not in common_words():
                            owners[word].add(whose)
        owners.pop("", None)
        self._owners = dict(owners)
        self._longest = max((len(name.split()) for name in owners), default=0)
        self._telling = sorted(word for word in owners if " " not in word and len(word) >= _IN_ADDRESS)

    @staticmethod
    def of(name: str) -> str:
        """What stands for a full name: all its spellings in case and accents give the same."""
        return fold(name) or name

    def find(self, text: str) -> Iterator[Found]:
        """Where ``text`` names somebody, and whose name it is (or the words, where several people bear them)."""
        end = 0
        for address in _ADDRESS.finditer(text):
            folded = fold(address[0]).replace(" ", "")
            if any(word in folded for word in self._telling):
                yield from self._find(text, end, address.start())
                yield address.start(), address.end(), folded
                end = address.end()
        yield from self._find(text, end, len(text))

    def _find(self, text: str, begin: int, end: int) -> Iterator[Found]:
        found, at = words(text[begin:end]), 0
        while at < len(found):
            for count in range(min(self._longest, len(found) - at), 0, -1):
                folded = " ".join(word for _, _, word in found[at : at + count])
                whose = self._owners.get(folded)
                start, stop = begin + found[at][0], begin + found[at + count - 1][1]
                # A word of two letters in lower case ("do", "an") is a word of the language, not a name.
                if whose and (len(folded) > 2 or not text[start:stop].islower()):
                    yield start, stop, min(whose) if len(whose) == 1 else folded
                    at += count
                    break
            else:
                at += 1
