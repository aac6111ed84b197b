"""Relations found so far: each pair once, with every sentence that says it."""

from __future__ import annotations

from pipeline.case import Case, Group, Organization, Person, Place, Relation, Span
from pipeline.people.sentences import Sentences
from pipeline.schema import vocabulary as v

Party = Person | Group | Organization | Place


class Ledger:
    """Collects relations; the same relation of the same two parties is one entry with all its evidence."""

    def __init__(self, sentences: Sentences) -> None:
        self._sentences = sentences
        self._by_key: dict[tuple[str, int, int], Relation] = {}

    def sentence(self, offset: int) -> Span:
        """The sentence that holds ``offset``; an empty span where none does."""
        return self._sentences.at(offset)

    def add(
        self, kind: v.RelationType, parties: tuple[Party, Party], words: Span, rule: str, detail: str | None = None
    ) -> None:
        """Note that the sentence of ``words`` says that ``parties`` (subject, object) are so related."""
        subject, object_ = parties
        if subject is object_:
            return
        evidence = self.sentence(words.start)
        if evidence.end <= words.start:
            evidence = words
        key = (kind, id(subject), id(object_))
        known = self._by_key.get(key)
        if known is None:
            self._by_key[key] = Relation(kind, subject, object_, detail, [evidence], rule)
            return
        if evidence not in known.evidence:
            known.evidence.append(evidence)
        known.detail = known.detail or detail

    def has(self, kind: v.RelationType, first: Party, second: Party) -> bool:
        """Whether the two are so related, in either direction."""
        return (kind, id(first), id(second)) in self._by_key or (kind, id(second), id(first)) in self._by_key

    def known(self, kind: v.RelationType, subject: Party) -> bool:
        """Whether ``subject`` has a relation of this kind."""
        return any(r.type == kind and r.subject is subject for r in self._by_key.values())

    def relations(self) -> list[Relation]:
        """All relations in the order of their first evidence."""
        return sorted(self._by_key.values(), key=lambda r: (min(r.evidence), r.type))


def is_subject(case: Case, party: Party) -> bool:
    """Whether the case is about ``party``."""
    return isinstance(party, Person) and (party.listed or party.role == "subject")
