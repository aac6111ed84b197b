"""Pronouns: whom "he", "her" and "they" stand for."""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.case import Case, Group, Organization, Person, Span
from pipeline.references.genders import Genders
from pipeline.references.lexicon import PRONOUNS
from pipeline.references.memory import OWNER, SUBJECT, Memory, Target, Trace
from pipeline.references.scan import Item

_CLAUSE = re.compile(r"[,;:—]|\b(?:that|which|who|when|while|after|before|because|but|and|where|if|until|since|as)\b")
# "After her arrest, Leila ...": a clause that comes before its main clause, and what it may be parted from it by.
_OPENING = re.compile(
    r"(?:\W*(?:After|Before|When|While|During|Since|Following|On|Upon|Despite|In|At|Until|Once|As|Although|Though|"
    r"Because|For|Throughout|Prior to|Shortly after|Soon after))\b[^,.;:]{0,60}\s"
)
_MAIN = re.compile(r"[^,.;:]{0,100},\s(?:(?:the|an?)\s(?:[a-z-]+\s){1,4}|(?:[A-Z][a-z]{0,8}\.?\s){1,2})?")
# "Write to the Prime Minister, urging him to release", in an appeal to those who can help
_ASKED = re.compile(
    r"(?:^|[\n•*-]\s*|\b(?:[Ww]rit(?:e|ing)|[Aa]ppeals?)\b[^.;\n]{0,30}\b)(?:[Uu]rg|[Aa]sk|[Rr]emind)(?:e|ing)?\s$"
)
_UNTOLD = 0.85  # somebody whose gender nothing tells may well be meant
_OWNED = 0.4  # what is told of "his lawyer" is told for his sake
_FAINT = 10.0  # so little prominence yields to the people whom the text is about


class Pronouns:
    """Resolves pronouns against what was mentioned before."""

    def __init__(self, case: Case, memory: Memory, names: list[Item], *, many_cases: bool = False) -> None:
        self.case, self.memory, self.names = case, memory, names
        self._starts = [name.start for name in names]
        self._many_cases = many_cases
        self.genders = Genders()
        subjects = [p for p in case.people if p.listed]
        if not subjects and not many_cases:
            subjects = [p for p in case.people if p.role == "subject"]
        self.subjects = subjects  # whom the whole text is about

    def resolve(self, item: Item, excluded: tuple[Target, ...] = ()) -> tuple[Target, ...]:
        """Targets of a pronoun; empty where a reader could doubt. ``excluded``: whom it can't stand for."""
        whom, role = PRONOUNS[item.word]
        if _ASKED.search(self.case.text, max(0, item.start - 40), item.start):
            return ()  # those who are written to
        excluded += self._bound(item, role)
        if whom == "any":
            return self._adjacent(item)
        if role == "reflexive":
            return self._subject_of_clause(item, whom)
        if whom == "plural":
            return self._many(item, excluded)
        choice = self.memory.best_one(item.start, lambda t: self._fits_trace(t, whom, excluded))
        if choice is not None and choice.person is None:
            return (choice.one,)
        if choice is not None and choice.person and self._many_cases and self._actor_between(item, choice.person):
            return ()
        person = choice.person if choice else self._ahead(item, whom) or self._subject(whom, excluded)
        if person is None:
            return ()
        if choice is None or choice.sure or self._alone(item, person):
            self.genders.note(person, whom, Span(item.start, item.end))
        return (person,)

    def _ahead(self, item: Item, whom: str) -> Person | None:
        """Who is named right after the clause that begins the sentence: "After her arrest, Leila was beaten"."""
        begin = self.memory.begin(item.start)
        i = bisect_left(self._starts, item.end)
        if i == len(self.names) or not _OPENING.fullmatch(self.case.text, begin, item.start):
            return None
        name = self.names[i]
        if name.person is None or name.possessive or not _MAIN.fullmatch(self.case.text, item.end, name.start):
            return None
        return name.person if self._fits(name.person, whom, ()) > 0 else None

    def _actor_between(self, item: Item, person: Person) -> bool:
        """Whether the sentence begins with an officer, and the person is not in it: "A soldier hit his father"."""
        here = self.memory.recent(item.start, 0)
        actor = any(not t.targets and not t.plural and t.weight == SUBJECT for t in here)
        return actor and not any(t is person for trace in here for t in trace.targets)

    def _alone(self, item: Item, person: Person) -> bool:
        """Whether no reader thinks of anybody else: "Nowak was hanged despite appeals from his government", where
        the sentence has named only him; or the first words of a sentence, after one that named only him.
        """
        now = self.memory.sentence(item.start)
        recent = self.memory.recent(item.start, 1)
        here = [t for t in recent if t.sentence == now]
        if here and not item.possessive:
            return False
        traces = here or recent
        return bool(traces) and all(len(t.targets) == 1 and t.targets[0] is person for t in traces)

    def _bound(self, item: Item, role: str) -> tuple[Target, ...]:
        """The subject of the clause, whom an object pronoun can't stand for: "Ali told him"."""
        if role not in ("object", "either") or item.possessive:
            return ()
        for trace in self.memory.recent(item.start, 0):
            if _CLAUSE.search(self.case.text, trace.start, item.start):
                break
            return trace.targets
        return ()

    def _adjacent(self, item: Item) -> tuple[Target, ...]:
        """What stands right before "who" or "whose"; "who" is no body ("a reporter with the Daily News, who")."""
        for trace in self.memory.recent(item.start, 0):
            between = self.case.text[trace.start : item.start]
            if len(between) >= 160:
                break
            if item.word == "whose" or not any(isinstance(t, Organization) for t in trace.targets):
                return trace.targets
        return ()

    def _subject_of_clause(self, item: Item, whom: str) -> tuple[Target, ...]:
        for trace in self.memory.recent(item.start, 0):
            if (whom == "plural") == trace.plural and (trace.gender in (None, whom) or whom == "plural"):
                target = trace.targets[0] if len(trace.targets) == 1 else None
                if whom != "plural" and isinstance(target, Person):
                    self.genders.note(target, whom, Span(item.start, item.end))  # "was himself summoned"
                return trace.targets
        return ()

    def _many(self, item: Item, excluded: tuple[Target, ...]) -> tuple[Target, ...]:
        now = self.memory.sentence(item.start)
        best: tuple[float, tuple[Target, ...]] | None = None
        for trace in self.memory.recent(item.start, 3):
            alone = [t for t in trace.targets if isinstance(t, Person) and t.gender == "other"]
            if not (trace.plural or alone) or (
                trace.targets and set(map(id, trace.targets)) <= set(map(id, excluded))
            ):
                continue
            score = trace.weight * 0.5 ** (now - trace.sentence) * (_OWNED if trace.owned else 1.0)
            if best is None or score > best[0]:
                best = (score, trace.targets)
        if best is not None and (best[0] >= _FAINT or len(self.subjects) < 2):
            return best[1]
        together = [p for p in self.memory.people_since(item.start, 1) if p in self.subjects]
        if len(together) > 1:
            return tuple(together)
        other = [p for p in self.subjects if p.gender == "other"]
        if len(self.subjects) > 1 and not together:
            return tuple(self.subjects)
        return tuple(other) if len(self.subjects) == 1 else ()

    def _subject(self, whom: str, excluded: tuple[Target, ...]) -> Person | None:
        """The person of the case, where there is only one whom the pronoun fits."""
        fitting = [p for p in self.subjects if self._fits(p, whom, excluded) > 0]
        sure = [p for p in fitting if self.genders.of(p) == whom]
        fitting = sure or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _fits_trace(self, trace: Trace, whom: str, excluded: tuple[Target, ...]) -> float:
        target = trace.targets[0]
        if isinstance(target, Person):
            return self._fits(target, whom, excluded)
        if not isinstance(target, Group) or target.count != 1 or any(target is e for e in excluded):
            return 0.0
        if trace.weight == OWNER:
            return 0.0  # "a prisoner's death": nobody goes on to tell of the prisoner
        fits = 0.15 if trace.gender is None else float(trace.gender == whom)
        return fits * _OWNED if trace.owned else fits

    def _fits(self, person: Person, whom: str, excluded: tuple[Target, ...]) -> float:
        if any(person is e for e in excluded):
            return 0.0
        gender = self.genders.of(person)
        if gender is None:
            return _UNTOLD
        return 1.0 if gender == whom else 0.0
