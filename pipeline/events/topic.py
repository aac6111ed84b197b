"""Whom a sentence means that does not say: those of the case that is told."""

from __future__ import annotations

from pipeline.case import Case, Event, Group, Person, Span
from pipeline.events.clauses import Parse
from pipeline.events.frames import Roles
from pipeline.events.matcher import Match
from pipeline.events.participants import Human
from pipeline.references.cases import Cases

NEAR = 8  # words between a verb and the noun that it is about
WRONGS = frozenset({"torture", "killing", "attack", "threat", "sexual_violence", "harassment", "abduction"})
# What an official body may deny as a whole, told right before.
_DENIABLE = WRONGS | {
    "deportation",
    "denial_of_medical_care",
    "denial_of_access",
    "forced_confession",
    "forced_eviction",
}
_OPENED = frozenset({"investigation", "charge", "raid"})  # "no charges were filed" is told of those of the text


class Topic:
    """Whom the text is about where a sentence does not say: those of the last event, at first the listed people."""

    def __init__(self, case: Case) -> None:
        self.cases = Cases(case)
        listed: list[Human] = [p for p in case.people if p.listed]
        self.listed = bool(listed)
        self.subjects = listed
        if not listed and not self.cases.many:
            self.subjects = [p for p in case.people if p.role == "subject"]
        self.bound = 0  # where the case that is told begins
        self.last = list(self.subjects)
        self.by_type: dict[str, list[Human]] = {}
        self.wrong: Event | None = None  # the last act of violence told

    def enter(self, offset: int) -> None:
        """Start a sentence: nobody of another case is meant in it."""
        bound = self.cases.start(offset)
        if bound != self.bound:
            self.bound, self.last, self.by_type, self.wrong = bound, list(self.subjects), {}, None

    def reset(self) -> None:
        """Back to the people of the case: demands are for them."""
        self.last = list(self.subjects)

    def told(self, event: Event) -> None:
        """Remember the people of an event."""
        self.by_type[event.type] = list(event.victims)
        if event.type in _DENIABLE:
            self.wrong = event
        if any(isinstance(v, Person) for v in event.victims):
            self.last = list(event.victims)

    def denied(self, case: Case, match: Match, reading: Parse, sentence: Span) -> list[Event]:
        """ "The police denied it": what the last sentence tells of somebody else's wrong did not happen, they say."""
        verb = reading.verb_at[match.head]
        last = self.wrong
        if verb is None or last is None or not verb.subject or verb.voice != "active":
            return []
        behind = reading.words[verb.last + 1] if verb.last + 1 < len(reading.words) else None
        if behind is not None and behind.cls == "S":
            return []  # "denied that he was held": it is said what they deny
        first = reading.words[verb.subject[0].first].start
        refs = case.references_in(first, reading.words[verb.subject[0].last].end)
        if any(t in last.victims for ref in refs for t in ref.targets):
            return []  # they deny what they are accused of
        trigger = Span(reading.words[match.head].start, reading.words[match.head].end)
        return [
            Event(
                type=last.type,
                trigger=trigger,
                modality="denied",
                victims=list(last.victims),
                evidence=[sentence],
                rule=match.pattern.trigger.id,
            )
        ]

    def complete(self, match: Match, roles: Roles, reading: Parse, matches: list[Match]) -> bool:
        """Fill in victims that nobody names, where the trigger allows it; False where there is no event then."""
        if roles.victims:
            return True
        trigger = match.pattern.trigger
        if trigger.pos == "noun" and match.head and reading.words[match.head - 1].low in ("the", "these", "this"):
            # "the beatings", "the arrests": those told before
            roles.victims, roles.implicit = list(self.by_type.get(trigger.type, ())), True
            if roles.victims:
                return True
        if trigger.frame == "topic":
            # "has not investigated the threats": those who were threatened
            told = (m.pattern.trigger for m in matches if 0 < m.head - match.head <= NEAR)
            for noun in told:
                if noun.pos == "noun" and noun.type in self.by_type:
                    roles.victims, roles.implicit = list(self.by_type[noun.type]), True
                    return bool(roles.victims)
        if roles.pronoun:
            roles.victims, roles.implicit = self._meant(roles.pronoun), True
            if roles.victims:
                return True
        if roles.bodies and (trigger.implicit == "drop" or not self.listed):
            roles.victims = list(roles.bodies)
            return True
        if trigger.implicit == "drop" or _at_large(match, reading):
            return False
        roles.victims, roles.implicit = list(self.last), True
        return bool(roles.victims)

    def _meant(self, pronoun: str) -> list[Human]:
        """Those of the last event, where a pronoun that nothing else explains can mean them."""
        if pronoun in ("they", "them", "their"):
            return list(self.last) if len(self.last) > 1 or any(isinstance(v, Group) for v in self.last) else []
        gender = "male" if pronoun in ("he", "him", "his") else "female"
        only = [v for v in self.last if isinstance(v, Person) and v.gender in (gender, None)]
        return list(only) if len(only) == 1 else []


def _at_large(match: Match, reading: Parse) -> bool:
    """ "No death sentences were passed", "confessions are extracted": what is told of nobody in particular."""
    verb = reading.verb_at[match.head]
    if verb is None or match.pattern.trigger.frame != "topic" or match.pattern.trigger.type in _OPENED:
        return False
    words = reading.words
    for np in verb.subject if verb.voice == "passive" else verb.objects:
        first, last = words[np.first], words[np.last]
        if first.low == "no" or (last.cls == "N" and last.low.endswith("s") and first.cls == "N" and not last.name):
            return True
    return False
