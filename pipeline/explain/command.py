"""``casework explain``: a text with what was found in it, on the terminal."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from pipeline import console


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text or a web page.")],
    only: Annotated[
        list[str] | None,
        typer.Option(help="Findings of this kind alone: name, reference, date, charge, event, relation, demand."),
    ] = None,
) -> None:
    """Show a text with what was found, which rule or model found each thing, and why."""
    from pipeline.case import case_of
    from pipeline.decoding import DecodingError
    from pipeline.explain import KINDS, show
    from pipeline.extraction import prepare
    from pipeline.nlp import load
    from pipeline.reading.inputs import Input
    from pipeline.reading.read import EmptyInputError, read_bytes, to_text

    if unknown := sorted(set(only or ()) - set(KINDS)):
        console.say(f"--only {unknown[0]}: not one of {', '.join(KINDS)}")
        raise typer.Exit(2)
    if not file.is_file():
        console.say(f"{file}: no such file")
        raise typer.Exit(2)
    source = Input(file.as_posix(), file)
    try:
        text = to_text(source, read_bytes(source))
    except (OSError, DecodingError, EmptyInputError) as error:
        console.say(f"{file}: {error.strerror if isinstance(error, OSError) else error}")
        raise typer.Exit(1) from None
    nlp = load()
    case = case_of(nlp(prepare(nlp, text)))
    found = show(case, Console(highlight=False, soft_wrap=True), only or KINDS)
    console.say(f"{found} findings; offsets and evidence are in the record (casework extract)")
