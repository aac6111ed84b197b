"""``casework dates``: texts and JSON lines in, JSON lines out."""

import json
import subprocess
import sys
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.dates_run import line_annotations
from tests.paths import ROOT

RUNNER = CliRunner()


def annotate(text: str, *, as_written: bool = False) -> list[tuple[str, str, str]]:
    line = json.dumps({"id": "x", "text": text, "reference_date": "2016-07-20"})
    spans = line_annotations(line, 1, as_written=as_written)["spans"]
    assert all(s["text"] == text[s["start"] : s["end"]] for s in spans)
    return [(s["text"], s["type"], s["value"]) for s in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He was held on 25 July.", [("25 July", "DATE", "2015-07-25")]),
        ("in the summer of 1988", [("the summer of 1988", "DATE", "1988-SU")]),
        ("the second half of 2010", [("the second half of 2010", "DATE", "2010-H2")]),
        ("the first quarter of 2010", [("the first quarter of 2010", "DATE", "2010-Q1")]),
        ("throughout the 1980s", [("the 1980s", "DATE", "198")]),
        ("He came last week.", [("last week", "DATE", "2016-W28")]),
        ("He fled on 3 May 2012. He was seen that night.", [("3 May 2012", "DATE", "2012-05-03"),
                                                           ("that night", "TIME", "2012-05-03TNI")]),
        # ends of a period: one expression where the year or month is written once
        ("between 3 and 5 May 2014", [("3 and 5 May 2014", "DATE", "2014-05-03/2014-05-05")]),
        ("from March to June 2014", [("March to June 2014", "DATE", "2014-03/2014-06")]),
        ("from 1999 to 2001", [("1999", "DATE", "1999"), ("2001", "DATE", "2001")]),
        ("in 2009-10", [("2009", "DATE", "2009"), ("10", "DATE", "2010")]),
        ("on 17 and 18 May 2011", [("17", "DATE", "2011-05-17"), ("18 May 2011", "DATE", "2011-05-18")]),
    ],
)  # fmt: skip
def test_timex(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert annotate(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He was held on 25 July.", "XXXX-07-25"),
        ("He was held on 25 July 2010.", "2010-07-25"),
        ("He was freed on Friday.", "XXXX-WXX-5"),
        ("from 2014 to 2018", "(2014-01-01,2018-01-01,P4Y)"),
        ("from May to September 2014", "(2014-05-01,2014-09-01,P4M)"),
        ("from May to September", "(XXXX-05-01,XXXX-09-01,P4M)"),
        ("the 1980s", "(1980-01-01,1990-01-01,P10Y)"),
        ("He came yesterday.", "2016-07-19"),
    ],
)
def test_as_written(text: str, value: str) -> None:
    assert [v for _, _, v in annotate(text, as_written=True)] == [value]


def test_open_years() -> None:
    spans = line_annotations('{"text": "He was held on 25 July and freed in May; he came yesterday."}', 1)["spans"]
    assert [(s["value"], s["edtf"]) for s in spans] == [("XXXX-07-25", "XXXX-07-25"), ("XXXX-05", "XXXX-05")]


def test_json_lines(tmp_path) -> None:
    table = tmp_path / "texts.jsonl"
    table.write_text('{"id": 7, "text": "Held on 3 May.", "reference_date": "2016-07-20T10:00:00"}\n\nno json\n')
    result = subprocess.run(
        [sys.executable, "-m", "pipeline", "dates", table], capture_output=True, cwd=ROOT, check=False
    )
    assert result.returncode == 3
    assert b"line 3" in result.stderr
    [line] = map(json.loads, result.stdout.splitlines())
    assert line == {
        "id": 7,
        "spans": [
            {"start": 8, "end": 13, "text": "3 May", "type": "DATE", "value": "2016-05-03", "edtf": "2016-05-03"}
        ],
    }


def test_text(tmp_path) -> None:
    text = "UA 12/03\n\nOmar was held on 3 May 2001\nand freed two days later.\n"
    (tmp_path / "a.txt").write_text(text)
    out = tmp_path / "out.jsonl"
    result = RUNNER.invoke(app, ["dates", str(tmp_path), "--reference-date", "2003-12-02", "-o", str(out)])
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert result.exit_code == 0
    assert [(line["edtf"], line["inferred"]) for line in lines] == [("2001-05-03", None), ("2001-05-05", "relative")]
    assert all(text[line["start"] : line["end"]] == line["text"] for line in lines)
    assert lines[1]["anchor"] == {"start": lines[0]["start"], "end": lines[0]["end"]}


def test_missing_input(tmp_path) -> None:
    assert RUNNER.invoke(app, ["dates", str(tmp_path / "none.txt")]).exit_code == 2


VOCABULARY = (
    "on in since until from to the 3 12 31 2001 1999 99 May March june Monday last next week years two days later "
    "after before early end of spring and or , . - / ( ) \n 1388 Bahman 22nd of that year the eve arrest"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=30), st.sampled_from([" ", "", "\n"]))
def test_any_words_give_ordered_spans_of_the_text(words: list[str], glue: str) -> None:
    text = glue.join(words)
    line = json.dumps({"id": 1, "text": text, "reference_date": "2016-07-20"})
    spans = line_annotations(line, 1)["spans"]
    assert line_annotations(line, 1)["spans"] == spans
    ends = [(s["start"], s["end"]) for s in spans]
    assert all(0 <= start < end <= len(text) for start, end in ends)
    assert all(before[1] <= after[0] for before, after in pairwise(ends))


@settings(max_examples=50, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2039, 12, 31)))
def test_every_day_is_read_back(day: date) -> None:
    text = f"He was held on {day.day} {day:%B} {day.year}."
    assert [value for _, _, value in annotate(text)] == [day.isoformat()]
