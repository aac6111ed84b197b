"""Tables with a column of texts: CSV and JSON lines, a row at a time."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, BinaryIO

from pipeline.reading.errors import UnreadableError
from pipeline.reading.guard import LARGEST_TEXT
from pipeline.reading.piece import Piece
from pipeline.resources import rows
from pipeline.writing.quarantine import Quarantined

Row = tuple[Piece | Quarantined, int]  # what the row gives, and the bytes read up to its end
_KNOWN: dict[str, list[str]] = {}
for _row in rows("reading/columns.csv"):
    _KNOWN.setdefault(_row["holds"], []).append(_row["column"])


def json_rows(stream: BinaryIO, uri: str, column: str | None) -> Iterator[Row]:
    """The texts of a file of JSON lines, named by the number of their line."""
    at = 0
    for n, line in enumerate(iter(lambda: stream.readline(LARGEST_TEXT + 1), b""), 1):
        at += len(line)
        name = f"{uri}#{n}"
        if len(line) > LARGEST_TEXT:
            raise UnreadableError(f"a line of more than {LARGEST_TEXT >> 20} MiB")
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            yield _bad(name, "no line of JSON"), at
            continue
        yield (_piece(name, row, column) if isinstance(row, dict) else _bad(name, "no JSON object")), at


def csv_rows(stream: BinaryIO, uri: str, column: str | None) -> Iterator[Row]:
    """The texts of a CSV file with a line of names, named by the number of their row. Raises UnreadableError."""
    at = 0

    def lines() -> Iterator[str]:
        nonlocal at
        for line in stream:
            at += len(line)
            yield _decoded(line).replace("\0", "")

    csv.field_size_limit(LARGEST_TEXT)
    source = lines()
    head = next(source, "")
    delimiter = max(",;\t|", key=head.count)
    try:
        names = next(csv.reader([head], delimiter=delimiter), [])
        if _column(dict.fromkeys(names, ""), column, "text") is None:
            wanted = f"{column!r}" if column else " or ".join(_KNOWN["text"])
            raise UnreadableError(f"a table without a column {wanted}; name the one of the texts with --text-column")
        for n, row in enumerate(csv.DictReader(source, fieldnames=names, delimiter=delimiter), 1):
            yield _piece(f"{uri}#{n}", row, column), at
    except csv.Error:
        raise UnreadableError("no table: its quotation marks or its cells do not end") from None


def _piece(uri: str, row: Mapping[str, Any], column: str | None) -> Piece | Quarantined:
    name = _column(row, column, "text")
    if name is None:
        return _bad(uri, f"no column {column!r}" if column else "no column of a name that texts bear")
    text = row[name]
    if not isinstance(text, str):
        return _bad(uri, "its text is no string")
    issued = _column(row, None, "issued")
    try:
        data = text.encode("utf-8")
    except UnicodeEncodeError:
        return _bad(uri, "its text holds half characters")
    return Piece(uri, data, text=text, media_type="text/plain", issued=_date(row[issued]) if issued else None)


def _column(row: Mapping[str, Any], wanted: str | None, holds: str) -> str | None:
    """The column's name as the table writes it."""
    by_name = {name.strip().lower(): name for name in row if isinstance(name, str)}
    names = [wanted.strip().lower()] if wanted else _KNOWN[holds]
    return next((by_name[name] for name in names if name in by_name), None)


def _date(value: object) -> date | None:
    """A date in ISO form; others are left to the text."""
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None


def _decoded(line: bytes) -> str:
    try:
        return line.decode("utf-8-sig")
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _bad(uri: str, reason: str) -> Quarantined:
    return Quarantined(uri, "read", "UnreadableError", reason)
