"""A corrected text, whatever the tool: regions with labels, links between them, and their notes."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

_NOTE = re.compile(r"(?P<ref>[a-z]+-\d+)?\s*(?P<json>\{.*\})?\s*", re.S)


class CorrectionError(ValueError):
    """A corrected file that cannot be read; the message holds no words of the text."""


@dataclass(slots=True)
class Region:
    """A labelled span. ``ref`` is the id that it had in the record; new regions have none."""

    id: str
    label: str
    start: int
    end: int
    text: str
    ref: str | None = None
    note: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Corrected:
    """One text as people left it. ``links`` are (type, from, to), ``same`` sets of regions of one entity."""

    name: str
    text: str
    document: dict[str, Any]
    regions: dict[str, Region]
    links: list[tuple[str, str, str]]
    same: list[list[str]] = field(default_factory=list)


def read_note(text: str, where: str) -> tuple[str | None, dict[str, Any]]:
    """The id and the fields of a note: ``person-1 {"role": "subject"}``. Raises CorrectionError for anything else."""
    found = _NOTE.fullmatch(text)
    try:
        fields = json.loads(found["json"] or "{}") if found else None
    except json.JSONDecodeError:
        fields = None
    if found is None or not isinstance(fields, dict):
        raise CorrectionError(f'note of {where}: neither empty nor an id and an object like {{"role": "subject"}}')
    return found["ref"], fields
