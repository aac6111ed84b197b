"""Documents, people, groups, bodies and places as FollowTheMoney things."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.export.base import Report
from pipeline.export.calendar import plain_date
from pipeline.export.ftm.entity import Entity, ftm_id
from pipeline.schema import CaseRecord
from pipeline.schema.record import Group, Organization, Person, Place

_BODIES = {
    "court": "PublicBody",
    "security_force": "PublicBody",
    "government": "PublicBody",
    "company": "Company",
}


def document(record: CaseRecord, report: Report) -> Entity:
    """The text itself. Its words stay at home: only name, title and dates are written."""
    source, doc = record.source, record.document
    made = Entity(ftm_id(record), "HyperText" if "html" in source.media_type else "PlainText")
    name = source.uri.rsplit("/", 1)[-1]
    made.add("fileName", name).add("title", doc.title).add("name", doc.title or doc.ua_number or name)
    made.add_country("country", *doc.countries).add_language("language", doc.language)
    made.add_date(doc.issued, report, "publishedAt")
    made.add("mimeType", source.media_type).add("keywords", f"kind:{doc.kind}", doc.ua_number, doc.index)
    made.add("keywords", *doc.concerns).add("notes", f"SHA-256: {source.sha256}")
    if doc.deadline is not None:
        made.add("notes", f"Deadline: {doc.deadline.edtf}")
    report.lose("sections of documents", len(doc.sections))
    return made


def person(record: CaseRecord, found: Person, report: Report) -> Entity:
    """A named human being."""
    made = Entity(ftm_id(record, found.id), "Person").add("name", found.name).add("alias", *found.aliases)
    made.add("gender", found.gender).add_country("nationality", found.nationality)
    made.add("profession", *found.occupations).add_date(found.birth_date, report, "birthDate")
    made.add("keywords", f"role:{found.role}", *(f"status:{status}" for status in found.statuses))
    if found.age is not None:
        made.add("notes", f"Age: {found.age}")
    for side in ("life", "liberty", "legal", "outcome"):
        status = getattr(found.status, side)
        if status is not None:
            made.add("notes", f"{side.capitalize()}: {status.value}")
    made.add("deathDate", _died(record, found))
    return made.add("proof", ftm_id(record))


def _died(record: CaseRecord, found: Person) -> str | None:
    """The date of the event that tells of the death, where it is told as a fact and the date is plain."""
    if found.status.life is None or found.status.life.value != "dead":
        return None
    event = next((e for e in record.events if e.id == found.status.life.event), None)
    plain = plain_date(event.date) if event and event.date and event.modality == "actual" else None
    return plain.point if plain else None


def group(record: CaseRecord, found: Group) -> Entity:
    """People who are not named; FollowTheMoney knows no groups, so they are legal entities."""
    made = Entity(ftm_id(record, found.id), "LegalEntity").add("name", found.text)
    made.add("keywords", "group", f"role:{found.role}").add("proof", ftm_id(record))
    return made.add("notes", f"Count: {found.count}") if found.count is not None else made


def organization(record: CaseRecord, found: Organization) -> Entity:
    """A named body."""
    made = Entity(ftm_id(record, found.id), _BODIES.get(found.kind, "Organization"))
    made.add("name", found.name).add("alias", *found.aliases).add_country("country", found.country)
    return made.add("keywords", f"kind:{found.kind}").add("proof", ftm_id(record))


def place(record: CaseRecord, found: Place) -> Entity:
    """A named place."""
    made = Entity(ftm_id(record, found.id), "Address").add("full", found.name).add("name", found.name)
    made.add("alias", *found.aliases).add_country("country", found.country)
    if found.kind in ("city", "region"):
        made.add(found.kind, found.name)
    if found.latitude is not None and found.longitude is not None:
        made.add("latitude", found.latitude).add("longitude", found.longitude)
    if found.geonames_id is not None:
        made.add("notes", f"GeoNames: {found.geonames_id}")
    return made.add("keywords", f"kind:{found.kind}").add("proof", ftm_id(record))


def things(record: CaseRecord, report: Report) -> Iterator[Entity]:
    """All of a record."""
    yield document(record, report)
    yield from (person(record, found, report) for found in record.people)
    yield from (group(record, found) for found in record.groups)
    yield from (organization(record, found) for found in record.organizations)
    yield from (place(record, found) for found in record.places)
