"""Elasticsearch and OpenSearch: bulk NDJSON in parts, and the mapping to create the index with.

Without the mapping the first date would make every EDTF field a date field, and the next "2014-07~" would be refused.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.naming import entities, event_name, names
from pipeline.schema import CaseRecord
from pipeline.writing.lines import json_line

PART = 50_000_000  # bytes; the server refuses requests of more than 100 MB
_KEYWORD = {"type": "keyword", "ignore_above": 1024}
_NAME = {"type": "text", "fields": {"raw": _KEYWORD}}


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write ``mapping.json`` and ``bulk-00001.ndjson`` …; each document is one record."""
    (output / "mapping.json").write_text(json.dumps(mapping(), indent=1) + "\n", "utf-8")
    file: TextIO | None = None
    size = parts = 0
    try:
        for record in cases:
            action = {"index": {"_index": cases.options.index, "_id": record.record_id}}
            lines = f"{json_line(action)}\n{json_line(document(record))}\n"
            size += len(lines.encode())
            if file is None or size > PART:
                if file is not None:
                    file.close()
                parts, size = parts + 1, len(lines.encode())
                file = (output / f"bulk-{parts:05}.ndjson").open("w", encoding="utf-8", newline="\n")
            file.write(lines)
            report.written["documents"] += 1
            report.written["events"] += len(record.events)
            report.lose("sections and the document's evidence: not searched", len(record.document.sections))
    finally:
        if file is not None:
            file.close()


def document(record: CaseRecord) -> dict[str, Any]:
    """One record as a document for searching: names instead of ids, sentences of evidence as text."""
    named, doc = entities(record), record.document
    return {
        "record_id": record.record_id,
        "uri": record.source.uri,
        "kind": doc.kind,
        "title": doc.title,
        "ua_number": doc.ua_number,
        "ai_index": doc.index,
        "issued": _date(doc.issued),
        "deadline": _date(doc.deadline),
        "countries": doc.countries,
        "language": doc.language,
        "concerns": doc.concerns,
        "people": [
            p.model_dump(exclude={"mentions", "evidence", "birth_date"}) | {"birth_date": _date(p.birth_date)}
            for p in record.people
        ],
        "groups": [g.model_dump(exclude={"mentions"}) for g in record.groups],
        "organizations": [o.model_dump(exclude={"mentions"}) for o in record.organizations],
        "places": [_place(p.model_dump(exclude={"mentions", "inferred"})) for p in record.places],
        "charges": [
            {
                "text": c.text,
                "category": c.category,
                "status": c.status,
                "people": names(c.people, named),
                "evidence": [span.text for span in c.evidence],
            }
            for c in record.charges
        ],
        "events": [
            {
                "name": event_name(e, named),
                "type": e.type,
                "modality": e.modality,
                "date": _date(e.date),
                "place": named[e.place].name if e.place in named else None,
                "victims": names(e.victims, named),
                "actors": names(e.actors, named),
                "penalty": e.penalty,
                "asserted_by": e.asserted_by,
                "confidence": e.confidence,
                "evidence": [span.text for span in e.evidence],
            }
            for e in record.events
        ],
        "relations": [
            {
                "type": r.type,
                "subject": names([r.subject], named)[0],
                "object": names([r.object], named)[0],
                "detail": r.detail,
            }
            for r in record.relations
        ],
        "demands": [d.text for d in record.demands],
    }


def _date(value: Any) -> dict[str, Any] | None:
    return {"edtf": value.edtf, "start": value.start, "end": value.end} if value else None


def _place(place: dict[str, Any]) -> dict[str, Any]:
    latitude, longitude = place.pop("latitude"), place.pop("longitude")
    located = latitude is not None and longitude is not None
    return place | {"location": {"lat": latitude, "lon": longitude} if located else None}


def mapping() -> dict[str, Any]:
    """The body of ``PUT /casework``: EDTF as keywords, first and last days as dates, events and people nested."""
    dated = {"properties": {"edtf": _KEYWORD, "start": {"type": "date"}, "end": {"type": "date"}}}
    text = {"type": "text"}
    return {
        "mappings": {
            "date_detection": False,
            "dynamic_templates": [{"words": {"match_mapping_type": "string", "mapping": _KEYWORD}}],
            "properties": {
                "title": _NAME,
                "issued": dated,
                "deadline": dated,
                "concerns": _NAME,
                "people": {"type": "nested", "properties": {"name": _NAME, "aliases": _NAME, "birth_date": dated}},
                "groups": {"type": "nested", "properties": {"text": text}},
                "organizations": {"type": "nested", "properties": {"name": _NAME, "aliases": _NAME}},
                "places": {
                    "type": "nested",
                    "properties": {"name": _NAME, "aliases": _NAME, "location": {"type": "geo_point"}},
                },
                "charges": {"type": "nested", "properties": {"text": _NAME, "people": _NAME, "evidence": text}},
                "events": {
                    "type": "nested",
                    "properties": {
                        "name": text,
                        "date": dated,
                        "place": _NAME,
                        "victims": _NAME,
                        "actors": _NAME,
                        "evidence": text,
                    },
                },
                "demands": text,
            },
        }
    }


exporter = Exporter("elasticsearch", "bulk NDJSON and mapping for Elasticsearch or OpenSearch", write, folder=True)
