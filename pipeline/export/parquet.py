"""The tables as Parquet: typed, lists as lists, zstd. Needs pyarrow."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from pipeline.export.arrow import arrow_schema, batches_of, unpacked
from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.flatten import TABLES

GATHERED = 16_000_000  # bytes of a table that make a row group


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write one Parquet file a table."""
    import pyarrow as pa
    from pyarrow import parquet

    with ExitStack() as stack:
        files = {
            table.name: stack.enter_context(
                parquet.ParquetWriter(output / f"{table.name}.parquet", arrow_schema(table.name), compression="zstd")
            )
            for table in TABLES
        }
        waiting: dict[str, list[pa.Table]] = {name: [] for name in files}

        def flush(name: str) -> None:
            if waiting[name]:
                files[name].write_table(pa.concat_tables(waiting[name]))
                waiting[name] = []

        for packed in cases.chunks(batches_of):
            for name, data in packed.items():
                waiting[name].append(unpacked(data))
                if sum(part.nbytes for part in waiting[name]) > GATHERED:
                    flush(name)
        for name in files:
            flush(name)


exporter = Exporter(
    "parquet", "the tables as typed Parquet files", write, folder=True, packages=("pyarrow",), extra="export"
)
