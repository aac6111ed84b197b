"""Checks of finished records: the schema, the ids that refer to each other, and the spans against the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from pipeline.schema.json_schema import json_schema
from pipeline.texts import Texts


@dataclass(slots=True)
class Report:
    """What a check found; ``without_text`` counts the records whose text was not there to compare."""

    records: int = 0
    without_text: int = 0
    problems: list[str] = field(default_factory=list)


def validate_file(path: Path, texts: Path) -> Report:
    """Check every line of ``path``. Problems name the line, never the text.

    Texts are those kept beside ``path``, else those of the inputs, whose URIs are relative to ``texts``.
    """
    report, validator, known = Report(), Draft202012Validator(json_schema()), Texts(texts, path.parent)
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if not line.strip():
                continue
            report.records += 1
            try:
                record = json.loads(line)
            except json.JSONDecodeError as error:
                report.problems.append(f"line {number}: not JSON: {error.msg}")
                continue
            found = [f"{e.json_path}: {e.validator} fails" for e in validator.iter_errors(record)]
            if not found:
                found = list(dangling(record))
                text = known.of(record["record_id"], record["source"])
                if text is None:
                    report.without_text += 1
                else:
                    found += wrong_spans(record, text)
            report.problems += [f"line {number}: {what}" for what in found]
    return report


def spans_of(value: Any, path: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every span in a record, with the path to it."""
    if isinstance(value, dict):
        if value.keys() == {"start", "end", "text"}:
            yield path, value
        else:
            for key, inner in value.items():
                yield from spans_of(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from spans_of(inner, f"{path}[{n}]")


def wrong_spans(record: dict[str, Any], text: str) -> Iterator[str]:
    """Spans whose words are not those of the text at their offsets."""
    for path, span in spans_of(record):
        if text[span["start"] : span["end"]] != span["text"]:
            yield f"{path}: text[{span['start']}:{span['end']}] differs from the span's words"


def dangling(record: dict[str, Any]) -> Iterator[str]:
    """References to ids that the record does not define."""
    lists = ("people", "groups", "organizations", "places", "events")
    known = {item["id"] for key in lists for item in record[key]}
    for place in record["places"]:
        yield from _missing([place["within"]], known, place["id"])
    for charge in record["charges"]:
        yield from _missing(charge["people"], known, charge["id"])
    for event in record["events"]:
        yield from _missing([event["place"], *event["victims"]], known, event["id"])
    for n, relation in enumerate(record["relations"]):
        yield from _missing([relation["subject"], relation["object"]], known, f"relations[{n}]")
    for n, demand in enumerate(record["demands"]):
        yield from _missing([demand["addressee"]], known, f"demands[{n}]")
    for person in record["people"]:
        decided = [side["event"] for side in person["status"].values() if side]
        yield from _missing(decided, known, person["id"])


def _missing(ids: list[str | None], known: set[str], where: str) -> Iterator[str]:
    for ref in ids:
        if ref is not None and ref not in known:
            yield f"{where}: refers to {ref}, which the record does not define"
