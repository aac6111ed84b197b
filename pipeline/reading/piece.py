"""What reading hands on: bytes with a name of their own, and what could not be read."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pipeline.writing.quarantine import Quarantined


@dataclass(frozen=True)
class Piece:
    """The bytes of one file, of one member of an archive, or of one text of a dump.

    ``text`` is there where reading has decoded it already (a cell of a table, the body of a mail), with its
    ``media_type``. ``issued`` is a date of issue told by its table. ``depth`` counts the archives that it lies in,
    ``allowance`` is how many bytes may still come out of it unpacked; ``cut`` marks one text of a dump.
    """

    uri: str
    data: bytes = field(repr=False)
    text: str | None = field(default=None, repr=False)
    media_type: str | None = None
    issued: date | None = None
    depth: int = 0
    allowance: int = 0
    cut: bool = False

    @cached_property
    def sha256(self) -> str:
        """The hash of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in an archive or a mail that holds no text by its ending (".jpg")."""

    uri: str
    ending: str


Found = Piece | PassedOver | Quarantined
