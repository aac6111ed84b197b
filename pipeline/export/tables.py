"""Normalised CSV tables with a Frictionless data package (Table Schema: types, keys, foreign keys)."""

from __future__ import annotations

import json
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pipeline._version import __version__
from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.cells import CsvText
from pipeline.export.flatten import TABLES, Column, Table
from pipeline.export.flatten.rows import flatten_all
from pipeline.export.flatten.schema import table as table_named
from pipeline.schema import CaseRecord

_TYPES = {"list": "string", "json": "object"}


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one CSV file a table, and ``datapackage.json``."""
    with ExitStack() as stack:
        files = {}
        for table in TABLES:
            file = stack.enter_context((output / f"{table.name}.csv").open("wb"))
            file.write(CsvText(table, report).header().encode())
            files[table.name] = file
        for written, texts in cases.chunks(_csv_of):
            report.written += written
            for name, data in texts.items():
                files[name].write(data)
    package = data_package(report)
    (output / "datapackage.json").write_text(json.dumps(package, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _csv_of(records: list[CaseRecord], report: Report) -> tuple[Counter[str], dict[str, bytes]]:
    rows = flatten_all(records, report)
    counts = Counter({name: len(found) for name, found in rows.items()})
    return counts, {table.name: CsvText(table, report).lines(rows[table.name]).encode() for table in TABLES}


def data_package(report: Report) -> dict[str, Any]:
    """The descriptor of the folder of tables."""
    return {
        "profile": "tabular-data-package",
        "name": "casework",
        "title": "Case records as tables",
        "description": "Lists are joined by ';'. A cell that a spreadsheet would run as a formula is written behind "
        "an apostrophe. Offsets count code points of the decoded source text.",
        "version": __version__,
        "resources": [_resource(table, report.written[table.name]) for table in TABLES],
    }


def _resource(table: Table, rows: int) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "title": table.name,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "fields": [_field(column, column.name in table.key) for column in table.columns],
            "missingValues": [""],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "fields": [column],
                    "reference": {
                        "resource": target.replace("_", "-"),
                        "fields": list(table_named(target).key),
                    },
                }
                for column, target in table.foreign
            ],
        },
    }


def _field(column: Column, in_key: bool) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES.get(column.type, column.type),
        "description": column.description,
    }
    constraints: dict[str, Any] = {}
    if column.required or in_key:
        constraints["required"] = True
    if column.enum:
        constraints["enum"] = list(column.enum)
    return field | ({"constraints": constraints} if constraints else {})


exporter = Exporter("tables", "normalised CSV tables with a Frictionless data package", write, folder=True)
