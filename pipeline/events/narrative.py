"""The day at which a narrative stands: sentences after a dated one go on telling of that day.

"On 9 July Mateo was forced into a jeep. He was blindfolded and burned with cigarettes." Only acts told in the simple
past, in the same paragraph and about the same people, take the date over; states and what "has been" done do not.
"""

from __future__ import annotations

from pipeline.case import Block, Case, DateMention, Event, Group, Person, Span
from pipeline.events.settings import USABLE

_ACTS = frozenset({"raid", "torture", "threat", "attack", "abduction", "killing", "arrest"})
_REACH = 1  # sentences that a day is remembered
_SINGLE = frozenset({"day", "month"})


class Narrative:
    """The last day told in the block that is read, and of whom."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.block: Block | None = None
        self.date: DateMention | None = None
        self.people: list[Person | Group] = []
        self.age = 0

    def enter(self, block: Block | None) -> None:
        """Start a sentence of ``block``."""
        if block is not self.block:
            self.block, self.date, self.people = block, None, []
        self.age += 1
        if self.age > _REACH:
            self.date = None

    def tell(self, events: list[tuple[Event, str]], sentence: Span) -> None:
        """Date the undated acts among ``events`` (each with its tense); remember the day that they leave.

        A sentence with a date of its own leaves that day behind.
        """
        own = [d for d in self.case.dates_in(sentence.start, sentence.end) if d.role in USABLE]
        for event, tense in events:
            if (
                event.date is None
                and not own
                and self.date is not None
                and tense == "past"
                and event.type in _ACTS
                and any(v in self.people for v in event.victims)
            ):
                event.date = self.date
        dated = [e for e, tense in events if e.date in own and tense in ("past", "none")]
        if dated:
            last = dated[-1]
            self.date = last.date if last.date and last.date.precision in _SINGLE else None
            self.people = [v for e in dated if e.date is last.date for v in e.victims]
            self.age = 0
        elif own:
            self.date = None
