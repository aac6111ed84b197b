"""The command ``casework dates``: the date expressions of texts, and nothing else, as JSON lines."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

FAILED, USAGE, QUARANTINED = 1, 2, 3


def dates(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, or - for stdin.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A file for the lines; standard output by default.")
    ] = None,
    reference_date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of issue for texts that give none."),
    ] = None,
    as_written: Annotated[
        bool, typer.Option("--as-written", help="JSON lines: values as worded (XXXX-07-25), not resolved.")
    ] = False,
) -> None:
    """Print the date expressions of each text as JSON lines; no record is extracted.

    A text gives one line for each expression. JSON lines ({"id", "text", "reference_date"}) give one line for each
    of theirs, {"id", "spans"}, with the expressions as TIMEX3.
    """
    from pipeline import console
    from pipeline.dates_run import run
    from pipeline.reading.inputs import find_inputs
    from pipeline.writing.lines import lines_to

    found = find_inputs(inputs)
    for argument, reason in found.problems:
        console.say(f"{argument}: {reason}")
    if not found.found:
        raise typer.Exit(USAGE)
    given = reference_date.date() if reference_date else None
    try:
        with lines_to(output) as writer:
            problems = run(
                found.found,
                writer.write,
                reference_date=given,
                as_written=as_written,
                on_problem=console.say,
            )
    except OSError as error:
        console.say(f"failed: {error}")
        raise typer.Exit(FAILED) from error
    if problems or found.problems:
        raise typer.Exit(QUARANTINED)
