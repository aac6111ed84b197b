"""The day at which a narrative stands: sentences after a dated one go on telling of that day.

"On 9 July Mateo was forced into a jeep. He was blindfolded and burned with cigarettes." Only acts told in the simple
past, in the same paragraph and about the same people, take the date over; states and what "has been" done do not.
Where the day is that of a scene with many in it ("On 5 March officers demolished 62 houses. Omar Haddad was beaten"),
what then befalls anybody befell them on it; where it is that of a hearing, the verdict told next was given then.
"""

from __future__ import annotations

import re

from pipeline.case import Block, Case, DateMention, Event, Group, Person, Span
from pipeline.events.telling import telling_dates

_ACTS = frozenset({"raid", "torture", "threat", "attack", "abduction", "killing", "arrest", "illness"})
_SCENES = frozenset(
    {"attack", "killing", "protest", "raid", "forced_eviction", "abduction", "arrest", "sexual_violence"}
)
_BEFALLS = frozenset({"attack", "killing", "arrest", "raid", "torture", "sexual_violence", "illness"})
_COURT = frozenset({"conviction", "acquittal", "sentencing"})
_REACH = 1  # sentences that a day is remembered
_REACH_OF_SCENE = 2  # sentences that the day of a scene is
_SOON = re.compile(
    r"\b(?:hours?|minutes?|moments?|shortly) (?:later|afterwards|after|before midnight)\b|\bby nightfall\b", re.I
)
# What leaves the day behind: "was later freed", "were kept blindfolded for long periods".
_LATER = re.compile(
    r"\b(?:later|subsequently|eventually|since then|in the meantime|meanwhile)\b"
    r"|\bfor (?:[\w-]+ ){1,3}(?:days|weeks|months|years|periods)\b",
    re.I,
)
_SINGLE = frozenset({"day", "month"})


class Narrative:
    """The last day told in the block that is read, of whom, and whether it is the day of a scene or a hearing."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.block: Block | None = None
        self.date: DateMention | None = None
        self.people: list[Person | Group] = []
        self.scene = False
        self.hearing = False
        self.age = 0

    def enter(self, block: Block | None) -> None:
        """Start a sentence of ``block``."""
        if block is not self.block:
            self.block, self.date, self.people = block, None, []
        self.age += 1
        if self.age > (_REACH_OF_SCENE if self.scene else _REACH):
            self.date = None

    def tell(self, events: list[tuple[Event, str]], sentence: Span) -> None:
        """Date the undated acts among ``events`` (each with its tense); remember the day that they leave.

        A sentence with a date of its own leaves that day behind.
        """
        own = telling_dates(self.case, sentence)
        if not own and self.date is not None and events:
            soon = bool(_SOON.search(self.case.text, sentence.start, sentence.end))
            later = not soon and bool(_LATER.search(self.case.text, sentence.start, sentence.end))
            for event, tense in events:
                if event.date is None and tense == "past" and (soon or (not later and self._goes_on(event))):
                    event.date = self.date
                    self.age = 0 if soon else self.age
        if own:
            self._leave(events, own)

    def _goes_on(self, event: Event) -> bool:
        """Whether ``event`` belongs to the day remembered: of the same people, or of the same scene."""
        if self.scene and event.type in _BEFALLS and self.date is not None and self.date.precision == "day":
            return True
        if self.age > _REACH or not any(v in self.people for v in event.victims):
            return False
        return event.type in _ACTS or (self.hearing and event.type in _COURT)

    def _leave(self, events: list[tuple[Event, str]], own: list[DateMention]) -> None:
        """Remember the day of a sentence with dates; its only date is one even where no event is told."""
        dated = [e for e, tense in events if e.date in own and tense in ("past", "none")]
        self.date, self.age = None, 0
        if dated:
            day = dated[-1].date
            then = [e for e in dated if e.date is day]
            self.date = day if day is not None and day.precision in _SINGLE else None
            self.people = [v for e in then for v in e.victims]
            self.scene = any(e.type in _SCENES for e in then)
            self.hearing = any(e.type == "trial" for e in then)
        elif len(own) == 1 and own[0].precision == "day":
            self.date, self.people, self.scene, self.hearing = own[0], [], True, False
