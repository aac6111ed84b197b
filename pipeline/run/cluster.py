"""The engine of many machines: a dask cluster that is running already does the work."""

from __future__ import annotations

import multiprocessing
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.reading.errors import MissingExtraError
from pipeline.run.local import Processes
from pipeline.run.tasks import Options, Outcome, Result, Task
from pipeline.run.warm import load_warm
from pipeline.run.work import work

_AHEAD = 32  # tasks a core that may be done while the first of them is still being worked at
_of_thread = threading.local()
_RETRIES = 5  # how often a task may lose its worker before it is given up


class Cluster:
    """The workers behind the dask scheduler at ``address``. Raises OSError where it does not answer."""

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError:
            raise MissingExtraError("--engine dask", "dask") from None
        connect: Any = distributed.Client
        self._client = connect(address, timeout=30)

    @property
    def workers(self) -> int:
        """How many processes there are now."""
        return len(self._client.scheduler_info()["workers"])

    def results(self, tasks: Iterable[Task], options: Options) -> Iterator[Result]:
        """The results of ``tasks``, in their order. Tasks of workers that die are done again by others."""
        rest, ahead = iter(tasks), deque[tuple[Task, Any]]()
        more = True
        while True:
            while more and len(ahead) < _AHEAD * max(sum(self._client.nthreads().values()), 1):
                task = next(rest, None)
                more = task is not None
                if task is not None:
                    future = self._client.submit(_work, task, options, pure=False, retries=_RETRIES)
                    ahead.append((task, future))
            if not ahead:
                return
            task, future = ahead.popleft()
            sha256, outcomes = future.result()
            yield Result(task, sha256, outcomes)

    def close(self) -> None:
        """Leave the cluster; it goes on running."""
        self._client.close()


def _work(task: Task, options: Options) -> tuple[str | None, list[Outcome]]:
    """Done on a worker of the cluster, in a process of its own that is held to the limits of time and memory.

    A worker that its nanny runs as a daemon can have no such process: there the text is read without limits.
    """
    if multiprocessing.current_process().daemon:
        result = work(load_warm(), task, options)
    else:
        result = next(_one_process().results([task], options))
    return result.sha256, result.outcomes


def _one_process() -> Processes:
    engine: Processes | None = getattr(_of_thread, "engine", None)
    if engine is None:
        engine = _of_thread.engine = Processes(1)
    return engine
