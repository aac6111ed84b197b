"""W3C Web Annotations, one JSON-LD object a line: text position and text quote selectors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.spans.marks import Mark, mark
from pipeline.schema import CaseRecord
from pipeline.writing.lines import json_line

CONTEXT = 32  # characters of prefix and suffix


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write an annotation for each span. Offsets count code points, as the recommendation asks."""
    with output.open("w", encoding="utf-8", newline="\n") as file:
        for record, text in cases.with_texts():
            for made in web_annotations(record, text, report):
                report.written["annotations"] += 1
                file.write(json_line(made) + "\n")


def web_annotations(record: CaseRecord, text: str, report: Report) -> Iterator[dict[str, Any]]:
    """The annotations of one record."""
    marked = mark(record, text, report)
    report.lose("links between spans: web annotations have none", len(marked.links))
    for one in marked.marks:
        yield _annotation(record, text, one)


def _annotation(record: CaseRecord, text: str, one: Mark) -> dict[str, Any]:
    here = f"urn:casework:{record.record_id}"
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": f"{here}:span-{one.id}",
        "type": "Annotation",
        "motivation": "classifying" if one.is_event else "identifying",
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": one.label},
            {"type": "SpecificResource", "purpose": "identifying", "source": f"{here}:{one.ref}"},
        ],
        "target": {
            "source": quote(record.source.uri, safe="/:!#"),
            "selector": [
                {"type": "TextPositionSelector", "start": one.start, "end": one.end},
                {
                    "type": "TextQuoteSelector",
                    "exact": one.text,
                    "prefix": text[max(0, one.start - CONTEXT) : one.start],
                    "suffix": text[one.end : one.end + CONTEXT],
                },
            ],
        },
    }


exporter = Exporter("webannotation", "W3C Web Annotations as JSON lines; needs the texts", write)
