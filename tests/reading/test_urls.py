"""URLs, by fsspec."""

from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs
from pipeline.run import RECORDS, Inline, run

fsspec = pytest.importorskip("fsspec")


@pytest.fixture
def store():
    files = fsspec.filesystem("memory")
    for name in ("b.txt", "a.txt", "sub/c.txt", "photo.jpg", ".hidden/d.txt"):
        files.pipe(f"/archive/{name}", f"Ana Lopez was arrested in Lima by {name}.".encode())
    yield files
    files.rm("/archive", recursive=True)


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("memory://archive", ["a.txt", "b.txt", "sub/c.txt"]),
        ("memory://archive/", ["a.txt", "b.txt", "sub/c.txt"]),
        ("memory://archive/b.txt", ["b.txt"]),
        ("memory://archive/*.txt", ["a.txt", "b.txt"]),
        ("memory://archive/photo.jpg", ["photo.jpg"]),
    ],
)
def test_what_an_url_means(store, url: str, names: list[str]) -> None:
    found = find_inputs([url])
    assert [source.uri for source in found.found] == [f"memory:///archive/{name}" for name in names]
    assert all(source.size for source in found.found)


@pytest.mark.parametrize("url", ["memory://nowhere", "no-such-protocol://x"])
def test_urls_that_lead_nowhere(store, url: str) -> None:
    found = find_inputs([url])
    assert not found.found and found.problems[0][0] == url


def test_extraction_from_an_url(nlp, store, tmp_path: Path) -> None:
    summary = run(Inline(nlp), find_inputs(["memory://archive"]), tmp_path)
    assert summary.records == 3 and b"memory:///archive/sub/c.txt" in (tmp_path / RECORDS).read_bytes()
