"""The engine of one machine: worker processes that hold the model, each busy with one task at a time.

A worker is watched while it works, and replaced by a fresh one after a thousand texts. One that takes too long over a
text or needs too much memory is ended and replaced; the text is given up, and the rest of its task done again. One
that dies is replaced as well, and its task tried once more before the text at which it died twice is given up.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any

from pipeline.reading.piece import Piece
from pipeline.run.tasks import Options, Result, Task
from pipeline.run.worker import serve
from pipeline.writing.quarantine import Quarantined

_WINDOW = 32  # tasks a worker that may be done while the first of them is still being worked at
_HELD = 64 << 20  # bytes of tasks that may be held in the meantime
_LIFE = 1000  # texts after which a worker is replaced, so that what a process gathers cannot grow with the archive
_LOOK = 0.25  # seconds between two looks at the time and memory that workers take
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class WorkerError(OSError):
    """No worker can be started."""


@dataclass(eq=False, slots=True)
class _Slot:
    """A task on its way, and what has become of it."""

    task: Task
    result: Result | None = None
    died_at: str | None = None

    @property
    def size(self) -> int:
        return len(self.task.source.data) if isinstance(self.task.source, Piece) else 0


class _Worker:
    def __init__(self, context: Any, options: Options) -> None:
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(theirs, options), daemon=True)
        self.process.start()
        theirs.close()
        self.slot: _Slot | None = None
        self.ready = False
        self.texts = 0  # done so far
        self.at: tuple[str, str | None] = ("", None)  # the text that it works at
        self.since = time.monotonic()

    def give(self, slot: _Slot) -> None:
        self.slot, self.at, self.since = slot, (slot.task.uri, None), time.monotonic()
        self.connection.send(slot.task)

    def memory(self) -> int:
        """Bytes of main memory that the process takes; 0 where the system does not tell."""
        try:
            return int(Path(f"/proc/{self.process.pid}/statm").read_bytes().split()[1]) * _PAGE
        except (OSError, IndexError):
            return 0

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.connection.close()


class Processes:
    """``workers`` processes; they are started when there is work for them."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._running: list[_Worker] = []
        self._todo: deque[_Slot] = deque()
        os.environ.setdefault("OMP_NUM_THREADS", "1")  # for the workers: one core each
        methods = multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("forkserver" if "forkserver" in methods else "spawn")
        if "forkserver" in methods:
            self._context.set_forkserver_preload(["pipeline.run.preload"])

    def results(self, tasks: Iterable[Task], options: Options) -> Iterator[Result]:
        """The results of ``tasks``, in their order. Raises WorkerError where no worker can be started."""
        rest, window, held, more = iter(tasks), deque[_Slot](), 0, True
        try:
            while True:
                while more and len(self._todo) < 2 * self.workers and self._room(window, held):
                    task = next(rest, None)
                    more = task is not None
                    if task is not None:
                        slot = _Slot(task)
                        held += slot.size
                        window.append(slot)
                        self._todo.append(slot)
                    self._hand_out(options)
                self._hand_out(options)
                if not window:
                    return
                self._listen()
                self._hand_out(options)
                while window and window[0].result is not None:
                    slot = window.popleft()
                    held -= slot.size
                    yield slot.result  # type: ignore[misc]
                self._watch(options)
        finally:
            if window:  # left in the middle
                self.close()

    def close(self) -> None:
        """End the workers at once."""
        self._todo.clear()
        for worker in self._running:
            worker.process.kill()
        for worker in self._running:
            worker.end()
        self._running.clear()

    # --- one turn -----------------------------------------------------------------------------------------------

    def _room(self, window: deque[_Slot], held: int) -> bool:
        return len(window) < _WINDOW * self.workers and (held < _HELD or not window)

    def _hand_out(self, options: Options) -> None:
        while self._todo:
            idle = next((w for w in self._running if w.ready and w.slot is None), None)
            if idle is not None and idle.texts >= _LIFE:
                self._replace(idle)
                continue
            if idle is not None:
                slot = self._todo.popleft()
                try:
                    idle.give(slot)
                except (BrokenPipeError, ConnectionResetError):
                    self._lost(idle)
                continue
            starting = sum(not w.ready for w in self._running)
            if len(self._running) < self.workers and starting < len(self._todo):
                self._running.append(_Worker(self._context, options))
                continue
            return

    def _listen(self) -> None:
        """Take in what workers have sent."""
        by_connection = {w.connection: w for w in self._running}
        for connection in wait(list(by_connection), _LOOK):
            assert isinstance(connection, Connection)
            worker = by_connection[connection]
            try:
                while connection.poll():
                    self._heard(worker, connection.recv())
            except (EOFError, ConnectionResetError):
                self._lost(worker)

    def _heard(self, worker: _Worker, message: tuple[Any, ...]) -> None:
        worker.since = time.monotonic()
        if message[0] == "ready":
            worker.ready = True
        elif message[0] == "failed":
            raise WorkerError(message[1])
        elif message[0] == "begin":
            worker.at = (message[1], message[2])
        elif worker.slot is not None:
            worker.slot.result = Result(worker.slot.task, message[1], message[2])
            worker.texts += len(message[2])
            worker.slot = None

    def _watch(self, options: Options) -> None:
        """Look for workers that take too long or too much."""
        for worker in list(self._running):
            if worker.slot is None or worker.connection.poll():
                continue
            if time.monotonic() - worker.since > options.timeout:
                self._give_up(worker, "TimeoutError", f"took longer than {options.timeout:g} s")
            elif worker.memory() > options.memory:
                self._give_up(worker, "MemoryError", f"took more than {options.memory >> 20} MiB of memory")

    # --- what goes wrong -----------------------------------------------------------------------------------------

    def _lost(self, worker: _Worker) -> None:
        """A worker that has died of itself, or was killed from outside."""
        if not worker.ready:
            raise WorkerError("a worker process ended before it had loaded the model")
        slot = worker.slot
        if slot is not None and slot.died_at == worker.at[0]:
            self._give_up(worker, "WorkerDied", "the process that read it died, twice")
            return
        self._replace(worker)
        if slot is not None:
            slot.died_at = worker.at[0]
            self._todo.appendleft(slot)

    def _give_up(self, worker: _Worker, error: str, message: str) -> None:
        """Quarantine the text that ``worker`` is at, end the worker, and have the rest of the task done again."""
        slot = worker.slot
        self._replace(worker)
        assert slot is not None
        uri, sha256 = worker.at
        problem = Quarantined(uri, "extract" if sha256 else "read", error, message, sha256)
        if any(known.uri == uri for known in slot.task.poisoned):  # it is not that text, but what comes behind it
            slot.result = Result(slot.task, None, [Quarantined(slot.task.uri, "read", error, message)])
            return
        slot.task = slot.task.without(problem)
        self._todo.appendleft(slot)

    def _replace(self, worker: _Worker) -> None:
        worker.end()
        self._running.remove(worker)
