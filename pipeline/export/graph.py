"""Records as a graph, shared by the graph exporters: nodes and edges with scalar properties only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.export.base import Report
from pipeline.export.flatten.rows import entity_id, year_of
from pipeline.export.naming import entities, event_name, quote
from pipeline.schema import CaseRecord
from pipeline.schema.record import DateValue

Value = str | int | float
# The properties of each kind of node and of edges, with their types; whatever is missing on one is left out.
NODE_PROPERTIES: dict[str, dict[str, str]] = {
    "Case": {
        "name": "string",
        "kind": "string",
        "ua_number": "string",
        "ai_index": "string",
        "issued": "string",
        "countries": "string",
        "uri": "string",
    },
    "Person": {
        "name": "string",
        "aliases": "string",
        "role": "string",
        "gender": "string",
        "age": "int",
        "nationality": "string",
        "occupations": "string",
        "life": "string",
        "liberty": "string",
        "legal": "string",
        "outcome": "string",
    },
    "Group": {"name": "string", "role": "string", "count": "int"},
    "Organization": {"name": "string", "aliases": "string", "kind": "string", "country": "string"},
    "Place": {
        "name": "string",
        "aliases": "string",
        "kind": "string",
        "country": "string",
        "latitude": "double",
        "longitude": "double",
        "geonames_id": "int",
    },
    "Event": {
        "name": "string",
        "type": "string",
        "modality": "string",
        "edtf": "string",
        "date_start": "string",
        "date_end": "string",
        "year": "int",
        "penalty": "string",
        "asserted_by": "string",
        "confidence": "double",
        "evidence": "string",
    },
    "Charge": {
        "name": "string",
        "category": "string",
        "status": "string",
        "edtf": "string",
        "confidence": "double",
        "evidence": "string",
    },
}
EDGE_PROPERTIES = {"role": "string", "detail": "string", "evidence": "string"}


@dataclass(frozen=True, slots=True)
class Node:
    """A node: its id is unique over all records."""

    id: str
    label: str
    properties: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Edge:
    """A directed edge between two nodes."""

    source: str
    target: str
    type: str
    properties: dict[str, Value] = field(default_factory=dict)


def _kept(**values: Value | None) -> dict[str, Value]:
    return {name: value for name, value in values.items() if value is not None and value != ""}


def _dated(value: DateValue | None) -> dict[str, Value]:
    return _kept(edtf=value.edtf, date_start=value.start, date_end=value.end) if value else {}


def graph(record: CaseRecord, report: Report) -> Iterator[Node | Edge]:
    """The nodes of one record, then its edges. Text-only actors and demands have no node, and are counted."""
    doc, case = record.document, entity_id(record, "case")
    title = doc.title or doc.ua_number or record.source.uri
    yield Node(
        case,
        "Case",
        _kept(
            name=title,
            kind=doc.kind,
            ua_number=doc.ua_number,
            ai_index=doc.index,
            issued=doc.issued.edtf if doc.issued else None,
            countries=";".join(doc.countries),
            uri=record.source.uri,
        ),
    )
    yield from _entities(record)
    yield from _facts(record)
    yield from _edges(record, case, report)
    report.lose("dates of no event: no node of their own", len(record.dates))
    report.lose("demands: no node of their own", len(record.demands))


def _entities(record: CaseRecord) -> Iterator[Node]:
    for p in record.people:
        sides = ("life", "liberty", "legal", "outcome")
        status = {side: getattr(p.status, side).value for side in sides if getattr(p.status, side) is not None}
        described = _kept(gender=p.gender, age=p.age, nationality=p.nationality)
        lists = _kept(aliases=";".join(p.aliases), occupations=";".join(p.occupations))
        yield Node(
            entity_id(record, p.id), "Person", {"name": p.name, "role": p.role, **described, **lists, **status}
        )
    for g in record.groups:
        yield Node(entity_id(record, g.id), "Group", _kept(name=g.text, role=g.role, count=g.count))
    for o in record.organizations:
        properties = _kept(name=o.name, aliases=";".join(o.aliases), kind=o.kind, country=o.country)
        yield Node(entity_id(record, o.id), "Organization", properties)
    for place in record.places:
        where = _kept(latitude=place.latitude, longitude=place.longitude, geonames_id=place.geonames_id)
        properties = _kept(name=place.name, aliases=";".join(place.aliases), kind=place.kind, country=place.country)
        yield Node(entity_id(record, place.id), "Place", properties | where)


def _facts(record: CaseRecord) -> Iterator[Node]:
    named = entities(record)
    for e in record.events:
        told = _kept(
            name=event_name(e, named),
            type=e.type,
            modality=e.modality,
            year=year_of(e.date),
            penalty=e.penalty,
            asserted_by=e.asserted_by,
            confidence=e.confidence,
            evidence=quote(span.text for span in e.evidence),
        )
        yield Node(entity_id(record, e.id), "Event", told | _dated(e.date))
    for c in record.charges:
        evidence = quote(span.text for span in c.evidence)
        told = _kept(name=c.text, category=c.category, status=c.status, confidence=c.confidence, evidence=evidence)
        yield Node(entity_id(record, c.id), "Charge", told | _kept(edtf=c.date.edtf if c.date else None))


def _edges(record: CaseRecord, case: str, report: Report) -> Iterator[Edge]:
    known = set(entities(record))

    def edge(source: str, target: str, type: str, **properties: Value) -> Iterator[Edge]:
        if source in known and target in known:
            yield Edge(entity_id(record, source), entity_id(record, target), type, dict(properties))
        else:
            report.lose("references to an entity that the record does not define")

    for ref in sorted(known):
        yield Edge(entity_id(record, ref), case, "NAMED_IN")
    known |= {event.id for event in record.events} | {charge.id for charge in record.charges}
    for e in record.events:
        yield Edge(entity_id(record, e.id), case, "TOLD_IN")
        for ref in dict.fromkeys(e.victims):
            yield from edge(ref, e.id, "VICTIM_OF")
        for ref in dict.fromkeys(e.actors):
            if ref in known:
                yield from edge(ref, e.id, "ACTOR_IN")
            else:
                report.lose("actors in the text's own words: no node of their own")
        if e.place:
            yield from edge(e.id, e.place, "AT")
    for c in record.charges:
        yield Edge(entity_id(record, c.id), case, "TOLD_IN")
        for ref in dict.fromkeys(c.people):
            yield from edge(ref, c.id, "ACCUSED_OF")
    for r in record.relations:
        detail = _kept(detail=r.detail, evidence=quote(span.text for span in r.evidence))
        yield from edge(r.subject, r.object, r.type.upper(), **detail)
    for place in record.places:
        if place.within:
            yield from edge(place.id, place.within, "WITHIN")
