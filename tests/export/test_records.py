"""Records read back: files, folders, gzip, bad lines, unsafe characters."""

import gzip
import json

import pytest

import pipeline
from pipeline.export import Options, export, exporter
from pipeline.records import BadRecordError, parse


def test_reads_a_file_a_folder_and_gzip(hostile, tmp_path):
    packed = tmp_path / "cases.jsonl.gz"
    packed.write_bytes(gzip.compress(hostile.read_bytes()))
    for path in (hostile, hostile.parent, packed, str(hostile)):
        assert [r.record_id for r in pipeline.read_records(path)] == ["0123456789abcdef"]
    with pytest.raises(FileNotFoundError):
        pipeline.read_records(tmp_path / "none.jsonl")


BAD = [
    ("nonsense", "not JSON|json_invalid"),
    ("{}", "missing"),
    ('{"schema_version":"2.0"}', "schema_version"),
    ("[]", "type"),
    ('"\\ud800"', "type"),
    ("\\u" * 3, "not JSON"),
]


@pytest.mark.parametrize(("line", "says"), BAD)
def test_a_bad_line_names_what_is_wrong(line, says, tmp_path):
    with pytest.raises(BadRecordError, match=says):
        parse(line.encode())
    path = tmp_path / "x.jsonl"
    path.write_text(line + "\n")
    with pytest.raises(BadRecordError, match="line 1"):
        list(pipeline.read_records(path))


def test_a_bad_line_is_named_without_its_words(hostile):
    record = json.loads(hostile.read_text("utf-8"))
    record["people"][0]["role"] = "Secret Name"
    with pytest.raises(BadRecordError) as caught:
        parse(json.dumps(record).encode())
    assert str(caught.value).startswith("people.0.role")
    assert "Secret" not in str(caught.value)


def test_an_id_that_stands_for_two_things_is_refused(hostile):
    record = json.loads(hostile.read_text("utf-8"))
    record["people"][1]["id"] = "person-1"
    with pytest.raises(BadRecordError, match="two things"):
        parse(json.dumps(record).encode())


UNSAFE = ["Nul\x00Name", "Half\ud800Name", "\udc00"]


@pytest.mark.parametrize("name", UNSAFE)
@pytest.mark.parametrize(
    "to", ["tables", "sqlite", "duckdb", "parquet", "ftm", "uwazi", "graphml", "neo4j", "elasticsearch"]
)
def test_nul_and_half_pairs_are_made_safe_in_every_format(hostile, tmp_path, name, to):
    record = json.loads(hostile.read_text("utf-8"))
    record["people"][0]["name"] = name
    path = tmp_path / "cases.jsonl"
    path.write_text(json.dumps(record) + "\n", "utf-8")
    report = export(path, exporter(to), tmp_path / "out", Options(workers=1))
    assert report.losses["characters that no reader takes (NUL, half a surrogate pair): written as U+FFFD"] == 1
    files = [tmp_path / "out"] if (tmp_path / "out").is_file() else (tmp_path / "out").iterdir()
    if to not in ("sqlite", "duckdb", "parquet"):
        assert all(b"\x00" not in f.read_bytes() for f in files if f.is_file() and f.suffix != ".zip")


def test_repeated_and_bad_lines_are_quarantined_and_the_rest_is_written(hostile, tmp_path):
    good = hostile.read_text("utf-8")
    path = tmp_path / "cases.jsonl"
    path.write_text(good + "nonsense\n" + good + "\n" + good.replace("0123456789abcdef", "f" * 16), "utf-8")
    report = export(path, exporter("tables"), tmp_path / "out", Options(workers=1))
    assert {bad.number for bad in report.bad_lines} == {2, 3}
    assert report.records == report.written["documents"] == 2
