"""Noun phrases: "the two men", "his wife", "the journalist", "43 families"."""

from __future__ import annotations

from pipeline.case import Case, Group, Person, Span
from pipeline.people.kinship import inverse_kin, kin_words
from pipeline.references.groups import new_group
from pipeline.references.lexicon import PeopleNoun
from pipeline.references.memory import Memory, Target
from pipeline.references.pronouns import Pronouns
from pipeline.references.scan import Item

_PERSONAL = ("person", "case")
_OF_TWO = {"former": 0, "latter": 1}
_NEAR = 3  # sentences back in which unnamed people are remembered as the last so many
_FAR = 12  # sentences back in which a definite noun phrase looks


class Phrases:
    """Resolves noun phrases to people and groups that were mentioned, or makes new groups."""

    def __init__(self, case: Case, memory: Memory, pronouns: Pronouns) -> None:
        self.case, self.memory, self.pronouns = case, memory, pronouns
        self._owned: dict[tuple[tuple[int, ...], str, bool], tuple[Target, ...]] = {}

    def own(self, owner: tuple[Target, ...], word: str, targets: tuple[Target, ...]) -> None:
        """Remember who "his wife" is."""
        self._owned[tuple(sorted(map(id, owner))), word, len(targets) > 1] = targets
        if len(owner) == len(targets) == 1 and isinstance(owner[0], Person) and word in kin_words():
            for inverse in inverse_kin(word, self.pronouns.genders.of(owner[0])):
                self._owned.setdefault(((id(targets[0]),), inverse, False), owner)

    def own_each_other(self, two: tuple[Target, ...]) -> None:
        """ "The couple, A and B": A's wife or husband is B, and B's is A."""
        for owner, other in (two, two[::-1]):
            for word in ("husband", "wife"):
                self._owned.setdefault(((id(owner),), word, False), (other,))

    def owned(self, owner: tuple[Target, ...], item: Item) -> tuple[Target, ...]:
        """Whom a phrase with an owner stands for: somebody known as that, else a group in the text's own words."""
        key = tuple(sorted(map(id, owner))), item.word, bool(item.noun and item.noun.plural)
        if owner and key in self._owned:
            targets = self._owned[key]
            for target in targets:
                if isinstance(target, Group):
                    target.mentions.append(Span(item.start, item.end))
            return targets
        targets = (self._group(item),)
        if owner:
            self._owned[key] = targets
        return targets

    def resolve(self, item: Item) -> tuple[Target, ...]:
        """Targets of a phrase without an owner; empty where it stands for nobody in particular."""
        if item.noun is None:
            return self._bare(item)
        if item.noun.agent:
            return ()
        if item.noun.kind == "post":
            return self._definite_singular(item) if item.determiner == "definite" and not item.noun.plural else ()
        plural = item.noun.plural or item.noun.kind == "collective"
        if item.determiner == "definite":
            if plural:
                return self._definite_plural(item)
            return self._definite_singular(item)
        if item.determiner in ("indefinite", "number"):
            return (self._group(item),)
        return ()

    def _bare(self, item: Item) -> tuple[Target, ...]:
        """A phrase without a noun: "the two", "the latter", "the 24-year-old"."""
        if item.age is not None:
            return self._aged(item, item.age)
        if item.word in _OF_TWO:
            two = next((t for t in self.memory.recent(item.start, 2) if t.plural and len(t.targets) == 2), None)
            return (two.targets[_OF_TWO[item.word]],) if two else ()
        if item.determiner == "number":
            return (self._group(item),)  # "the other eight"
        return self._counted(item, item.count) if item.count else ()

    def _aged(self, item: Item, age: int) -> tuple[Target, ...]:
        """Who has that age; else the one the last sentence tells of, where no age is known of them."""
        if item.determiner != "definite":
            return (self._group(item),)
        known = [p for p in self.case.people if p.age == age]
        if known:
            return (known[0],) if len(known) == 1 else ()
        told = [t for t in self.memory.recent(item.start, 1) if not t.plural and len(t.targets) == 1]
        ageless = [t for t in told if isinstance(t.targets[0], Group) or t.targets[0] in self._ageless()]
        if not ageless:
            return ()
        self._note(ageless[0].targets, item)
        return ageless[0].targets

    def _ageless(self) -> list[Person]:
        return [p for p in self.case.people if p.age is None and p.birth_date is None]

    def _group(self, item: Item) -> Group:
        count = item.count
        if count is None and item.noun is not None and not item.noun.plural and item.noun.kind != "collective":
            count = 1
        return new_group(self.case, Span(item.start, item.end), count)

    # --- definite phrases ----------------------------------------------------------------------------------------

    def _definite_singular(self, item: Item) -> tuple[Target, ...]:
        noun = item.noun
        if noun is None or (item.restricted and "old" not in " ".join(item.modifiers)):
            return ()
        for trace in self.memory.recent(item.start, 5):
            # "A man was shot ... The man died"
            if trace.noun == noun.singular and not trace.plural and trace.targets:
                self._note(trace.targets, item)
                return trace.targets
        if noun.kind in _PERSONAL:
            choice = self.memory.best_person(item.start, lambda p: self._fits(p, noun.gender, noun.kind), _FAR)
        else:
            # There is one president in all cases, but each has its own journalist.
            post = noun.kind == "post"
            choice = self.memory.best_person(item.start, lambda p: _works(p, noun.singular, post), 40, any_case=post)
        person = choice.person if choice else None
        if person is None:
            fitting = [p for p in self.pronouns.subjects if self._fits(p, noun.gender, "case")]
            if len(fitting) == 1 and (noun.kind in _PERSONAL or _works_as(fitting[0], noun.singular)):
                person = fitting[0]
        return (person,) if person else ()

    def _fits(self, person: Person, gender: str | None, kind: str) -> float:
        if gender and self.pronouns.genders.of(person) not in (None, gender):
            return 0.0
        if kind == "case" and self.pronouns.subjects and person not in self.pronouns.subjects:
            return 0.2
        return 1.0

    def _definite_plural(self, item: Item) -> tuple[Target, ...]:
        noun = item.noun
        if noun is None or item.restricted:
            subjects = self.pronouns.subjects
            if item.count and item.count == len(subjects) > 1:
                return tuple(subjects)
            return (self._group(item),) if noun and noun.kind != "collective" else ()
        couple = noun.singular == "couple"
        count = 2 if couple else item.count
        if count:
            found = self._counted(item, count, noun.gender)
            if found or couple:
                return found
        else:
            for trace in self.memory.recent(item.start, _FAR):
                same = trace.noun == noun.singular
                people = [t for t in trace.targets if isinstance(t, Person)]
                named = len(people) > 1 and trace.plural and noun.kind in _PERSONAL
                works = len(people) > 1 and all(_works_as(p, noun.singular) for p in people)
                mixed = len(trace.targets) > 1 and noun.gender is not None and trace.gender == noun.gender
                mixed = mixed and noun.kind in _PERSONAL and trace.plural
                fits = same or works or mixed or (named and _genders(people, noun.gender))
                if trace.plural and trace.targets and fits:
                    self._note(trace.targets, item)
                    return trace.targets
            told = self._told_before(item, noun)
            if told:
                return told
            subjects = self.pronouns.subjects
            if len(subjects) > 1 and (
                (noun.kind in _PERSONAL and _genders(subjects, noun.gender))
                or all(_works_as(p, noun.singular) for p in subjects)
            ):
                return tuple(subjects)
        return (self._group(item),)

    def _told_before(self, item: Item, noun: PeopleNoun) -> tuple[Target, ...]:
        """ "Five villagers were shot. The victims ...": those of the sentences before, in other words."""
        if noun.kind not in _PERSONAL:
            return ()
        for trace in self.memory.recent(item.start, 2):
            if not trace.plural or not all(isinstance(t, Group) for t in trace.targets):
                continue
            if trace.targets and noun.gender in (None, trace.gender):
                self._note(trace.targets, item)
                return trace.targets
            if not trace.targets and noun.kind != "case":
                return ()  # "the men" may be the soldiers
        return ()

    def _counted(self, item: Item, count: int | None, gender: str | None = None) -> tuple[Target, ...]:
        """The last people who are so many: a set, those of the last sentences, those of the case."""
        if not count or count < 2:
            return ()
        subjects = self.pronouns.subjects
        now = self.memory.sentence(item.start)
        people = self._told_of(item, 0)
        if len(people) == count and _genders(people, gender):
            return tuple(people)  # "to quash the conviction of A, to drop the case against B and to release both"
        for trace in self.memory.recent(item.start, _FAR):
            size = trace.count or len(trace.targets)
            people = [t for t in trace.targets if isinstance(t, Person)]
            if not people and len(subjects) == count and now - trace.sentence > _NEAR:
                continue  # rather the people of the case than some that were mentioned by the way
            if trace.plural and trace.targets and size == count and _genders(people, gender):
                self._note(trace.targets, item)
                return trace.targets
        for reach in (1, 2, 3):
            people = self._told_of(item, reach)
            if len(people) == count and _genders(people, gender):
                return tuple(people)
        if len(subjects) == count and _genders(subjects, gender):
            return tuple(subjects)
        return ()

    def _told_of(self, item: Item, reach: int) -> list[Person]:
        return [p for p in self.memory.people_since(item.start, reach) if p.role in ("subject", "other")]

    def _note(self, targets: tuple[Target, ...], item: Item) -> None:
        span = Span(item.start, item.end)
        for target in targets:
            if isinstance(target, Group) and span not in target.mentions:
                target.mentions.append(span)


def _works_as(person: Person, noun: str) -> bool:
    return any(o == noun or o.endswith(" " + noun) for o in person.occupations)


def _works(person: Person, noun: str, post: bool) -> float:
    return float(_works_as(person, noun) and (not post or person.role == "official"))


def _genders(people: list[Person], gender: str | None) -> bool:
    """Whether nobody is of another gender than the noun's ("the two women")."""
    return gender is None or all(p.gender in (None, gender) for p in people)
