"""The documentation: its queries run, its table of formats and columns is that of the code."""

import re
import sqlite3
from contextlib import closing

import duckdb
import pytest

from pipeline.export import exporter_names
from pipeline.export.uwazi.templates import EVENT, ORGANISATION, PERSON, URGENT_ACTION, thesauri
from tests.paths import ROOT

QUESTIONS = (ROOT / "docs" / "questions.md").read_text("utf-8")
QUERIES = re.findall(r"```sql\n(.*?)```", QUESTIONS, re.S)


def test_there_is_a_query_for_each_question():
    assert len(QUERIES) >= QUESTIONS.count("?\n") >= 3


@pytest.mark.parametrize("query", QUERIES)
def test_queries_run_and_answer(exported, query):
    with duckdb.connect(str(exported("duckdb")[0]), read_only=True) as db:
        assert db.execute(query).fetchall()
    if "median" not in query and "search_evidence" not in query:
        with closing(sqlite3.connect(exported("sqlite")[0])) as db:
            assert db.execute(query).fetchall()


def test_answers_are_those_of_the_records(exported, records):
    """The three questions, answered a second time from the records themselves."""
    with duckdb.connect(str(exported("duckdb")[0]), read_only=True) as db:
        sentenced = sum(row[2] for row in db.execute(QUERIES[0]).fetchall())
        detained = len(db.execute(QUERIES[2]).fetchall())
    told = {
        (r["record_id"], v)
        for r in records
        for e in r["events"]
        if (e["type"], e["penalty"]) == ("sentencing", "death") and e["modality"] in ("actual", "alleged")
        for v in e["victims"]
        if v.startswith("person-")
    }
    assert sentenced == len(told) > 0
    last = {}  # the last text of each action
    backwards = sorted(records, key=lambda r: r["record_id"], reverse=True)
    for r in sorted(backwards, key=lambda r: (r["document"]["issued"] or {}).get("start") or ""):
        last[r["document"]["ua_number"] or r["record_id"]] = r
    held = [
        p
        for r in last.values()
        for p in r["people"]
        if p["role"] == "subject" and p["status"]["liberty"] and (p["status"]["life"] or {}).get("value") != "dead"
        if p["status"]["liberty"]["value"] in ("detained", "abducted", "disappeared")
    ]
    hostile = 21  # of the record in tests/export/hostile.py
    assert detained == len(held) + hostile


def test_every_format_is_documented():
    text = (ROOT / "docs" / "export.md").read_text("utf-8")
    assert [name for name in exporter_names() if f"`{name}`" not in text] == []


def test_uwazi_properties_are_the_columns():
    text = (ROOT / "docs" / "uwazi.md").read_text("utf-8")
    rows = re.findall(r"^\| ?(.*?) ?\| (.+?) \| .+? \|$", text, re.M)
    labels = {re.sub(r"[^a-z]+", "_", label.strip().lower()) for _, cell in rows for label in cell.split(",")}
    columns = {*PERSON, *ORGANISATION, *URGENT_ACTION, *EVENT} - {"title", "attachments"}
    assert {column.removesuffix("_geolocation") for column in columns} <= labels
    for name in thesauri():
        assert f"select: {name}" in text
