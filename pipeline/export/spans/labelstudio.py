"""Label Studio tasks with predictions, and the labelling interface that they fit.

Label Studio's offsets count code points. What a span does not say by itself (a person's role, an event's modality)
stands in the note of its region (``meta.text``), which people can edit and ``casework import-corrections`` reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pipeline._version import __version__
from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.spans.brat_config import RELATION_NAMES
from pipeline.export.spans.marks import EVENT_PREFIX, LABELS, Mark, document_note, mark, note_json
from pipeline.schema import CaseRecord
from pipeline.schema import vocabulary as v
from pipeline.writing.lines import json_line

ROLES = ("Victim", "Actor", "Place", "Date")


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write ``tasks.json`` (a list of tasks) and ``interface.xml`` (the project's labelling configuration)."""
    (output / "interface.xml").write_text(interface(), "utf-8")
    with (output / "tasks.json").open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for n, (record, text) in enumerate(cases.with_texts()):
            made = task(record, text, report)
            report.written["regions and relations"] += len(made["predictions"][0]["result"])
            file.write(("," if n else "") + "\n" + json_line(made))
        file.write("\n]\n")


def task(record: CaseRecord, text: str, report: Report) -> dict[str, Any]:
    """One text with its predictions."""
    marked = mark(record, text, report)
    result: list[dict[str, Any]] = [_region(one) for one in marked.marks]
    for link in marked.links:
        result.append(
            {
                "type": "relation",
                "from_id": f"T{link.source.id}",
                "to_id": f"T{link.target.id}",
                "direction": "right",
                "labels": [link.type],
            }
        )
    return {
        "data": {
            "text": text,
            "record_id": record.record_id,
            "uri": record.source.uri,
            "document": json.dumps(document_note(record), ensure_ascii=False),
        },
        "predictions": [{"model_version": f"casework {__version__}", "result": result}],
    }


def _region(one: Mark) -> dict[str, Any]:
    region: dict[str, Any] = {
        "id": f"T{one.id}",
        "from_name": "label",
        "to_name": "text",
        "type": "labels",
        "value": {"start": one.start, "end": one.end, "text": one.text, "labels": [one.label]},
    }
    return region | {"meta": {"text": [f"{one.ref} {note_json(one.note)}".rstrip()]}}


def interface() -> str:
    """The labelling configuration."""
    labels = "\n".join(f'    <Label value="{name}"/>' for name in LABELS)
    events = "\n".join(f'    <Label value="{EVENT_PREFIX}{name}"/>' for name in v.EVENT_TYPES)
    relations = "\n".join(f'    <Relation value="{name}"/>' for name in (*ROLES, *RELATION_NAMES))
    return (
        f'<View>\n  <Relations>\n{relations}\n  </Relations>\n  <Labels name="label" toName="text">\n'
        f'{labels}\n{events}\n  </Labels>\n  <Text name="text" value="$text" granularity="word"/>\n</View>\n'
    )


exporter = Exporter("labelstudio", "Label Studio tasks with predictions; needs the texts", write, folder=True)
