"""Writes the entities, and has the followthemoney library read each one back where it is installed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.ftm.entity import Entity
from pipeline.export.ftm.links import links
from pipeline.export.ftm.things import things
from pipeline.schema import CaseRecord
from pipeline.writing.lines import json_line


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one entity a line."""
    check = _checker(report)
    with output.open("w", encoding="utf-8", newline="\n") as file:
        for record in cases:
            for entity in _entities(record, cases.options.modalities, report):
                made = entity.as_dict()
                check(made)
                report.written[entity.schema] += 1
                file.write(json_line(made) + "\n")


def _entities(record: CaseRecord, modalities: frozenset[str], report: Report) -> Iterator[Entity]:
    yield from things(record, report)
    yield from links(record, modalities, report)


def _checker(report: Report) -> Callable[[dict[str, Any]], None]:
    """Counts the values that the library drops or changes when it reads an entity; nothing where it is missing."""
    if find_spec("followthemoney") is None:
        return lambda made: None
    from followthemoney import model

    def check(made: dict[str, Any]) -> None:
        proxy = model.get_proxy(made, cleaned=False)
        for name, values in made["properties"].items():
            dropped = len(values) - len(proxy.get(name, quiet=True))
            if dropped > 0:
                report.lose(f"values of {made['schema']}.{name} that followthemoney drops", dropped)

    return check


exporter = Exporter("ftm", "FollowTheMoney entities for Aleph and OpenAleph", write)
