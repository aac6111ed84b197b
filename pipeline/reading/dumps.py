"""Files in which many texts stand one behind the other, cut at their marks while they are read.

A file's first lines tell by which mark its texts begin, and only that mark cuts it: a ``$FILE:`` line, a header of
fields that begins as the first one does ("From:", "To:", "Subject:", "Categories:"), or the masthead of a bulletin
that bears another number or index than the one before. A file with one such beginning is one text.
"""

from __future__ import annotations

import io
import re
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from pipeline.decoding import DecodingError, decode, is_wide
from pipeline.reading.errors import UnreadableError
from pipeline.reading.guard import LARGEST_TEXT, Rewound, buffered, read_up_to
from pipeline.reading.marks import Mark, mark_of
from pipeline.reading.piece import Piece

Row = tuple[Piece, int]  # one text, and the bytes read up to its end
AHEAD = 12  # lines that are looked at to tell whether a text begins
_LINE = 1 << 20  # bytes of a line beyond which it is taken in parts
_ENVELOPE = re.compile(rb"From \S+[^\n]*\d{4}[^\n]*$")
_HEADER = re.compile(rb">?[\w-]+:")
_QUOTED = re.compile(rb">+From ")


def texts(stream: BinaryIO, uri: str, depth: int) -> Iterator[Row]:
    """The texts of a dump; the file itself where it holds but one. Raises UnreadableError for one too large."""
    head = stream.read(2048)
    stream = _from_start(head, stream)
    if is_wide(head):
        data = read_up_to(stream, LARGEST_TEXT, "a text in UTF-16")
        try:
            found = list(_cut(_lines(io.BytesIO(decode(data).text.encode("utf-8"))), uri, depth))
        except DecodingError:  # which whoever decodes the piece will find and tell
            found = []
        yield from found if len(found) > 1 else [(Piece(uri, data, depth=depth), len(data))]
        return
    yield from _cut(_lines(stream), uri, depth)


def mails(stream: BinaryIO, uri: str, depth: int, left: Callable[[], int]) -> Iterator[Row]:
    """The mails of a mailbox (mbox), without their envelope lines."""
    part: list[bytes] = []
    size = at = number = 0
    blank = True
    lines = _Ahead(_lines(stream))
    for line in lines:
        begins = blank and _ENVELOPE.match(line.rstrip()) and any(_HEADER.match(x) for x in lines.next(1))
        if begins:
            if part:
                yield Piece(f"{uri}#{number}", b"".join(part), depth=depth + 1, allowance=left()), at
            number, part, size = number + 1, [], 0
        else:
            part.append(line[1:] if _QUOTED.match(line) else line)
            size += len(line)
            if size > LARGEST_TEXT:
                raise UnreadableError(f"a mail of more than {LARGEST_TEXT >> 20} MiB")
        at += len(line)
        blank = not line.strip()
    if part:
        yield Piece(f"{uri}#{number}", b"".join(part), depth=depth + 1, allowance=left()), at


def _cut(lines: Iterator[bytes], uri: str, depth: int) -> Iterator[Row]:
    ahead = _Ahead(lines)
    mark: Mark | None = mark_of(ahead.next(AHEAD))
    part: list[bytes] = []
    size = at = number = filled = 0
    for line in ahead:
        if part and filled and mark is not None and mark.begins(line, ahead, filled):
            number += 1
            yield Piece(f"{uri}#{number}", b"".join(part), depth=depth, cut=True), at
            part, size, filled = [], 0, 0
        part.append(line)
        size += len(line)
        at += len(line)
        filled += bool(line.strip())
        if size > LARGEST_TEXT:
            raise UnreadableError(f"one text of more than {LARGEST_TEXT >> 20} MiB")
    if number and filled:
        yield Piece(f"{uri}#{number + 1}", b"".join(part), depth=depth, cut=True), at
    elif not number:
        yield Piece(uri, b"".join(part), depth=depth, cut=True), at


@dataclass(slots=True)
class _Ahead:
    """Lines of which the next ones can be looked at."""

    lines: Iterator[bytes]
    waiting: deque[bytes]

    def __init__(self, lines: Iterator[bytes]) -> None:
        self.lines, self.waiting = lines, deque()

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return self.waiting.popleft() if self.waiting else next(self.lines)

    def next(self, count: int) -> list[bytes]:
        """The next lines, up to ``count``."""
        self.waiting.extend(islice(self.lines, max(count - len(self.waiting), 0)))
        return list(islice(self.waiting, count))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    """Lines with their ends; form feeds begin a line of their own."""
    while line := stream.readline(_LINE):
        at = line.find(b"\f")
        if at > 0:
            yield line[:at]
            yield line[at:]
        else:
            yield line


def _from_start(head: bytes, stream: BinaryIO) -> BinaryIO:
    """The stream from its beginning, ``head`` having been read."""
    if stream.seekable():
        stream.seek(0)
        return stream
    return buffered(Rewound(head, stream))
