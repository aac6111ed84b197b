"""Who is related to whom: "his wife, Fatima", "Fatima (his wife)", "Fatima, Ali's cousin", "brothers A and B"."""

from __future__ import annotations

import re
from itertools import combinations

from pipeline.case import Case, Person, Reference, Span
from pipeline.people.kinship import Kin, KinPhrase, kin_after, kin_before, kin_words, listed_kin
from pipeline.relations.kin_phrases import told_couples, told_kin, told_of_several
from pipeline.relations.ledger import Ledger, is_subject
from pipeline.relations.owned import owned_phrases
from pipeline.relations.parties import listed_before

_OWNED = re.compile(r"(?:\b(?:his|her|their|two|three|other)|['’]s?)$", re.IGNORECASE)
_AND = re.compile(r",?\s(?:and|&)\s|,\s")


_REACH = 120


def find_kin(case: Case, ledger: Ledger) -> None:
    """Add every ``relative_of``."""
    for owned in owned_phrases(case):
        kin = _kin_of(owned.noun)
        for person in owned.people:
            for owner in owned.owners:
                if kin is not None:
                    _relate(case, ledger, (person, owner), KinPhrase(kin, owned.span, owned.span))
    for listed in listed_kin(case):
        _relate(case, ledger, (listed.person, listed.owner), listed.phrase)
    for person in case.people:
        for mention in person.mentions:
            block = case.block_at(mention.start)
            if block is not None and block.kind == "names":
                continue
            low, high = (block.start, block.end) if block else (0, len(case.text))
            for phrase in (kin_before(case.text, mention.start, low), kin_after(case.text, mention.end, high)):
                if phrase is None:
                    continue
                for owner in _owners(case, phrase, person):
                    _relate(case, ledger, (person, owner), phrase)
    _siblings(case, ledger)
    for person, owner, kin, span in (*told_kin(case, ledger), *told_of_several(case, ledger)):
        _relate(case, ledger, (person, owner), KinPhrase(kin, span, span))
    for one, other, span in told_couples(case, ledger):
        if not ledger.has("relative_of", one, other):
            first, second = (other, one) if is_subject(case, one) and not is_subject(case, other) else (one, other)
            ledger.add("relative_of", (first, second), span, "married", "spouse")


def _kin_of(noun: str) -> Kin | None:
    for start in range(len(noun.split())):
        if kin := kin_words().get(" ".join(noun.split()[start:])):
            return kin
    return None


def _owners(case: Case, phrase: KinPhrase, person: Person) -> list[Person]:
    """Whose kin: whom the reference at the owner's words stands for."""
    found: list[Person] = []
    for ref in _references_at(case, phrase.owner):
        found += [t for t in ref.targets if isinstance(t, Person) and t is not person and t not in found]
    if not found and case.words(phrase.owner).lower() == "their":  # "Ali, his wife Rania and their daughter Salma"
        pair = listed_before(case, max(0, phrase.owner.start - _REACH), phrase.owner.start)
        subjects = [p for p in case.people if is_subject(case, p) and p is not person]
        pair = pair if len(pair) == 2 else subjects
        found = [p for p in pair if p is not person] if len(pair) == 2 else []
    return found


def _references_at(case: Case, owner: Span) -> list[Reference]:
    found = [
        r
        for r in case.references_in(max(0, owner.start - 60), owner.end + 60)
        if (r.possessive or r.kind == "name") and r.start <= owner.start < r.end
    ]
    if not found:  # "a brother of Ali": the name behind
        found = [r for r in case.references_in(owner.end, owner.end + 60) if r.kind == "name"][:1]
    return found


def _relate(case: Case, ledger: Ledger, pair: tuple[Person, Person], phrase: KinPhrase) -> None:
    """The subject of the relation is the relative of the object: of the case's subject where one of them is, else of
    whom the text names first."""
    person, owner = pair
    if person is owner or ledger.has("relative_of", person, owner):
        return
    if _rank(case, person) < _rank(case, owner):
        ledger.add("relative_of", (owner, person), phrase.span, "kin", phrase.kin.inverse)
    else:
        ledger.add("relative_of", (person, owner), phrase.span, "kin", phrase.kin.word)


def _rank(case: Case, person: Person) -> tuple[bool, int]:
    """Subjects of the case first, then in the order of the text."""
    return not is_subject(case, person), min((m.start for m in person.mentions), default=0)


def _siblings(case: Case, ledger: Ledger) -> None:
    """A plural kin word before a list makes all of them kin ("brothers A and B")."""
    names = [r for r in case.references if r.kind == "name" and isinstance(r.targets[0], Person)]
    for i, first in enumerate(names):
        before = case.text[max(0, first.start - 20) : first.start].split()
        if len(before) > 1 and _OWNED.search(before[-2]):
            continue  # "his brothers A and B"
        kin = kin_words().get(before[-1].lower().strip(",")) if before else None
        if kin is None or kin.plural != before[-1].lower().strip(",") or kin.inverse not in ("sibling", "cousin"):
            continue
        run = [first]
        for following in names[i + 1 :]:
            if not _AND.fullmatch(case.text[run[-1].end : following.start]):
                break
            run.append(following)
        for one, other in combinations(run, 2):
            a, b = one.targets[0], other.targets[0]
            if isinstance(a, Person) and isinstance(b, Person) and not ledger.has("relative_of", a, b):
                ledger.add("relative_of", (b, a), one.span, "kin-list", kin.word)
