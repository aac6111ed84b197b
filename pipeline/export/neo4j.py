"""CSV for ``neo4j-admin database import full``: a file for each label, one for all relationships.

The import takes no line breaks in a cell unless told to, so white space is folded; quotes are doubled.
"""

from __future__ import annotations

import csv
import re
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.graph import EDGE_PROPERTIES, NODE_PROPERTIES, Node, Value, graph

_BREAKS = re.compile(r"\s+|[\x00-\x1f]")
_LISTS = frozenset({"aliases", "occupations", "countries"})  # joined by ";", the import's own array delimiter


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write ``nodes_person.csv`` …, ``relationships.csv`` and ``import.sh``, the command that loads them."""
    with ExitStack() as stack:

        def table(name: str, head: list[str]) -> Any:
            file = stack.enter_context((output / name).open("w", encoding="utf-8", newline=""))
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
            writer.writerow(head)
            return writer

        nodes = {
            label: table(
                _file(label), ["id:ID", ":LABEL", *(f"{name}:{_type(name, kind)}" for name, kind in p.items())]
            )
            for label, p in NODE_PROPERTIES.items()
        }
        edges = table("relationships.csv", [":START_ID", ":END_ID", ":TYPE", *EDGE_PROPERTIES])
        for record in cases:
            for item in graph(record, report):
                if isinstance(item, Node):
                    cells = [_cell(item.properties.get(name)) for name in NODE_PROPERTIES[item.label]]
                    nodes[item.label].writerow([item.id, item.label, *cells])
                    report.written["nodes"] += 1
                else:
                    cells = [_cell(item.properties.get(name)) for name in EDGE_PROPERTIES]
                    edges.writerow([item.source, item.target, item.type, *cells])
                    report.written["relationships"] += 1
    files = " \\\n  ".join(f"--nodes={_file(label)}" for label in NODE_PROPERTIES)
    command = f"neo4j-admin database import full neo4j \\\n  {files} \\\n  --relationships=relationships.csv\n"
    (output / "import.sh").write_text(
        f"#!/bin/sh\n# Run beside the files, with the database stopped.\n{command}", "utf-8"
    )


def _file(label: str) -> str:
    return f"nodes_{label.lower()}.csv"


def _type(name: str, kind: str) -> str:
    return f"{kind}[]" if name in _LISTS else kind


def _cell(value: Value | None) -> Value | None:
    return _BREAKS.sub(" ", value).strip() if isinstance(value, str) else value


exporter = Exporter("neo4j", "CSV for neo4j-admin import", write, folder=True)
