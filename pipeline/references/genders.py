"""What pronouns tell of people whose gender no title and no kin word has told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import cast

from pipeline.case import Attribute, Person, Span
from pipeline.schema.vocabulary import Gender

_CLEAR = 3  # times as many pronouns of one gender as of the other
_SHOWN = 3  # spans of evidence


class Genders:
    """Pronouns noted so far, by person. Only pronouns that could stand for nobody else are noted."""

    def __init__(self) -> None:
        self._votes: dict[int, Counter[str]] = {}
        self._spans: dict[tuple[int, str], list[Span]] = {}

    def note(self, person: Person, gender: str, span: Span) -> None:
        """Note that a pronoun of ``gender`` stands for ``person``."""
        self._votes.setdefault(id(person), Counter())[gender] += 1
        self._spans.setdefault((id(person), gender), []).append(span)

    def of(self, person: Person) -> str | None:
        """The person's own gender, else what the pronouns so far say."""
        return person.gender or self._told(person)

    def _told(self, person: Person) -> str | None:
        votes = self._votes.get(id(person))
        if not votes:
            return None
        (best, most), *rest = sorted(votes.items(), key=lambda pair: (-pair[1], pair[0]))
        return best if not rest or most >= _CLEAR * rest[0][1] else None

    def settle(self, people: Iterable[Person]) -> None:
        """Give their gender to those who have none, with the pronouns as evidence."""
        for person in people:
            gender = None if person.gender else self._told(person)
            if gender is not None:
                person.gender = cast(Gender, gender)
                spans = self._spans[id(person), gender][:_SHOWN]
                person.evidence.append(Attribute("gender", gender, spans))
