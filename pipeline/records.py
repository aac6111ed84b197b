"""Records read back from a file: one at a time, or as tables for Arrow, pandas and polars.

>>> records = pipeline.read_records("out/cases.jsonl")
>>> for record in records: ...
>>> people = records.to_pandas("people")
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from pydantic import ValidationError

from pipeline.schema import CaseRecord

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

RECORDS = "cases.jsonl"
STDIN = "-"
# Characters that hardly a reader takes: they become U+FFFD, one for one, so that offsets stay true.
_UNSAFE = re.compile("[\x00\ud800-\udfff]")
_RECORD_ID = re.compile(rb'"record_id"\s*:\s*"([^"]*)"')


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no record: its number and why. The reason holds no text of the line."""

    number: int
    reason: str


class BadRecordError(ValueError):
    """A line that is no record."""


def read_records(path: str | Path) -> Records:
    """The records of ``path``: a file of JSON lines (also gzipped), or the folder that a run wrote.

    Raises FileNotFoundError where there is none. A line that is no record raises BadRecordError when it is reached.
    """
    return Records(records_file(path))


def records_file(path: str | Path) -> Path:
    """The file of records that ``path`` means. Raises FileNotFoundError where there is none."""
    file = Path(path)
    if file.is_dir():
        file /= RECORDS
    if not file.exists():
        raise FileNotFoundError(f"{file}: no such file of records")
    return file


class Records:
    """The records of one file, read anew each time they are walked through; never all of them in memory."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __iter__(self) -> Iterator[CaseRecord]:
        for number, line in numbered_lines(self.path):
            try:
                yield parse(line)[0]
            except BadRecordError as error:
                raise BadRecordError(f"{self.path}: line {number}: {error}") from None

    def to_arrow(self, table: str) -> pyarrow.Table:
        """One of the tables of ``casework export --to tables`` as an Arrow table; needs ``casework[export]``.

        Raises KeyError for an unknown table.
        """
        from pipeline.export.arrow import arrow_table

        return arrow_table(self, table)

    def to_pandas(self, table: str) -> pandas.DataFrame:
        """The same as a pandas data frame; pandas must be installed."""
        return self.to_arrow(table).to_pandas()

    def to_polars(self, table: str) -> polars.DataFrame:
        """The same as a polars data frame; polars must be installed."""
        import polars

        frame = polars.from_arrow(self.to_arrow(table))
        assert isinstance(frame, polars.DataFrame)
        return frame


def numbered_lines(path: Path | None) -> Iterator[tuple[int, bytes]]:
    """Lines that are not blank, with their numbers; None is standard input."""
    if path is None:
        yield from _numbered(sys.stdin.buffer)
        return
    with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as file:
        yield from _numbered(file)


def _numbered(file: BinaryIO | gzip.GzipFile) -> Iterator[tuple[int, bytes]]:
    for number, line in enumerate(file, 1):
        if line.strip():
            yield number, line


def distinct_lines(path: Path | None, on_bad: Callable[[BadLine], None]) -> Iterator[tuple[int, bytes]]:
    """``numbered_lines`` without those that repeat the id of an earlier record; these go to ``on_bad``."""
    seen: set[bytes] = set()
    for number, line in numbered_lines(path):
        found = _RECORD_ID.search(line)
        if found and found[1] in seen:
            on_bad(BadLine(number, f"repeats the record {found[1].decode(errors='replace')}"))
            continue
        if found:
            seen.add(found[1])
        yield number, line


def parse(line: bytes) -> tuple[CaseRecord, int]:
    """The record of one line, and how many characters of it were unsafe (NUL, half a surrogate pair) and replaced.

    Raises BadRecordError naming the field that is wrong.
    """
    try:
        if b"\\u" not in line:  # the only way in which JSON can carry an unsafe character
            record, replaced = CaseRecord.model_validate_json(line), 0
        else:
            value, replaced = _safe(json.loads(line))
            record = CaseRecord.model_validate(value)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        raise BadRecordError(f"{'.'.join(map(str, first['loc'])) or 'line'}: {first['type']}") from None
    except (json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BadRecordError(f"not JSON: {type(error).__name__}") from None
    ids = [item.id for items in _identified(record) for item in items]
    if len(ids) != len(set(ids)):
        raise BadRecordError("an id stands for two things")
    return record, replaced


def _identified(record: CaseRecord) -> tuple[Sequence[Any], ...]:
    named = (record.people, record.groups, record.organizations, record.places)
    return (*named, record.dates, record.charges, record.events)


def safe_text(text: str) -> str:
    """``text`` of the same length with its unsafe characters replaced, as ``parse`` does in records."""
    return _UNSAFE.sub("\ufffd", text)


def _safe(value: Any) -> tuple[Any, int]:
    if isinstance(value, str):
        return _UNSAFE.subn("\ufffd", value)
    if isinstance(value, list):
        pairs = [_safe(item) for item in value]
        return [item for item, _ in pairs], sum(n for _, n in pairs)
    if isinstance(value, dict):
        named = {_safe(key)[0]: _safe(item) for key, item in value.items()}
        return {key: item for key, (item, _) in named.items()}, sum(n for _, n in named.values())
    return value, 0
