"""The spans of a record, each with a label and what it stands for; and which spans stand in which relation.

A record has entities with many mentions, and events and charges with one place where they are told. Annotation tools
link spans, so each link joins the two that stand in the evidence, or else the two nearest to each other.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.export.base import Report
from pipeline.schema import CaseRecord
from pipeline.schema.record import Charge, Span

LABELS = ("Person", "Group", "Organization", "Place", "Date", "Charge")
EVENT_PREFIX = "Event_"  # before the type, so that "charge" the event and Charge the accusation stay two labels


@dataclass(frozen=True, slots=True)
class Mark:
    """One labelled span. ``ref`` is the id in the record; ``note`` holds what the span alone does not say."""

    id: int  # from 1, in order of the record
    label: str
    ref: str
    start: int
    end: int
    text: str
    note: dict[str, Any]  # only on the first mark of a ref

    @property
    def is_event(self) -> bool:
        """Whether it is the trigger of an event."""
        return self.label.startswith(EVENT_PREFIX)


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two marks."""

    type: str  # Victim, Actor, Place, Date, Accused, or a relation of the record
    source: Mark
    target: Mark


@dataclass(frozen=True, slots=True)
class Marked:
    """All marks and links of a record."""

    marks: list[Mark]
    links: list[Link]


def mark(record: CaseRecord, text: str, report: Report) -> Marked:
    """The marks of ``record`` on ``text``. Spans that are empty or differ from the text are left out, and counted."""
    return _Marker(record, text, report).run()


class _Marker:
    def __init__(self, record: CaseRecord, text: str, report: Report) -> None:
        self.record, self.text, self.report = record, text, report
        self.marks: list[Mark] = []
        self.links: list[Link] = []
        self.by_ref: dict[str, list[Mark]] = {}

    def run(self) -> Marked:
        self._entities()
        dates = {(d.edtf, d.start, d.end): d.id for d in self.record.dates}
        for charge in self.record.charges:
            note: dict[str, Any] = {
                "text": charge.text,
                "category": charge.category,
                "status": charge.status,
                "group": [ref for ref in charge.people if ref not in self.by_ref],
            }
            self._add("Charge", charge.id, [_place_of(charge)], note)
            self._link("Accused", charge.id, charge.people, charge.evidence)
        for event in self.record.events:
            date = event.date
            dated = dates.get((date.edtf, date.start, date.end)) if date else None
            note = {
                "modality": event.modality,
                "asserted_by": event.asserted_by,
                "penalty": event.penalty,
                "date": date.edtf if date and not self.by_ref.get(dated or "") else None,  # else it is a link
                "actors": [ref for ref in event.actors if ref not in self.by_ref],
            }
            self._add(EVENT_PREFIX + event.type, event.id, [event.trigger], note)
            self._link("Victim", event.id, event.victims, event.evidence)
            self._link("Actor", event.id, [ref for ref in event.actors if ref in self.by_ref], event.evidence)
            self._link("Place", event.id, [event.place] if event.place else [], event.evidence)
            self._link("Date", event.id, [dated] if dated else [], event.evidence)
        for relation in self.record.relations:
            self._link(relation.type, relation.subject, [relation.object], relation.evidence)
        return Marked(self.marks, self.links)

    def _entities(self) -> None:
        for p in self.record.people:
            fields = p.model_dump(include={"name", "aliases", "role", "gender", "age", "occupations", "nationality"})
            self._add("Person", p.id, p.mentions, fields)
        for g in self.record.groups:
            self._add("Group", g.id, g.mentions, {"name": g.text, "role": g.role, "count": g.count})
        for o in self.record.organizations:
            self._add("Organization", o.id, o.mentions, {"name": o.name, "aliases": o.aliases, "kind": o.kind})
        for place in self.record.places:
            fields = {"name": place.name, "aliases": place.aliases, "kind": place.kind, "country": place.country}
            self._add("Place", place.id, place.mentions, fields)
        for d in self.record.dates:
            self._add("Date", d.id, d.mentions, {"text": d.text, "edtf": d.edtf})

    def _add(self, label: str, ref: str, spans: Sequence[Span], note: dict[str, Any]) -> None:
        made = self.by_ref.setdefault(ref, [])
        for span in spans:
            if not span.text.strip() or self.text[span.start : span.end] != span.text:
                self.report.lose("spans that are empty or differ from the text")
                continue
            found = Mark(len(self.marks) + 1, label, ref, span.start, span.end, span.text, note if not made else {})
            self.marks.append(found)
            made.append(found)

    def _link(self, type: str, source: str, targets: Sequence[str], evidence: Sequence[Span]) -> None:
        def outside(one: Mark) -> bool:
            return not any(span.start <= one.start and one.end <= span.end for span in evidence)

        sources = self.by_ref.get(source, [])
        for ref in dict.fromkeys(targets):
            found = self.by_ref.get(ref, [])
            if not sources or not found:
                self.report.lose("links to what has no span of its own")
                continue
            pairs = [(outside(a) + outside(b), abs(a.start - b.start), a.id, b.id) for a in sources for b in found]
            *_, near, far = min(pairs)
            self.links.append(Link(type, self.marks[near - 1], self.marks[far - 1]))


def _place_of(charge: Charge) -> Span:
    """Where the phrase of a charge stands in its evidence; the whole evidence where it does not stand so."""
    for span in charge.evidence:
        at = span.text.find(charge.text)
        if at >= 0:
            return Span(start=span.start + at, end=span.start + at + len(charge.text), text=charge.text)
    return charge.evidence[0] if charge.evidence else Span(start=0, end=0, text="")


def note_json(note: dict[str, Any]) -> str:
    """A note as one line, without what is empty."""
    kept = {key: value for key, value in note.items() if value not in (None, [], "")}
    return json.dumps(kept, ensure_ascii=False)


def document_note(record: CaseRecord) -> dict[str, Any]:
    """The fields of the document as the gold files hold them."""
    doc = record.document
    return {
        "kind": doc.kind,
        "ua_number": doc.ua_number,
        "index": doc.index,
        "issued": doc.issued.edtf if doc.issued else None,
        "deadline": doc.deadline.edtf if doc.deadline else None,
        "countries": doc.countries,
        "uri": record.source.uri,
    }


def file_stem(record: CaseRecord) -> str:
    """A file name for a record that every system takes: its id."""
    return record.record_id
