"""What each person is in the case, once events and relations are known.

What the header lists is the case. After that, what the text says that somebody did or suffered outweighs a post or a
kin word: a detained president is the subject of a report, a lawyer under arrest is no lawyer of the case.
"""

from __future__ import annotations

from typing import NamedTuple, get_args

from pipeline.case import Case, Event, Group, Person, Relation, Span
from pipeline.schema import vocabulary as v

# What makes somebody a person at risk or wronged: anything but steps of procedure and what people do themselves.
_SUFFERED = frozenset(get_args(v.EventType)) - {
    "acquittal", "appeal", "appeal_decision", "investigation", "pardon", "protest"
}  # fmt: skip
_HARM = frozenset(
    {"torture", "sexual_violence", "attack", "killing", "threat", "harassment", "abduction", "enforced_disappearance"}
)
_WORDS_ONLY = frozenset({"threat", "harassment"})  # what heads of state do without being called perpetrators
_CRIMES = frozenset({"homicide", "assault", "kidnapping", "sexual_offence", "theft_robbery"})
_LIBERTY = frozenset({"arrest", "detention", "enforced_disappearance", "abduction", "killing", "torture", "attack"})
_TELLING = ("lead", "title", "narrative", "model_letter", "recommended_action", "profile", "header")


class _Evidence(NamedTuple):
    """What the whole text says: whether a list names the people of the case, whether anybody is told to be wronged,
    who did harm, who is counsel.
    """

    listed: bool
    wronged: bool
    harms: dict[int, list[Event]]
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
    crimes = _told_as_crimes(case)
    kin = _parties(case.relations, "relative_of")
    counsel = _parties(case.relations, "represents")
    evidence = _Evidence(
        any(person.listed for person in case.people),
        any(_wrongs(case, suffered.get(id(p), [])) for p in case.people),
        inflicted,
        set(counsel),
    )
    for person in case.people:
        if not person.listed:
            wrongs = _wrongs(case, suffered.get(id(person), []))
            if wrongs and all(e.trigger in crimes.get(id(person), ()) for e in wrongs):
                person.role, wrongs = ("other" if person.role == "subject" else person.role), []
            if person.role == "perpetrator":
                continue  # named as such
            person.role = _settled(case, person, wrongs, evidence)
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


def _told_as_crimes(case: Case) -> dict[int, list[Span]]:
    """What was done to people of whose killing or hurt those of the case are accused: "sentenced to death for the
    murder of X". The triggers of those events, by the victim.
    """
    found: dict[int, list[Span]] = {}
    charged = [c for c in case.charges if c.category in _CRIMES and any(_is_case(case, p) for p in c.people)]
    for event in case.events:
        for victim in event.victims:
            for charge in charged:
                if (
                    victim in charge.people
                    or _is_case(case, victim)
                    or not any(e.contains(event.trigger) for e in charge.evidence)
                ):
                    continue
                found.setdefault(id(victim), []).append(event.trigger)
    return found


def _is_case(case: Case, person: Person | Group) -> bool:
    """Whether the text is about somebody: listed, or named at its head."""
    if isinstance(person, Group):
        return False
    return person.listed or any(case.section_at(m.start) in ("lead", "title") for m in person.mentions)


def _settled(case: Case, person: Person, wrongs: list[Event], evidence: _Evidence) -> v.Role:
    """The role of somebody whom no list names."""
    if person.role == "subject":
        return "subject" if wrongs or not (evidence.listed or evidence.wronged) else "other"
    harms = evidence.harms.get(id(person), [])
    if harms and not wrongs and not (person.role == "official" and all(e.type in _WORDS_ONLY for e in harms)):
        return "perpetrator"
    if person.role == "official":
        # A post is no shield: somebody with a post who is arrested or attacked is the case, if no list says who is.
        return "subject" if wrongs and not evidence.listed else "official"
    if person.role in ("relative", "associate"):
        # "Her husband, who was arrested along with her": told at the head of the text, he is the case as well.
        opening = any(case.section_at(e.trigger.start) in ("lead", "title") and e.type in _LIBERTY for e in wrongs)
        return "subject" if opening else person.role
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
