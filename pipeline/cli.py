"""The command line: arguments in, exit codes out; no logic of its own.

Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with quarantined inputs, 130 interrupted.
"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import console
from pipeline._version import __version__
from pipeline.corrections.command import import_corrections
from pipeline.dates_cli import dates
from pipeline.explain.command import explain
from pipeline.export.command import export
from pipeline.review.command import review

app = typer.Typer(
    name="casework",
    help="Turn Urgent Action texts into structured, source-grounded case records.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # a traceback with locals would show the text
)
evaluate_app = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
app.command()(dates)
FAILED, USAGE, QUARANTINED, INTERRUPTED = 1, 2, 3, 130


def _version(show: bool) -> None:
    if show:
        typer.echo(f"casework {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turn Urgent Action texts into structured, source-grounded case records."""


@app.command()
def extract(  # noqa: PLR0917 (typer calls it by name)
    inputs: Annotated[
        list[str], typer.Argument(metavar="INPUT...", help="Files, folders, globs, URLs, or - for standard input.")
    ],
    output: Annotated[
        str, typer.Option("--output", "-o", help="A folder for cases.jsonl and errors.jsonl, or - for stdout.")
    ],
    reference_date: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], help="Date of issue for texts that give none."),
    ] = None,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; all cores by default.")] = None,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds that one text may take.")] = 60.0,
    memory: Annotated[int, typer.Option(min=256, help="MiB of memory that one worker may take.")] = 2048,
    retry: Annotated[bool, typer.Option("--retry", help="Take up again what was quarantined before.")] = False,
    keep_texts: Annotated[
        bool, typer.Option("--keep-texts", help="Write the decoded texts, which all offsets refer to, into texts/.")
    ] = False,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read scans with ocrmypdf, where it is installed.")] = False,
    text_column: Annotated[
        str | None,
        typer.Option(help="The column of CSV and JSON lines that holds the text."),
    ] = None,
    engine: Annotated[str, typer.Option(help="local, or dask for many machines.")] = "local",
    scheduler: Annotated[str | None, typer.Option(help="Address of the dask scheduler.")] = None,
) -> None:
    """Extract a case record from each text. A run that was broken off goes on where it was."""
    from pipeline.reading.inputs import find_inputs
    from pipeline.run import Options, run
    from pipeline.run.engines import UsageError, engine_of

    folder = None if output == "-" else Path(output.removeprefix("file://"))
    if folder is not None and folder.exists() and not folder.is_dir():
        _stop(f"{output}: is a file; --output takes a folder or -", USAGE)
    if "://" in str(folder):
        _stop(f"{output}: --output takes a folder, on a disk or a share", USAGE)
    found = find_inputs(inputs, leave_out=folder)
    if not found.found:
        for argument, reason in found.problems:
            console.say(f"{argument}: {reason}")
        raise typer.Exit(USAGE)
    options = Options(
        reference_date=reference_date.date() if reference_date else None,
        text_column=text_column,
        keep_texts=keep_texts,
        ocr=ocr,
        timeout=timeout,
        memory=memory << 20,
    )
    try:
        with console.Progressing() as watch:
            chosen = engine_of(engine, workers, scheduler)
            summary = run(chosen, found, folder, options, retry=retry, watch=watch)
    except UsageError as error:
        _stop(str(error), USAGE)
    except (OSError, ImportError) as error:  # an ImportError says which extra is missing
        _stop(f"failed: {error}", FAILED)
    except KeyboardInterrupt:
        _stop("interrupted; the same command goes on from here", INTERRUPTED)
    console.summarize(summary, "standard output" if folder is None else str(folder / "cases.jsonl"))
    if summary.quarantined:
        raise typer.Exit(QUARANTINED)


@app.command()
def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    from pipeline.schema.json_schema import json_schema_text

    sys.stdout.write(json_schema_text())


@app.command()
def validate(
    records: Annotated[Path, typer.Argument(metavar="FILE", help="A file of records (JSON lines).")],
    texts: Annotated[
        Path | None, typer.Option(help="Folder that the records' URIs are relative to; the current one by default.")
    ] = None,
) -> None:
    """Check records against the schema, and their spans against their texts where these are found."""
    from pipeline.validation import validate_file

    if not records.is_file():
        _stop(f"{records}: no such file", USAGE)
    report = validate_file(records, texts or Path())
    for line in report.problems:
        console.say(line)
    console.say(
        f"{report.records} records, {len(report.problems)} problems, {report.without_text} without their text"
    )
    if report.problems:
        raise typer.Exit(FAILED)


@evaluate_app.command()
@app.command()
def evaluate(
    gold: Annotated[
        Path | None, typer.Argument(help="Folder of gold annotations; ../shared/gold or data/gold by default.")
    ] = None,
    *,
    half: Annotated[str, typer.Option(help="all, look (texts that rules may be written from) or held.")] = "all",
    per_text: Annotated[bool, typer.Option("--per-text", help="A line for each text as well.")] = False,
    errors: Annotated[str | None, typer.Option(help="Print what was missed and added in a field.")] = None,
    events: Annotated[bool, typer.Option("--events", help="Events by type and modality; what loses them.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as JSON.")] = False,
) -> None:
    """Score the pipeline against gold annotations."""
    from pipeline.evaluate import FIELDS, report
    from pipeline.evaluate.events import event_tables
    from pipeline.evaluate.runner import default_gold, evaluate_folder
    from pipeline.evaluate.slots import slot_table

    folder = gold or default_gold()
    if folder is None or not folder.is_dir():
        _stop(f"{folder or 'gold'}: no such folder", USAGE)
    if half not in ("all", "look", "held") or (errors is not None and errors not in FIELDS):
        _stop(f"--half is all, look or held; --errors one of {', '.join(FIELDS)}", USAGE)
    scores = evaluate_folder(folder, half)
    totals = report.totals(scores)
    if errors:
        for line in report.error_lines(scores, errors):
            typer.echo(line)
    if per_text:
        for line in report.text_lines(scores):
            typer.echo(line)
    if as_json:
        typer.echo(json.dumps(report.as_json(totals), indent=1))
        return
    typer.echo(f"{len(scores)} texts of {folder}, half: {half}")
    for line in report.table(totals):
        typer.echo(line)
    if events:
        for line in (*event_tables(totals["events"], totals["events_full"]), "", *slot_table(scores.values())):
            typer.echo(line)


app.command()(explain)
app.command()(export)
app.command()(import_corrections)
app.command()(review)


def _stop(message: str, code: int) -> NoReturn:
    console.say(message)
    raise typer.Exit(code)
