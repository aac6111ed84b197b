"""The texts of finished records: those kept beside the records, else the inputs read again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.reading.again import Sources
from pipeline.writing.texts import kept_text


class Texts:
    """Looks for texts in ``kept`` (the folder of the records) and in the inputs, whose URIs are relative to
    ``inputs``. Records of one archive are looked up fastest in the order in which it holds them."""

    def __init__(self, inputs: Path, kept: Path | None = None) -> None:
        self._sources, self._kept = Sources(inputs), kept

    def of(self, record_id: str, source: Mapping[str, Any]) -> str | None:
        """The decoded text that a record was made from, or None where it is not there or has changed."""
        kept = kept_text(self._kept, record_id) if self._kept is not None else None
        return kept if kept is not None else self._sources.text_of(source)
