"""One DuckDB file: the tables with keys and foreign keys, views, and search over evidence. Needs duckdb and pyarrow.

DuckDB keeps the index of a declared key in memory, so beyond KEYED records keys are not declared: they hold all the
same, since the rows are made from records whose ids were checked. Its min-max indexes serve every column unasked.

DuckDB's own full-text index is an extension that it fetches from the network, so the search is a macro that scans the
column: ``FROM search_evidence('solitary confinement')``.
"""

from __future__ import annotations

from pathlib import Path

from pipeline.export.arrow import batches_of, unpacked
from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.flatten import TABLES
from pipeline.export.sql import create_table, create_views

KEYED = 5_000  # records up to which keys are declared: they take about 400 MB then
_SETTINGS = (
    "SET memory_limit = '400MB'",
    "SET threads = 2",
    "SET enable_progress_bar = false",
    "SET checkpoint_threshold = '256MB'",
)
_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "date": "DATE",
    "list": "VARCHAR[]",
    "json": "JSON",
}
# Whole words, in any order, whatever their case and accents.
_SEARCH = r"""
CREATE MACRO search_evidence(words) AS TABLE
SELECT * FROM evidence WHERE list_bool_and(list_transform(
  regexp_extract_all(strip_accents(lower(words)), '[\pL\pN]+'),
  lambda word: regexp_matches(strip_accents(lower(text)), '(^|[^\pL\pN])' || word || '($|[^\pL\pN])')))
"""


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write the database."""
    loaded = output.with_name(output.name + ".loaded")
    try:
        _load(cases, loaded)
        if report.written["documents"] <= KEYED:
            _with_keys(loaded, output)
        else:
            loaded.rename(output)
            report.lose(f"keys not declared: DuckDB would hold them in memory (more than {KEYED} records)")
        _add_views(output)
    finally:
        loaded.unlink(missing_ok=True)


def _load(cases: Cases, path: Path) -> None:
    import duckdb

    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as db:
        for statement in _SETTINGS:
            db.execute(statement)
        for table in TABLES:
            db.execute(create_table(table, _TYPES, keys=False))
        for packed in cases.chunks(batches_of):
            db.execute("BEGIN")
            for name, data in packed.items():
                db.register("part", unpacked(data))
                db.execute(f'INSERT INTO "{name}" SELECT * FROM part')
                db.unregister("part")
            db.execute("COMMIT")


def _with_keys(loaded: Path, output: Path) -> None:
    import duckdb

    with duckdb.connect(str(output)) as db:
        for statement in (*_SETTINGS[1:], "SET memory_limit = '800MB'"):
            db.execute(statement)
        db.execute(f"ATTACH '{str(loaded).replace(chr(39), chr(39) * 2)}' AS loaded (READ_ONLY)")
        for table in TABLES:
            db.execute(create_table(table, _TYPES))
            db.execute(f'INSERT INTO "{table.name}" SELECT * FROM loaded."{table.name}"')


def _add_views(output: Path) -> None:
    import duckdb

    with duckdb.connect(str(output)) as db:
        for statement in (*create_views(), _SEARCH):
            db.execute(statement)


exporter = Exporter(
    "duckdb",
    "one DuckDB file with keys, views and search over evidence",
    write,
    packages=("duckdb", "pyarrow"),
    extra="export",
)
