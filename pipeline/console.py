"""What a person sees on stderr: progress, problems and the closing summary."""

from __future__ import annotations

import time

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn
from rich.table import Table

from pipeline.reading.piece import PassedOver
from pipeline.run.batch import Summary, Watch
from pipeline.run.tasks import Outcome, Task
from pipeline.writing.quarantine import Quarantined

console = Console(stderr=True, highlight=False, soft_wrap=True)
_EVERY = 30.0  # seconds between two lines of progress where there is no terminal


class Progressing(Watch):
    """Shows how a run goes on: a bar on a terminal, plain lines elsewhere, and a line for each quarantined input."""

    def __init__(self) -> None:
        self._texts = self._quarantined = self._file = self._files = 0
        self._share = 0.0
        self._begun_with: float | None = None
        self._started = self._said = time.monotonic()
        self._tenth = 0
        self._bar: Progress | None = None
        self._row: TaskID | None = None

    def __enter__(self) -> Progressing:
        if console.is_terminal:
            columns = (
                TextColumn("extracting"),
                BarColumn(),
                TaskProgressColumn(),
                TextColumn("{task.fields[state]}"),
            )
            self._bar = Progress(*columns, console=console, transient=True)
            self._row = self._bar.add_task("extracting", total=1.0, state="")
            self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar is not None:
            self._bar.stop()

    def notice(self, message: str) -> None:
        """A plain line."""
        say(message)

    def begun(self, inputs: int, done: int) -> None:
        """Say what there is to do."""
        self._files = inputs
        if done:
            say(f"going on behind {done} tasks that an earlier run has done")

    def outcome(self, outcome: Outcome) -> None:
        """Count the text; name it where it was quarantined."""
        if isinstance(outcome, PassedOver):
            return
        self._texts += 1
        if isinstance(outcome, Quarantined):
            self._quarantined += 1
            problem(outcome)

    def task(self, task: Task) -> None:
        """Show how far the run has come."""
        share, self._file = task.done, task.file
        if self._begun_with is None:
            self._begun_with = self._share
        self._share = share
        now = time.monotonic()
        if self._bar is not None and self._row is not None:
            self._bar.update(self._row, completed=share, state=self._state(now))
        elif int(share * 10) > self._tenth or now - self._said > _EVERY:
            self._tenth, self._said = int(share * 10), now
            say(f"extracting: {share:.0%} of the input, {self._state(now)}")

    def _state(self, now: float) -> str:
        seconds = max(now - self._started, 1e-9)
        words = [
            f"file {self._file} of {self._files}",
            f"{self._texts} texts",
            f"{self._texts / seconds:.1f} a second",
        ]
        gained = self._share - (self._begun_with or 0.0)
        if gained > 0 and self._share < 1:
            words.append(f"{_duration(seconds / gained * (1 - self._share))} left")
        if self._quarantined:
            words.append(f"{self._quarantined} quarantined")
        return ", ".join(words)


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def say(message: str) -> None:
    """One plain line."""
    console.print(message, markup=False)


def problem(found: Quarantined) -> None:
    """One quarantined input: its name, where it failed and why."""
    console.print(f"[bold red]quarantined[/] {escape(found.uri)}: {found.stage}: {escape(found.message)}")


def summarize(summary: Summary, output: str) -> None:
    """The closing table."""
    table = Table(show_header=False, box=None, pad_edge=False)
    rate = summary.worked / summary.seconds if summary.seconds else 0.0
    for name, value in (
        ("texts read", str(summary.texts)),
        ("records", f"{summary.records} in {output}"),
        ("people", str(summary.people)),
        ("events", str(summary.events)),
        ("copies", str(summary.duplicates)),
        ("warnings", str(summary.warnings)),
        ("quarantined", str(len(summary.quarantined))),
        ("texts per second", f"{rate:.1f}"),
    ):
        table.add_row(name, escape(value))
    console.print(table)
    if summary.skipped:
        kinds = ", ".join(f"{n} {ending}" for ending, n in sorted(summary.skipped.items()))
        say(f"files that were not read because of their ending: {kinds}")
