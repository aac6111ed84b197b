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
WEIGHTS = {"strong": 1.0, "general": 0.5, "weak": 0.4}  # of each word of a row
DEPTH = 1.0  # cost of standing behind a preposition of another noun ("murder of a drug trafficker")
DISORDER = 0.2  # cost of words in another order than the row's
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
class _Row:
    category: v.ChargeCategory
    kind: str
    phrase: str
    terms: tuple[tuple[str, bool], ...]  # word or stem, and whether it is a stem
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
    the phrase's beginning; then the longer one.
    """

    def __init__(self) -> None:
        self.by_start: defaultdict[str, list[_Row]] = defaultdict(list)
        for row in rows("charges/phrases.csv"):
            terms = tuple((w.rstrip("*"), w.endswith("*")) for w in _terms(row["phrase"]))
            if not terms:
                raise ValueError(f"charges/phrases.csv: no word in row {row!r}")
            if row["category"] not in v.CHARGE_CATEGORIES:
                raise ValueError(f"charges/phrases.csv: unknown category in row {row!r}")
            weight = WEIGHTS[row["strength"]]
            category = cast(v.ChargeCategory, row["category"])
            self.by_start[terms[0][0][:3]].append(
                _Row(category, row["class"], row["phrase"], terms, weight, row["strength"] != "weak")
            )

    def __call__(self, phrase: str) -> Category:
        """The best row for ``phrase``; ``UNKNOWN`` where none fits."""
        words = words_of(phrase)[:60]
        content = [(w, i) for i, w in enumerate(words) if w not in IGNORED]
        depths = _depths(words)
        best: tuple[float, int, int] | None = None
        found: _Row | None = None
        tried: set[int] = set()
        for word, _ in content:
            for row in self.by_start.get(word[:3], ()):
                if id(row) in tried:
                    continue
                tried.add(id(row))
                fit = _fit(row.terms, content)
                if fit is None:
                    continue
                place, ordered = fit
                score = row.weight * len(row.terms) - DEPTH * depths[place] - (0.0 if ordered else DISORDER)
                rank = (score, -place, len(row.phrase))
                if best is None or rank > best:
                    best, found = rank, row
        if found is None or best is None:
            return UNKNOWN
        return Category(found.category, found.kind, found.phrase, best[0], found.strong)


def _terms(phrase: str) -> list[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", phrase) if not unicodedata.combining(c)).casefold()
    return [_spelled(w) for w in plain.split() if w not in IGNORED]


def _fit(terms: tuple[tuple[str, bool], ...], content: list[tuple[str, int]]) -> tuple[int, bool] | None:
    """Where in the phrase the first word of a row that fits stands, and whether its words keep the row's order."""
    taken: list[int] = []
    for term, stem in terms:
        for i, (word, _) in enumerate(content):
            if i not in taken and (word.startswith(term) if stem else word == term):
                taken.append(i)
                break
        else:
            return None
    if max(taken) - min(taken) + 1 > len(terms) + SPREAD:
        return None
    return content[min(taken)][1], taken == sorted(taken)


def _depths(words: list[str]) -> list[int]:
    """How many prepositions of a full noun or verb stand before each word."""
    depths, depth, heavy = [], 0, False
    for word in words:
        depths.append(depth)
        if word in PREPOSITIONS:
            depth += heavy
            heavy = False
        elif word not in IGNORED and not LIGHT.match(word):
            heavy = True
    return depths


@cache
def categorizer() -> Categorizer:
    """The categorizer over the project's table; the same object at each call."""
    return Categorizer()
