"""What a person sees on stderr: progress, problems and the closing summary."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from pipeline.run import Summary
from pipeline.writing.quarantine import Quarantined

console = Console(stderr=True, highlight=False, soft_wrap=True)


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """A bar on a terminal; elsewhere a plain line at each tenth of the way."""
    if console.is_terminal:
        columns = (TextColumn("extracting"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, console=console, transient=True) as bar:
            task = bar.add_task("extracting", total=total)
            yield lambda: bar.advance(task)
        return
    done = 0

    def advance() -> None:
        nonlocal done
        done += 1
        if done * 10 // total > (done - 1) * 10 // total:
            say(f"extracting: {done} of {total}")

    yield advance


def say(message: str) -> None:
    """One plain line."""
    console.print(message, markup=False)


def problem(found: Quarantined) -> None:
    """One quarantined input: its name, where it failed and why."""
    console.print(f"[bold red]quarantined[/] {escape(found.uri)}: {found.stage}: {escape(found.message)}")


def summarize(summary: Summary, output: str) -> None:
    """The closing table."""
    table = Table(show_header=False, box=None, pad_edge=False)
    rate = summary.texts / summary.seconds if summary.seconds else 0.0
    for name, value in (
        ("texts read", str(summary.texts)),
        ("records", f"{summary.records} in {output}"),
        ("people", str(summary.people)),
        ("events", str(summary.events)),
        ("warnings", str(summary.warnings)),
        ("quarantined", str(len(summary.quarantined))),
        ("texts per second", f"{rate:.1f}"),
    ):
        table.add_row(name, escape(value))
    console.print(table)
    if summary.skipped:
        kinds = ", ".join(f"{n} {ending}" for ending, n in sorted(summary.skipped.items()))
        say(f"files in folders that were not read because of their ending: {kinds}")
