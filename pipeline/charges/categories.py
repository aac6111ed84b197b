"""What kind of accusation a phrase names: the table of charge phrases and how a phrase is matched with it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import cast

from pipeline.resources import rows
from pipeline.schema import vocabulary as v

WORD = re.compile(r"[^\W_]+(?:[-'’/][^\W_]+)*")
IGNORED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "on",
        "for",
        "and",
        "or",
        "with",
        "by",
        "at",
        "from",
        "his",
        "her",
        "their",
        "its",
    ]
)
PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "on",
        "for",
        "with",
        "by",
        "at",
        "from",
        "against",
        "during",
        "after",
        "over",
        "under",
        "to",
        "about",
    ]
)
# Words that lead up to what the charge is: what comes after their preposition is still the head.
LIGHT = re.compile(
    r"(?:involv|participa|compli|accompl|role|alleg|suspect|purport|being|having|been|was|were|attempt|conspir|plan|plot"
    r"|order|instigat|abet|aid|commit|carr|crime|offence|offense|charge|count|act|acts|activit|member|belong|support|link"
    r"|lead|take|taking|took|part|two|three|four|five|six|seven|several|multiple|serious|form|creat|found|establish"
    r"|organi[sz]|join|connect|contact|use|using|case|responsib|smuggl|traffick|possess|import|sell|hid|conceal|transport|stor|manufactur|harbour|shelter|illegal|unlawful|command|master|caus|facilitat|promot|prepar|encourag)"
)
# Words behind which a phrase tells what a deed leads to, or how it was done, and no longer what it is.
AIMS = frozenset(
    [
        "harmful",
        "prejudicial",
        "detrimental",
        "damaging",
        "liable",
        "likely",
        "aimed",
        "aiming",
        "intended",
        "intent",
        "intention",
        "calculated",
        "designed",
        "that",
        "which",
        "who",
        "through",
        "via",
        "while",
        "motivated",
    ]
)
WEIGHTS = {"strong": 1.0, "general": 0.5, "weak": 0.4}  # of each word of a row
DEPTH = 1.0  # cost of standing behind a preposition of another noun ("murder of a drug trafficker")
DISORDER = 0.2  # cost of words in another order than the row's
APART = 0.1  # cost of each word that stands among those of a row, beyond one
SPREAD = 6  # words that may stand among those of one row


@dataclass(frozen=True, slots=True)
class Category:
    """A row of the table that fits a phrase. ``id`` names the row; ``known`` is False where no row fits."""

    category: v.ChargeCategory
    kind: str
    id: str
    score: float
    strong: bool

    @property
    def known(self) -> bool:
        """Whether a row of the table fits."""
        return bool(self.id)


UNKNOWN = Category("other", "unnamed", "", 0.0, False)


@dataclass(frozen=True, slots=True)
class _Term:
    """A word of a row: one of several, some of which are stems."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def fits(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class _Row:
    category: v.ChargeCategory
    kind: str
    phrase: str
    terms: tuple[_Term, ...]
    weight: float
    strong: bool


def words_of(text: str) -> list[str]:
    """The words of ``text`` folded for comparison: no case, no accents, no possessives, apostrophes straight."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    found = WORD.findall(folded.replace("’", "'").replace("‘", "'"))
    return [_spelled(w[:-2] if w.endswith("'s") else w) for w in found]


def _spelled(word: str) -> str:
    """British and American spellings made one for the words that the table uses."""
    if "anis" in word or "oris" in word:
        word = word.replace("anis", "aniz").replace("oris", "oriz").replace("terroriz", "terroris")
    return word.replace("offense", "offence").replace("defense", "defence").replace("license", "licence")


class Categorizer:
    """Finds the row of the table that names an accusation best.

    A row fits where each of its words is in the phrase, in any order and not far apart. Of the rows that fit, the one
    with the most words wins, less a cost for words that only describe the object of the deed; then the one nearest
    the phrase's beginning; then the one that leaves no choice, and is longer.
    """

    def __init__(self) -> None:
        self.by_start: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in rows("charges/phrases.csv"):
            if row["category"] not in v.CHARGE_CATEGORIES:
                raise ValueError(f"charges/phrases.csv: unknown category in row {row!r}")
            weight = WEIGHTS[row["strength"]]
            category = cast(v.ChargeCategory, row["category"])
            terms = _terms(row["phrase"])
            if not terms:
                raise ValueError(f"charges/phrases.csv: no word in row {row!r}")
            item = _Row(category, row["class"], row["phrase"], terms, weight, row["strength"] != "weak")
            for start in sorted({w[:3] for w in (*terms[0].words, *terms[0].stems)}):
                self.by_start[start].append(item)

    def __call__(self, phrase: str) -> Category:
        """The best row for ``phrase``; ``UNKNOWN`` where none fits."""
        words = words_of(phrase)[:60]
        content = [(w, i) for i, w in enumerate(words) if w not in IGNORED]
        depths = _depths(words)
        best: tuple[float, int, int] | None = None
        found: tuple[_Row, list[int]] | None = None
        tried: set[int] = set()
        for word, _ in content:
            for row in self.by_start.get(word[:3], ()):
                if id(row) in tried:
                    continue
                tried.add(id(row))
                taken = _fit(row.terms, content)
                if not taken:
                    continue
                place = content[min(taken)][1]
                between = max(taken) - min(taken) + 1 - len(taken)
                disorder = 0.0 if taken == sorted(taken) else DISORDER
                cost = DEPTH * depths[place] + APART * max(0, between - 1) + disorder
                score = row.weight * len(row.terms) - cost
                rank = (score, -place, 0 if "|" in row.phrase else len(row.phrase))
                if best is None or rank > best:
                    best, found = rank, (row, taken)
        if found is None or best is None:
            return UNKNOWN
        row, taken = found
        name = " ".join(content[i][0] for i in taken) if "|" in row.phrase else row.phrase
        return Category(row.category, row.kind, name, best[0], row.strong)


def _terms(phrase: str) -> tuple[_Term, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", phrase) if not unicodedata.combining(c)).casefold()
    found = []
    for word in plain.split():
        if word not in IGNORED:
            either = [_spelled(w) for w in word.split("|")]
            stems = tuple(w[:-1] for w in either if w.endswith("*"))
            found.append(_Term(frozenset(w for w in either if not w.endswith("*")), stems))
    return tuple(found)


def _fit(terms: tuple[_Term, ...], content: list[tuple[str, int]]) -> list[int]:
    """The words of the phrase that a row's terms stand for, in the row's order; empty where the row does not fit."""
    taken: list[int] = []
    for term in terms:
        fitting = [i for i, (word, _) in enumerate(content) if i not in taken and term.fits(word)]
        if not fitting:
            return []
        behind = [i for i in fitting if taken and i > taken[-1]]
        taken.append((behind or fitting)[0])
    return taken if max(taken) - min(taken) + 1 <= len(terms) + SPREAD else []


def _depths(words: list[str]) -> list[int]:
    """How many prepositions of a full noun or verb stand before each word, words of an aim among them."""
    depths, depth, heavy = [], 0, False
    for word in words:
        if word in AIMS:
            depth += heavy
            heavy = False
        depths.append(depth)
        if word in PREPOSITIONS:
            depth += heavy or word == "about"  # "talking about forced labour": never the deed
            heavy = False
        elif word not in IGNORED and not LIGHT.match(word):
            heavy = True
    return depths


@cache
def categorizer() -> Categorizer:
    """The categorizer over the project's table; the same object at each call."""
    return Categorizer()
