"""One record as rows, each a tuple in the order of its table's columns. Lists stay lists, dates are ISO strings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any

from pipeline.export.base import Report
from pipeline.export.flatten.schema import TABLES
from pipeline.resources import rows as vocabulary_rows
from pipeline.schema import CaseRecord
from pipeline.schema.record import DateValue, Span, StatusValue

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
_UA_YEAR = re.compile(r"/\s*(\d{4}|\d{2})$")


def flatten_all(records: Iterable[CaseRecord], report: Report) -> Rows:
    """The rows of many records."""
    rows = no_rows()
    for record in records:
        flatten(record, rows, report)
    return rows


def no_rows() -> Rows:
    """Every table, empty."""
    return {table.name: [] for table in TABLES}


def flatten(record: CaseRecord, rows: Rows, report: Report) -> None:
    """Add the rows of ``record``. References to what the record does not define are left empty, and counted."""
    _Flattener(record, rows, report).run()


def entity_id(record: CaseRecord, local: str) -> str:
    """The id of an entity or fact in all tables and graphs: unique over records."""
    return f"{record.record_id}/{local}"


def year_of(value: DateValue | None) -> int | None:
    """The year that a date lies in, where it is one."""
    if value is None or not value.start or not value.end or value.start[:4] != value.end[:4]:
        return None
    return int(value.start[:4])


def ua_year(number: str | None) -> int | None:
    """The year of an action's number: ``UA 29/90`` is of 1990."""
    found = _UA_YEAR.search(number or "")
    if not found:
        return None
    year = int(found[1])
    return year if year > 99 else year + (1900 if year >= 73 else 2000)


@cache
def event_codes() -> dict[str, tuple[str | None, str | None]]:
    """For each type of event its class in SDG indicator 16.10.1 and its HURIDOCS code."""
    return {r["type"]: (r["sdg_16_10_1"] or None, r["huridocs"] or None) for r in vocabulary_rows("events/types.csv")}


class _Flattener:
    def __init__(self, record: CaseRecord, rows: Rows, report: Report) -> None:
        self.record, self.rows, self.report = record, rows, report
        self.id = record.record_id
        self.facts = 0  # rows of evidence so far
        self.known = {
            item.id
            for items in (record.people, record.groups, record.organizations, record.places, record.dates)
            for item in items
        }
        self.events = {event.id for event in record.events}

    def run(self) -> None:
        self._document()
        self._places_bodies_groups_dates()
        self._events()
        self._people()
        self._charges()
        self._relations_and_demands()

    def _document(self) -> None:
        source, doc, made = self.record.source, self.record.document, self.record.provenance
        self.rows["documents"].append(
            (
                self.id,
                source.uri,
                source.media_type,
                source.sha256,
                source.characters,
                doc.kind,
                doc.title,
                doc.ua_number,
                ua_year(doc.ua_number),
                doc.index,
                *_date(doc.issued),
                *_date(doc.deadline),
                doc.countries,
                doc.language,
                doc.concerns,
                made.duplicate_of,
                made.similarity,
                made.warnings,
                made.pipeline_version,
                f"{made.model.name} {made.model.version}",
            )
        )
        self.rows["document_countries"] += [(self.id, n, c) for n, c in enumerate(doc.countries, 1)]
        self.rows["sections"] += [(self.id, n, s.kind, s.start, s.end) for n, s in enumerate(doc.sections, 1)]
        told: dict[str, list[Span]] = {}
        for item in doc.evidence:
            told.setdefault(item.field, []).extend(item.spans)
        for field, value in (("issued", doc.issued), ("deadline", doc.deadline)):
            if value is not None:
                spans = told.setdefault(field, [])
                spans += [span for span in value.mentions if span not in spans]
        for field, spans in told.items():
            self._evidence("document", self.id, field, None, spans)

    def _places_bodies_groups_dates(self) -> None:
        for p in self.record.places:
            id = self._entity("place", p.id, p.name, p.mentions)
            within, where = self._known(p.within), (p.latitude, p.longitude, p.geonames_id)
            self.rows["places"].append(
                (id, self.id, p.name, p.aliases, p.kind, p.country, within, *where, p.inferred)
            )
        for o in self.record.organizations:
            id = self._entity("organization", o.id, o.name, o.mentions)
            self.rows["organizations"].append((id, self.id, o.name, o.aliases, o.kind, o.country))
        for g in self.record.groups:
            id = self._entity("group", g.id, g.text, g.mentions)
            self.rows["groups"].append((id, self.id, g.text, g.count, g.role))
        for d in self.record.dates:
            id = self._entity("date", d.id, d.text, d.mentions)
            self.rows["dates"].append((id, self.id, d.text, *_date(d), d.precision, d.modifier, d.role))

    def _events(self) -> None:
        for number, e in enumerate(self.record.events, 1):
            id = self._id(e.id)
            codes = event_codes().get(e.type, (None, None))
            attributes = json.dumps(e.attributes, ensure_ascii=False, sort_keys=True)
            trigger = (e.trigger.start, e.trigger.end, e.trigger.text)
            self.rows["events"].append(
                (id, self.id, number, e.type, e.modality, *_date(e.date), year_of(e.date), self._known(e.place))
                + (e.penalty, e.asserted_by, attributes, *codes, *trigger, e.confidence)
            )
            for role, who in (("victim", e.victims), ("actor", e.actors)):
                for n, ref in enumerate(who, 1):
                    known = ref in self.known
                    named = (self._id(ref), None) if known else (None, ref)
                    self.rows["event_participants"].append((id, role, n, self.id, *named))
            self._evidence("event", id, "evidence", None, e.evidence)

    def _people(self) -> None:
        for p in self.record.people:
            id = self._entity("person", p.id, p.name, p.mentions)
            sides = (p.status.life, p.status.liberty, p.status.legal, p.status.outcome)
            status = [cell for side in sides for cell in self._status(side)]
            self.rows["people"].append(
                (id, self.id, p.name, p.aliases, p.role, p.gender, p.age, *_date(p.birth_date), p.nationality)
                + (p.occupations, p.statuses, *status)
            )
            for item in p.evidence:
                self._evidence("person", id, item.attribute, item.value, item.spans)

    def _charges(self) -> None:
        for c in self.record.charges:
            id = self._id(c.id)
            self.rows["charges"].append((id, self.id, c.text, c.category, c.status, *_date(c.date), c.confidence))
            people = enumerate(c.people, 1)
            self.rows["charge_people"] += [(id, n, self.id, self._known(ref)) for n, ref in people]
            laws = enumerate(c.provisions, 1)
            self.rows["charge_provisions"] += [(id, n, self.id, law.article, law.law) for n, law in laws]
            self._evidence("charge", id, "evidence", None, c.evidence)

    def _relations_and_demands(self) -> None:
        for n, r in enumerate(self.record.relations, 1):
            id = self._id(f"relation-{n}")
            ends = (self._known(r.subject), self._known(r.object))
            self.rows["relations"].append((id, self.id, r.type, *ends, r.detail))
            self._evidence("relation", id, "evidence", None, r.evidence)
        for n, d in enumerate(self.record.demands, 1):
            id = self._id(f"demand-{n}")
            self.rows["demands"].append((id, self.id, d.text, self._known(d.addressee)))
            self._evidence("demand", id, "evidence", None, d.evidence)

    def _entity(self, kind: str, local: str, name: str, mentions: Sequence[Span]) -> str:
        id = self._id(local)
        self.rows["entities"].append((id, self.id, kind, name))
        spans = enumerate(mentions, 1)
        self.rows["mentions"] += [(id, n, self.id, s.start, s.end, s.text) for n, s in spans]
        return id

    def _evidence(self, kind: str, id: str, field: str, value: str | None, spans: Sequence[Span]) -> None:
        for span in spans:
            self.facts += 1
            self.rows["evidence"].append(
                (self.id, self.facts, kind, id, field, value, span.start, span.end, span.text)
            )

    def _status(self, side: StatusValue | None) -> tuple[str | None, str | None]:
        if side is None:
            return None, None
        if side.event is not None and side.event not in self.events:
            self.report.lose("references to an event that the record does not define")
            return side.value, None
        return side.value, self._id(side.event) if side.event else None

    def _known(self, ref: str | None) -> str | None:
        if ref is None or ref in self.known:
            return self._id(ref) if ref else None
        self.report.lose("references to an entity that the record does not define")
        return None

    def _id(self, local: str) -> str:
        return f"{self.id}/{local}"


def _date(value: DateValue | None) -> tuple[str | None, str | None, str | None, str | None]:
    if value is None:
        return None, None, None, None
    return value.edtf, _day(value.start), _day(value.end), value.inferred


@cache
def _day(text: str | None) -> str | None:
    """A day as it is, or None where it is not of the ISO calendar (years before 1)."""
    try:
        return date.fromisoformat(text).isoformat() if text else None
    except ValueError:
        return None
