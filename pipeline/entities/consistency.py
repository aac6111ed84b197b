"""What the text itself has settled about its names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.case import EntityLabel, Mention
from pipeline.entities.patterns import OPENERS, by_letters, run_around
from pipeline.entities.words import headed
from pipeline.gazetteers.countries import find_country, find_demonym

_WORD = re.compile(r"[\w'’‘ʿʼ`-]+")
_PEOPLE = re.compile(r"-?s? (?:people|community|communities|tribe|tribes|clan|ethnic|language|indigenous)\b")
_SENTENCE_END = re.compile(r"(?:[.!?:;”\"\n]|•|-) ?$")
_SHORTEST = 3  # a single word of a name is looked for elsewhere from this length on
_LONGEST_RUN = 3  # words of a name that is a person's because one word of it is known from another's


def settled(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Mentions relabelled by what the whole text says: the same words are the same thing throughout.

    What a rule has read from the words beside a name (a list, a title, an age, a head noun) settles it; where rules
    disagree, or none has spoken, the majority does. One word of a person's name, labelled as something else, is the
    person, unless it is a country's name, or a city's that the text has put somebody in.
    """
    votes: dict[str, Counter[EntityLabel]] = {}
    told: dict[str, Counter[EntityLabel]] = {}
    for m in mentions:
        name = text[m.start : m.end].casefold()
        votes.setdefault(name, Counter())[m.label] += 1
        if _by_rule(m):
            told.setdefault(name, Counter())[m.label] += 1
    labels = {name: _most(told.get(name) or count) for name, count in votes.items()}
    parts = person_words(mentions, text)
    facilities = [
        text[m.start : m.end].casefold() + " " for m in mentions if m.label == "FAC" and m.found_by.startswith("head")
    ]
    out = []
    for m in mentions:
        name = text[m.start : m.end].casefold()
        label = labels[name]
        if (
            label in ("PERSON", "ORG")
            and name not in told
            and not text[m.start : m.end].isupper()
            and any(f.startswith(name + " ") for f in facilities)
        ):
            label = "FAC"  # "back to Nghi Kim" after "Nghi Kim detention centre"
        shared = [word for word in _WORD.findall(name) if word in parts] if m.found_by.startswith("model") else []
        if len(shared) > 1 and label in ("GPE", "ORG", "LOC") and not told.get(name) and not votes[name]["PERSON"]:
            label = "PERSON"  # "Ngwa Comfort Bih" where the text has Comfort Ngwa
        if (
            label in ("GPE", "ORG", "NORP", "LOC", "FAC")
            and name in parts
            and name not in told
            and not _is_land(name)
        ):
            label = "PERSON"
        out.append(m if label == m.label else Mention(m.start, m.end, label, f"{m.found_by}+settled"))
    return out


def without_opener(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions without a word that only opens the sentence: "Awarding Ahmed Agiza damages" where the text has
    Ahmed Agiza elsewhere.
    """
    names = {text[m.start : m.end] for m in mentions if m.label == "PERSON"}
    out = []
    for m in mentions:
        first, _, rest = text[m.start : m.end].partition(" ")
        opens = m.start == 0 or _SENTENCE_END.search(text, max(0, m.start - 4), m.start)
        if m.label == "PERSON" and opens and " " in rest and rest in names and m.found_by != "list":
            out.append(replace(m, start=m.start + len(first) + 1))
        else:
            out.append(m)
    return out


def _by_rule(mention: Mention) -> bool:
    """Whether words of the text have decided; a doubtful rule ends in a question mark."""
    return not mention.found_by.startswith("model") and not mention.found_by.endswith("?")


def _most(count: Counter[EntityLabel]) -> EntityLabel:
    return max(count.items(), key=lambda item: (item[1], item[0]))[0]


def person_words(mentions: Iterable[Mention], text: str) -> frozenset[str]:
    """Single words of people's full names, folded; those that no person's name holds are left out."""
    words = set()
    for m in mentions:
        if m.label == "PERSON":
            parts = _WORD.findall(text[m.start : m.end].casefold())
            if len(parts) > 1:
                words |= {p for p in parts if len(p) >= _SHORTEST and p not in OPENERS}
    return frozenset(words - headed())


class Known:
    """Names that the text has, looked for where no finder saw them."""

    def __init__(self, mentions: Sequence[Mention], text: str, any_case: bool, titles: frozenset[str]) -> None:
        names: dict[str, EntityLabel] = {}
        for m in mentions:
            name = text[m.start : m.end]
            if m.label in ("PERSON", "ORG", "FAC", "GPE") and (" " in name or name.isupper() or "-" in name):
                names.setdefault(" ".join(name.split()), m.label)
            elif m.label in ("GPE", "FAC") and len(name) > _SHORTEST:
                names.setdefault(name, m.label)
        people = {w for w in person_words(mentions, text) if not _is_land(w) and w not in _COMMON}
        self._sure = person_words([m for m in mentions if _by_rule(m)], text)
        self._labels = {n.casefold(): label for n, label in names.items()}
        self._any_case = any_case
        self._drop = titles | OPENERS
        self._pattern: re.Pattern[str] | None = None
        alternatives = sorted({*names, *people}, key=lambda n: (-len(n), n))
        if alternatives:
            body = by_letters(alternatives)
            self._pattern = re.compile(rf"(?<![\w-])(?:{body})(?![\w-])", re.IGNORECASE)

    def find(self, text: str) -> Iterator[Mention]:
        """Occurrences in capitals (or in any case, where the whole text has none)."""
        if self._pattern is None:
            return
        for match in self._pattern.finditer(text):
            found = match[0]
            if not self._any_case and not found[0].isupper() and found[:1].isalpha():
                continue
            label = self._labels.get(" ".join(found.split()).casefold())
            if label is not None:
                yield Mention(match.start(), match.end(), label, "known")
            elif (span := self._person(text, *match.span())) is not None:
                yield Mention(*span, "PERSON", "known" if span == match.span() else "known:run")

    def _person(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """The person whom one word of a known name stands for, or a relative who shares it; None for part of a
        longer name of something else ("Nacional" in "Unidad Revolucionaria Nacional").
        """
        low, high = run_around(text, start, end)
        words = text[low:high].split(" ")
        while low < start and words[0].lower().rstrip(".") in self._drop:
            low += len(words.pop(0)) + 1
        if (low, high) == (start, end):
            return None if _PEOPLE.match(text, end) else (start, end)
        folded = [w.lower().strip("'’") for w in words]
        if (
            text[start:end].lower() not in self._sure
            or len(words) > _LONGEST_RUN
            or any(w in headed() or w in OPENERS or _is_land(w) for w in folded)
        ):
            return None
        return low, high


# Words that stand in names of people and are words of the language as well.
_COMMON = frozenset({"may", "march", "will", "hope", "grace", "rose", "mark", "justice", "general", "prince", "king"})


def _is_land(name: str) -> bool:
    return bool(find_country(name) or find_demonym(name))
