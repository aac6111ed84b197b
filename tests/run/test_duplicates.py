"""Copies of one text are told, and texts that are only alike are not."""

import json
from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs
from pipeline.run import RECORDS, Inline, run
from pipeline.run.duplicates import SAME, bands, signature, similarity
from tests.reading import made

WORDS = [f"word{n}" for n in range(400)]


def changed(every: int) -> str:
    return " ".join(f"other{n}" if every and n % every == 0 else word for n, word in enumerate(WORDS))


@pytest.mark.parametrize(
    ("other", "low", "high"),
    [
        (" ".join(WORDS), 1.0, 1.0),
        (" ".join(WORDS).upper().replace(" ", "\n"), 1.0, 1.0),
        (changed(100), 0.85, 1.0),
        (changed(20), 0.6, 0.85),
        (changed(3), 0.0, 0.1),
        (" ".join(WORDS[200:]), 0.4, 0.6),
        (" ".join(f"new{n}" for n in range(400)), 0.0, 0.02),
    ],
)
def test_similarity(other: str, low: float, high: float) -> None:
    assert low <= similarity(signature(" ".join(WORDS)), signature(other)) <= high


def test_copies_share_a_band_and_strangers_none() -> None:
    text = set(bands(signature(" ".join(WORDS))))
    assert text & set(bands(signature(changed(100))))
    assert not text & set(bands(signature(" ".join(f"new{n}" for n in range(400)))))


def test_short_texts_are_not_compared() -> None:
    assert signature("Ana Lopez was arrested in Lima.") == b""


def test_copies_in_other_formats_are_told(nlp, tmp_path: Path) -> None:
    texts = tmp_path / "in"
    texts.mkdir()
    repost = made.TEXT.replace("UA 29/99  ", "Urgent Action") + "\nShare this on our page. Sign up for more.\n"
    other_case = made.TEXT.replace("29/99", "30/99")
    another = made.TEXT.replace("Ana López", "Rosa Quispe").replace("Lima", "Cusco").replace("Luis López", "Jo Li")
    for name, data in {
        "a.txt": made.TEXT.encode(),
        "b.html": made.html(made.TEXT),
        "c.eml": made.mail(made.TEXT),
        "d.pdf": made.pdf(made.TEXT),
        "e-repost.txt": repost.encode(),
        "f-exact.txt": made.TEXT.encode(),
        "g-other-number.txt": other_case.encode(),
        "h-another.txt": another.replace("police officers, who beat her", "soldiers at a roadblock").encode(),
    }.items():
        (texts / name).write_bytes(data)
    run(Inline(nlp), find_inputs([str(texts)]), tmp_path / "out")
    lines = (tmp_path / "out" / RECORDS).read_text(encoding="utf-8").splitlines()
    records = {Path(r["source"]["uri"]).name[0]: r for r in map(json.loads, lines)}
    first = records["a"]["record_id"]
    told = {name: (r["provenance"]["duplicate_of"], r["provenance"]["similarity"]) for name, r in records.items()}
    assert told["a"] == told["g"] == told["h"] == (None, None)
    assert told["f"] == (first, 1.0) and records["f"]["record_id"] == f"{first}-2"
    for name in "bcde":
        assert told[name][0] == first and told[name][1] >= SAME
