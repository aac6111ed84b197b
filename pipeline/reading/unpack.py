"""From an input to the texts in it: archives, mailboxes, tables and dumps are taken apart, one inside the other.

Nothing is ever written under a member's own name. What comes out is bounded (``guard``); what goes beyond, or is
damaged, is quarantined under its own name and costs no more than itself.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from pipeline.reading import archives, dumps, tables
from pipeline.reading.errors import MissingExtraError, UnreadableError
from pipeline.reading.guard import (
    DEEPEST,
    LARGEST,
    Guard,
    Guarded,
    Rewound,
    allowance_of,
    buffered,
    read_up_to,
)
from pipeline.reading.inputs import Input
from pipeline.reading.kinds import CONTAINERS, HEAD, Kind, kind_of
from pipeline.reading.mail import mail_parts
from pipeline.reading.msg import msg_parts
from pipeline.reading.open import seekable
from pipeline.reading.piece import Found, PassedOver, Piece
from pipeline.writing.quarantine import Quarantined

__all__ = ["allowance_of", "is_large_container", "unpack", "unpack_stream"]

Shared = tuple[Found, float]  # what was found, and the share of its container that lies before its end


def is_large_container(stream: BinaryIO, source: Input) -> bool:
    """Whether ``stream`` (which is left at its beginning) holds several texts, or may."""
    kind = kind_of(stream.read(HEAD), source.uri)
    stream.seek(0)
    return source.is_stdin or kind in CONTAINERS


def unpack(piece: Piece, text_column: str | None) -> Iterator[Found]:
    """Every text in ``piece``, in order."""
    if piece.text is not None or piece.cut:
        yield piece
        return
    walk = _Walk(Guard(piece.allowance), text_column, mails=True)
    for found, _ in walk.stream(io.BytesIO(piece.data), piece.uri, len(piece.data), piece.depth):
        yield found


def unpack_stream(
    stream: BinaryIO, uri: str, size: int | None, text_column: str | None
) -> Iterator[tuple[Found, float]]:
    """What is in a large input, each with the share of the input that lies before its end. Mails stay whole."""
    return _Walk(Guard(allowance_of(size or LARGEST)), text_column, mails=False).stream(stream, uri, size, 0)


class _Walk:
    """``mails``: whether mails are taken apart as well, into text and attachments."""

    def __init__(self, guard: Guard, column: str | None, *, mails: bool) -> None:
        self.guard, self.column, self.mails = guard, column, mails

    def stream(self, stream: BinaryIO, uri: str, size: int | None, depth: int) -> Iterator[Shared]:
        """Everything in ``stream``; what cannot be read is told, never raised."""
        try:
            head = stream.read(HEAD)
            if stream.seekable():
                stream.seek(0)
            else:
                stream = buffered(Rewound(head, stream))
            kind = kind_of(head, uri)
            if depth > DEEPEST and kind in CONTAINERS - {"text"}:
                raise UnreadableError(f"more than {DEEPEST} archives in one another")
            yield from self._of_kind(kind, stream, uri, size, depth)
        except MissingExtraError as error:
            yield Quarantined(uri, "read", "MissingExtraError", str(error)), 1.0
        except (UnreadableError, *archives.DAMAGED) as error:
            yield Quarantined(uri, "read", "UnreadableError", archives.unreadable(error)), 1.0
        except OSError as error:
            if error.errno is not None:  # the disk, not the archive
                raise
            yield Quarantined(uri, "read", "UnreadableError", "damaged archive"), 1.0
        except (ArithmeticError, LookupError, RuntimeError, ValueError, struct.error) as error:
            # what the readers of the standard library raise at headers that make no sense
            yield Quarantined(uri, "read", type(error).__name__, "damaged, or of an unknown kind"), 1.0

    def _of_kind(self, kind: Kind, stream: BinaryIO, uri: str, size: int | None, depth: int) -> Iterator[Shared]:
        if kind == "zip":
            stream = seekable(stream)
            office = archives.office_kind(stream)
            stream.seek(0)
            if office is None:
                yield from self._members(archives.zip_members(stream, uri), depth)
            elif office in ("docx", "odt"):
                yield self._whole(stream, uri, depth), 1.0
            else:
                raise UnreadableError(f"{office} (a table, a presentation)")
        elif kind == "tar":
            yield from self._members(archives.tar_members(seekable(stream), uri), depth)
        elif kind in ("gzip", "bzip2", "xz"):
            yield from self._compressed(kind, stream, uri, depth)
        elif kind == "mbox":
            for mail, share in self._rows(dumps.mails(stream, uri, depth, lambda: self.guard.left), size):
                if self.mails and isinstance(mail, Piece):
                    inside = self.stream(io.BytesIO(mail.data), mail.uri, len(mail.data), mail.depth)
                    yield from ((found, share) for found, _ in inside)
                else:
                    yield mail, share
        elif kind == "jsonl":
            yield from self._rows(tables.json_rows(stream, uri, self.column), size)
        elif kind == "csv":
            yield from self._rows(tables.csv_rows(stream, uri, self.column), size)
        elif kind == "text":
            yield from self._rows(dumps.texts(stream, uri, depth), size)
        else:
            yield from self._document(kind, self._whole(stream, uri, depth))

    def _document(self, kind: Kind, piece: Piece) -> Iterator[Shared]:
        if not self.mails or kind not in ("mail", "msg"):
            yield piece, 1.0
            return
        for part in (mail_parts if kind == "mail" else msg_parts)(piece):
            if isinstance(part, Piece) and part.text is None:
                yield from self.stream(io.BytesIO(part.data), part.uri, len(part.data), part.depth)
            else:
                yield part, 1.0

    def _whole(self, stream: BinaryIO, uri: str, depth: int) -> Piece:
        data = read_up_to(stream, LARGEST, "a document")
        return Piece(uri, data, depth=depth, allowance=self.guard.left)

    def _members(self, members: Iterable[archives.Member | PassedOver | Quarantined], depth: int) -> Iterator[Shared]:
        share = 0.0
        for member in members:
            if isinstance(member, PassedOver | Quarantined):
                yield member, share
                continue
            name, stream, after = member
            for found, part in self.stream(buffered(Guarded(stream, self.guard)), name, None, depth + 1):
                yield found, share + (after - share) * part
            share = after

    def _compressed(self, kind: Kind, stream: BinaryIO, uri: str, depth: int) -> Iterator[Shared]:
        """What is compressed: a text, a dump, or an archive, whose members then bear the name of the whole."""
        inner = archives.decompressed(stream, kind)
        name = archives.inner_name(uri.rsplit("/", 1)[-1])
        head = inner.read(HEAD)
        rest = buffered(Guarded(buffered(Rewound(head, inner)), self.guard))
        if kind_of(head, name) == "tar":
            yield from self._members(archives.tar_members(seekable(rest), uri), depth + 1)
        else:
            yield from self.stream(rest, f"{uri}!/{name}", None, depth + 1)

    def _rows(self, rows: Iterable[tuple[Piece | Quarantined, int]], size: int | None) -> Iterator[Shared]:
        for found, at in rows:
            yield found, min(at / size, 1.0) if size else 0.0
