"""Events, court cases and relations as FollowTheMoney entities that link others."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.export.base import Report
from pipeline.export.ftm.entity import Entity, ftm_id
from pipeline.export.naming import Named, entities, event_name, quote
from pipeline.schema import CaseRecord
from pipeline.schema.record import Charge, Event, Relation

_LEGAL = ("person", "group", "organization")
# Ours → schema, the property of the subject, that of the object, and of what kind each end must be.
_RELATIONS: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...]]] = {
    "relative_of": ("Family", "relative", "person", ("person",), ("person",)),
    "represents": ("Representation", "agent", "client", _LEGAL, _LEGAL),
    "affiliated_with": ("Membership", "member", "organization", _LEGAL, ("organization",)),
}


def event(record: CaseRecord, found: Event, named: dict[str, Named], report: Report) -> Entity:
    """An event; its modality stands in its name and its keywords, since the schema has no place for it."""
    made = Entity(ftm_id(record, found.id), "Event").add("name", event_name(found, named))
    legal = [ref for ref in found.victims if ref in named and named[ref].kind in _LEGAL]
    actors = [ref for ref in found.actors if ref in named and named[ref].kind in _LEGAL]
    made.add("involved", *(ftm_id(record, ref) for ref in legal))
    made.add("organizer", *(ftm_id(record, ref) for ref in actors))
    made.add("description", *(f"By: {ref}" for ref in found.actors if ref not in named))
    if found.place in named:
        made.add("location", named[found.place].name).add("addressEntity", ftm_id(record, found.place))
    made.add_date(found.date, report, "date", "startDate", "endDate")
    made.add("keywords", f"event:{found.type}", f"modality:{found.modality}", f"asserted_by:{found.asserted_by}")
    if found.penalty:
        made.add("description", f"Penalty: {found.penalty}")
    made.add("description", *(f"{key}: {value}" for key, value in found.attributes.items()))
    return made.add("summary", quote(span.text for span in found.evidence)).add("proof", ftm_id(record))


def court_case(record: CaseRecord, found: Charge, report: Report) -> Iterator[Entity]:
    """A charge as a court case, with each of the accused as a party."""
    case = Entity(ftm_id(record, found.id), "CourtCase").add("name", found.text).add("category", found.category)
    case.add("status", found.status).add("summary", quote(span.text for span in found.evidence))
    for law in found.provisions:
        case.add("keywords", " ".join(part for part in (law.article, law.law) if part))
    yield case.add_date(found.date, report, "fileDate").add("proof", ftm_id(record))
    for n, ref in enumerate(found.people, 1):
        party = Entity(ftm_id(record, f"{found.id}-party-{n}"), "CourtCaseParty")
        party.add("party", ftm_id(record, ref)).add("case", case.id).add("role", "accused")
        yield party.add("status", found.status)


def relation(record: CaseRecord, n: int, found: Relation, named: dict[str, Named]) -> Entity:
    """A relation: of the schema made for it, or a plain link where an end is not of the kind that this asks for."""
    role = found.detail or found.type.replace("_", " ")
    schema, subject, object_, subjects, objects = _RELATIONS.get(found.type, ("UnknownLink", "", "", (), ()))
    id = ftm_id(record, f"relation-{n}")
    ends = (ftm_id(record, found.subject), ftm_id(record, found.object))
    if named[found.subject].kind in subjects and named[found.object].kind in objects:
        made = Entity(id, schema).add(subject, ends[0]).add(object_, ends[1])
        made.add("relationship" if schema == "Family" else "role", role)
    else:
        made = Entity(id, "UnknownLink").add("subject", ends[0]).add("object", ends[1]).add("role", role)
    return made.add("summary", quote(span.text for span in found.evidence)).add("proof", ftm_id(record))


def links(record: CaseRecord, modalities: frozenset[str], report: Report) -> Iterator[Entity]:
    """All of a record: events of the ``modalities`` asked for, cases, relations, and who is named where."""
    named = entities(record)
    for found in record.events:
        if found.modality in modalities:
            yield event(record, found, named, report)
        else:
            report.lose(f"events of modality {found.modality} (--all-modalities writes them)")
    for charge in record.charges:
        yield from court_case(record, charge, report)
    for n, rel in enumerate(record.relations, 1):
        if rel.subject in named and rel.object in named:
            yield relation(record, n, rel, named)
        else:
            report.lose("references to an entity that the record does not define")
    for person in record.people:
        told = Entity(ftm_id(record, f"{person.id}-told"), "Documentation").add("document", ftm_id(record))
        yield told.add("entity", ftm_id(record, person.id)).add("role", person.role)
    yield from _mentions(record, report)
    report.lose("demands: the target has no place for them", len(record.demands))
    report.lose("dates of no event: the target has no place for them", len(record.dates))


def _mentions(record: CaseRecord, report: Report) -> Iterator[Entity]:
    schemas = (("Person", record.people), ("Organization", record.organizations))
    for schema, found in schemas:
        for one in found:
            spellings = dict.fromkeys(" ".join(span.text.split()) for span in one.mentions)
            report.lose("offsets of mentions: the target keeps names only", len(one.mentions))
            for n, name in enumerate(spellings, 1):
                made = Entity(ftm_id(record, f"{one.id}-mention-{n}"), "Mention").add("document", ftm_id(record))
                made.add("name", name).add("resolved", ftm_id(record, one.id)).add("detectedSchema", schema)
                yield made
