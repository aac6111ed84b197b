"""What a person sees of a run where there is no terminal: plain lines."""

import json
from pathlib import Path

import pytest

from pipeline import console
from pipeline.reading.inputs import find_inputs
from pipeline.run import Inline, Options, run
from pipeline.run.plan import tasks


def test_plain_lines_tell_files_texts_rate_and_what_failed(nlp, tmp_path: Path, capsys) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": f"Ana was held in {n}."}) + "\n" for n in range(5)))
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    with console.Progressing() as watch:
        run(Inline(nlp), find_inputs([str(tmp_path / "*")]), tmp_path / "out", watch=watch)
    said = capsys.readouterr().err
    assert "file 2 of 2, 6 texts, " in said and "a second" in said and "1 quarantined" in said
    assert "quarantined " + str(tmp_path / "b.txt") in said.replace("\n", "")
    assert "\x1b" not in said and "Ana" not in said


def test_shares_rise_to_the_whole(tmp_path: Path, monkeypatch) -> None:
    from pipeline.run import plan

    monkeypatch.setattr(plan, "WHOLE", 100)
    for name in "abc":
        (tmp_path / f"{name}.jsonl").write_text('{"text": "Ana was held."}\n' + '{"text": "x"}\n' * 30)
    found = list(tasks(find_inputs([str(tmp_path)]), Options()))
    shares = [task.done for task in found]
    assert len(found) == 93 and shares == sorted(shares) and shares[-1] == pytest.approx(1.0)
    assert [task.file for task in found] == [1] * 31 + [2] * 31 + [3] * 31
