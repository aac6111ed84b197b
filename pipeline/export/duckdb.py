"""One DuckDB file: the tables with keys, indexes and views, and search over evidence. Needs duckdb and pyarrow.

DuckDB's own full-text index is an extension that it fetches from the network, so the search is a macro that scans the
column: ``FROM search_evidence('solitary confinement')``.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.export.arrow import batches_of, unpacked
from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.sql import create_table, create_views, insertion_order

_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "list": "VARCHAR[]",
    "json": "JSON",
}
_SEARCH = r"""
CREATE MACRO search_evidence(words) AS TABLE
SELECT * FROM evidence WHERE list_bool_and(list_transform(
  regexp_extract_all(strip_accents(lower(words)), '[\pL\pN]+'),
  lambda word: regexp_matches(strip_accents(lower(text)), '(^|[^\pL\pN])' || word || '($|[^\pL\pN])')))
"""


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write the database."""
    import duckdb

    with duckdb.connect(str(output)) as db:
        for statement in ("SET memory_limit = '400MB'", "SET threads = 2", "SET preserve_insertion_order = true"):
            db.execute(statement)
        for table in insertion_order():
            db.execute(create_table(table, _TYPES))
        for packed in cases.chunks(batches_of):
            for table in insertion_order():
                if table.name in packed:
                    part = unpacked(packed[table.name])
                    db.register("part", part)
                    db.execute(f'INSERT INTO "{table.name}" SELECT * FROM part')
                    db.unregister("part")
        for statement in (*create_views(), _SEARCH):
            db.execute(statement)


exporter = Exporter(
    "duckdb",
    "one DuckDB file with keys, views and search over evidence",
    write,
    packages=("duckdb", "pyarrow"),
    extra="export",
)
