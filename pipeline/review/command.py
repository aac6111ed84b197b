"""``casework review``: records beside their texts, as pages for a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from pipeline import console


def review(
    records: Annotated[Path, typer.Argument(metavar="FILE", help="A file of records (JSON lines).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="A folder for index.html and a page a record.")],
    texts: Annotated[
        Path | None, typer.Option(help="Folder that the records' URIs are relative to; the current one by default.")
    ] = None,
) -> None:
    """Write pages that show each record beside its text: a click on a fact lights its words."""
    import jsonlines

    from pipeline.review import write_pages
    from pipeline.texts import Texts

    if not records.is_file():
        console.say(f"{records}: no such file")
        raise typer.Exit(2)
    if output.exists() and not output.is_dir():
        console.say(f"{output}: is a file; --output takes a folder")
        raise typer.Exit(2)

    def each() -> Iterator[dict[str, Any]]:
        with jsonlines.open(records) as lines:
            yield from lines.iter(type=dict, skip_empty=True)

    try:
        shown, without = write_pages(each(), Texts(texts or Path(), records.parent), output)
    except (OSError, jsonlines.InvalidLineError, KeyError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no file of case records"
        console.say(f"failed: {records}: {reason}")
        raise typer.Exit(1) from None
    console.say(f"{shown} records in {output / 'index.html'}, {without} without their text")
