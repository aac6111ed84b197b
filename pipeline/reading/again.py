"""The texts of records read again, to compare spans with: from files, and from inside archives, mails and dumps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.decoding import DecodingError
from pipeline.reading.errors import EmptyInputError
from pipeline.reading.piece import Found, Piece
from pipeline.reading.read import to_text
from pipeline.reading.unpack import allowance_of, unpack


class Sources:
    """Files below ``folder``. Records of one archive are looked up fastest in the order in which it holds them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._base = ""
        self._rest: Iterator[Found] = iter(())

    def text_of(self, source: Mapping[str, Any]) -> str | None:
        """The decoded text of a record's ``source``, or None where it is not there or its bytes have changed."""
        uri = str(source["uri"])
        base = next((b for b in _bases(uri) if (self._folder / b).is_file()), None)
        if base is None:
            return None
        piece = (self._next(uri) if base == self._base else None) or self._from_start(base, uri)
        if piece is None or piece.sha256 != source["sha256"]:
            return None
        try:
            return to_text(piece, piece.data).text
        except (DecodingError, EmptyInputError):
            return None

    def _from_start(self, base: str, uri: str) -> Piece | None:
        data = (self._folder / base).read_bytes()
        self._base, self._rest = base, unpack(Piece(base, data, allowance=allowance_of(len(data))), None)
        return self._next(uri)

    def _next(self, uri: str) -> Piece | None:
        return next((found for found in self._rest if isinstance(found, Piece) and found.uri == uri), None)


def _bases(uri: str) -> Iterator[str]:
    """The names that the file of a text can have, the whole URI first: "a.zip" of "a.zip!/b.txt#3"."""
    yield uri
    yield uri.partition("!/")[0]
    yield uri.partition("!/")[0].rpartition("#")[0]
