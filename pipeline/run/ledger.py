"""What a run has written: ``cases.jsonl`` and ``errors.jsonl``, which grow by whole lines, and their state."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO

from pipeline.reading.piece import PassedOver
from pipeline.run.state import Copied, Row, State
from pipeline.run.tasks import Extracted, Options, Outcome, Result, Task
from pipeline.writing.lines import json_line
from pipeline.writing.quarantine import Quarantined
from pipeline.writing.texts import keep_text

RECORDS, ERRORS = "cases.jsonl", "errors.jsonl"
HIDDEN = ".casework"  # the folder of the state, inside the output folder
_SYNC = 5.0  # seconds after which what was written is forced to the disk


class Ledger:
    """Opened over an output folder (None: standard output, nothing to resume).

    ``done`` tasks of the plan need no work. ``notice`` says why a run that was begun before is not gone on with.
    """

    def __init__(self, folder: Path | None, settings: str, plan: str, *, retry: bool = False) -> None:
        self.folder, self.notice, self.done = folder, "", 0
        self._previous: State | None = None
        self._old_cases: BinaryIO | None = None
        self._errors: BinaryIO | None = None
        self._synced = time.monotonic()
        if folder is None:
            self.state = State(None)
            self._cases: BinaryIO = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
            return
        self._hidden = folder / HIDDEN
        self._hidden.mkdir(parents=True, exist_ok=True)
        self.state = self._open(folder, settings, plan, retry)
        self._retry = self.state.get("retry") == "yes"
        self._go_on(folder, settings)

    # --- opening ---------------------------------------------------------------------------------------------------

    def _open(self, folder: Path, settings: str, plan: str, retry: bool) -> State:
        """The state to write to: that of the run begun before, where this is the same one."""
        path, previous = self._hidden / "state.sqlite", self._hidden / "previous.sqlite"
        old_cases, cases = self._hidden / "previous.jsonl", folder / RECORDS
        if previous.exists() and not old_cases.exists():
            _move(cases, old_cases)  # an earlier run was killed between these two
        state = State(path)
        known = state.get("settings")
        if known is not None and known != settings:
            changed = _difference(known, settings)
            self.notice = f"starting anew: {changed} changed since the last run into this folder"
            state.close()
            _remove(path, previous, old_cases)
            state = State(path)
        elif known is not None and (state.get("plan") != plan or (retry and state.get("finished") == "yes")):
            state.cut_back(_size(cases), _size(folder / ERRORS))
            state.close()
            if not previous.exists():  # else that one is of a whole run, this one of a part
                _move(path, previous)
                _move(cases, old_cases)
            _remove(path)
            state = State(path)
        if state.get("settings") is None:
            state.set(settings=settings, plan=plan, retry="yes" if retry else "no", finished="no")
        return state

    def _go_on(self, folder: Path, settings: str) -> None:
        """Cut off what a killed run wrote behind its last whole task; look up what an earlier run can give."""
        cases, errors = folder / RECORDS, folder / ERRORS
        ends = self.state.cut_back(_size(cases), _size(errors))
        self.done = ends.tasks
        self._cases = _opened(cases, ends.cases)
        if ends.errors:
            self._errors = _opened(errors, ends.errors)
        else:
            _remove(errors)
        if (self._hidden / "previous.sqlite").exists():
            self._previous = State(self._hidden / "previous.sqlite")
            if self._previous.get("settings") != settings:  # of another model, moved just before a kill
                self._drop_previous()
            elif (self._hidden / "previous.jsonl").exists():
                self._old_cases = (self._hidden / "previous.jsonl").open("rb")

    # --- what an earlier run did -----------------------------------------------------------------------------------

    @property
    def has_previous(self) -> bool:
        """Whether records of an earlier run over other inputs can be taken over."""
        return self._previous is not None

    def known(self, task: Task, sha256: str) -> Result | None:
        """What an earlier run made of the same bytes under the same name; None where it is to be done (again)."""
        rows = self._previous.task(task.uri, sha256) if self._previous else None
        if rows is None or (self._retry and any(row.kind == "error" for row in rows)):
            return None
        return Result(task, sha256, [self._outcome(row) for row in rows])

    def _outcome(self, row: Row) -> Outcome:
        if row.kind == "error":
            return Quarantined(**json.loads(row.error or "{}"))
        if row.kind == "passed":
            return PassedOver(row.uri, row.error or "")
        assert self._old_cases is not None and row.start is not None and row.length is not None
        self._old_cases.seek(row.start)
        line = self._old_cases.read(row.length)
        if row.edited:
            line = _told(line, row.record_id or "", None)
        return Extracted(
            row.uri, line, row.record_id or "", row.number, row.index, row.signature or b"",
            row.people, row.events, row.warnings,
        )  # fmt: skip

    # --- writing ---------------------------------------------------------------------------------------------------

    def enter(self, result: Result) -> None:
        """Write what came of a task, in whole lines, and note that it is done."""
        self.state.begin(result.task.uri, result.sha256)
        lines: list[bytes] = []
        errors: list[bytes] = []
        at = self._cases.tell() if self.folder else 0
        for outcome in result.outcomes:
            if isinstance(outcome, Extracted):
                line, copied = self._line(outcome)
                self.state.add(_row(outcome, at, line, copied))
                at += len(line)
                lines.append(line)
                if outcome.text is not None and self.folder:
                    keep_text(self.folder, outcome.record_id, outcome.text)
            elif isinstance(outcome, Quarantined):
                error = json_line(outcome.as_dict())
                self.state.add(Row("error", outcome.uri, error))
                errors.append(f"{error}\n".encode())
            else:
                self.state.add(Row("passed", outcome.uri, outcome.ending))
        if lines:
            self._cases.write(b"".join(lines))
            self._cases.flush()
        if errors and self.folder:
            self._errors = self._errors or _opened(self.folder / ERRORS, 0)
            self._errors.write(b"".join(errors))
            self._errors.flush()
        self.state.commit(at, self._errors.tell() if self._errors else 0)
        self._sync()

    def _line(self, record: Extracted) -> tuple[bytes, bool]:
        """The record's line, and whether it is told as a copy of an earlier one."""
        repeats = self.state.repeats(record.record_id)
        copied = Copied(record.record_id, 1.0) if repeats else None
        if copied is None and record.signature:
            copied = self.state.original_of(record.signature, record.number, record.index)
        if copied is None:
            return record.line, False
        return _told(record.line, f"{record.record_id}-{repeats + 1}" if repeats else record.record_id, copied), True

    def _sync(self, now: bool = False) -> None:
        if self.folder is None or (not now and time.monotonic() - self._synced < _SYNC):
            return
        for file in (self._cases, self._errors):
            if file is not None:
                os.fsync(file.fileno())
        self._synced = time.monotonic()

    def finish(self) -> None:
        """Note that every task of the plan is done; what an earlier run left is no longer needed."""
        self.state.set(finished="yes")
        if self.folder is None:
            return
        self._drop_previous()

    def close(self) -> None:
        """Close the files, wherever the run has come to."""
        self._sync(now=True)
        self._cases.close()
        if self._errors is not None:
            self._errors.close()
        self._close_previous()
        self.state.close()

    def _drop_previous(self) -> None:
        self._close_previous()
        _remove(self._hidden / "previous.sqlite", self._hidden / "previous.jsonl")

    def _close_previous(self) -> None:
        if self._old_cases is not None:
            self._old_cases.close()
        if self._previous is not None:
            self._previous.close()
        self._old_cases = self._previous = None


def _row(record: Extracted, at: int, line: bytes, copied: bool) -> Row:
    return Row(
        "record", record.uri, None, at, len(line), copied, record.record_id, record.number, record.index,
        record.signature, record.people, record.events, record.warnings,
    )  # fmt: skip


def _told(line: bytes, record_id: str, copied: Copied | None) -> bytes:
    """The record with another id, and with the text that it is a copy of."""
    record: dict[str, Any] = json.loads(line)
    record["record_id"] = record_id
    record["provenance"]["duplicate_of"] = copied.record_id if copied else None
    record["provenance"]["similarity"] = copied.similarity if copied else None
    return f"{json_line(record)}\n".encode()


def _difference(known: str, settings: str) -> str:
    """The names of the settings that differ."""
    old, new = json.loads(known), json.loads(settings)
    return ", ".join(sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key)))


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _opened(path: Path, length: int) -> BinaryIO:
    """The file, cut to ``length``, to be written on from there."""
    file = path.open("r+b" if path.exists() else "w+b")
    file.truncate(length)
    file.seek(length)
    return file


def _move(path: Path, to: Path) -> None:
    if path.exists():
        path.replace(to)


def _remove(*paths: Path) -> None:
    for path in paths:
        for file in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
            file.unlink(missing_ok=True)


def settings_of(options: Options, versions: dict[str, Any]) -> str:
    """What the output depends on, apart from the inputs, as one line."""
    return json_line({**versions, **options.of_content()})
