"""``casework import-corrections``: arguments in, exit code out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pipeline import console

FAILED, USAGE, QUARANTINED = 1, 2, 3


def import_corrections(
    corrected: Annotated[
        Path,
        typer.Argument(metavar="CORRECTED", help="A folder of brat files, an .ann file, or Label Studio's JSON."),
    ],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder for the gold files.")],
) -> None:
    """Take records corrected in brat or Label Studio back as gold files."""
    from pipeline.corrections.read import import_corrections as read

    if not corrected.exists() or (corrected.is_file() and corrected.suffix not in (".ann", ".json")):
        console.say(f"{corrected}: no folder of brat files, .ann file or Label Studio JSON")
        raise typer.Exit(USAGE)
    try:
        done = read(corrected, output)
    except OSError as error:
        console.say(f"failed: {error}")
        raise typer.Exit(FAILED) from None
    for where, why in done.problems:
        console.say(f"quarantined: {where}: {why}")
    console.say(f"{len(done.written)} gold files in {output}, {len(done.problems)} quarantined")
    if done.problems:
        raise typer.Exit(QUARANTINED)
