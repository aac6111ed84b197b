"""The four templates: the columns of each, and the row of each thing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

import pycountry

from pipeline.export.naming import entities, names, quote
from pipeline.export.uwazi.values import Values, country, label, plain_title, titles
from pipeline.schema import CaseRecord
from pipeline.schema import vocabulary as v

PERSON = [
    "title",
    "name",
    "aliases",
    "role",
    "sex",
    "age",
    "nationality",
    "occupations",
    "statuses",
    "life_status",
    "liberty_status",
    "legal_status",
    "outcome",
    "charges",
    "charge_texts",
    "record_id",
]
ORGANISATION = ["title", "kind", "country"]
URGENT_ACTION = [
    "title",
    "headline",
    "ua_number",
    "ai_index",
    "kind",
    "issue_date",
    "issue_date_text",
    "deadline",
    "deadline_text",
    "countries",
    "concerns",
    "persons",
    "groups",
    "demands",
    "source",
    "record_id",
    "attachments",
]
EVENT = [
    "title",
    "urgent_action",
    "event_type",
    "modality",
    "asserted_by",
    "date_range",
    "date_text",
    "victims",
    "other_victims",
    "responsible_organisations",
    "responsible_persons",
    "responsible_others",
    "place",
    "location_geolocation",
    "penalty",
    "quote",
]
Cells = list[str | int | None]


def person_rows(record: CaseRecord, values: Values) -> Iterator[Cells]:
    """A row for each person."""
    title = titles(record)
    for p in record.people:
        charges = [c for c in record.charges if p.id in c.people]
        sides = (p.status.life, p.status.liberty, p.status.legal, p.status.outcome)
        yield [
            title[p.id],
            p.name,
            "; ".join(p.aliases),
            label(p.role),
            label(p.gender),
            p.age,
            country(p.nationality),
            values.many(p.occupations),
            values.many(p.statuses),
            *(label(side.value) if side else "" for side in sides),
            values.many(label(c.category) for c in charges),
            "; ".join(f"{c.text} ({c.status})" for c in charges),
            record.record_id,
        ]


def urgent_action_row(record: CaseRecord, values: Values, attachment: str) -> Cells:
    """The row of a text."""
    doc, title = record.document, titles(record)
    return [
        title[""],
        doc.title,
        doc.ua_number,
        doc.index,
        label(doc.kind),
        values.one_day(doc.issued),
        doc.issued.edtf if doc.issued else "",
        values.one_day(doc.deadline),
        doc.deadline.edtf if doc.deadline else "",
        values.many(country(code) for code in doc.countries),
        values.many(doc.concerns),
        values.many(title[p.id] for p in record.people if p.role == "subject"),
        "; ".join(" ".join(g.text.split()) for g in record.groups if g.role == "subject"),
        "\n".join(" ".join(d.text.split()) for d in record.demands),
        record.source.uri,
        record.record_id,
        attachment,
    ]


def event_rows(record: CaseRecord, values: Values) -> Iterator[Cells]:
    """A row for each event."""
    named, title = entities(record), titles(record)
    places = {place.id: place for place in record.places}
    for e in record.events:
        kinds = {ref: named[ref].kind if ref in named else "" for ref in (*e.victims, *e.actors)}
        place = places.get(e.place) if e.place else None
        bodies = [ref for ref in e.actors if kinds[ref] == "organization"]
        yield [
            title[e.id],
            title[""],
            label(e.type),
            label(e.modality),
            label(e.asserted_by),
            values.days(e.date),
            e.date.edtf if e.date else "",
            values.many(title[ref] for ref in e.victims if kinds[ref] == "person"),
            "; ".join(names([ref for ref in e.victims if kinds[ref] != "person"], named)),
            values.many(organisation_title(named[ref].name) for ref in bodies),
            values.many(title[ref] for ref in e.actors if kinds[ref] == "person"),
            "; ".join(names([ref for ref in e.actors if kinds[ref] not in ("organization", "person")], named)),
            place.name if place else (named[e.place].name if e.place in named else ""),
            values.spot(place),
            e.penalty,
            quote(span.text for span in e.evidence),
        ]


def organisation_title(name: str) -> str:
    """One organisation is one entity over all texts, under its name."""
    return plain_title(name)


def thesauri() -> dict[str, list[str]]:
    """The labels of each thesaurus. Uwazi adds those that a text brings (occupations, concerns) by itself."""
    words = {
        "document kinds": get_args(v.DocumentKind),
        "roles": get_args(v.Role),
        "sexes": get_args(v.Gender),
        "organisation kinds": get_args(v.OrganizationKind),
        "event types": v.EVENT_TYPES,
        "modalities": get_args(v.Modality),
        "asserted by": get_args(v.AssertedBy),
        "charge categories": v.CHARGE_CATEGORIES,
    }
    countries = sorted({country(c.alpha_2) for c in pycountry.countries} | {country("XK")})
    return {name: [label(word) for word in found] for name, found in words.items()} | {"countries": countries}
