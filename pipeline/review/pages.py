"""Pages of records: one a record, and an index that leads to them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader

from pipeline.review.segments import segments
from pipeline.texts import Texts

INDEX = "index.html"
_MODALITIES = ("actual", "alleged", "risk", "called_for", "denied")


def write_pages(records: Iterable[dict[str, Any]], texts: Texts, folder: Path) -> tuple[int, int]:
    """Write ``folder/index.html`` and ``folder/RECORD_ID.html``; how many records there were, and how many of them
    without their text (these show their facts alone).

    Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    pages = Environment(
        loader=PackageLoader("pipeline.review", "templates"), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    pages.globals["modalities"] = _MODALITIES
    page = pages.get_template("record.html")
    rows, without = [], 0
    for record in records:
        text = texts.of(record["record_id"], record["source"])
        without += text is None
        names = {
            e["id"]: e.get("name") or e["text"]
            for t in ("people", "groups", "organizations", "places")
            for e in record[t]
        }
        shown = page.render(r=record, names=names, segments=segments(text, record) if text is not None else [])
        (folder / f"{record['record_id']}.html").write_text(shown, encoding="utf-8", errors="xmlcharrefreplace")
        rows.append(_row(record))
    index = pages.get_template(INDEX).render(rows=rows)
    (folder / INDEX).write_text(index, encoding="utf-8", errors="xmlcharrefreplace")
    return len(rows), without


def _row(record: dict[str, Any]) -> dict[str, Any]:
    document = record["document"]
    return {
        "id": record["record_id"],
        "uri": record["source"]["uri"],
        "kind": document["kind"],
        "number": document["ua_number"] or "",
        "issued": document["issued"]["edtf"] if document["issued"] else "",
        "countries": ", ".join(document["countries"]),
        "subjects": ", ".join(p["name"] for p in record["people"] if p["role"] == "subject"),
        "events": len(record["events"]),
        "warnings": len(record["provenance"]["warnings"]),
    }
