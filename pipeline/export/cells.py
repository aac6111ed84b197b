"""CSV as spreadsheets, R, pandas and Frictionless read it, with no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.export.base import Report
from pipeline.export.flatten import Table

SEPARATOR = ";"  # of the values of a list
# What Excel, LibreOffice and Google Sheets take for the start of a formula, wide forms included; also behind
# apostrophes, so that taking one apostrophe off such a cell always gives the value back.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_ESCAPED = re.compile(r"''*[=+\-@\t\r\n＝＋－＠]")


def safe_cell(text: str) -> str:
    """``text``, behind an apostrophe where a spreadsheet would run it as a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe_cell(cell: str) -> str:
    """What ``safe_cell`` was given."""
    return cell[1:] if _ESCAPED.match(cell) else cell


_FIRST = frozenset("'=+-@\t\r\n＝＋－＠")  # what a match of _FORMULA begins with: spares the regex most cells


class CsvText:
    """Rows of one table as CSV text (RFC 4180: commas, CRLF, quotes where needed)."""

    def __init__(self, table: Table, report: Report) -> None:
        self.table, self.report = table, report
        free = [c.type in ("string", "json") and not c.enum and not c.name.endswith("_id") for c in table.columns]
        self.texts = [n for n, is_free in enumerate(free) if is_free]
        self.lists = [n for n, c in enumerate(table.columns) if c.type == "list"]

    def header(self) -> str:
        """The first line."""
        return csv_line([column.name for column in self.table.columns])

    def lines(self, rows: Iterable[Sequence[Any]]) -> str:
        """The rows as lines."""
        file = io.StringIO(newline="")
        csv.writer(file, lineterminator="\r\n").writerows(map(self._safe, rows))
        return file.getvalue()

    def _safe(self, row: Sequence[Any]) -> Sequence[Any]:
        if self.lists:
            row = list(row)
            for n in self.lists:
                row[n] = self._joined(row[n])
        for n in self.texts:
            cell = row[n]
            if cell and cell[0] in _FIRST and _FORMULA.match(cell):
                row = [*row[:n], f"'{cell}", *row[n + 1 :]]
                self.report.lose("cells that a spreadsheet could run: written behind an apostrophe")
        return row

    def _joined(self, values: list[str]) -> str:
        if not values:
            return ""
        changed = sum(SEPARATOR in value for value in values)
        self.report.lose("list values with ';' in them: written with ','", changed)
        joined = SEPARATOR.join(value.replace(SEPARATOR, ",") for value in values)
        if _FORMULA.match(joined):
            self.report.lose("cells that a spreadsheet could run: written behind an apostrophe")
        return safe_cell(joined)


def csv_line(cells: Sequence[Any]) -> str:
    """One line of CSV."""
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\r\n").writerow(cells)
    return file.getvalue()
