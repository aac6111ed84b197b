"""What each person is in the case, once events and relations are known.

What the header lists is the case. After that, what the text says that somebody did or suffered outweighs a post or a
kin word: a detained president is the subject of a report, a lawyer under arrest is no lawyer of the case.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from pipeline.case import Case, Event, Person, Relation
from pipeline.schema import vocabulary as v

# What makes somebody a person at risk or wronged: anything but steps of procedure and what people do themselves.
_SUFFERED = frozenset(get_args(v.EventType)) - {
    "acquittal", "appeal", "appeal_decision", "investigation", "pardon", "protest"
}  # fmt: skip
_HARM = frozenset(
    {"torture", "sexual_violence", "attack", "killing", "threat", "harassment", "abduction", "enforced_disappearance"}
)
_TELLING = ("lead", "title", "narrative", "model_letter", "recommended_action", "profile", "header")


class _Evidence(NamedTuple):
    """What the whole text says: whether a list names the people of the case, who did harm, who is counsel."""

    listed: bool
    harms: set[int]
    counsel: set[int]


def settle_roles(case: Case) -> None:
    """Set ``person.role`` of every person, and the roles of groups."""
    suffered: dict[int, list[Event]] = {}
    inflicted: dict[int, list[Event]] = {}
    for event in case.events:
        for victim in event.victims:
            suffered.setdefault(id(victim), []).append(event)
        for actor in event.actors:
            if event.type in _HARM and event.modality in ("actual", "alleged", "risk"):
                inflicted.setdefault(id(actor), []).append(event)
    kin = _parties(case.relations, "relative_of")
    counsel = _parties(case.relations, "represents")
    evidence = _Evidence(any(person.listed for person in case.people), set(inflicted), set(counsel))
    for person in case.people:
        if not person.listed:
            wrongs = _wrongs(case, suffered.get(id(person), []))
            person.role = _settled(person, wrongs, evidence)
    subjects = {id(p) for p in case.people if p.role == "subject"}
    for person in case.people:
        # Kin and counsel of somebody in the case, who are not the case themselves.
        if person.role in ("other", "associate"):
            if kin.get(id(person), set()) & subjects:
                person.role = "relative"
            elif counsel.get(id(person)):
                person.role = "lawyer"
    for group in case.groups:
        if id(group) in suffered and group.role == "other":
            group.role = "subject" if _wrongs(case, suffered[id(group)]) else "other"
        elif id(group) in inflicted:
            group.role = "perpetrator"


def _settled(person: Person, wrongs: list[Event], evidence: _Evidence) -> v.Role:
    """The role of somebody whom no list names."""
    if person.role == "subject":
        return "subject" if wrongs or not evidence.listed else "other"
    if id(person) in evidence.harms and not wrongs:
        return "perpetrator"
    if person.role == "official":
        # A post is no shield: somebody with a post who is arrested or attacked is the case, if no list says who is.
        return "subject" if wrongs and not evidence.listed else "official"
    if person.role in ("relative", "associate"):
        return person.role
    if person.role == "lawyer" and id(person) in evidence.counsel:
        return "lawyer"
    if wrongs and not evidence.listed:
        return "subject"
    return person.role


def _wrongs(case: Case, events: list[Event]) -> list[Event]:
    """What was done to somebody, or is feared, where the text tells the case itself and not its background."""
    return [
        e
        for e in events
        if e.type in _SUFFERED and e.modality != "denied" and case.section_at(e.trigger.start) in _TELLING
    ]


def _parties(relations: list[Relation], kind: str) -> dict[int, set[int]]:
    """Objects by subject, and for kin the other way round too."""
    found: dict[int, set[int]] = {}
    for relation in relations:
        if relation.type == kind:
            found.setdefault(id(relation.subject), set()).add(id(relation.object))
            if kind == "relative_of":
                found.setdefault(id(relation.object), set()).add(id(relation.subject))
    return found
