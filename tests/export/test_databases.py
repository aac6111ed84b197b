"""Parquet, DuckDB, SQLite, data frames: the engines' own checks, the same rows as the CSV tables, views, search."""

import json
import sqlite3
from contextlib import closing

import duckdb
import pyarrow.parquet as pq
import pytest

import pipeline
from pipeline.export import Options, export, exporter
from pipeline.export import duckdb as duckdb_exporter
from pipeline.export.flatten import TABLES
from pipeline.export.sql import VIEWS
from tests.export.hostile import NAMES

ENGINES = ("duckdb", "sqlite")


@pytest.fixture
def ask(exported):
    """A function: the rows of a query on one of the two databases."""
    opened = []

    def query(engine: str, sql: str, *values):
        path = str(exported(engine)[0])
        db = duckdb.connect(path, read_only=True) if engine == "duckdb" else sqlite3.connect(path)
        opened.append(db)
        return db.execute(sql, values).fetchall()

    yield query
    for db in opened:
        db.close()


def test_sqlite_finds_itself_whole(ask):
    assert ask("sqlite", "PRAGMA integrity_check") == [("ok",)]
    assert ask("sqlite", "PRAGMA foreign_key_check") == []
    assert ask("sqlite", "INSERT INTO evidence_search(evidence_search) VALUES ('integrity-check')") == []


def test_duckdb_declares_keys_and_references(ask):
    kinds = dict(ask("duckdb", "SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY 1"))
    assert kinds["PRIMARY KEY"] == len(TABLES)
    assert kinds["FOREIGN KEY"] >= sum(len(table.foreign) for table in TABLES)


def test_duckdb_beyond_the_limit_declares_none_but_holds_the_same(everything, exported, tmp_path, monkeypatch):
    monkeypatch.setattr(duckdb_exporter, "KEYED", 1)
    report = export(everything, exporter("duckdb"), tmp_path / "large.duckdb", Options(workers=1))
    assert any("keys not declared" in reason for reason in report.losses)
    with duckdb.connect(str(tmp_path / "large.duckdb")) as db:
        db.execute(f"ATTACH '{exported('duckdb')[0]}' AS keyed (READ_ONLY)")
        for table in TABLES:
            assert db.execute(f"FROM {table.name} EXCEPT ALL FROM keyed.{table.name}").fetchall() == []
            assert (
                db.execute(f"SELECT count(*) FROM keyed.{table.name}").fetchone()
                == db.execute(f"SELECT count(*) FROM {table.name}").fetchone()
            )


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_all_engines_hold_the_same_rows(exported, ask, table):
    written = exported("tables")[1].written[table.name]
    assert pq.read_metadata(exported("parquet")[0] / f"{table.name}.parquet").num_rows == written
    for engine in ENGINES:
        assert ask(engine, f"SELECT count(*) FROM {table.name}") == [(written,)]


def test_parquet_is_typed_described_and_compressed(exported):
    folder = exported("parquet")[0]
    schema = pq.read_schema(folder / "people.parquet")
    assert str(schema.field("age").type) == "int64"
    assert str(schema.field("aliases").type).startswith("list<")
    assert str(pq.read_schema(folder / "dates.parquet").field("date_start").type) == "date32[day]"
    assert schema.field("person_id").metadata[b"description"]
    assert pq.read_metadata(folder / "people.parquet").row_group(0).column(0).compression == "ZSTD"


def test_hostile_values_survive_unchanged(exported, ask):
    people = pq.read_table(exported("parquet")[0] / "people.parquet").to_pylist()
    for name in NAMES.values():
        row = next(row for row in people if row["name"] == name)
        assert row["aliases"] == [name[:3], "x;y", "x|y"]
        assert ask("duckdb", "SELECT count(*) FROM people WHERE name = ?", name) == [(1,)]
        assert ask("sqlite", "SELECT count(*) FROM people WHERE name = ?", name) == [(1,)]


@pytest.mark.parametrize("view", VIEWS)
def test_views_say_the_same_in_both_engines(ask, view):
    counts = [ask(engine, f"SELECT count(*) FROM {view}") for engine in ENGINES]
    assert counts[0] == counts[1]
    assert counts[0][0][0] > 0


def test_detained_now_takes_the_last_text_of_an_action(tmp_path, hostile):
    """An update in which somebody is free ends what the first text says, whatever the order of the records."""
    first = json.loads(hostile.read_text("utf-8"))
    later = json.loads(hostile.read_text("utf-8").replace('"0123456789abcdef"', '"0000000000000001"'))
    for record, day in ((first, "1990-01-02"), (later, "1990-03-04")):
        record["document"]["issued"] = {"edtf": day, "start": day, "end": day, "inferred": None, "mentions": []}
    for person in later["people"]:
        person["status"]["liberty"]["value"] = "released"
    later["people"][0]["status"]["liberty"]["value"] = "detained"
    path = tmp_path / "cases.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in (later, first)), "utf-8")
    export(path, exporter("sqlite"), tmp_path / "db", Options(workers=1))
    with closing(sqlite3.connect(tmp_path / "db")) as db:
        assert db.execute("SELECT record_id, name FROM detained_now").fetchall() == [
            ("0000000000000001", first["people"][0]["name"])
        ]


PAIRS = [  # events of one person (type, modality, day) -> pairs (arrested, released)
    ([("arrest", "actual", "2010-01-01"), ("release", "actual", "2010-02-01")], [("2010-01-01", "2010-02-01")]),
    ([("arrest", "actual", "2010-01-01"), ("release", "called_for", "2010-02-01")], []),
    ([("arrest", "risk", "2010-01-01"), ("release", "actual", "2010-02-01")], []),
    ([("arrest", "actual", "2010-03-01"), ("release", "actual", "2010-02-01")], []),
    (
        [
            ("arrest", "actual", "2010-01-01"),
            ("release", "actual", "2010-02-01"),
            ("arrest", "actual", "2011-01-01"),
            ("release", "actual", "2011-02-01"),
        ],
        [("2010-01-01", "2010-02-01"), ("2011-01-01", "2011-02-01")],
    ),
    (
        [("arrest", "actual", "2010-01-01"), ("arrest", "actual", "2011-01-01"), ("release", "actual", "2011-02-01")],
        [("2011-01-01", "2011-02-01")],
    ),
]


@pytest.mark.parametrize(("events", "pairs"), PAIRS)
def test_arrest_release_pairs_each_arrest_with_the_next_release(tmp_path, hostile, events, pairs):
    record = json.loads(hostile.read_text("utf-8"))
    template = record["events"][0]
    record["events"] = [
        {
            **template,
            "id": f"event-{n}",
            "type": type,
            "modality": modality,
            "date": {"edtf": day, "start": day, "end": day, "inferred": None},
        }
        for n, (type, modality, day) in enumerate(events, 1)
    ]
    for person in record["people"]:
        person["status"]["liberty"] = None
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(record) + "\n", "utf-8")
    export(path, exporter("sqlite"), tmp_path / "db", Options(workers=1))
    with closing(sqlite3.connect(tmp_path / "db")) as db:
        assert db.execute("SELECT arrested, released FROM arrest_release ORDER BY 1").fetchall() == pairs


SEARCHES = ["arrested tehran", "TEHRAN", "jose nunez"]


@pytest.mark.parametrize("words", SEARCHES)
def test_search_finds_whole_words_whatever_their_case_and_accents(ask, words):
    found = ask("duckdb", "SELECT count(*) FROM search_evidence(?)", words)[0][0]
    again = ask("sqlite", "SELECT count(*) FROM evidence_search WHERE evidence_search MATCH ?", words)[0][0]
    assert found == again > 0


def test_search_finds_no_parts_of_words(ask):
    assert ask("duckdb", "SELECT count(*) FROM search_evidence('tehra')") == [(0,)]


def test_workers_write_what_one_process_writes(everything, exported, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.export.cases._SMALL", 0)
    monkeypatch.setattr("pipeline.export.cases.CHUNK", 5)
    export(everything, exporter("tables"), tmp_path / "tables", Options(workers=2))
    for table in TABLES:
        name = f"{table.name}.csv"
        assert (tmp_path / "tables" / name).read_bytes() == (exported("tables")[0] / name).read_bytes()


def test_data_frames(everything, exported):
    found = pipeline.read_records(everything)
    written = exported("tables")[1].written
    assert len(found.to_pandas("people")) == written["people"]
    assert found.to_polars("events").height == written["events"]
    assert found.to_arrow("documents").column("record_id").to_pylist() == [r.record_id for r in found]
    with pytest.raises(KeyError):
        found.to_arrow("nothing")
