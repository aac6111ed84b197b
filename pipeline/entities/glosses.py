"""Acronyms that the text explains: "State Peace and Development Council (SPDC)", "(Comisión de la Verdad, CVR)".

A phrase right before an acronym in brackets, whose initials the acronym takes up, names what the acronym stands for:
a law where it ends in "Act" or "Code", else a body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import EntityLabel, Mention
from pipeline.entities.patterns import OPENERS, UPPER
from pipeline.gazetteers.countries import find_country
from pipeline.people.names import fold_keep
from pipeline.resources import rows, strings

# An acronym that closes a bracket: "(SPDC)", "(SPDC, the ...)", "(Comisión de la Verdad, CVR)", "(... - CVR)".
_ACRONYM = re.compile(
    r"(?:(?<=\()|(?<=, )|(?<=[-–] ))"
    rf"(?P<a>[{UPPER}][{UPPER}a-z.&/-]{{0,9}}[{UPPER}](?:-[{UPPER}]{{1,4}})?)(?=\)|, the |;)"
)
_OPEN = re.compile(r"(?: ?\((?:the )?|, | [-–] )$")
_WORD = re.compile(r"[^\s()\[\],;:“”\"]+")
# "Islamic State", "Justice Department": the last words of bodies as well.
_BODIES_TOO = frozenset({"state", "department", "division", "republic", "district"})
_REACH = 140
_LONGEST = 14  # words of a phrase


class Glosses:
    """Finds explained acronyms and what they stand for."""

    def __init__(self) -> None:
        self._laws = frozenset(w.lower() for w in strings("entities/law_words.csv", "word"))
        self._lands = frozenset(r["word"] for r in rows("places/generics.csv") if r["kind"] == "region") - _BODIES_TOO
        nouns = [r["head"] for r in rows("entities/heads.csv")] + strings("entities/announcers.csv", "noun")
        self._bodies = frozenset(n.lower().split()[-1].rstrip("s") for n in nouns)

    def find(self, text: str) -> Iterator[Mention]:
        """The phrase and its acronym, each a mention."""
        for match in _ACRONYM.finditer(text):
            opening = _OPEN.search(text, max(0, match.start() - 7), match.start())
            if opening is None or not _capitals(match["a"]):
                continue
            words = self._words(text, opening.start())
            start = _phrase(text, words, fold_keep(_capitals(match["a"])))
            if start is None:
                if self._names_no_body([text[a:b] for a, b in words]):
                    yield Mention(*match.span("a"), "LAW", "gloss:law")
                continue
            end = words[0][1]
            phrase = text[start:end]
            label = self._label(phrase)
            yield Mention(start, end, label, "gloss")
            yield Mention(*match.span("a"), label, "gloss")

    def _label(self, phrase: str) -> EntityLabel:
        if find_country(phrase) or phrase.lower().split()[-1] in self._lands:
            return "GPE"  # "Democratic Republic of the Congo (DRC)", "Xinjiang Uighur Autonomous Region (XUAR)"
        return "LAW" if self._is_law(phrase) else "ORG"

    def _is_law(self, phrase: str) -> bool:
        words = phrase.lower().split()
        head = next(
            (words[i - 1] for i, w in enumerate(words) if i and w in ("on", "for", "of", "against")), words[-1]
        )
        return words[-1] in self._laws or head in self._laws

    def _names_no_body(self, words: list[str]) -> bool:
        """Whether the words before an acronym, the nearest first, are a law's or a thing's: "an order to stop the
        prosecution (SKPP)".
        """
        if not words:
            return False
        near = [w.lower() for w in words[:4]]
        return near[0] in self._laws or (words[0].islower() and not any(w.rstrip("s") in self._bodies for w in near))

    @staticmethod
    def _words(text: str, end: int) -> list[tuple[int, int]]:
        """Offsets of the words before ``end``, the nearest first, up to a stop or a bracket."""
        low = max(0, end - _REACH)
        for mark in (". ", "\n", "(", ")", "; ", ": ", "“", '"'):
            cut = text.rfind(mark, low, end)
            low = max(low, cut + 1 if cut >= 0 else 0)
        found = [m.span() for m in _WORD.finditer(text, low, end)]
        return found[::-1][:_LONGEST]


def _capitals(acronym: str) -> str:
    """The capitals of an acronym; empty where it has fewer than two, or is a numeral."""
    letters = "".join(c for c in acronym if c.isupper())
    return letters if len(letters) > 1 and not re.fullmatch(r"[IVXLC]+", letters) else ""


def _phrase(text: str, words: list[tuple[int, int]], letters: str) -> int | None:
    """Where the phrase begins whose capitalised words the acronym takes up in order; None where there is none.

    Read backwards: small words may be passed over, and one capitalised word; a word may give several letters
    ("COordinadora NAcional").
    """
    i, passed = len(letters), 0
    for start, end in words:
        word = fold_keep(text[start:end])
        capital = text[start].isupper() or not text[start].isalpha()
        taken = _taken(word.lstrip("'’‘"), letters[:i])
        if taken:
            i -= taken
            if i == 0:
                return start if capital and word not in OPENERS else None
        elif capital:
            passed += 1
            if passed > 1:
                return None
    return None


def _taken(word: str, letters: str) -> int:
    """How many of the last ``letters`` a word gives: its initial, the initials of its parts, or its beginning."""
    parts = [p[0] for p in re.split(r"[-'’]", word) if p]
    if len(parts) > 1 and letters.endswith("".join(parts)):
        return len(parts)
    for n in range(min(4, len(letters)), 0, -1):
        if word.startswith(letters[-n:]):
            return n
    return 0
