"""The command: exit codes, stderr, standard output; entry points, missing packages, exporters of others."""

import json
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.export import Exporter, exporter, exporter_names
from pipeline.export.base import ExportError


def invoke(*arguments, **kwargs):
    return CliRunner().invoke(app, ["export", *map(str, arguments)], **kwargs)


def test_every_entry_point_is_an_exporter_of_its_name():
    for name in exporter_names():
        found = exporter(name)
        assert isinstance(found, Exporter)
        assert found.name == name
    listed = invoke("-", "--to", "list").stdout
    assert all(name in listed for name in exporter_names())


CODES = [
    (lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "out"], 0, "1 records"),
    (lambda d: [d, "--to", "geojson", "--output", d / "out"], 0, "1 records"),
    (
        lambda d: [d / "mixed.jsonl", "--to", "geojson", "--output", d / "out"],
        3,
        "quarantined: line 2: line: json_invalid",
    ),
    (lambda d: [d / "missing.jsonl", "--to", "geojson", "--output", d / "out"], 2, "no such file"),
    (lambda d: [d / "cases.jsonl", "--to", "nonsense", "--output", d / "out"], 2, "no such format"),
    (lambda d: [d / "cases.jsonl", "--to", "geojson"], 2, "--output is missing"),
    (lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "there"], 1, "exists"),
    (lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "there", "--overwrite"], 0, "1 records"),
    (lambda d: [d / "cases.jsonl", "--to", "tables", "--output", "-"], 1, "writes a folder"),
    (
        lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "out", "--also", "ages"],
        2,
        "needs --pseudonymise",
    ),
    (
        lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "out", "--pseudonymise", d / "no"],
        2,
        "No such file",
    ),
    (
        lambda d: [d / "cases.jsonl", "--to", "geojson", "--output", d / "out", "--pseudonymise", d / "there"],
        2,
        "16 bytes",
    ),
]


@pytest.mark.parametrize(("arguments", "code", "says"), CODES)
def test_exit_codes(hostile, tmp_path, arguments, code, says):
    good = hostile.read_text("utf-8")
    (tmp_path / "cases.jsonl").write_text(good, "utf-8")
    (tmp_path / "mixed.jsonl").write_text(good + "{nonsense\n", "utf-8")
    (tmp_path / "there").write_text("x")
    result = invoke(*arguments(tmp_path))
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert result.stdout == ""
    assert not list(tmp_path.glob("*.partial"))


def test_losses_are_told_with_their_numbers(hostile, tmp_path):
    stderr = invoke(hostile, "--to", "geojson", "--output", tmp_path / "out").stderr
    assert "21 features" in stderr


def test_a_failed_export_leaves_what_was_there(hostile, tmp_path, monkeypatch):
    def fail(cases, output, report):
        output.write_text("half")
        raise OSError("disk full")

    monkeypatch.setattr("pipeline.export.command.exporter", lambda name: Exporter("x", "", fail))
    (tmp_path / "out").write_text("before")
    result = invoke(hostile, "--to", "x", "--output", tmp_path / "out", "--overwrite")
    assert result.exit_code == 1
    assert (tmp_path / "out").read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def offer(monkeypatch, exporter_: Exporter) -> None:
    """Have the only entry point of exporters lead to ``exporter_``."""
    point = SimpleNamespace(name="tables", value="others.package:exporter", load=lambda: exporter_)
    monkeypatch.setattr("pipeline.export.registry.entry_points", lambda **_: [point])


def test_a_missing_package_is_named_with_the_extra_that_brings_it(monkeypatch, hostile, tmp_path):
    needy = Exporter("needy", "", lambda *_: None, packages=("no_such_package",), extra="export")
    offer(monkeypatch, needy)
    with pytest.raises(ExportError, match=r"pip install 'casework\[export\]'"):
        exporter("tables")
    assert invoke(hostile, "--to", "tables", "--output", tmp_path / "out").exit_code == 1


def test_exporters_of_others_are_found_and_get_streams_and_report(monkeypatch, hostile, tmp_path):
    """The example of docs/export.md."""

    def write(cases, output, report):
        with output.open("w", encoding="utf-8") as file:
            for record in cases:
                file.write(f"{record.record_id}\t{len(record.people)}\n")
                report.written["people"] += len(record.people)
                report.lose("events: this format has none", len(record.events))

    offer(monkeypatch, Exporter("counts", "people per text", write))
    result = invoke(hostile, "--to", "tables", "--output", tmp_path / "out")
    assert (tmp_path / "out").read_text("utf-8") == "0123456789abcdef\t21\n"
    assert "21 events: this format has none" in result.stderr


def test_standard_output(hostile, tmp_path):
    import subprocess
    import sys

    line = [sys.executable, "-m", "pipeline", "export", "-", "--to", "geojson", "--output", "-"]
    done = subprocess.run(line, input=hostile.read_bytes(), capture_output=True, check=True)
    assert len(json.loads(done.stdout)["features"]) == 21
    assert b"1 records in standard output" in done.stderr


def test_the_same_records_give_the_same_bytes(hostile, tmp_path):
    for to in ("tables", "uwazi", "ftm", "graphml", "brat", "parquet"):
        for n in (1, 2):
            assert invoke(hostile, "--to", to, "--output", tmp_path / f"{to}{n}").exit_code == 0
        first, second = tmp_path / f"{to}1", tmp_path / f"{to}2"
        pairs = (
            [(first, second)] if first.is_file() else [(p, second / p.name) for p in first.iterdir() if p.is_file()]
        )
        assert all(a.read_bytes() == b.read_bytes() for a, b in pairs)
