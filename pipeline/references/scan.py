"""One pass over the words of a text for everything that may stand for people or bodies.

Nothing is resolved here: the pass finds names, pronouns and noun phrases with their determiner, number and owner.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pipeline.case import Case, Organization, Person, Span
from pipeline.references.lexicon import (
    PRONOUNS,
    BodyNoun,
    PeopleNoun,
    body_nouns,
    closed,
    noun_lengths,
    number,
    people_nouns,
)

_WORD = re.compile(r"[^\W\d_](?:[\w’'-]*\w)?|\d[\d,.]*\d|\d")

ItemKind = Literal["person", "body", "pronoun", "phrase", "number", "body_noun"]
Determiner = Literal["definite", "indefinite", "possessive", "number", "bare"]


class Word(NamedTuple):
    """A word with its offsets; ``low`` is in lower case, without a possessive 's."""

    low: str
    start: int
    end: int
    capital: bool


@dataclass(eq=False, slots=True)
class Item:
    """Something that may stand for people. ``owner`` is the item of "his" in "his wife"."""

    start: int
    end: int
    kind: ItemKind
    person: Person | None = None
    body: Organization | None = None
    word: str = ""  # the pronoun, or the head noun in the singular
    noun: PeopleNoun | None = None
    body_noun: BodyNoun | None = None
    determiner: Determiner = "bare"
    count: int | None = None
    age: int | None = None  # of "the 24-year-old"
    owner: Item | None = None
    modifiers: tuple[str, ...] = ()
    possessive: bool = False
    restricted: bool = False  # followed by "of", "who", "in charge": somebody told apart by it


def scan(case: Case) -> list[Item]:
    """Items of the text in order; a possessive pronoun or name comes before the phrase that it owns."""
    return _Scan(case).run()


class _Scan:
    def __init__(self, case: Case) -> None:
        self.case, self.text = case, case.text
        self.words = _words(case)
        self.starts = [w.start for w in self.words]
        self.nouns, self.bodies = people_nouns(), body_nouns()
        self.items: list[Item] = []
        self.taken: list[Span] = []

    def run(self) -> list[Item]:
        self._names()
        names = sorted(self.items, key=lambda x: x.start)
        self.name_at_end = {x.end: x for x in names}
        spans = sorted({Span(m.start, m.end) for m in self.case.mentions} | {Span(x.start, x.end) for x in names})
        starts = [s.start for s in spans]
        longest = 0
        ends = []
        for s in spans:
            longest = max(longest, s.end)
            ends.append(longest)
        self.inside = [(i := bisect_right(starts, w.start) - 1) >= 0 and ends[i] > w.start for w in self.words]
        k = 0
        self.by_start: dict[int, Item] = {}
        while k < len(self.words):
            k += 1 if self.inside[k] else self._word(k)
        return sorted(self.items, key=lambda x: (x.start, -x.end))

    def _names(self) -> None:
        for person in self.case.people:
            for span in person.mentions:
                self.items.append(
                    Item(span.start, span.end, "person", person=person, possessive=_genitive(self.text, span.end))
                )
        for body in self.case.organizations:
            for span in body.mentions:
                self.items.append(
                    Item(span.start, span.end, "body", body=body, possessive=_genitive(self.text, span.end))
                )

    def _word(self, k: int) -> int:
        """Look at word ``k``; how many words to go on by."""
        word = self.words[k]
        low = word.low
        if low in PRONOUNS:
            item = Item(word.start, word.end, "pronoun", word=low, possessive=self._possessive(k))
            self.items.append(item)
            self.by_start[word.start] = item
            return 1
        for n in noun_lengths().get(low, ()):
            if k + n > len(self.words) or any(self.inside[k + 1 : k + n]):
                continue
            if n > 1 and self.text[self.words[k].end : self.words[k + n - 1].start].count(" ") != n - 1:
                continue
            noun = self.nouns.get(" ".join(w.low for w in self.words[k : k + n]))
            if noun is not None and not (low.endswith("ed") and self.text.startswith((" of ", " by "), word.end)):
                if self._compound(k + n - 1) or (word.capital and self._in_title(k)):
                    return n
                self._phrase(k, k + n - 1, noun)
                return n
        if low == "year-old":
            self._aged(k)
        elif low in ("former", "latter"):
            self._of_two(k)
        elif low in ("both", "neither") or (low in closed("number") and k and self._counted_alone(k)):
            self._bare_number(k)
        elif low in self.bodies and not word.capital and k and self.words[k - 1].low in _SAME_BODY:
            item = Item(self.words[k - 1].start, word.end, "body_noun", word=low, body_noun=self.bodies[low])
            item.possessive = _genitive(self.text, word.end)
            self.items.append(item)
        return 1

    def _possessive(self, k: int) -> bool:
        word = self.words[k]
        if word.low in ("his", "their", "whose"):
            return True
        if word.low != "her":
            return False
        if k + 1 >= len(self.words) or self.text[word.end : self.words[k + 1].start] != " ":
            return False
        following = self.words[k + 1]
        return following.low not in _AFTER_OBJECT and not (following.capital and following.low not in self.nouns)

    def _compound(self, k: int) -> bool:
        """Whether the noun that ends with word ``k`` only modifies the next one ("police station")."""
        if k + 1 >= len(self.words) or self.text[self.words[k].end : self.words[k + 1].start] != " ":
            return False
        following = self.words[k + 1]
        if following.low in self.nouns and not self.inside[k + 1] and self.words[k].low not in ("police",):
            return True
        return following.low in _COMPOUND_HEADS

    def _in_title(self, k: int) -> bool:
        return k + 1 < len(self.words) and self.inside[k + 1]

    def _phrase(self, first: int, last: int, noun: PeopleNoun) -> None:
        """The noun phrase whose head is the words ``first`` to ``last``: its words are read leftwards."""
        end = self.words[last].end
        item = Item(self.words[first].start, end, "phrase", word=noun.singular, noun=noun)
        item.possessive = _genitive(self.text, end)
        item.restricted = self.text.startswith(_RESTRICTIONS, end) and not _OF_DOING.match(self.text, end)
        k = first
        modifiers: list[str] = []
        while k > 0 and len(modifiers) <= 5 and self._leftwards(item, k, modifiers):
            k -= 1
        item.modifiers = tuple(reversed(modifiers))
        self.items.append(item)

    def _leftwards(self, item: Item, k: int, modifiers: list[str]) -> bool:
        """Take word ``k - 1`` into the phrase ``item``; whether the phrase may go on to its left."""
        before = self.words[k - 1]
        gap = self.text[before.end : self.words[k].start]
        if self.inside[k - 1]:
            return self._name_before(item, k, gap, modifiers)
        if gap not in (" ", "-"):
            return False
        low = before.low
        if low == "that" and item.noun is not None and (item.noun.plural or item.count is not None):
            return False  # "said that prisoners were": no "that prisoner"
        if low in _ARTICLES:
            if low == "that" and (item.count is not None or (item.noun is not None and item.noun.plural)):
                return False  # "said that 19 prisoners": no article
            item.determiner = "definite" if low in closed("definite") else "indefinite"
            item.start = self._start_of_all(k - 1) if low == "the" else before.start
            return False
        if low in closed("possessive"):
            item.owner = self.by_start.get(before.start)
            item.determiner, item.start = "possessive", before.start
            return False
        value = number(low)
        if value is not None and not _YEAR.fullmatch(low):
            item.count, item.start = value, before.start
            item.determiner = "definite" if low in ("both", "neither") else "number"
            return True
        if item.determiner == "number" and low not in closed("quantifier") and low != "all":
            return False  # "the bomb injured several students", "the violence drove many people out"
        if low in closed("quantifier") or low == "all":
            item.determiner = "number" if low != "all" else "definite"
        elif item.count is not None and low not in _BEFORE_NUMBER:
            return False  # "on 3 May five officers", "the court convicted five people"
        elif not (low in closed("modifier") or low.endswith("-old") or (before.capital and low.endswith(_DEMONYMIC))):
            if item.count is not None or before.capital or not self._leads_to_determiner(k - 1):
                return False  # "the police arrested 35 activists", "the violence drove many people out"
            modifiers.append(low)
            return True
        modifiers.append(low)
        item.start = before.start
        return True

    def _name_before(self, item: Item, k: int, gap: str, modifiers: list[str]) -> bool:
        """An owner ("Askarov's wife") ends the phrase; an adjective of a country is a modifier."""
        before, start = self.words[k - 1], self.words[k].start
        name = self.name_at_end.get(start - 3) or self.name_at_end.get(start - 2)
        if name is not None and name.possessive:
            item.owner, item.determiner, item.start = name, "possessive", name.start
            return False
        if gap == " " and before.capital and not name and before.low.endswith((*_DEMONYMIC, "ean", "an")):
            modifiers.append(before.low)
            item.start = before.start
            return True
        return False

    def _start_of_all(self, k: int) -> int:
        """Where "the" at word ``k`` begins, with "all", "all of" or "both" before it."""
        before = self.words[k - 1] if k else None
        start = self.words[k].start
        if before and before.low in ("all", "both") and self.text[before.end : start] in (" ", " of "):
            return before.start
        return start

    def _leads_to_determiner(self, k: int) -> bool:
        """Whether an unknown word is a modifier: a determiner, number or owner stands up to two words before it."""
        if not self.words[k].low.islower() or self.words[k].low in _STOPS:
            return False
        for j in (k - 1, k - 2):
            if j < 0 or self.text[self.words[j].end : self.words[j + 1].start] not in (" ", "-"):
                return False
            low = self.words[j].low
            if low in _ARTICLES or low in closed("possessive") or number(low) is not None:
                return True
            if low in _STOPS or self.inside[j]:
                return False
        return False

    def _bare_number(self, k: int) -> None:
        """ "both", "all three", "the two": a number that stands for people without a noun."""
        word, text = self.words[k], self.text
        following = (
            self.words[k + 1].low
            if k + 1 < len(self.words) and text[word.end : self.words[k + 1].start] == " "
            else ""
        )
        if word.low in ("both", "neither"):
            if self._noun_follows(k) or (following and not self._ends_phrase(following)):
                return  # "both sides"
            start = word.start
        else:
            if self._noun_follows(k) or (following and not self._ends_phrase(following)):
                return
            before = self.words[k - 1]
            if text[before.end : word.start] != " ":
                return
            start = before.start
            if before.low in ("other", "remaining"):
                start = self.words[k - 2].start
                count = number(word.low)
                self.items.append(Item(start, word.end, "number", word=word.low, count=count, determiner="number"))
                return
        count = number(word.low)
        item = Item(start, word.end, "number", word=word.low, count=count, determiner="definite")
        self.items.append(item)

    @staticmethod
    def _ends_phrase(following: str) -> bool:
        """Whether the word behind a number shows that no noun comes."""
        return following in _AFTER_HEAD or following in closed("boundary") or following.endswith(("ed", "ly"))

    def _counted_alone(self, k: int) -> bool:
        """Whether "the", "all" or "the other" stands before the number at word ``k``."""
        before = self.words[k - 1].low
        return before in ("the", "all") or (
            before in ("other", "remaining") and k > 1 and self.words[k - 2].low in ("the", "all")
        )

    def _aged(self, k: int) -> None:
        """ "the 24-year-old": a person told by the age alone."""
        word, text = self.words[k], self.text
        age = number(self.words[k - 1].low) if k else None
        if age is None or text[self.words[k - 1].end : word.start] != "-" or self._noun_follows(k):
            return
        if text[word.end : word.end + 1] == " " and k + 1 < len(self.words):
            following = self.words[k + 1].low
            if self.inside[k + 1] or not (following in _AFTER_HEAD or following.endswith(("ed", "ly"))):
                return
        before = self.words[k - 2] if k > 1 else word
        if before.low not in _ARTICLES or text[before.end : self.words[k - 1].start] != " ":
            return
        determiner: Determiner = "definite" if before.low in closed("definite") else "indefinite"
        item = Item(before.start, word.end, "number", word="person", age=age, determiner=determiner)
        item.possessive = _genitive(text, word.end)
        self.items.append(item)

    def _of_two(self, k: int) -> None:
        """ "the former", "the latter": one of two named before."""
        word, text = self.words[k], self.text
        if not k or self.words[k - 1].low != "the" or text[self.words[k - 1].end : word.start] != " ":
            return
        if k + 1 < len(self.words) and text[word.end : word.end + 1] == " " and self.words[k + 1].low not in _VERBS:
            return
        self.items.append(
            Item(self.words[k - 1].start, word.end, "number", word=word.low, count=2, determiner="definite")
        )

    def _noun_follows(self, k: int) -> bool:
        for j in range(k + 1, min(k + 5, len(self.words))):
            if self.text[self.words[j - 1].end : self.words[j].start] != " ":
                return False
            if self.words[j].low in self.nouns:
                return True
            if self.words[j].low in _VERBS or self.words[j].low in closed("preposition"):
                # "both of the men" is taken with its noun; "both were" is not.
                return self.words[j].low == "of" and j == k + 1
        return False


def _words(case: Case) -> list[Word]:
    found = []
    new = tuple.__new__  # half the time that Word() takes, for each word of each text
    for match in _WORD.finditer(case.text):
        word = match[0]
        start, end = match.span()
        if word.endswith(_S):
            word, end = word[:-2], end - 2
        found.append(new(Word, (word.lower(), start, end, word[:1].isupper())))
    return found


def _genitive(text: str, end: int) -> bool:
    after = text[end : end + 2]
    return after in ("'s", "’s") or (after[:1] in "'’" and after[1:2] == " " and text[end - 1 : end] == "s")


_S = ("'s", "’s")
_RESTRICTIONS = (" of ", " who ", " whose ", " in charge", " from ", " called ", " named ", " that ")
_BEFORE_NUMBER = ("other", "remaining", "first", "last", "only", "surviving", "own", "further", "additional", "same")
_OF_DOING = re.compile(r" of \w+ing\b")  # "was accused by the woman of beating her"
_SAME_BODY = ("the", "this", "that", "same")
_DEMONYMIC = ("ese", "ian", "ish", "i")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ARTICLES = closed("definite") | closed("indefinite")
_VERBS = closed("verb")
_AFTER_HEAD = _VERBS | closed("preposition") | frozenset({"and", "or", "but"})
_STOPS = _VERBS | closed("preposition") | closed("boundary") | closed("stop")
# What may follow "her" where it is an object; what follows a possessive is a noun or its modifier.
_AFTER_OBJECT = closed("preposition") | closed("boundary") | _VERBS | closed("after_object")
_COMPOUND_HEADS = closed("compound_head")
