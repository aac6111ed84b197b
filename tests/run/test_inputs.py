"""Which inputs a command line means."""

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
