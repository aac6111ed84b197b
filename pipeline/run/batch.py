"""One run from its inputs to its output folder, whether it begins, goes on, or adds to an earlier one."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby, islice
from pathlib import Path
from typing import Any, Protocol

from pipeline.reading.inputs import Inputs
from pipeline.run.ledger import Ledger, settings_of
from pipeline.run.manifest import now, versions, write_manifest
from pipeline.run.plan import hash_of, plan_id, tasks
from pipeline.run.tasks import Options, Outcome, Result, Task
from pipeline.writing.quarantine import Quarantined


class Engine(Protocol):
    """What works tasks off: in this process, in others, or on other machines. The results are the same."""

    @property
    def workers(self) -> int:
        """How many processes there are to work; 0 for none but this one."""

    def results(self, tasks: Iterable[Task], options: Options) -> Iterator[Result]:
        """The results of ``tasks``, in their order."""

    def close(self) -> None:
        """End what was started."""


class Watch:
    """Told how a run goes on; this one keeps it to itself."""

    def notice(self, message: str) -> None:
        """Something about the run as a whole."""

    def begun(self, inputs: int, done: int) -> None:
        """The run begins with ``inputs`` inputs, ``done`` tasks being done by an earlier one."""

    def outcome(self, outcome: Outcome) -> None:
        """One text is done with."""

    def task(self, task: Task) -> None:
        """One task is done with, and all before it."""


@dataclass(slots=True)
class Summary:
    """What a run did, with what earlier runs into the same folder had done of it."""

    texts: int = 0
    records: int = 0
    people: int = 0
    events: int = 0
    warnings: int = 0
    duplicates: int = 0
    resumed: int = 0  # tasks that were done before
    worked: int = 0  # texts done in this run
    seconds: float = 0.0
    quarantined: list[Quarantined] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def run(
    engine: Engine,
    inputs: Inputs,
    output: Path | None,
    options: Options = Options(),  # noqa: B008 (it is frozen)
    *,
    retry: bool = False,
    watch: Watch = Watch(),  # noqa: B008 (it has no state)
) -> Summary:
    """Extract every input into ``output`` (a folder; None is standard output), in the order of URIs.

    A run that was broken off goes on where it was, and its output is that of one that was not. Records of an earlier
    run over other inputs are taken over where name and bytes are the same; ``retry`` takes up again what was
    quarantined. Raises OSError where nothing can be written, or no worker started.
    """
    started, begun_at = time.perf_counter(), now()
    ledger = Ledger(output, settings_of(options, versions()), plan_id(inputs), retry=retry)
    facts: dict[str, Any] = {"engine": type(engine).__name__.lower(), "workers": engine.workers, "started": begun_at}
    summary = Summary(skipped=Counter(inputs.skipped), resumed=ledger.done)
    state = "failed"
    try:
        if ledger.notice:
            watch.notice(ledger.notice)
        watch.begun(len(inputs.found) + len(inputs.problems), ledger.done)
        if output:
            write_manifest(output, {**facts, "state": "running"}, ledger.state)
        for result in _results(engine, ledger, islice(tasks(inputs, options), ledger.done, None), options):
            ledger.enter(result)
            summary.worked += len(result.outcomes)
            for outcome in result.outcomes:
                watch.outcome(outcome)
            watch.task(result.task)
        ledger.finish()
        state = "finished"
    except KeyboardInterrupt:
        state = "interrupted"
        raise
    finally:
        summary.seconds = time.perf_counter() - started
        engine.close()
        _count(summary, ledger)
        if output:
            with suppress(OSError):  # a full disk must not hide what went wrong
                write_manifest(output, {**facts, **_figures(summary), "state": state}, ledger.state)
        ledger.close()
    return summary


def _results(engine: Engine, ledger: Ledger, todo: Iterator[Task], options: Options) -> Iterator[Result]:
    """Results in the order of the tasks; those that an earlier run can give are taken from it."""
    if not ledger.has_previous:
        yield from engine.results(todo, options)
        return

    def looked_up(task: Task) -> tuple[Task, Result | None]:
        sha256 = hash_of(task)
        return task, ledger.known(task, sha256) if sha256 else None

    for known, group in groupby(map(looked_up, todo), key=lambda pair: pair[1] is not None):
        if known:
            yield from (result for _, result in group if result is not None)
        else:
            yield from engine.results((task for task, _ in group), options)


def _count(summary: Summary, ledger: Ledger) -> None:
    state = ledger.state
    summary.records = state.count("record")
    summary.quarantined = [Quarantined(**error) for error in state.errors()]  # type: ignore[arg-type]
    summary.texts = summary.records + len(summary.quarantined)
    for name, value in state.sums().items():
        setattr(summary, name, value)
    summary.skipped.update(state.passed_over())


def _figures(summary: Summary) -> dict[str, Any]:
    return {
        "finished": now(),
        "seconds": round(summary.seconds, 3),
        "texts": summary.texts,
        "records": summary.records,
        "quarantined": len(summary.quarantined),
        "duplicates": summary.duplicates,
        "people": summary.people,
        "events": summary.events,
        "warnings": summary.warnings,
        "tasks_done_before": summary.resumed,
        "texts_in_this_session": summary.worked,
    }
