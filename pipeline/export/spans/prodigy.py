"""Prodigy tasks, one a line, for ``spans.manual`` and ``rel.manual``: tokens, spans and relations."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.spans.marks import mark
from pipeline.export.spans.tokens import spans_on
from pipeline.schema import CaseRecord
from pipeline.writing.lines import json_line


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one task a text."""
    with output.open("w", encoding="utf-8", newline="\n") as file:
        for record, text in cases.with_texts():
            made = task(record, text, report)
            report.written["spans"] += len(made["spans"])
            report.written["relations"] += len(made["relations"])
            file.write(json_line(made) + "\n")


def task(record: CaseRecord, text: str, report: Report) -> dict[str, Any]:
    """One text as a task. Prodigy's offsets count code points, its tokens are numbered from 0, ends included."""
    marked = mark(record, text, report)
    doc, found = spans_on(text, marked, report)
    spans = {
        one.id: {
            "start": span.start_char,
            "end": span.end_char,
            "token_start": span.start,
            "token_end": span.end - 1,
            "label": one.label,
        }
        for one, span in found
    }
    relations = [
        {
            "head": spans[link.source.id]["token_end"],
            "child": spans[link.target.id]["token_end"],
            "head_span": spans[link.source.id],
            "child_span": spans[link.target.id],
            "label": link.type,
        }
        for link in marked.links
        if link.source.id in spans and link.target.id in spans
    ]
    return {
        "text": text,
        "tokens": [
            {"text": t.text, "start": t.idx, "end": t.idx + len(t.text), "id": t.i, "ws": bool(t.whitespace_)}
            for t in doc
        ],
        "spans": list(spans.values()),
        "relations": relations,
        "meta": {"record_id": record.record_id, "uri": record.source.uri},
    }


exporter = Exporter("prodigy", "Prodigy tasks with spans and relations; needs the texts", write)
