"""Bounds on what may come out of archives: bytes in all, and archives in one another."""

from __future__ import annotations

import io
from typing import BinaryIO

from pipeline.reading.errors import UnreadableError

LARGEST = 256 << 20  # bytes of one document
LARGEST_TEXT = 32 << 20  # bytes of one text
DEEPEST = 5  # archives in one another
_LEAST = 64 << 20  # bytes that may come out of the smallest archive
_RATIO = 150  # times its own size that may come out of a larger one; texts pack to a tenth, web pages to a twentieth


def allowance_of(size: int) -> int:
    """How many bytes may come out of an input of ``size`` bytes."""
    return max(_LEAST, _RATIO * size)


class Guard:
    """What may still come out of one input."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, count: int) -> None:
        """Note that ``count`` bytes came out. Raises UnreadableError where that is more than there may be."""
        self.left -= count
        if self.left < 0:
            raise UnreadableError("more comes out of it than any archive of texts of its size holds (a zip bomb)")


class Guarded(io.RawIOBase):
    """A stream whose bytes count against a guard."""

    def __init__(self, stream: BinaryIO, guard: Guard) -> None:
        self._stream, self._guard = stream, guard

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into ``buffer``; raises UnreadableError beyond the guard."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._stream.read(len(view))
        self._guard.take(len(data))
        view[: len(data)] = data
        return len(data)


class Rewound(io.RawIOBase):
    """A stream of which the beginning has been read already."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: object) -> int:
        """Read into ``buffer``."""
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]
        data = self._head[: len(view)] if self._head else self._stream.read(len(view))
        self._head = self._head[len(view) :]
        view[: len(data)] = data
        return len(data)


def buffered(raw: io.RawIOBase) -> BinaryIO:
    """The stream with ``readline`` and whole reads."""
    return io.BufferedReader(raw, 1 << 16)


def read_up_to(stream: BinaryIO, most: int, what: str) -> bytes:
    """All of ``stream``. Raises UnreadableError where it is more than ``most`` bytes."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(f"{what} of more than {most >> 20} MiB")
    return data
