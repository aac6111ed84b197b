"""Runs that are broken off: what is in the folder afterwards is what an unbroken run leaves."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.reading.inputs import find_inputs
from pipeline.run import ERRORS, MANIFEST, RECORDS, Inline, Options, Processes, run
from pipeline.run.state import State, StateBusyError
from tests.paths import ROOT

STORY = "{} was arrested in Lima on {} May 2001 by police officers, who beat him. His lawyer said so on Monday."
NAMES = ("Ana Lopez", "Juan Perez", "Luis Diaz", "Rosa Quispe", "Jorge Vargas", "Elena Rojas", "Pedro Flores")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = tmp_path / "in"
    texts.mkdir()
    for n, name in enumerate(NAMES):
        (texts / f"{n}.txt").write_text(STORY.format(name, n + 1))
    (texts / "3-bad.txt").write_bytes(b"\x00\x01\x02\xff" * 200)
    (texts / "5-again.txt").write_text(STORY.format(NAMES[0], 1))
    return texts


def contents(output: Path) -> tuple[bytes, bytes]:
    return tuple((output / name).read_bytes() if (output / name).exists() else b"" for name in (RECORDS, ERRORS))


def started(nlp, folder: Path, output: Path, engine=None, **options):
    return run(engine or Inline(nlp), find_inputs([str(folder)]), output, **options)


class BrokenOff(Inline):
    """Breaks off behind a number of tasks, as Ctrl-C does."""

    def __init__(self, nlp, after: int) -> None:
        super().__init__(nlp)
        self.after = after

    def results(self, tasks, options):
        for n, result in enumerate(super().results(tasks, options)):
            if n == self.after:
                raise KeyboardInterrupt
            yield result


@pytest.fixture
def quiet(nlp, folder: Path, tmp_path: Path) -> tuple[bytes, bytes]:
    started(nlp, folder, tmp_path / "quiet")
    return contents(tmp_path / "quiet")


@pytest.mark.parametrize("after", range(9))
@pytest.mark.parametrize("torn", [b"", b'{"schema_version":"1.0","record_id":"0f'])
def test_resumed_anywhere(  # noqa: PLR0917
    nlp, folder: Path, tmp_path: Path, quiet, after: int, torn: bytes
) -> None:
    out = tmp_path / "out"
    with pytest.raises(KeyboardInterrupt):
        started(nlp, folder, out, BrokenOff(nlp, after))
    assert quiet[0].startswith(contents(out)[0]) and quiet[1].startswith(contents(out)[1])
    assert json.loads((out / MANIFEST).read_text())["state"] == "interrupted"
    for name in (RECORDS, ERRORS):  # a line that the kill has cut
        with (out / name).open("ab") as file:
            file.write(torn)
    summary = started(nlp, folder, out)
    assert contents(out) == quiet
    assert (summary.resumed, summary.records, len(summary.quarantined)) == (after, 8, 1)


def test_lines_lost_by_a_power_cut_are_written_again(nlp, folder: Path, tmp_path: Path, quiet) -> None:
    out = tmp_path / "out"
    started(nlp, folder, out)
    os.truncate(out / RECORDS, len(quiet[0]) // 2)
    started(nlp, folder, out)
    assert contents(out) == quiet


def test_nothing_is_done_twice(nlp, folder: Path, tmp_path: Path) -> None:
    started(nlp, folder, tmp_path / "out")
    assert started(nlp, folder, tmp_path / "out", BrokenOff(nlp, 0)).worked == 0


def test_new_and_changed_texts_are_added_to_an_earlier_run(nlp, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    started(nlp, folder, out)
    (folder / "2-new.txt").write_text(STORY.format("Marta Soto", 9))
    (folder / "4.txt").write_text(STORY.format("Carlos Mamani", 30))
    (folder / "0.txt").touch()
    again = started(nlp, folder, out)
    assert again.records == 9
    started(nlp, folder, tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")
    assert sorted(p.name for p in (out / ".casework").iterdir()) == ["state.sqlite"]


@pytest.mark.parametrize("moved", [False, True])
def test_adding_can_be_killed_while_the_old_files_are_moved(nlp, folder: Path, tmp_path: Path, moved: bool) -> None:
    out = tmp_path / "out"
    started(nlp, folder, out)
    (folder / "2-new.txt").write_text(STORY.format("Marta Soto", 9))
    (out / ".casework" / "state.sqlite").rename(out / ".casework" / "previous.sqlite")
    if moved:
        (out / RECORDS).rename(out / ".casework" / "previous.jsonl")
        (out / RECORDS).write_bytes(b"half a li")
    started(nlp, folder, out)
    started(nlp, folder, tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")


@pytest.mark.parametrize("after", range(4))
def test_adding_can_be_broken_off_too(nlp, folder: Path, tmp_path: Path, after: int) -> None:
    out = tmp_path / "out"
    started(nlp, folder, out)
    for name in ("0-new", "2-new", "9-new"):
        (folder / f"{name}.txt").write_text(STORY.format("Marta Soto", int(name[0]) + 10))
    with pytest.raises(KeyboardInterrupt):
        started(nlp, folder, out, BrokenOff(nlp, 0))
    with pytest.raises(KeyboardInterrupt):
        started(nlp, folder, out, BrokenOff(nlp, 0))
    started(nlp, folder, out)
    started(nlp, folder, tmp_path / "anew")
    assert contents(out) == contents(tmp_path / "anew")


def test_retry_takes_up_what_was_quarantined(nlp, folder: Path, tmp_path: Path, monkeypatch, quiet) -> None:
    import pipeline.run.work as module

    out, whole = tmp_path / "out", module.to_record

    def failing(nlp, text, doc):
        if text.uri.endswith("2.txt"):
            raise RuntimeError("for a while")
        return whole(nlp, text, doc)

    monkeypatch.setattr(module, "to_record", failing)
    assert len(started(nlp, folder, out).quarantined) == 2
    monkeypatch.setattr(module, "to_record", whole)
    assert started(nlp, folder, out).worked == 0, "nothing is tried again unless asked for"
    assert len(started(nlp, folder, out, retry=True).quarantined) == 1
    assert contents(out) == quiet


def test_other_settings_start_anew(nlp, folder: Path, tmp_path: Path, monkeypatch) -> None:
    from datetime import date

    from pipeline.run import batch

    class Noticed(batch.Watch):
        said = ""

        def notice(self, message: str) -> None:
            self.said = message

    out, watch = tmp_path / "out", Noticed()
    started(nlp, folder, out)
    assert started(nlp, folder, out, options=Options(reference_date=date(2001, 6, 1)), watch=watch).worked == 9
    assert "reference_date" in watch.said
    monkeypatch.setattr(batch, "versions", lambda: {"model": "other"})
    assert started(nlp, folder, out, watch=watch).worked == 9
    assert "model" in watch.said


def test_two_runs_do_not_write_into_one_folder(nlp, folder: Path, tmp_path: Path) -> None:
    started(nlp, folder, tmp_path / "out")
    state = State(tmp_path / "out" / ".casework" / "state.sqlite")
    with pytest.raises(StateBusyError):
        started(nlp, folder, tmp_path / "out")
    state.close()


def test_manifest(nlp, folder: Path, tmp_path: Path) -> None:
    from hashlib import sha256

    started(nlp, folder, tmp_path / "out")
    manifest = json.loads((tmp_path / "out" / MANIFEST).read_text())
    assert (manifest["state"], manifest["records"], manifest["quarantined"]) == ("finished", 8, 1)
    assert manifest["inputs"] == {p.as_posix(): sha256(p.read_bytes()).hexdigest() for p in sorted(folder.iterdir())}
    assert manifest["model"] and manifest["version"] and manifest["seconds"] > 0


def test_killed_at_random_moments(folder: Path, tmp_path: Path, quiet) -> None:
    """The real command, with its workers, killed until it gets through."""
    out, moments = tmp_path / "out", random.Random(5)
    command = [sys.executable, "-m", "pipeline", "extract", str(folder), "-o", str(out), "--workers", "2"]
    for _ in range(3):
        process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL)
        before = contents(out)[0]
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline and contents(out)[0] == before:
            time.sleep(0.02)
        time.sleep(moments.random() / 20)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert quiet[0].startswith(contents(out)[0][: contents(out)[0].rfind(b"\n") + 1])
    assert subprocess.run(command, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 3
    assert contents(out) == quiet


def test_ctrl_c_ends_cleanly(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    command = [sys.executable, "-m", "pipeline", "extract", str(folder), "-o", str(out), "--workers", "2"]
    process = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE)
    while process.poll() is None and not (out / MANIFEST).exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert process.returncode in (130, 3)  # 3: it was through already
    assert b"Traceback" not in said


@pytest.mark.parametrize("kept", [True, False])
def test_every_span_of_every_format_can_be_checked(nlp, tmp_path: Path, monkeypatch, kept: bool) -> None:
    """Against the texts that are kept, or against the inputs read again."""
    from pipeline.validation import validate_file
    from tests.reading import made

    (tmp_path / "in").mkdir()
    for name, data in made.FORMATS.items():
        (tmp_path / "in" / name).write_bytes(data)
    (tmp_path / "in" / "m.eml").write_bytes(made.mail("See.", {"a.pdf": made.pdf(made.TEXT)}))
    (tmp_path / "in" / "d.txt").write_text(
        "".join(f"$FILE: {n}\n{STORY.format(NAMES[n], n + 1)}\n" for n in range(3))
    )
    monkeypatch.chdir(tmp_path)
    summary = run(Inline(nlp), find_inputs(["in"]), Path("out"), Options(keep_texts=kept))
    assert (summary.records, summary.quarantined) == (len(made.FORMATS) + 5, [])
    assert Path("out/texts").exists() == kept
    report = validate_file(Path("out") / RECORDS, Path("nowhere" if kept else "."))
    assert (report.problems, report.without_text) == ([], 0)


def test_processes_give_the_same_bytes(folder: Path, tmp_path: Path, nlp, quiet) -> None:
    for workers in (1, 2):
        started(nlp, folder, tmp_path / str(workers), Processes(workers))
        assert contents(tmp_path / str(workers)) == quiet
