"""What a reader has in mind while reading: who was mentioned, how far back, and how prominently.

Candidates for a pronoun are weighed as in Lappin and Leass, "An algorithm for pronominal anaphora resolution" (1994):
a mention weighs more as a subject than behind a preposition, and half as much with each sentence that passes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.case import Group, Organization, Person

Target = Person | Group | Organization
REACH = 4  # sentences back in which a pronoun looks for whom it stands for
SUBJECT, OBJECT, OBLIQUE, OWNER = 80.0, 50.0, 30.0, 15.0
_TOPIC = 1.4  # the one with whom the paragraph began weighs more
_DOUBT = 0.5  # a second candidate with this share of the best one's weight leaves doubt
_UNNAMED = 0.4  # beside a name, somebody without one is less often meant
_BYSTANDERS = {"official": 0.3, "lawyer": 0.6, "perpetrator": 0.7, "relative": 0.8, "other": 0.9}


@dataclass(frozen=True, slots=True)
class Trace:
    """One mention as it is remembered; without targets for those who act for a force, whom "they" may mean."""

    targets: tuple[Target, ...]
    start: int
    sentence: int
    weight: float
    plural: bool
    gender: str | None = None
    noun: str = ""
    count: int | None = None
    owned: bool = False  # told as somebody else's: "his lawyer"


class Choice(NamedTuple):
    """A candidate chosen. ``sure``: nobody else comes near."""

    one: Person | Group
    sure: bool

    @property
    def person(self) -> Person | None:
        """The candidate, where it has a name."""
        return self.one if isinstance(self.one, Person) else None


class Memory:
    """The traces of a text so far, in its order."""

    def __init__(self, starts: list[int]) -> None:
        self._starts = starts  # of sentences
        self.traces: list[Trace] = []
        self.topic: Person | None = None  # whom the paragraph began with
        self.bound = 0  # where the case that is told begins: nobody from before it is meant

    def sentence(self, offset: int) -> int:
        """Number of the sentence that holds ``offset``."""
        return bisect_right(self._starts, offset) - 1

    def begin(self, offset: int) -> int:
        """Where the sentence that holds ``offset`` begins."""
        return self._starts[max(self.sentence(offset), 0)] if self._starts else 0

    def add(self, trace: Trace) -> None:
        """Remember a mention."""
        self.traces.append(trace)

    def recent(self, offset: int, reach: int = REACH, *, any_case: bool = False) -> list[Trace]:
        """Traces before ``offset`` of the last ``reach`` sentences, latest first; of this case, or of all."""
        now = self.sentence(offset)
        bound = 0 if any_case else self.bound
        found = []
        for trace in reversed(self.traces):
            if trace.sentence < now - reach or trace.start < bound:
                break
            if trace.start < offset:
                found.append(trace)
        return found

    def best_person(
        self, offset: int, fits: Callable[[Person], float], reach: int = REACH, *, any_case: bool = False
    ) -> Choice | None:
        """The most prominent single person, weighed by ``fits`` (0 for never); None where nobody fits."""
        return self._best(
            offset, lambda t: fits(p) if isinstance(p := t.targets[0], Person) else 0.0, reach, any_case
        )

    def best_one(self, offset: int, fits: Callable[[Trace], float]) -> Choice | None:
        """The most prominent of those mentioned singly, named or not ("a student")."""
        return self._best(offset, fits, REACH, any_case=False)

    def _best(self, offset: int, fits: Callable[[Trace], float], reach: int, any_case: bool) -> Choice | None:
        now = self.sentence(offset)
        topic = self.topic
        scores: dict[int, float] = {}
        best: dict[tuple[int, int], float] = {}  # the weightiest mention of a sentence counts
        found: dict[int, Person | Group] = {}
        for trace in self.recent(offset, reach, any_case=any_case):
            if trace.plural or len(trace.targets) != 1 or isinstance(trace.targets[0], Organization):
                continue
            target = trace.targets[0]
            factor = fits(trace)
            if factor <= 0:
                continue
            found[id(target)] = target
            factor *= _BYSTANDERS.get(target.role, 1.0) if isinstance(target, Person) else _UNNAMED
            factor *= _TOPIC if target is topic and target.role != "official" else 1.0
            key = id(target), trace.sentence
            best[key] = max(best.get(key, 0.0), trace.weight * factor * 0.5 ** (now - trace.sentence))
        for (who, _), score in best.items():
            scores[who] = scores.get(who, 0.0) + score
        if not scores:
            return None
        ranked = sorted(scores, key=lambda key: (-scores[key], _first(found[key])))
        sure = len(ranked) == 1 or scores[ranked[1]] < _DOUBT * scores[ranked[0]]
        return Choice(found[ranked[0]], sure)

    def people_since(self, offset: int, reach: int) -> list[Person]:
        """The single people mentioned in the last sentences, each once, in order of mention."""
        found: list[Person] = []
        for trace in reversed(self.recent(offset, reach)):
            for target in trace.targets:
                if isinstance(target, Person) and target not in found:
                    found.append(target)
        return found


def _first(target: Person | Group) -> int:
    return min((m.start for m in target.mentions), default=0)
