"""CSV tables: Frictionless reads them, nothing is lost, no cell runs."""

import csv
import json

import frictionless
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.export import Report
from pipeline.export.cells import safe_cell, unsafe_cell
from pipeline.export.flatten import TABLES
from tests.export.hostile import NAMES

csv.field_size_limit(10_000_000)


def rows_of(folder, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_frictionless_finds_types_keys_and_references_valid(exported):
    output, _ = exported("tables")
    report = frictionless.validate(str(output / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert report.stats["tasks"] == len(TABLES)


def counts(records) -> dict[str, int]:
    """How many rows each table must have, counted from the records themselves."""
    lists = ("people", "groups", "organizations", "places", "dates", "charges", "events", "relations", "demands")
    found = {name: sum(len(r[name]) for r in records) for name in lists}
    entities = ("people", "groups", "organizations", "places", "dates")
    return found | {
        "documents": len(records),
        "document_countries": sum(len(r["document"]["countries"]) for r in records),
        "sections": sum(len(r["document"]["sections"]) for r in records),
        "entities": sum(found[name] for name in entities),
        "mentions": sum(len(e["mentions"]) for r in records for name in entities for e in r[name]),
        "event_participants": sum(len(e["victims"]) + len(e["actors"]) for r in records for e in r["events"]),
        "charge_people": sum(len(c["people"]) for r in records for c in r["charges"]),
        "charge_provisions": sum(len(c["provisions"]) for r in records for c in r["charges"]),
    }


@pytest.fixture(scope="session")
def all_records(everything) -> list[dict]:
    return [json.loads(line) for line in everything.read_text("utf-8").split("\n") if line]


@pytest.mark.parametrize("name", [table.name for table in TABLES if table.name != "evidence"])
def test_rows_are_as_many_as_the_records_hold(exported, all_records, name):
    output, report = exported("tables")
    assert len(rows_of(output, name)) == counts(all_records)[name] == report.written[name]


def test_evidence_has_every_span_of_every_fact(exported, all_records):
    output, _ = exported("tables")
    told = {
        (r["record_id"], r["fact_kind"], int(r["start_offset"]), int(r["end_offset"]))
        for r in rows_of(output, "evidence")
    }
    for record in all_records:
        for kind, name in (
            ("event", "events"),
            ("charge", "charges"),
            ("relation", "relations"),
            ("demand", "demands"),
        ):
            for fact in record[name]:
                for span in fact["evidence"]:
                    assert (record["record_id"], kind, span["start"], span["end"]) in told
        for person in record["people"]:
            for item in person["evidence"]:
                for span in item["spans"]:
                    assert (record["record_id"], "person", span["start"], span["end"]) in told


def test_values_are_those_of_the_records(exported, all_records):
    output, _ = exported("tables")
    names = {r["person_id"]: unsafe_cell(r["name"]) for r in rows_of(output, "people")}
    for record in all_records:
        for person in record["people"]:
            assert names[f"{record['record_id']}/{person['id']}"] == person["name"]


def test_no_cell_begins_like_a_formula(exported):
    output, report = exported("tables")
    for table in TABLES:
        free = {c.name for c in table.columns if c.type not in ("integer", "number")}
        for row in rows_of(output, table.name):
            for name in free:
                assert row[name][:1] not in set("=+-@\t\r\n＝＋－＠") or not row[name], (table.name, name, row[name])
    assert report.losses["cells that a spreadsheet could run: written behind an apostrophe"]


CELLS = [
    ("=1+1", "'=1+1"),
    ("-5", "'-5"),
    ("+1", "'+1"),
    ("@A1", "'@A1"),
    ("\tx", "'\tx"),
    ("＝1", "'＝1"),
    ("'=1", "''=1"),
    ("'Ali Mansoor", "'Ali Mansoor"),  # near misses
    ("a=1", "a=1"),
    ("5-6", "5-6"),
    ("", ""),
]


@pytest.mark.parametrize(("value", "cell"), CELLS)
def test_safe_cell(value, cell):
    assert safe_cell(value) == cell
    assert unsafe_cell(cell) == value


@given(st.text(alphabet="'=+-@\t\r\na＝", max_size=6))
def test_safe_cells_can_be_undone_and_never_run(text):
    assert unsafe_cell(safe_cell(text)) == text
    assert safe_cell(text)[:1] not in set("=+-@\t\r\n＝") or not text


def test_lists_have_as_many_values_as_they_show(exported):
    output, report = exported("tables")
    row = next(r for r in rows_of(output, "people") if r["name"] == NAMES["pipe"])
    assert row["aliases"].split(";") == [NAMES["pipe"][:3], "x,y", "x|y"]
    assert report.losses["list values with ';' in them: written with ','"] >= len(NAMES)


def test_lines_end_as_rfc_4180_says(exported):
    output, _ = exported("tables")
    for table in TABLES:
        assert (output / f"{table.name}.csv").read_bytes().endswith(b"\r\n")


def test_a_dangling_reference_is_left_empty_and_counted(hostile):
    from pipeline.export.flatten.rows import flatten_all
    from pipeline.records import parse

    record = json.loads(hostile.read_text("utf-8"))
    record["events"][0]["place"] = "place-9"
    record["people"][0]["status"]["liberty"]["event"] = "event-99"
    report = Report()
    rows = flatten_all([parse(json.dumps(record).encode())[0]], report)
    assert sum(report.losses.values()) == 2
    assert rows["events"][0][10] is None
