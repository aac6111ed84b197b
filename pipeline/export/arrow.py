"""The tables as Arrow record batches: typed, lists as lists. Needs pyarrow."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from pipeline.export.base import Options, Report
from pipeline.export.cases import Cases
from pipeline.export.flatten import TABLES, Table
from pipeline.export.flatten.rows import flatten_all
from pipeline.export.flatten.schema import table as table_named
from pipeline.export.registry import require
from pipeline.schema import CaseRecord

if TYPE_CHECKING:
    import pyarrow

    from pipeline.records import Records


@cache
def arrow_schema(name: str) -> pyarrow.Schema:
    """The Arrow schema of a table, with descriptions as metadata of its fields."""
    import pyarrow as pa

    types = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "list": pa.list_(pa.string()),
        "json": pa.string(),
    }
    table = table_named(name)
    fields = [
        pa.field(c.name, types[c.type], not (c.required or c.name in table.key), {"description": c.description})
        for c in table.columns
    ]
    return pa.schema(fields, {"description": table.description})


def batch(table: Table, rows: list[tuple[Any, ...]]) -> pyarrow.RecordBatch:
    """Rows of one table as a record batch."""
    import pyarrow as pa

    schema = arrow_schema(table.name)
    columns: list[Any] = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    arrays = []
    for column, cells, field in zip(table.columns, columns, schema, strict=True):
        dates = column.type == "date"
        arrays.append(pa.array([date.fromisoformat(v) if v else None for v in cells] if dates else cells, field.type))
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def batches_of(records: list[CaseRecord], report: Report) -> dict[str, bytes]:
    """The rows of some records in Arrow's stream format, by table; what workers send back."""
    rows = flatten_all(records, report)
    for name, found in rows.items():
        report.written[name] += len(found)
    return {table.name: _packed(batch(table, rows[table.name])) for table in TABLES if rows[table.name]}


def _packed(made: pyarrow.RecordBatch) -> bytes:
    import pyarrow as pa

    file = io.BytesIO()
    with pa.ipc.new_stream(file, made.schema) as stream:
        stream.write_batch(made)
    return file.getvalue()


def unpacked(data: bytes) -> pyarrow.Table:
    """What ``batches_of`` packed."""
    import pyarrow as pa

    return pa.ipc.open_stream(data).read_all()


def arrow_table(records: Records, name: str) -> pyarrow.Table:
    """One table of all records. Raises KeyError for an unknown table, ImportError without pyarrow."""
    require("pyarrow", "export")
    import pyarrow as pa

    return pa.Table.from_batches(_batches_of_table(records, table_named(name)), arrow_schema(name))


def _batches_of_table(records: Records, table: Table) -> Iterator[pyarrow.RecordBatch]:
    from pipeline.records import BadRecordError

    report = Report()
    cases = Cases(records.path, Options(workers=1), report)
    for packed in cases.chunks(batches_of):
        if report.bad_lines:
            bad = report.bad_lines[0]
            raise BadRecordError(f"{records.path}: line {bad.number}: {bad.reason}")
        if table.name in packed:
            yield from unpacked(packed[table.name]).to_batches()
