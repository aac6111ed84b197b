"""Acronyms that the text explains: "State Peace and Development Council (SPDC)", "(Comisión de la Verdad, CVR)".

A phrase right before an acronym in brackets, whose initials the acronym takes up, names what the acronym stands for:
a law where it ends in "Act" or "Code", a place where it ends in "Region", nothing with a name where it is a post
("National Director of Public Prosecutions") or in lower case ("lesbian, gay, bisexual and transgender"), else a body.
"""

from __future__ import annotations

import re

from pipeline.case import EntityLabel, Mention
from pipeline.entities.patterns import OPENERS, UPPER, alternation
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
        posts = alternation(strings("entities/posts_behind.csv", "post"))
        self._posts = re.compile(rf"(?:(?!Office|Bureau)[\w-]+ ){{0,3}}(?:{posts}) (?:for|of|on|to) ")
        self._bodies = frozenset(n.lower().split()[-1].rstrip("s") for n in nouns)

    def read(self, text: str) -> tuple[list[Mention], frozenset[str]]:
        """The phrases and their acronyms, each a mention; and the acronyms that stand for a thing or a post."""
        found: list[Mention] = []
        things: set[str] = set()
        for match in _ACRONYM.finditer(text):
            opening = _OPEN.search(text, max(0, match.start() - 7), match.start())
            if opening is None or not _capitals(match["a"]):
                continue
            words = self._words(text, opening.start())
            start = _phrase(text, words, fold_keep(_capitals(match["a"])))
            if start is None:
                near = [text[a:b] for a, b in words]
                if near and near[0].lower() in self._laws:
                    found.append(Mention(*match.span("a"), "LAW", "gloss:law"))
                elif near and self._names_no_body(near):
                    things.add(match["a"])
                continue
            end = words[0][1]
            if self._posts.match(text, start, end):
                things.add(match["a"])
                continue
            label = self._label(text[start:end])
            found += [Mention(start, end, label, "gloss"), Mention(*match.span("a"), label, "gloss")]
        return found, frozenset(things)

    def _label(self, phrase: str) -> EntityLabel:
        last = phrase.lower().split()[-1]
        if find_country(phrase) or last in self._lands or last.endswith(("territories", "areas")):
            return "GPE"  # "Democratic Republic of the Congo (DRC)", "Xinjiang Uighur Autonomous Region (XUAR)"
        return "LAW" if self._is_law(phrase) else "ORG"

    def _is_law(self, phrase: str) -> bool:
        words = phrase.lower().split()
        head = next(
            (words[i - 1] for i, w in enumerate(words) if i and w in ("on", "for", "of", "against")), words[-1]
        )
        return words[-1] in self._laws or head in self._laws

    def _names_no_body(self, words: list[str]) -> bool:
        """Whether the words before an acronym, the nearest first, are a thing's: "an order to stop the prosecution
        (SKPP)", "lesbian, gay, bisexual and transgender (LGBT)".
        """
        near = [w.lower() for w in words[:4]]
        return words[0].islower() and not any(w.rstrip("s") in self._bodies for w in near)

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
        if taken and (capital or taken < i):  # a small word begins no name: "Office of the Ombudsman (OO)"
            i -= taken
            if i == 0:
                return start if word not in OPENERS else None
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
