"""From an input to the texts in it: archives, mailboxes, tables and dumps are taken apart, one inside the other.

Nothing is ever written under a member's own name. What comes out is bounded: by how many archives may lie in one
another, by how many bytes may come out of one input in all, and by the size of a single text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from pipeline.reading.inputs import Input
from pipeline.reading.kinds import CONTAINERS, HEAD, kind_of
from pipeline.reading.piece import Found, Piece

_LEAST = 64 << 20  # bytes that may come out of the smallest archive
_RATIO = 150  # times its own size that may come out of a larger one; texts pack to about a tenth at best


def allowance_of(size: int) -> int:
    """How many bytes may come out of an input of ``size`` bytes."""
    return max(_LEAST, _RATIO * size)


def is_large_container(stream: BinaryIO, source: Input) -> bool:
    """Whether ``stream`` (which is left at its beginning) holds several texts, or may."""
    kind = kind_of(stream.read(HEAD), source.uri)
    stream.seek(0)
    return source.is_stdin or kind in CONTAINERS


def unpack(piece: Piece, text_column: str | None) -> Iterator[Found]:
    """Every text in ``piece``."""
    yield piece


def unpack_stream(
    stream: BinaryIO, uri: str, size: int | None, text_column: str | None
) -> Iterator[tuple[Found, float]]:
    """What is in a large input, each with the share of the input that lies before its end."""
    yield Piece(uri, stream.read()), 1.0
