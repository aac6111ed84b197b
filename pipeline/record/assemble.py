"""Assembly of the record: ids in order of first mention, every span turned into source offsets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from pipeline import case as c
from pipeline.record.dates import date_value, document_date, record_dates
from pipeline.record.ids import Ids
from pipeline.schema import SCHEMA_VERSION, CaseRecord, Span
from pipeline.schema import record as r


def record_id(text: str) -> str:
    """16 hex digits of the SHA-256 of the decoded text (as UTF-8)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def assemble(case: c.Case, text: str, source: r.Source, provenance: r.Provenance) -> CaseRecord:
    """The record of ``case``; ``text`` is the decoded source text that all spans will point into.

    Raises LookupError where a stage used an entity that it did not list (a defect of that stage).
    """
    return _Assembly(case, text).record(source, provenance)


class _Assembly:
    def __init__(self, case: c.Case, text: str) -> None:
        self.case, self.text, self.ids = case, text, Ids(case)

    def span(self, span: c.Span) -> Span:
        start, end = self.case.source_span(span)
        return Span(start=start, end=end, text=self.text[start:end])

    def spans(self, spans: Iterable[c.Span]) -> list[Span]:
        return [self.span(s) for s in spans]

    def sorted_spans(self, spans: Iterable[c.Span]) -> list[Span]:
        return self.spans(sorted({c.Span(s.start, s.end) for s in spans}))

    def record(self, source: r.Source, provenance: r.Provenance) -> CaseRecord:
        case, ids = self.case, self.ids
        return CaseRecord(
            schema_version=SCHEMA_VERSION,
            record_id=record_id(self.text),
            source=source,
            document=self.document(),
            people=[self.person(p) for p in ids.people],
            groups=[
                r.Group(id=ids.of(g), text=g.text, count=g.count, role=g.role, mentions=self.sorted_spans(g.mentions))
                for g in ids.groups
            ],
            organizations=[self.organization(o) for o in ids.organizations],
            places=[self.place(p) for p in ids.places],
            dates=record_dates(case.dates, self.spans),
            charges=[self.charge(x) for x in ids.charges],
            events=[self.event(e) for e in ids.events],
            relations=[
                r.Relation(
                    type=x.type,
                    subject=ids.of(x.subject),
                    object=ids.of(x.object),
                    detail=x.detail,
                    evidence=self.sorted_spans(x.evidence),
                )
                for x in case.relations
            ],
            demands=[
                r.Demand(
                    text=d.text,
                    addressee=ids.of(d.addressee) if d.addressee else None,
                    evidence=self.sorted_spans(d.evidence),
                )
                for d in case.demands
            ],
            provenance=provenance,
        )

    def document(self) -> r.Document:
        case, doc = self.case, self.case.document
        return r.Document(
            kind=doc.kind or "other",
            title=doc.title,
            ua_number=doc.ua_number,
            update=doc.update,
            index=doc.index,
            issued=document_date(case.dates, "issued", self.spans) or self._issued_elsewhere(),
            deadline=document_date(case.dates, "deadline", self.spans),
            countries=list(doc.countries),
            language=doc.language,
            concerns=list(doc.concerns),
            sections=[self.section(s) for s in case.sections],
            evidence=[
                r.FieldEvidence(field=name, spans=self.sorted_spans(spans))
                for name, spans in sorted(doc.spans.items())
                if spans
            ],
        )

    def _issued_elsewhere(self) -> r.DocumentDate | None:
        """The date of issue that the caller gave (metadata, option): no words, and ``inferred`` says so."""
        if self.case.reference_date is None:
            return None
        day = self.case.reference_date.isoformat()
        return r.DocumentDate(edtf=day, start=day, end=day, inferred="document", mentions=[])

    def section(self, section: c.Section) -> r.Section:
        start, end = self.case.source_span(c.Span(section.start, section.end))
        return r.Section(kind=section.kind, start=start, end=end)

    def person(self, p: c.Person) -> r.Person:
        status = {
            side: r.StatusValue(value=value, event=self.ids.of(event) if event else None)
            for side, (value, event) in p.status.items()
        }
        return r.Person(
            id=self.ids.of(p),
            name=p.name,
            aliases=list(p.aliases),
            role=p.role,
            gender=p.gender,
            age=p.age,
            birth_date=date_value(p.birth_date),
            nationality=p.nationality,
            occupations=list(p.occupations),
            statuses=list(p.statuses),
            status=r.Status(**status),
            mentions=self.sorted_spans(p.mentions),
            evidence=[
                r.AttributeEvidence(attribute=a.name, value=a.value, spans=self.sorted_spans(a.spans))
                for a in p.evidence
            ],
        )

    def organization(self, o: c.Organization) -> r.Organization:
        return r.Organization(
            id=self.ids.of(o),
            name=o.name,
            aliases=list(o.aliases),
            kind=o.kind,
            country=o.country,
            mentions=self.sorted_spans(o.mentions),
        )

    def place(self, p: c.Place) -> r.Place:
        return r.Place(
            id=self.ids.of(p),
            name=p.name,
            aliases=list(p.aliases),
            kind=p.kind,
            country=p.country,
            within=self.ids.of(p.within) if p.within else None,
            latitude=p.latitude,
            longitude=p.longitude,
            geonames_id=p.geonames_id,
            inferred=list(p.inferred),
            mentions=self.sorted_spans(p.mentions),
        )

    def charge(self, charge: c.Charge) -> r.Charge:
        return r.Charge(
            id=self.ids.of(charge),
            text=charge.text,
            category=charge.category,
            people=[self.ids.of(p) for p in charge.people],
            status=charge.status,
            provisions=[r.Provision(article=p.article, law=p.law) for p in charge.provisions],
            date=date_value(charge.date),
            evidence=self.sorted_spans(charge.evidence),
            confidence=round(charge.confidence, 3),
        )

    def event(self, e: c.Event) -> r.Event:
        return r.Event(
            id=self.ids.of(e),
            type=e.type,
            modality=e.modality,
            date=date_value(e.date),
            place=self.ids.of(e.place) if e.place else None,
            victims=[self.ids.of(v) for v in e.victims],
            actors=[self.case.words(a) if isinstance(a, c.Span) else self.ids.of(a) for a in e.actors],
            penalty=e.penalty,
            asserted_by=e.asserted_by,
            attributes=dict(sorted(e.attributes.items())),
            trigger=self.span(e.trigger),
            evidence=self.sorted_spans(e.evidence),
            confidence=round(e.confidence, 3),
        )
