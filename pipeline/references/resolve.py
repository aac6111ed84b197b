"""One walk over the items of a text: each is resolved with what came before it."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from pipeline.case import Case, Group, Organization, Person, Reference, ReferenceKind, case_of
from pipeline.people.kinship import listed_kin
from pipeline.people.sentences import Sentences
from pipeline.references.appositions import Appositions
from pipeline.references.cases import Cases
from pipeline.references.lexicon import PRONOUNS, closed
from pipeline.references.lists import lists_of_people
from pipeline.references.memory import OBJECT, OBLIQUE, OWNER, SUBJECT, Memory, Target, Trace
from pipeline.references.phrases import Phrases
from pipeline.references.pronouns import Pronouns
from pipeline.references.scan import Item, scan

_UNCOUNTED = -1  # several, nobody knows how many
_SILENT = ("addresses", "mail", "chrome", "deadline")
_JOINED = re.compile(r"(?:,? \d{1,2},)?,? (?:and|along with|together with|as well as) (?:the )?", re.I)
_LAST_WORD = re.compile(r"([^\W\d_]+)\W*$")
_NAMES_ONLY = ("names", "field", "title", "heading", "salutation", "address", "chrome")


def resolve(doc: Doc) -> None:
    """Fill ``case.references`` and ``case.groups`` of ``doc``."""
    case = case_of(doc)
    Resolver(case, [s.start for s in Sentences(case, doc).spans]).run()


class Resolver:
    """Resolves the items of one text in order."""

    def __init__(self, case: Case, sentence_starts: list[int]) -> None:
        self.case = case
        self.memory = Memory(sentence_starts)
        self.cases = Cases(case)
        self.items = [i for i in scan(case) if case.section_at(i.start) not in _SILENT or i.kind == "person"]
        names = [i for i in self.items if i.kind == "person"]
        self.pronouns = Pronouns(case, self.memory, names, many_cases=self.cases.many)
        self.phrases = Phrases(case, self.memory, self.pronouns)
        self.runs = lists_of_people(self.items, case.text)
        self.appositions = Appositions(self.items, case.text, self.runs)
        self._owned_by = {id(item.owner): item for item in self.items if item.owner is not None}
        self.done: dict[int, tuple[Target, ...]] = {}
        self.references: list[Reference] = []
        self._subject_at: dict[int, int] = {}
        self._last: tuple[Item, tuple[Target, ...]] | None = None  # what was resolved last, and is no owner

    def run(self) -> None:
        """Resolve everything."""
        for kin in listed_kin(self.case):
            self.phrases.own((kin.owner,), kin.word, (kin.person,))
        ends_run = {id(run[-1]): run for run in self.runs}
        topical = -1
        for item in self.items:
            block = self.case.block_at(item.start)
            self.memory.bound = self.cases.start(item.start)
            if item.kind not in ("person", "body") and block is not None and block.kind in _NAMES_ONLY:
                continue
            if block is not None and block.start != topical:
                topical, self.memory.topic = block.start, None
            targets = self._resolve(item)
            if self.memory.topic is None and item.kind == "person" and targets and isinstance(targets[0], Person):
                self.memory.topic = targets[0]
            if id(item) in ends_run:
                self._remember_list(ends_run[id(item)])
            elif targets:
                self._remember_pair(item, targets)
            if targets and not item.possessive:
                self._last = item, targets
        self.case.references = _ordered(self.references)
        self.pronouns.genders.settle(self.case.people)

    def _resolve(self, item: Item) -> tuple[Target, ...]:
        if id(item) in self.done:
            return self.done[id(item)]
        self.done[id(item)] = ()  # an item that owns itself ends here
        targets = self._targets(item)
        self.done[id(item)] = targets
        if targets:
            kind: ReferenceKind = (
                "name" if item.kind in ("person", "body") else "pronoun" if item.kind == "pronoun" else "noun_phrase"
            )
            self.references.append(Reference(item.start, item.end, kind, targets, item.possessive))
        self._remember(item, targets)
        return targets

    def _targets(self, item: Item) -> tuple[Target, ...]:
        if item.kind == "person":
            return (item.person,) if item.person else ()
        if item.kind == "body":
            return (item.body,) if item.body else ()
        if item.kind == "pronoun":
            return self.pronouns.resolve(item, self._excluded(item))
        if item.kind == "body_noun":
            return self._body(item)
        return self._phrase(item)

    def _phrase(self, item: Item) -> tuple[Target, ...]:
        names = self.appositions.named(item) if item.noun is not None else []
        described = tuple(name.person for name in names if name.person)
        owner = self._resolve(item.owner) if item.owner is not None else ()
        if described:
            if owner:
                self.phrases.own(owner, item.word, described)
            if item.word == "couple" and len(described) == 2:
                self.phrases.own_each_other(described)
            return described
        if self.appositions.is_predicate(item) and item.determiner != "definite":
            return ()
        if item.owner is not None or item.determiner == "possessive":
            return () if item.noun and item.noun.agent else self.phrases.owned(owner, item)
        return self.phrases.resolve(item)

    def _excluded(self, item: Item) -> tuple[Target, ...]:
        """Whom an owner can't be: the one whom its phrase describes ("his wife, Fatima")."""
        phrase = self._owned_by.get(id(item))
        names = self.appositions.named(phrase) if phrase else []
        return tuple(name.person for name in names if name.person)

    def _body(self, item: Item) -> tuple[Target, ...]:
        """The last body of the kind that the noun is for: "the court"."""
        noun = item.body_noun
        if noun is None:
            return ()
        for trace in self.memory.recent(item.start, 8, any_case=True):
            for target in trace.targets:
                if isinstance(target, Organization) and noun.fits(target):
                    return (target,)
        return ()

    # --- what is remembered --------------------------------------------------------------------------------------

    def _remember(self, item: Item, targets: tuple[Target, ...]) -> None:
        if item.kind == "pronoun" and (not targets or PRONOUNS[item.word][1] == "reflexive"):
            return
        noun = item.noun
        if not targets and noun is not None and not noun.agent and not noun.plural and item.determiner == "bare":
            return  # a verb, or what somebody is called: "he accused", "as defendant"
        plural = len(targets) > 1 or bool(noun and (noun.plural or noun.kind == "collective")) or _many(item, targets)
        gender = noun.gender if noun else None
        if len(targets) == 1 and isinstance(targets[0], Person):
            gender = self.pronouns.genders.of(targets[0])
        trace = Trace(targets, item.start, self.memory.sentence(item.start), self._weight(item), plural, gender)
        if noun:
            owned = item.determiner == "possessive"
            trace = replace(trace, noun=noun.singular, count=item.count, owned=owned)
        self.memory.add(trace)

    def _remember_list(self, run: list[Item]) -> None:
        people = tuple(dict.fromkeys(item.person for item in run if item.person))
        if len(people) > 1:
            first = run[0]
            self.memory.add(
                Trace(people, first.start, self.memory.sentence(first.start), self._weight(first) + 1, plural=True)
            )

    def _remember_pair(self, item: Item, targets: tuple[Target, ...]) -> None:
        """ "Leila and her daughter", "Ruiz and four colleagues": those meant by "they", "the five" afterwards."""
        if self._last is None or item.possessive or item.kind not in ("person", "phrase"):
            return
        first, others = self._last
        if not _JOINED.fullmatch(self.case.text, first.end, item.start) or first.kind == "body":
            return
        both = tuple(dict.fromkeys((*others, *targets)))
        if len(both) < 2 or not all(isinstance(t, Person | Group) for t in both):
            return
        counts = [t.count if isinstance(t, Group) else 1 for t in both]
        count = sum(c for c in counts if c) if all(counts) else _UNCOUNTED
        genders = {self._gender(t, i) for t, i in zip((others[0], targets[0]), (first, item), strict=True)}
        weight = self._weight(first) + 1
        trace = Trace(both, first.start, self.memory.sentence(first.start), weight, plural=True, count=count)
        self.memory.add(replace(trace, gender=genders.pop() if len(genders) == 1 else None))

    def _gender(self, target: Target, item: Item) -> str | None:
        if isinstance(target, Person):
            return self.pronouns.genders.of(target)
        return item.noun.gender if item.noun else None

    def _weight(self, item: Item) -> float:
        """Prominence by place: a subject, an object, or behind a preposition; an owner weighs least."""
        before = self.case.text[max(0, item.start - 24) : item.start]
        word = _LAST_WORD.search(before)
        if item.possessive:
            return OWNER
        if word and before[word.end() :].strip() == "" and word[1].lower() in closed("preposition"):
            return OBLIQUE
        if self._subject_at.setdefault(self.memory.sentence(item.start), item.start) == item.start:
            return SUBJECT
        following = re.match(r"\s(\w+)", self.case.text[item.end : item.end + 20])
        return SUBJECT - 5 if following and following[1].lower() in closed("verb") else OBJECT


def _many(item: Item, targets: tuple[Target, ...]) -> bool:
    return (
        item.kind == "pronoun"
        and PRONOUNS[item.word][0] == "plural"
        and not any(isinstance(t, Person) and len(targets) == 1 for t in targets)
    )


def _ordered(references: list[Reference]) -> list[Reference]:
    """Sorted, overlapping ones removed but for possessives inside a noun phrase."""
    found: list[Reference] = []
    for ref in sorted(references, key=lambda r: (r.start, -r.end)):
        outer = [f for f in found[-3:] if f.end > ref.start]
        if all(ref.possessive and f.kind == "noun_phrase" and f.end >= ref.end for f in outer):
            found.append(ref)
    return found
