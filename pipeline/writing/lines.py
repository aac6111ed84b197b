"""JSON lines: UTF-8, one object a line, keys in the order of the schema, the same bytes for the same record."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

import jsonlines
from pydantic import BaseModel


class LinesWriter:
    """Writes models or plain dicts as JSON lines."""

    def __init__(self, file: TextIO) -> None:
        self._writer = jsonlines.Writer(file, dumps=json_line)

    def write(self, item: BaseModel | dict[str, Any]) -> None:
        """Write one line."""
        self._writer.write(item.model_dump(mode="json") if isinstance(item, BaseModel) else item)


def json_line(item: Any) -> str:
    """One object as one line of JSON without its line end."""
    return json.dumps(item, ensure_ascii=False, separators=(",", ":"))


@contextmanager
def lines_to(path: Path | None) -> Iterator[LinesWriter]:
    """A writer to ``path``, or to standard output where it is None.

    A file appears under its name only when it is whole: it is written beside and moved into place at the end.
    """
    if path is None:
        stream = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
        with stream:
            yield LinesWriter(stream)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(path.name + ".partial")
    with partial.open("w", encoding="utf-8", newline="\n") as stream:
        yield LinesWriter(stream)
    partial.replace(path)
