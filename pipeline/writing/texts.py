"""The decoded texts beside the records: what the offsets of a record refer to."""

from __future__ import annotations

import os
from pathlib import Path

FOLDER = "texts"


def text_path(output: Path, record_id: str) -> Path:
    """Where the text of a record lies. Repeats of one text ("…-2") share its file."""
    name = record_id.partition("-")[0]
    return output / FOLDER / name[:2] / f"{name}.txt"


def keep_text(output: Path, record_id: str, text: str) -> None:
    """Write the text as UTF-8, its line ends as they are; a file appears whole or not at all."""
    path = text_path(output, record_id)
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.write_bytes(text.encode("utf-8", "surrogatepass"))
    partial.replace(path)


def kept_text(output: Path, record_id: str) -> str | None:
    """The kept text of a record, or None."""
    path = text_path(output, record_id)
    return path.read_bytes().decode("utf-8", "surrogatepass") if path.is_file() else None
