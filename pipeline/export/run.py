"""One export: into a place beside the output, moved there when it is whole."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from pipeline.export.base import Exporter, ExportError, Options, Report
from pipeline.export.cases import Cases


def export(
    records: Path | None, exporter: Exporter, output: Path | None, options: Options, *, overwrite: bool = False
) -> Report:
    """Write ``records`` (None: standard input) as ``exporter``'s format to ``output`` (None: standard output).

    The output appears under its name only when it is whole. Raises ExportError where it exists and ``overwrite`` is
    not set, and for a folder to standard output.
    """
    report = Report()
    cases = Cases(records, options, report)
    if output is None:
        _to_stdout(cases, exporter, report)
        return report
    if output.exists() and not overwrite:
        raise ExportError(f"{output}: exists; --overwrite replaces it")
    output.parent.mkdir(parents=True, exist_ok=True)
    partial = output.with_name(output.name + ".partial")
    _remove(partial)
    try:
        if exporter.folder:
            partial.mkdir()
        exporter.write(cases, partial, report)
        _remove(output)
        partial.rename(output)
    finally:
        _remove(partial)
    return report


def _to_stdout(cases: Cases, exporter: Exporter, report: Report) -> None:
    if exporter.folder:
        raise ExportError(f"{exporter.name} writes a folder: --output takes its name, not -")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "output"
        exporter.write(cases, path, report)
        with path.open("rb") as file:
            shutil.copyfileobj(file, sys.stdout.buffer)
        sys.stdout.buffer.flush()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
