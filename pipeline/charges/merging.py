"""One entry per accusation and set of people, however often a text tells it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.case import Charge, DateMention, Group, Person, Provision, Span
from pipeline.charges.accusations import Accusation
from pipeline.charges.categories import IGNORED, Category, words_of
from pipeline.schema import vocabulary as v

_RANK: dict[str, int] = {"accused": 0, "charged": 1, "convicted": 2, "dropped": 3, "acquitted": 3}
_REST = re.compile(r"\b(?:remaining|rest)\b")
_ALIKE = 0.5  # share of words that two wordings of one accusation have in common
_VAGUE = frozenset({"unnamed", "other", "law"})
_PLAIN = (IGNORED - {"from"}) | {"charges", "crimes", "act", "acts"}


@dataclass(slots=True)
class Told:
    """One telling of an accusation."""

    accusation: Accusation
    text: str
    status: v.ChargeStatus
    people: list[Person | Group]
    evidence: Span
    rule: str
    confidence: float
    cue: int  # tellings behind the same cue are different accusations
    provisions: list[Provision] = field(default_factory=list)
    date: DateMention | None = None

    @property
    def category(self) -> Category:
        """What kind of accusation it is."""
        return self.accusation.category


@dataclass(slots=True)
class Entry:
    """An accusation against one person, group, or nobody named."""

    person: Person | Group | None
    key: int  # entries with one key are one accusation
    told: list[Told]
    status: v.ChargeStatus
    settled: bool = False

    def like(self, other: Told) -> float:
        """How alike an accusation told elsewhere is; 0 for another one."""
        if any(t.cue == other.cue and t.accusation is not other.accusation for t in self.told):
            return 0.0
        first = self.told[0]
        if first.category.category != other.category.category:
            return 0.0
        share = max(_share(t.text, other.text) for t in self.told)
        if first.category.kind == other.category.kind and first.category.kind not in _VAGUE:
            vague = min(len(_stems(other.text)), *(len(_stems(t.text)) for t in self.told)) <= 1
            if share or vague or any(t.category.id == other.category.id for t in self.told):
                return 0.2 + share
        return share if share >= _ALIKE else 0.0


class Ledger:
    """Collects tellings in the order of the text and turns them into charges."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._keys = 0

    def add(self, told: Told) -> None:
        """Enter one telling for each of its people."""
        new_key = self._keys
        self._keys += 1
        people: list[Person | Group | None] = list(told.people) or [None]
        known = [self._find(person, told) for person in people]
        keys = {entry.key for entry in known if entry is not None}
        if len(keys) == 1:  # told before of some of them
            new_key = keys.pop()
        for person, entry in zip(people, known, strict=True):
            if entry is None:
                self.entries.append(Entry(person, new_key, [told], told.status))
                continue
            if entry.person is None and person is not None:
                entry.person = person
            entry.told.append(told)
            if not entry.settled and _RANK[told.status] > _RANK[entry.status]:
                entry.status = told.status

    def _find(self, person: Person | Group | None, told: Told) -> Entry | None:
        best, found = 0.0, None
        for entry in self.entries:
            if person is not None and entry.person is not None and entry.person is not person:
                continue
            like = entry.like(told)
            if like >= best and like > 0:
                best, found = like, entry
        return found

    def of(self, person: Person | Group) -> list[Entry]:
        """The entries against ``person``, and those of a group that the person belongs to."""
        return [e for e in self.entries if e.person is person]

    def last(self, before: int, reach: int) -> list[Entry]:
        """The entries of the last telling that ends at most ``reach`` characters before ``before``."""
        ends = [t.evidence.end for e in self.entries for t in e.told if t.evidence.end <= before + 1]
        if not ends or before - max(ends) > reach:
            return []
        return [e for e in self.entries if any(t.evidence.end == max(ends) for t in e.told)]

    def inherit(self, person: Person | Group, entries: list[Entry], status: v.ChargeStatus, words: str) -> None:
        """Give a part of a charged group, as worded ("one", "the remaining six"), the group's charges with its own status."""
        for entry in entries:
            self.entries.append(Entry(person, entry.key, list(entry.told), status, True))
            if _REST.search(words) and entry.person is not None and entry in self.entries:
                self.entries.remove(entry)  # all of its members have entries of their own now

    def charges(self) -> list[Charge]:
        """The charges: entries with the same accusation and status joined, by first telling."""
        joined: dict[tuple[int, str], list[Entry]] = {}
        for entry in self.entries:
            joined.setdefault((entry.key, entry.status), []).append(entry)
        found: list[Charge] = []
        for entries in joined.values():
            told = sorted({id(t): t for e in entries for t in e.told}.values(), key=lambda t: t.accusation.span)
            best = min(told, key=lambda t: (not t.accusation.quoted, len(t.text), t.accusation.span))
            provisions: list[Provision] = []
            for t in told:
                provisions += [
                    p for p in t.provisions if (p.article, p.law) not in {(q.article, q.law) for q in provisions}
                ]
            dates = [t.date for t in told if t.date and _RANK[t.status] <= 1] or [t.date for t in told if t.date]
            evidence: list[Span] = []
            for t in told:
                if t.evidence not in evidence:
                    evidence.append(t.evidence)
            named = [t.category for t in told if t.category.category != "other"]
            charge = Charge(
                text=best.text,
                category=(named[0] if named else best.category).category,
                status=entries[0].status,
                span=best.accusation.span,
                people=[e.person for e in entries if e.person is not None],
                provisions=provisions,
                date=dates[0] if dates else None,
                evidence=evidence,
                rule=best.rule,
                confidence=max(t.confidence for t in told),
            )
            found.append(charge)
        found.sort(key=lambda c: (c.evidence[0], c.span))
        return found


def _share(a: str, b: str) -> float:
    x, y = _stems(a), _stems(b)
    return len(x & y) / len(x | y) if x and y else 0.0


def _stems(text: str) -> set[str]:
    return {w[:5] for w in words_of(text) if w not in _PLAIN}
