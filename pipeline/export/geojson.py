"""GeoJSON (RFC 7946) of the events that have a date and a place with coordinates.

A prison has none, but the city in which the text puts it has: the point is the city's then, and ``point_of`` says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.naming import entities, event_name, names, quote
from pipeline.schema import CaseRecord
from pipeline.schema.record import Place
from pipeline.writing.lines import json_line


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one FeatureCollection."""
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","features":[')
        first = True
        for record in cases:
            for feature in features(record, report):
                file.write(("\n" if first else ",\n") + json_line(feature))
                report.written["features"] += 1
                first = False
        file.write("\n]}\n")


def features(record: CaseRecord, report: Report) -> Iterator[dict[str, Any]]:
    """The events of one record as points, longitude first."""
    named, places = entities(record), {place.id: place for place in record.places}
    for event in record.events:
        place = places.get(event.place or "")
        spot = located(place, places)
        if place is None or spot is None:
            report.lose("events without a place that has coordinates")
            continue
        if event.date is None:
            report.lose("events without a date")
            continue
        yield {
            "type": "Feature",
            "id": f"{record.record_id}/{event.id}",
            "geometry": {"type": "Point", "coordinates": [spot.longitude, spot.latitude]},
            "properties": {
                "name": event_name(event, named),
                "type": event.type,
                "modality": event.modality,
                "edtf": event.date.edtf,
                "start": event.date.start,
                "end": event.date.end,
                "place": place.name,
                "point_of": spot.name,
                "point_kind": spot.kind,
                "country": place.country,
                "victims": names(event.victims, named),
                "ua_number": record.document.ua_number,
                "uri": record.source.uri,
                "evidence": quote(span.text for span in event.evidence),
            },
        }


def located(place: Place | None, places: dict[str, Place]) -> Place | None:
    """The place itself, or the nearest larger one that has coordinates; never a country."""
    for _ in range(len(places)):
        if place is None or (place.latitude is not None and place.longitude is not None):
            break
        place = places.get(place.within or "")
    if place is None or place.latitude is None or place.longitude is None or place.kind == "country":
        return None
    return place


exporter = Exporter("geojson", "GeoJSON of dated events at places with coordinates", write)
