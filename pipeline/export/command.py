"""``casework export``: arguments in, exit code out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from pipeline import console
from pipeline.export.base import ALL_MODALITIES, ExportError, Options, Report
from pipeline.export.registry import exporter, exporter_names
from pipeline.records import records_file

if TYPE_CHECKING:
    from pipeline.pseudonyms import Pseudonyms

FAILED, USAGE, QUARANTINED = 1, 2, 3
SHOWN = 20  # lines that are no record, named one by one


def export(  # noqa: PLR0917
    records: Annotated[str, typer.Argument(metavar="RECORDS", help="A file of records, a run's folder, or -.")],
    to: Annotated[str, typer.Option("--to", "-t", help="The format; --to list names them.")],
    output: Annotated[str | None, typer.Option("--output", "-o", help="File or folder to write, or -.")] = None,
    texts: Annotated[
        Path | None, typer.Option(help="Folder that the records' URIs are relative to; the current one by default.")
    ] = None,
    all_modalities: Annotated[
        bool, typer.Option("--all-modalities", help="Feared, demanded and denied events too, where left out.")
    ] = False,
    index: Annotated[str, typer.Option(help="Name of the search index.")] = "casework",
    pseudonymise: Annotated[
        Path | None, typer.Option(metavar="KEYFILE", help="Replace people's names by hashes keyed with this file.")
    ] = None,
    also: Annotated[
        str, typer.Option(help="What else to coarsen with --pseudonymise: places,ages,days,numbers.")
    ] = "",
    workers: Annotated[int, typer.Option(min=0, help="Processes for tables, parquet, duckdb; 0: up to two.")] = 0,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace the output where it exists.")] = False,
) -> None:
    """Write records in the format of another tool."""
    from pipeline.export.run import export as write

    if to == "list":
        _list()
        return
    if output is None:
        _stop("--output is missing: a file or folder, or -", USAGE)
    try:
        chosen = exporter(to)
        source = None if records == "-" else records_file(records)
        pseudonyms = _pseudonyms(pseudonymise, also)
    except KeyError:
        _stop(f"--to {to}: no such format; there are {', '.join(exporter_names())}", USAGE)
    except (OSError, ValueError) as error:
        _stop(str(error), USAGE)
    except ExportError as error:
        _stop(f"failed: {error}", FAILED)
    options = Options(
        texts=texts or Path(),
        kept=source.parent if source else None,
        modalities=frozenset(ALL_MODALITIES) if all_modalities else Options().modalities,
        index=index,
        pseudonyms=pseudonyms,
        workers=workers,
    )
    try:
        report = write(source, chosen, None if output == "-" else Path(output), options, overwrite=overwrite)
    except (ExportError, OSError) as error:
        _stop(f"failed: {error}", FAILED)
    tell(report, "standard output" if output == "-" else output)
    if report.bad_lines:
        raise typer.Exit(QUARANTINED)


def tell(report: Report, output: str) -> None:
    """What was written and what could not be, on stderr."""
    console.say(f"{report.records} records in {output}")
    for what, number in sorted(report.written.items()):
        console.say(f"  {number} {what.replace('_', ' ')}")
    if report.losses:
        console.say("not carried, or changed:")
    for reason, number in sorted(report.losses.items()):
        console.say(f"  {number} {reason}")
    for bad in report.bad_lines[:SHOWN]:
        console.say(f"quarantined: line {bad.number}: {bad.reason}")
    if len(report.bad_lines) > SHOWN:
        console.say(f"quarantined: {len(report.bad_lines) - SHOWN} more lines")


def _pseudonyms(key_file: Path | None, also: str) -> Pseudonyms | None:
    if key_file is None:
        if also:
            raise ValueError("--also needs --pseudonymise")
        return None
    from pipeline.pseudonyms import pseudonyms_from

    return pseudonyms_from(key_file, [word.strip() for word in also.split(",") if word.strip()])


def _list() -> None:
    for name in exporter_names():
        try:
            typer.echo(f"{name:14} {exporter(name).description}")
        except ExportError as error:
            typer.echo(f"{name:14} ({error})")


def _stop(message: str, code: int) -> NoReturn:
    console.say(message)
    raise typer.Exit(code)
