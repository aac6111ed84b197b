"""The command: what it prints where, and with which exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pipeline import __version__
from pipeline.cli import app
from tests.paths import ROOT, SAMPLES

SAMPLE = SAMPLES[0]
TEXT = "Ana Lopez was arrested in Lima on 3 May 2001."


def invoke(*arguments, **kwargs):
    return CliRunner().invoke(app, [str(a) for a in arguments], **kwargs)


def command(*arguments, **kwargs):
    """The real command in a process of its own."""
    line = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, cwd=ROOT, check=False, **kwargs)


@pytest.mark.parametrize(
    ("make", "code", "says"),
    [
        (lambda d: [d / "good.txt"], 0, "records"),
        (lambda d: [d], 3, "no text in it"),
        (lambda d: [d / "empty.txt"], 3, "empty.txt"),
        (lambda d: [d / "binary.txt", d / "good.txt"], 3, "binary.txt"),
        (lambda d: [d / "missing.txt"], 2, "no such file"),
        (lambda d: [d / "missing.txt", d / "good.txt"], 3, "no such file"),
        (lambda d: [d / "none"], 2, "folder holds no text"),
        (lambda d: [d / "*.pdf"], 2, "no file matches"),
    ],
)
def test_extract_exit_codes(tmp_path: Path, make, code: int, says: str) -> None:
    (tmp_path / "none").mkdir()
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text(" ")
    (tmp_path / "binary.txt").write_bytes(b"\x00\x01\x02\xff" * 100)
    result = invoke("extract", *make(tmp_path), "--output", tmp_path / "out")
    assert result.exit_code == code, result.output
    assert says in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "arguments", [["extract"], ["extract", "x.txt"], ["nonsense"], ["validate", "missing.jsonl"]]
)
def test_wrong_usage(arguments: list[str]) -> None:
    assert invoke(*arguments).exit_code == 2


@pytest.mark.parametrize(
    "options",
    [
        ["--engine", "dask"],
        ["--engine", "spark"],
        ["--scheduler", "tcp://h:1"],
        ["--workers", "0"],
        ["--memory", "1"],
    ],
)
def test_options_that_do_not_go_together(tmp_path: Path, options: list[str]) -> None:
    assert invoke("extract", SAMPLE, "-o", tmp_path, *options).exit_code == 2
    assert not list(tmp_path.iterdir())


def test_output_that_is_a_file_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "f").write_text("")
    assert invoke("extract", SAMPLE, "--output", tmp_path / "f").exit_code == 2


def test_stdin_to_stdout() -> None:
    done = command("extract", "-", "--output", "-", input=TEXT.encode())
    record = json.loads(done.stdout)
    assert done.returncode == 0
    assert record["source"]["uri"] == "-"
    assert record["source"]["characters"] == len(TEXT)
    assert b"texts per second" in done.stderr


def test_no_text_of_the_input_on_stderr(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    done = command("extract", tmp_path / "a.txt", "--output", tmp_path / "out")
    assert b"Lopez" not in done.stderr and done.stdout == b""


def test_same_bytes_under_another_hash_seed_and_locale(tmp_path: Path) -> None:
    runs = [
        command("extract", SAMPLE, "--output", "-", env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale})
        for seed, locale in (("1", "C"), ("2", "C.UTF-8"))
    ]
    assert runs[0].stdout == runs[1].stdout != b""


def test_schema_is_the_committed_one() -> None:
    committed = (ROOT / "docs" / "record.schema.json").read_text(encoding="utf-8")
    assert invoke("schema").stdout == committed, "run `make schema` and say in CHANGELOG.md what changed"


def test_version() -> None:
    assert invoke("--version").stdout == f"casework {__version__}\n"


def test_validate_finds_a_shifted_span(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    invoke("extract", tmp_path / "a.txt", "--output", tmp_path)
    path = tmp_path / "cases.jsonl"
    assert invoke("validate", path).exit_code == 0
    record = json.loads(path.read_text())
    record["dates"][0]["mentions"][0]["start"] -= 1
    path.write_text(json.dumps(record))
    result = invoke("validate", path)
    assert result.exit_code == 1 and "$.dates[0].mentions[0]" in result.stderr and "Lopez" not in result.stderr


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda r: r.update(schema_version="9"), "$.schema_version"),
        (lambda r: r["people"][0].update(role="victim"), "$.people[0].role"),
        (lambda r: r.pop("dates"), "required"),
        (lambda r: r["places"][0].update(within="place-99"), "place-99"),
    ],
)
def test_validate_finds_wrong_records(tmp_path: Path, change, says: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    invoke("extract", tmp_path / "a.txt", "--output", tmp_path)
    path = tmp_path / "cases.jsonl"
    record = json.loads(path.read_text())
    change(record)
    path.write_text(json.dumps(record))
    result = invoke("validate", path)
    assert result.exit_code == 1 and says in result.stderr


def test_evaluate_prints_every_field() -> None:
    result = invoke("evaluate", ROOT / "data" / "gold", "--half", "look")
    assert result.exit_code == 0
    assert "events_full" in result.stdout and "case " in result.stdout
    assert invoke("evaluate", ROOT / "data" / "gold", "--errors", "nonsense").exit_code == 2
