"""The state of a run on disk, for resuming it: which tasks are done, what came of them, and how far the files reach.

One SQLite file, written in one transaction a task behind the lines of the task. A run that was killed at any moment
finds in it a prefix of the tasks, with the lengths that the output files had behind the last of them.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.run.duplicates import SAME, bands, similarity

_TABLES = """
CREATE TABLE IF NOT EXISTS settings (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS tasks (
    n INTEGER PRIMARY KEY, uri TEXT NOT NULL, sha256 TEXT, cases_end INTEGER NOT NULL, errors_end INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS tasks_by_uri ON tasks (uri);
CREATE TABLE IF NOT EXISTS outputs (
    n INTEGER PRIMARY KEY, task INTEGER NOT NULL, kind TEXT NOT NULL, uri TEXT NOT NULL, error TEXT,
    start INTEGER, length INTEGER, edited INTEGER, record_id TEXT, number TEXT, ai_index TEXT, signature BLOB,
    people INTEGER, events INTEGER, warnings INTEGER
);
CREATE INDEX IF NOT EXISTS outputs_by_task ON outputs (task);
CREATE INDEX IF NOT EXISTS outputs_by_record ON outputs (record_id) WHERE record_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS bands (hash INTEGER, output INTEGER, PRIMARY KEY (hash, output)) WITHOUT ROWID;
"""


class StateBusyError(OSError):
    """Another run holds the state."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How many tasks are done, and how long the output files were behind the last one."""

    tasks: int = 0
    cases: int = 0
    errors: int = 0


@dataclass(frozen=True, slots=True)
class Copied:
    """The text that another one is a copy of."""

    record_id: str
    similarity: float


@dataclass(frozen=True, slots=True)
class Row:
    """One outcome as stored. ``start`` and ``length`` (bytes) locate a record's line in ``cases.jsonl``."""

    kind: str  # record, error, passed
    uri: str
    error: str | None = None
    start: int | None = None
    length: int | None = None
    edited: bool = False  # whether the line tells of a copy, so that it differs from the extracted one
    record_id: str | None = None
    number: str | None = None
    index: str | None = None
    signature: bytes | None = None
    people: int = 0
    events: int = 0
    warnings: int = 0


class State:
    """The state file at ``path`` (None: in memory). Raises StateBusyError where another run has it open."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._task: int | None = None
        self._db = sqlite3.connect(path or ":memory:", isolation_level=None, timeout=1.0)
        try:
            self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.executescript("BEGIN EXCLUSIVE;" + _TABLES + "COMMIT;")
        except sqlite3.OperationalError as error:
            self._db.close()
            raise StateBusyError(f"another run is writing here ({error})") from None
        except sqlite3.DatabaseError as error:
            self._db.close()
            raise OSError(f"{path}: {error}; remove it to start anew") from None

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    # --- settings --------------------------------------------------------------------------------------------------

    def get(self, key: str) -> str | None:
        """A setting, or None."""
        row = self._db.execute("SELECT value FROM settings WHERE key = ?", (key,)).fetchone()
        return str(row[0]) if row else None

    def set(self, **values: str) -> None:
        """Write settings."""
        with self._transaction():
            self._db.executemany("INSERT OR REPLACE INTO settings VALUES (?, ?)", values.items())

    # --- writing ---------------------------------------------------------------------------------------------------

    def begin(self, uri: str, sha256: str | None) -> None:
        """Begin a task; nothing of it counts before ``commit``."""
        self._db.execute("BEGIN")
        self._task = self._db.execute(
            "INSERT INTO tasks (uri, sha256, cases_end, errors_end) VALUES (?, ?, 0, 0)", (uri, sha256)
        ).lastrowid

    def add(self, row: Row) -> None:
        """Note one outcome of the task that was begun."""
        output = self._db.execute(
            "INSERT INTO outputs VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._task, row.kind, row.uri, row.error, row.start, row.length, row.edited, row.record_id)
            + (row.number, row.index, row.signature, row.people, row.events, row.warnings),
        ).lastrowid
        if row.signature and not row.edited:
            self._db.executemany(
                "INSERT OR IGNORE INTO bands VALUES (?, ?)", ((h, output) for h in bands(row.signature))
            )

    def commit(self, cases: int, errors: int) -> None:
        """The task is done, and its lines are written: the two files now have these lengths."""
        self._db.execute("UPDATE tasks SET cases_end = ?, errors_end = ? WHERE n = ?", (cases, errors, self._task))
        self._db.execute("COMMIT")

    def cut_back(self, cases: int, errors: int) -> Ends:
        """Forget the tasks whose lines reach beyond the given lengths; what is left."""
        with self._transaction():
            row = self._db.execute(
                "SELECT n, cases_end, errors_end FROM tasks WHERE cases_end <= ? AND errors_end <= ?"
                " ORDER BY n DESC LIMIT 1",
                (cases, errors),
            ).fetchone()
            ends = Ends(*row) if row else Ends()
            self._db.execute("DELETE FROM tasks WHERE n > ?", (ends.tasks,))
            first = self._db.execute("SELECT min(n) FROM outputs WHERE task > ?", (ends.tasks,)).fetchone()[0]
            if first is not None:
                self._db.execute("DELETE FROM outputs WHERE n >= ?", (first,))
                self._db.execute("DELETE FROM bands WHERE output >= ?", (first,))
        return ends

    # --- reading ---------------------------------------------------------------------------------------------------

    def repeats(self, record_id: str) -> int:
        """How many records of exactly this text there are."""
        row = self._db.execute("SELECT count(*) FROM outputs WHERE record_id = ?", (record_id,)).fetchone()
        return int(row[0])

    def original_of(self, signed: bytes, number: str | None, index: str | None) -> Copied | None:
        """The record that a text with this signature is a near copy of: the most similar, then the earliest.

        Texts that name different actions or bear different indexes are no copies of each other.
        """
        hashes = bands(signed)
        found = self._db.execute(
            "SELECT DISTINCT o.n, o.record_id, o.number, o.ai_index, o.signature FROM bands b JOIN outputs o"
            f" ON o.n = b.output WHERE b.hash IN ({','.join('?' * len(hashes))}) ORDER BY o.n",
            hashes,
        ).fetchall()
        best: Copied | None = None
        for _, record_id, its_number, its_index, its_signature in found:
            if (number and its_number and number != its_number) or (index and its_index and index != its_index):
                continue
            alike = round(similarity(signed, its_signature), 2)
            if alike >= SAME and (best is None or alike > best.similarity):
                best = Copied(record_id, alike)
        return best

    def task(self, uri: str, sha256: str) -> list[Row] | None:
        """What came of the task of this name and these bytes, or None where it was not done."""
        row = self._db.execute("SELECT n FROM tasks WHERE uri = ? AND sha256 = ?", (uri, sha256)).fetchone()
        if row is None:
            return None
        rows = self._db.execute(
            "SELECT kind, uri, error, start, length, edited, record_id, number, ai_index, signature, people, events,"
            " warnings FROM outputs WHERE task = ? ORDER BY n",
            row,
        )
        return [Row(*values) for values in rows]

    def count(self, kind: str) -> int:
        """How many outcomes of a kind there are."""
        return int(self._db.execute("SELECT count(*) FROM outputs WHERE kind = ?", (kind,)).fetchone()[0])

    def sums(self) -> dict[str, int]:
        """People, events and warnings of all records, and how many of these are copies."""
        row = self._db.execute(
            "SELECT total(people), total(events), total(warnings), total(edited) FROM outputs WHERE kind = 'record'"
        ).fetchone()
        return dict(zip(("people", "events", "warnings", "duplicates"), map(int, row), strict=True))

    def errors(self) -> Iterator[dict[str, str | None]]:
        """The lines of ``errors.jsonl``."""
        for row in self._db.execute("SELECT error FROM outputs WHERE kind = 'error' ORDER BY n"):
            yield json.loads(row[0])

    def passed_over(self) -> Iterator[str]:
        """The endings of members of archives that were passed over."""
        yield from (row[0] for row in self._db.execute("SELECT error FROM outputs WHERE kind = 'passed'"))

    def inputs(self) -> Iterator[tuple[str, str | None]]:
        """Name and hash of every task that is done, in order."""
        yield from self._db.execute("SELECT uri, sha256 FROM tasks ORDER BY n")

    def _transaction(self) -> _Transaction:
        return _Transaction(self._db)


class _Transaction:
    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    def __enter__(self) -> None:
        self._db.execute("BEGIN")

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        self._db.execute("COMMIT" if kind is None else "ROLLBACK")
