"""Gold files, and records brought into their shape."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.resources import checkout_file

_EMPTY: dict[str, Any] = {
    "document": {},
    "people": [],
    "organizations": [],
    "places": [],
    "dates": [],
    "charges": [],
    "events": [],
    "relations": [],
}


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text."""

    name: str
    annotation: dict[str, Any]
    path: Path  # of the text


def empty() -> dict[str, Any]:
    """The annotation of a text in which nothing was found."""
    return {k: type(value)() for k, value in _EMPTY.items()}


def looked_at() -> frozenset[str]:
    """Names of the gold texts that rules may be written from; all others are only scored."""
    path = checkout_file("data/gold/looked_at.csv")
    lines = path.read_text(encoding="utf-8").splitlines() if path else []
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_gold(folder: Path, texts: Path | None = None, half: str = "all") -> list[Gold]:
    """Annotated texts of ``folder``, by name; ``texts`` is where the texts lie if not beside their annotations.

    ``half`` is "all", "look" or "held" (see ``looked_at``). Raises FileNotFoundError where a text is missing.
    """
    found = []
    look = looked_at() if half != "all" else frozenset()
    for path in sorted(folder.glob("*.json")):
        if half != "all" and (path.stem in look) != (half == "look"):
            continue
        candidates = sorted(p for p in (texts or folder).glob(f"{path.stem}.*") if p.suffix != ".json")
        if not candidates:
            raise FileNotFoundError(f"no text for {path}")
        found.append(Gold(path.stem, {**empty(), **json.loads(path.read_text(encoding="utf-8"))}, candidates[0]))
    return found


def flat(record: dict[str, Any]) -> dict[str, Any]:
    """A case record, its ids resolved to names, in the gold's own shape."""
    named = {e["id"]: e["name"] for key in ("people", "organizations", "places") for e in record.get(key, [])}
    named |= {g["id"]: "group: " + (g.get("text") or "") for g in record.get("groups", [])}

    def names(refs: Iterable[str]) -> list[str]:
        return [named.get(ref, ref) for ref in refs]

    doc = record.get("document", {})
    return {
        "document": {
            **{k: doc.get(k) for k in ("kind", "ua_number", "index")},
            "issued": _edtf(doc.get("issued")),
            "deadline": _edtf(doc.get("deadline")),
            "countries": doc.get("countries", []),
        },
        "people": record.get("people", []),
        "organizations": record.get("organizations", []),
        "places": record.get("places", []),
        "dates": [{"text": d.get("text"), "edtf": d.get("edtf")} for d in record.get("dates", [])],
        "charges": [{**c, "people": names(c.get("people", []))} for c in record.get("charges", [])],
        "events": [
            {
                **e,
                "date": _edtf(e.get("date")),
                "place": named.get(e["place"], e["place"]) if e.get("place") else None,
                "victims": names(e.get("victims", [])),
                "actors": names(e.get("actors", [])),
            }
            for e in record.get("events", [])
        ],
        "relations": [
            {**x, "subject": names([x["subject"]])[0], "object": names([x["object"]])[0]}
            for x in record.get("relations", [])
        ],
    }


def _edtf(date: dict[str, Any] | str | None) -> str | None:
    return date.get("edtf") if isinstance(date, dict) else date
