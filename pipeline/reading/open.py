"""The bytes of inputs: files, URLs (by fsspec), standard input."""

from __future__ import annotations

import shutil
import sys
from functools import cache
from tempfile import SpooledTemporaryFile
from typing import Any, BinaryIO, cast

from pipeline.reading.errors import MissingExtraError
from pipeline.reading.inputs import Input

_IN_MEMORY = 32 << 20  # what comes from a stream is kept in memory up to here, in a temporary file beyond


def open_input(source: Input) -> BinaryIO:
    """A stream of the input's bytes that can be read from any place. Raises OSError."""
    if source.path is not None:
        return source.path.open("rb")
    if source.is_stdin:
        stream = _standard_input()
        stream.seek(0)
        return stream
    return cast(BinaryIO, filesystem().open(source.uri, "rb").open())


def read_bytes(source: Input) -> bytes:
    """All bytes of the input. Raises OSError."""
    if source.path is not None:
        return source.path.read_bytes()
    if source.is_stdin:
        return open_input(source).read()
    with open_input(source) as stream:
        return stream.read()


def filesystem() -> Any:
    """The module fsspec. Raises MissingExtraError where it is not installed."""
    try:
        import fsspec
    except ImportError:
        raise MissingExtraError("URLs", "remote") from None
    return fsspec


def seekable(stream: BinaryIO) -> BinaryIO:
    """The stream itself where it can be read from any place, else a copy of it that can."""
    if stream.seekable():
        return stream
    copy = cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 (lives as long as the stream)
    shutil.copyfileobj(stream, copy, 1 << 20)
    copy.seek(0)
    return copy


@cache
def _standard_input() -> BinaryIO:
    """Standard input, read once and kept: it has no second beginning."""
    copy = cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115
    shutil.copyfileobj(sys.stdin.buffer, copy, 1 << 20)
    return copy
