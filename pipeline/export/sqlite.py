"""One SQLite file: the tables with keys and foreign keys, indexes, views, full-text search (FTS5) over evidence."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.flatten import TABLES
from pipeline.export.flatten.rows import Row, Rows, flatten_all
from pipeline.export.sql import create_indexes, create_table, create_views
from pipeline.schema import CaseRecord

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "date": "TEXT",
    "list": "TEXT",  # JSON array: json_each() unpacks it
    "json": "TEXT",
}
_LISTS = {table.name: [n for n, c in enumerate(table.columns) if c.type == "list"] for table in TABLES}
# Accents and case do not matter: "Garcia" finds "García".
_SEARCH = """
CREATE VIRTUAL TABLE evidence_search USING fts5(
  text, content='evidence', content_rowid='rowid', tokenize='unicode61 remove_diacritics 2')
"""


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write the database. Its references are checked before it is done."""
    with closing(sqlite3.connect(output, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=OFF")
        db.execute("PRAGMA synchronous=OFF")
        db.execute("PRAGMA foreign_keys=OFF")  # checked at once below, which is faster
        for table in TABLES:
            db.execute(create_table(table, _TYPES))
        db.execute("BEGIN")
        for rows in cases.chunks(_rows_of):
            for name, found in rows.items():
                if found:
                    marks = ",".join("?" * len(found[0]))
                    db.executemany(f'INSERT INTO "{name}" VALUES ({marks})', found)
                    report.written[name] += len(found)
        for statement in (*create_indexes(), *create_views(), _SEARCH):
            db.execute(statement)
        db.execute("INSERT INTO evidence_search(evidence_search) VALUES ('rebuild')")
        db.execute("COMMIT")
        dangling = db.execute("PRAGMA foreign_key_check").fetchone()
        assert dangling is None, f"a row of {dangling[0]} refers to nothing"
        db.execute("PRAGMA optimize")


def _rows_of(records: list[CaseRecord], report: Report) -> Rows:
    rows = flatten_all(records, report)
    return {name: [_cells(row, _LISTS[name]) for row in found] for name, found in rows.items()}


def _cells(row: Row, lists: list[int]) -> Row:
    if not lists:
        return row
    cells: list[Any] = list(row)
    for n in lists:
        cells[n] = json.dumps(cells[n], ensure_ascii=False)
    return tuple(cells)


exporter = Exporter("sqlite", "one SQLite file with keys, indexes, views and full-text search", write)
