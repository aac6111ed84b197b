"""Worker processes: what happens to texts that take too long or too much, and to workers that die."""

import os
import signal
import time
from pathlib import Path

import pytest

from pipeline.decoding import decode
from pipeline.reading.inputs import find_inputs
from pipeline.run import RECORDS, Inline, Options, Processes, run
from pipeline.run.tasks import Task
from tests.paths import SAMPLES

PLAIN = "A line that begins no bulletin.\n" * 5  # so that what follows is one text and no dump
TEXTS = "\n\n".join(decode(path.read_bytes()).text for path in SAMPLES)
LONG = PLAIN + TEXTS * 4  # some seconds of work


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "in"
    texts.mkdir()
    for name in "ace":
        (texts / f"{name}.txt").write_text(f"Ana Lopez was arrested in Lima on 3 May 2001 by {name}.")
    (texts / "b.txt").write_text(LONG)
    return texts


def names(output: Path) -> list[str]:
    import json

    lines = (output / RECORDS).read_text(encoding="utf-8").splitlines()
    return [Path(json.loads(line)["source"]["uri"]).name for line in lines]


@pytest.mark.parametrize(
    ("which", "options", "error"),
    [("*.txt", Options(timeout=3), "TimeoutError"), ("b.txt", Options(memory=360 << 20), "MemoryError")],
    ids=["time", "memory"],
)
def test_text_beyond_a_limit_costs_no_other(
    folder: Path, tmp_path: Path, which: str, options: Options, error: str
) -> None:
    summary = run(Processes(1), find_inputs([str(folder / which)]), tmp_path / "out", options)
    assert [(Path(q.uri).name, q.stage, q.error) for q in summary.quarantined] == [("b.txt", "extract", error)]
    assert summary.quarantined[0].sha256
    assert names(tmp_path / "out") == (["a.txt", "c.txt", "e.txt"] if which == "*.txt" else [])


class Killing(Processes):
    """Kills its workers, as often as told, when they are at b.txt."""

    def __init__(self, times: int) -> None:
        super().__init__(2)
        self.times = times

    def _heard(self, worker, message) -> None:
        super()._heard(worker, message)
        if message[0] == "begin" and message[1].endswith("b.txt") and message[2] and self.times:
            self.times -= 1
            os.kill(worker.process.pid, signal.SIGKILL)


def test_work_of_a_dead_worker_is_done_again(nlp, folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text(LONG[:20000])
    run(Inline(nlp), find_inputs([str(folder)]), tmp_path / "quiet")
    run(Killing(1), find_inputs([str(folder)]), tmp_path / "out")
    assert (tmp_path / "out" / RECORDS).read_bytes() == (tmp_path / "quiet" / RECORDS).read_bytes()


def test_text_that_kills_twice_is_quarantined(folder: Path, tmp_path: Path) -> None:
    (folder / "b.txt").write_text(LONG[:20000])
    summary = run(Killing(2), find_inputs([str(folder)]), tmp_path / "out")
    assert [(Path(q.uri).name, q.error) for q in summary.quarantined] == [("b.txt", "WorkerDied")]
    assert names(tmp_path / "out") == ["a.txt", "c.txt", "e.txt"]


def test_no_worker_is_left(folder: Path) -> None:
    engine = Processes(2)
    tasks = (Task(source) for source in find_inputs([str(folder)]).found)
    results = engine.results(tasks, Options())
    next(results)
    processes = [worker.process for worker in engine._running]
    begun = time.monotonic()
    results.close()
    assert processes and all(not process.is_alive() for process in processes)
    assert time.monotonic() - begun < 2


class Counting(Processes):
    """Notes every worker that does something."""

    def __init__(self, workers: int) -> None:
        super().__init__(workers)
        self.seen: set[int] = set()

    def _heard(self, worker, message) -> None:
        super()._heard(worker, message)
        self.seen.add(worker.process.pid)


def test_worker_is_replaced_when_its_texts_are_done(nlp, folder: Path, tmp_path: Path, monkeypatch) -> None:
    (folder / "b.txt").write_text("Omar Ali was arrested in Cairo.")
    monkeypatch.setattr("pipeline.run.local._LIFE", 2)
    engine = Counting(1)
    run(Inline(nlp), find_inputs([str(folder)]), tmp_path / "quiet")
    run(engine, find_inputs([str(folder)]), tmp_path / "out")
    assert len(engine.seen) == 2
    assert (tmp_path / "out" / RECORDS).read_bytes() == (tmp_path / "quiet" / RECORDS).read_bytes()
