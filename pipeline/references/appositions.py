"""Noun phrases that only say who a named person is: "his wife, Fatima", "two students, A and B", "X, a farmer,"."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.references.lexicon import closed
from pipeline.references.scan import Item

_LEADS = re.compile(r"(?:,| named| called|,? identified as| —| –| -|:|\()?\s?(?:[A-Z][a-z]{0,8}\.?\s){0,2}$")
_FOLLOWS = re.compile(
    r"(?:\s?\((?:m|f|male|female)\))?(?:,\s(?:aged\s)?\d{1,2})?(?:,|\s\(|\s[–—-])\s?(?:and\s|then\s|now\s)?$"
)
_CLOSES = re.compile(
    r"\s?(?:[,.;:)\]–—]|$|(?:who|of|at|in|from|for|with|on|whose|by|"
    r"and\s(?:an?|the|former|leader|member)|was|were|is|had|has|known|held|shot|born|resident|based|\w+ed|\w+ing)\b|"
    r"and\s(?!two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|several\b|his\b|her\b|their\b|other)"
    r"(?:[a-z-]+\s){0,3}[a-z-]+(?:[,.;)]|\s(?:who|of|at|in|from|for|with|was|has|had)\b))"
)
_BELONGING = re.compile(
    r" (?:(?:of|from|in|at|with|for) [^,.;:()]{2,80}|and [a-z][a-z -]{2,40})(?:,|:| –| —| -| named)\s"
)
_LINK = re.compile(r",?\s(?:and\s)?(?:also\s)?$")
_MORE = re.compile(r"(?: (?:of|from|in|at|for) [\w ]{1,30})?,(?: [a-z-]+){1,8},? ?(?:and(?: [a-z-]+){1,5}, )?")
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|as|became|become|remains?)\s(?:not\s|also\s|both\s|all\s|reportedly\s)?$"
)


class Appositions:
    """Finds the names that a noun phrase belongs to."""

    def __init__(self, items: list[Item], text: str, runs: list[list[Item]]) -> None:
        self.text = text
        self.names = [item for item in items if item.kind == "person"]
        self._starts = [item.start for item in self.names]
        self._run_at = {run[0].start: run for run in runs}
        self._run_with = {id(item): run for run in runs for item in run}

        self._described: dict[int, list[Item]] = {}  # by the end of the phrase

    def named(self, phrase: Item) -> list[Item]:
        """The names that ``phrase`` (a noun phrase) stands beside and describes; empty where it describes none."""
        found = self._behind(phrase) or self._before(phrase) or self._chained(phrase)
        self._described[phrase.end] = found
        return found

    def _chained(self, phrase: Item) -> list[Item]:
        """Further phrases about one name: "X, a defender and an artist,", "his cousin, the presenter X"."""
        owned = phrase.owner is not None
        if phrase.noun is None or phrase.noun.plural or not (owned or phrase.determiner in ("indefinite", "bare")):
            return []
        link = _LINK.search(self.text, max(0, phrase.start - 7), phrase.start)
        if link and self._described.get(link.start()):
            return self._described[link.start()]
        i = bisect_left(self._starts, phrase.end)
        if i == len(self.names) or self.names[i].start - phrase.end > 110:
            return []
        gap = self.text[phrase.end : self.names[i].start]
        if (
            not _MORE.fullmatch(gap)
            or gap.strip(" ,") == "and"  # the next one of a list
            or (owned and " and " in gap)
            or any(word in closed("verb") for word in gap.split())
        ):
            return []
        return [self.names[i]]

    def _behind(self, phrase: Item) -> list[Item]:
        return self._right_behind(phrase) or self._members(phrase)

    def _members(self, phrase: Item) -> list[Item]:
        """ "Two members of the union, A and B": as many names as are counted, behind what they belong to."""
        if phrase.noun is None or not phrase.noun.plural or phrase.count is None:
            return []
        i = bisect_left(self._starts, phrase.end)
        if i == len(self.names) or self.names[i].start - phrase.end > 110:
            return []
        run = self._run_at.get(self.names[i].start, [])
        gap = self.text[phrase.end : self.names[i].start]
        return run if len(run) == phrase.count and _BELONGING.fullmatch(gap) else []

    def _right_behind(self, phrase: Item) -> list[Item]:
        i = bisect_left(self._starts, phrase.end)
        if i == len(self.names) or self.names[i].start - phrase.end > 20:
            return []
        name = self.names[i]
        gap = self.text[phrase.end : name.start]
        if not _LEADS.fullmatch(gap):
            return []
        plural = phrase.noun is not None and (phrase.noun.plural or phrase.noun.singular == "couple")
        run = self._run_at.get(name.start, [name])
        if plural:
            return run if len(run) > 1 and phrase.count in (None, len(run)) else []
        if gap.startswith(",") and phrase.determiner == "number":
            return []
        # "the man, Ali, was": closed by a second comma; "the man, Ali and Omar" begins a list
        if gap.startswith(",") and phrase.determiner == "definite" and not _CLOSES.match(self.text, name.end):
            return []
        return [name]

    def _before(self, phrase: Item) -> list[Item]:
        i = bisect_left(self._starts, phrase.start) - 1
        # "Ali's wife" is no description of Ali
        while i >= 0 and phrase.owner is not None and self.names[i] is phrase.owner:
            i -= 1
        if i < 0 or phrase.start - self.names[i].end > 24:
            return []
        name = self.names[i]
        if name.possessive or not _FOLLOWS.fullmatch(self.text[name.end : phrase.start]):
            return []
        if not _CLOSES.match(self.text, phrase.end):
            return []
        if phrase.noun is not None and phrase.noun.plural:
            run = self._run_with.get(id(name), [])
            return run if len(run) > 1 and phrase.count in (None, len(run)) else []
        return [name]

    def is_predicate(self, phrase: Item) -> bool:
        """Whether the phrase says what somebody is ("was a student"): nobody new is mentioned."""
        return bool(_IS.search(self.text[max(0, phrase.start - 24) : phrase.start])) and phrase.determiner != "number"
