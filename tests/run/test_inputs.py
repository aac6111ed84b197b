"""Which inputs a command line means."""

import os
from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs


@pytest.fixture
def tree(tmp_path: Path, monkeypatch) -> Path:
    for name in ("b.txt", "a.html", "sub/c.TXT", "sub/deep/d.htm", "photo.JPG", ".hidden.txt", ".git/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("text")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "uris", "problems"),
    [
        (["b.txt"], ["b.txt"], []),
        (["."], ["a.html", "b.txt", "sub/c.TXT", "sub/deep/d.htm"], []),
        (["sub"], ["sub/c.TXT", "sub/deep/d.htm"], []),
        (["sub/"], ["sub/c.TXT", "sub/deep/d.htm"], []),
        (["*.txt", "b.txt"], ["b.txt"], []),  # named twice, read once
        (["**/*.htm"], ["sub/deep/d.htm"], []),
        (["photo.JPG"], ["photo.JPG"], []),  # named directly: read whatever its ending
        (["b.txt", "a.html"], ["a.html", "b.txt"], []),  # order of arguments does not matter
        (["-", "b.txt"], ["-", "b.txt"], []),
        (["no.txt", "b.txt"], ["b.txt"], [("no.txt", "no such file or folder")]),
        (["*.pdf"], [], [("*.pdf", "no file matches")]),
        (["empty"], [], [("empty", "folder holds no text")]),
    ],
)
def test_find_inputs(tree: Path, arguments: list[str], uris: list[str], problems: list[tuple[str, str]]) -> None:
    found = find_inputs(arguments)
    assert [i.uri for i in found.found] == uris
    assert found.problems == problems


def test_files_of_other_endings_are_counted(tree: Path) -> None:
    assert dict(find_inputs(["."]).skipped) == {".jpg": 1}


def test_output_folder_is_no_input(tree: Path) -> None:
    (tree / "out").mkdir()
    (tree / "out" / "cases.jsonl").write_text("{}")
    assert [i.uri for i in find_inputs(["."], leave_out=tree / "out").found] == [
        "a.html",
        "b.txt",
        "sub/c.TXT",
        "sub/deep/d.htm",
    ]


def test_url_of_a_file_is_its_path(tree: Path) -> None:
    assert [i.uri for i in find_inputs([(tree / "b.txt").as_uri()]).found] == [(tree / "b.txt").as_posix()]


def test_what_would_keep_a_run_waiting_or_turning_is_told(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text("text")
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    inputs = find_inputs([str(tmp_path)], leave_out=tmp_path / "out")
    assert [Path(i.uri).name for i in inputs.found] == ["good.txt", "loop.txt"]
    assert [(Path(name).name, reason) for name, reason in inputs.problems] == [
        ("pipe.txt", "neither a file nor a folder")
    ]
