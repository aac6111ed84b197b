"""Writes the files, numbered in the order in which they are to be imported."""

from __future__ import annotations

import io
import zipfile
from contextlib import ExitStack
from pathlib import Path

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.uwazi.templates import (
    EVENT,
    ORGANISATION,
    PERSON,
    URGENT_ACTION,
    event_rows,
    organisation_title,
    person_rows,
    thesauri,
    urgent_action_row,
)
from pipeline.export.uwazi.values import Values, country, label

FILES = {
    "organisation": "1-organisation.csv",
    "person": "2-person.csv",
    "urgent_action": "3-urgent_action.zip",
    "event": "4-event.csv",
}
_HEADS = {"organisation": ORGANISATION, "person": PERSON, "urgent_action": URGENT_ACTION, "event": EVENT}
_EPOCH = (1980, 1, 1, 0, 0, 0)  # of files in the zip: the same bytes for the same records


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write a CSV file a template (that of the texts zipped with them) and a folder of thesauri."""
    values = Values(report)
    _write_thesauri(output / "thesauri", values)
    organisations: set[str] = set()
    with ExitStack() as stack:
        files = {
            name: stack.enter_context((output / f"{name}.partial").open("w+", encoding="utf-8", newline=""))
            for name in FILES
        }
        for name, file in files.items():
            file.write(values.line(_HEADS[name]))
        archive = stack.enter_context(zipfile.ZipFile(output / FILES["urgent_action"], "w", zipfile.ZIP_DEFLATED))
        for record, text in cases.with_texts_or_none():
            for found in record.organizations:
                title = organisation_title(found.name)
                if title not in organisations:
                    organisations.add(title)
                    files["organisation"].write(values.line([title, label(found.kind), country(found.country)]))
            for row in person_rows(record, values):
                files["person"].write(values.line(row))
            attachment = ""
            if text is not None:
                attachment = f"{record.record_id}.txt"
                archive.writestr(_entry(attachment), text.encode())
            files["urgent_action"].write(values.line(urgent_action_row(record, values, attachment)))
            for row in event_rows(record, values):
                files["event"].write(values.line(row))
            report.written["persons"] += len(record.people)
            report.written["urgent actions"] += 1
            report.written["events"] += len(record.events)
            report.lose("dates of no event", len(record.dates))
            report.lose("relations: Uwazi links by properties only", len(record.relations))
        report.written["organisations"] += len(organisations)
        files["urgent_action"].flush()
        with archive.open(_entry("import.csv"), "w") as entry:
            source = (output / "urgent_action.partial").open("rb")
            with source:
                for block in iter(lambda: source.read(io.DEFAULT_BUFFER_SIZE), b""):
                    entry.write(block)
    for name, target in FILES.items():
        partial = output / f"{name}.partial"
        if target.endswith(".csv"):
            partial.rename(output / target)
        else:
            partial.unlink()


def _entry(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    return info


def _write_thesauri(folder: Path, values: Values) -> None:
    folder.mkdir()
    for name, labels in thesauri().items():
        lines = [values.line([cell]) for cell in ("English", *labels)]
        (folder / f"{name}.csv").write_text("".join(lines), "utf-8", newline="")


exporter = Exporter("uwazi", "CSV and zip files for HURIDOCS Uwazi; texts attached where found", write, folder=True)
