"""Which engine a command line asks for."""

from __future__ import annotations

import os
import signal

from pipeline.run.batch import Engine
from pipeline.run.local import Processes


class UsageError(ValueError):
    """Options that do not go together."""


def engine_of(name: str, workers: int | None, scheduler: str | None) -> Engine:
    """The engine ``name`` ("local", "dask"). Raises UsageError, and OSError where the scheduler does not answer."""
    _end_cleanly_when_told()
    if name == "dask":
        if scheduler is None:
            raise UsageError("--engine dask needs --scheduler ADDRESS")
        from pipeline.run.cluster import Cluster

        return Cluster(scheduler)
    if name != "local":
        raise UsageError(f"--engine is local or dask, not {name}")
    if scheduler is not None:
        raise UsageError("--scheduler goes with --engine dask")
    return Processes(workers or _cores())


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _end_cleanly_when_told() -> None:
    """A request to end (of a batch system, say) is like Ctrl-C."""

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, interrupt)
