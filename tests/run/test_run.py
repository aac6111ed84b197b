"""Batch runs: order, repeats, quarantine, the same bytes."""

import json
import random
from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs
from pipeline.run import ERRORS, RECORDS, Inline, run
from pipeline.schema.json_schema import json_schema
from tests.paths import SAMPLES

FEW = SAMPLES[:4]
BAD = {
    "empty.txt": (b"", "decode"),
    "blank.txt": (b" \n\t\n", "decode"),
    "binary.txt": (b"\x00\x01\x02\xff" * 200, "decode"),
}


def extract(nlp, arguments, output):
    summary = run(Inline(nlp), find_inputs([str(a) for a in arguments]), output)
    return summary, (output / RECORDS).read_bytes()


def test_same_bytes_whatever_the_order(nlp, tmp_path: Path) -> None:
    shuffled = list(FEW)
    random.Random(7).shuffle(shuffled)
    _, first = extract(nlp, FEW, tmp_path / "1")
    _, second = extract(nlp, FEW, tmp_path / "2")
    _, third = extract(nlp, shuffled, tmp_path / "3")
    assert first == second == third
    assert [json.loads(line)["source"]["uri"] for line in first.splitlines()] == sorted(p.as_posix() for p in FEW)


def test_records_do_not_depend_on_their_batch(nlp, tmp_path: Path) -> None:
    _, together = extract(nlp, FEW, tmp_path / "all")
    alone = b"".join(extract(nlp, [path], tmp_path / path.stem)[1] for path in FEW)
    assert together == alone


def test_bad_inputs_cost_no_other_text(nlp, tmp_path: Path) -> None:
    for name, (data, _) in BAD.items():
        (tmp_path / name).write_bytes(data)
    good = tmp_path / "good.txt"
    good.write_text("Ana Lopez was arrested in Lima on 3 May 2001.")
    summary, lines = extract(nlp, [tmp_path, tmp_path / "missing.txt"], tmp_path / "out")
    assert summary.records == 1 and len(lines.splitlines()) == 1
    errors = [json.loads(line) for line in (tmp_path / "out" / ERRORS).read_text().splitlines()]
    stages = {Path(e["uri"]).name: e["stage"] for e in errors}
    assert stages == {name: stage for name, (_, stage) in BAD.items()} | {"missing.txt": "find"}
    assert all(e["message"] and e["error"] for e in errors)


def test_unreadable_file_is_quarantined(nlp, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "a.txt").write_text("text")
    monkeypatch.setattr(
        Path, "read_bytes", lambda self: (_ for _ in ()).throw(PermissionError(13, "Permission denied"))
    )
    summary = run(Inline(nlp), find_inputs([str(tmp_path)]), tmp_path / "out")
    assert [(q.stage, q.message) for q in summary.quarantined] == [("read", "Permission denied")]


def test_failing_stage_costs_its_own_text_only(nlp, tmp_path: Path, monkeypatch) -> None:
    import pipeline.run.work as module

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(f"Text {name} of Lima.")
    whole = module.to_record

    def failing(nlp, text, doc):
        if text.uri.endswith("b.txt"):
            raise RuntimeError(f"secret: {text.text}")
        return whole(nlp, text, doc)

    monkeypatch.setattr(module, "to_record", failing)
    summary, lines = extract(nlp, [tmp_path], tmp_path / "out")
    assert [Path(json.loads(line)["source"]["uri"]).name for line in lines.splitlines()] == ["a.txt", "c.txt"]
    assert [(Path(q.uri).name, q.stage, q.error) for q in summary.quarantined] == [
        ("b.txt", "extract", "RuntimeError")
    ]
    assert "secret" not in (tmp_path / "out" / ERRORS).read_text()


def test_exact_repeats_are_numbered(nlp, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text("Ana Lopez was arrested in Lima.")
    _, lines = extract(nlp, [tmp_path], tmp_path / "out")
    records = [json.loads(line) for line in lines.splitlines()]
    first = records[0]["record_id"]
    assert [r["record_id"] for r in records] == [first, f"{first}-2", f"{first}-3"]
    assert [r["provenance"]["duplicate_of"] for r in records] == [None, first, first]


def test_errors_file_goes_when_nothing_is_wrong(nlp, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / ERRORS).write_text("old\n")
    extract(nlp, FEW[:1], out)
    assert not (out / ERRORS).exists()
    assert not list(out.glob("*.partial"))


@pytest.mark.parametrize("path", SAMPLES, ids=lambda p: p.name)
def test_every_sample_gives_a_valid_record(nlp, path: Path, tmp_path: Path) -> None:
    from pipeline.validation import validate_file

    summary, _ = extract(nlp, [path], tmp_path)
    assert summary.records == 1 and not summary.quarantined
    report = validate_file(tmp_path / RECORDS, Path())
    assert (report.problems, report.without_text) == ([], 0)


def test_keys_come_in_the_order_of_the_schema(nlp, tmp_path: Path) -> None:
    _, lines = extract(nlp, FEW[:1], tmp_path)
    assert list(json.loads(lines)) == list(json_schema()["properties"])
    assert list(json.loads(lines)["source"]) == ["uri", "media_type", "sha256", "characters"]
