"""Everything a case holds, as one list of findings with their words, their values and their reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from pipeline.case import Case, EntityLabel, Event, Group, Organization, Person, Place, Span

KINDS = ("name", "reference", "date", "charge", "event", "relation", "demand")
LABELS: tuple[str, ...] = get_args(EntityLabel)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was found: ``span`` in the analysis text, what it was taken for, and by what.

    ``rule`` is ``model``, or the id of a rule or of a row of a vocabulary. ``reasons`` are the words that decided.
    """

    span: Span
    kind: str
    value: str
    rule: str
    reasons: tuple[str, ...] = ()


def findings(case: Case) -> list[Finding]:
    """All findings of a finished case, in the order of the text."""
    found = [*_names(case), *_references(case), *_dates(case), *_facts(case)]
    return sorted(found, key=lambda f: (f.span, KINDS.index(f.kind), f.value))


def _names(case: Case) -> Iterator[Finding]:
    who = {
        span: entity
        for table in (case.people, case.organizations, case.places)
        for entity in table
        for span in entity.mentions
    }
    for mention in case.mentions:
        entity = who.get(mention.span)
        value = mention.label if entity is None else f"{mention.label} = {_name(entity)}"
        yield Finding(mention.span, "name", value, mention.found_by)


def _references(case: Case) -> Iterator[Finding]:
    for reference in case.references:
        if reference.kind != "name":
            value = f"= {_list(reference.targets)}"
            yield Finding(reference.span, "reference", value, reference.kind.replace("_", " "))


def _dates(case: Case) -> Iterator[Finding]:
    for date in case.dates:
        value = " ".join(filter(None, [date.edtf, date.role, f"({date.modifier})" if date.modifier else ""]))
        how = f"{date.rule}, year or day from {date.inferred}" if date.inferred else date.rule
        reasons = (case.words(date.anchor),) if date.anchor is not None else ()
        yield Finding(date.span, "date", value, how, reasons)


def _facts(case: Case) -> Iterator[Finding]:
    for charge in case.charges:
        value = f"{charge.category} {charge.status}: {_list(charge.people) or 'nobody named'}"
        yield Finding(charge.span, "charge", value, charge.rule)
    for event in case.events:
        reasons = tuple(case.words(cue) for cue in event.cues)
        yield Finding(event.trigger, "event", _event(case, event), event.rule, reasons)
    for relation in case.relations:
        detail = f" ({relation.detail})" if relation.detail else ""
        value = f"{_name(relation.subject)} {relation.type}{detail} {_name(relation.object)}"
        for span in relation.evidence[:1]:
            yield Finding(span, "relation", value, relation.rule)
    for demand in case.demands:
        to = f" to {_name(demand.addressee)}" if demand.addressee is not None else ""
        for span in demand.evidence[:1]:
            yield Finding(span, "demand", f"asked{to}: {demand.text}", "demand")


def _event(case: Case, event: Event) -> str:
    actors = ", ".join(case.words(a) if isinstance(a, Span) else _name(a) for a in event.actors)
    parts = {
        "victims": _list(event.victims),
        "actors": actors,
        "date": event.date.edtf if event.date else "",
        "place": _name(event.place) if event.place else "",
        "penalty": event.penalty or "",
        "says": event.asserted_by if event.asserted_by != "author" else "",
    }
    told = "; ".join(f"{name} {value}" for name, value in parts.items() if value)
    return f"{event.type} {event.modality}" + (f": {told}" if told else "")


def _list(entities: tuple[Person | Group | Organization, ...] | list[Person | Group]) -> str:
    return ", ".join(_name(e) for e in entities)


def _name(entity: Person | Group | Organization | Place) -> str:
    return entity.text if isinstance(entity, Group) else entity.name
