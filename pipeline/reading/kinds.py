"""What kind of thing bytes are, by how they begin; names count only where content cannot tell."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.resources import rows

Kind = Literal[
    "zip", "tar", "gzip", "bzip2", "xz", "mbox", "mail", "msg", "jsonl", "csv", "pdf", "rtf", "text", "empty"
]
HEAD = 64 << 10  # bytes that tell the kind
CONTAINERS: frozenset[Kind] = frozenset({"zip", "tar", "gzip", "bzip2", "xz", "mbox", "jsonl", "csv", "text"})
_SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "msg"),
    (b"{\\rtf", "rtf"),
)
_PDF = re.compile(rb"\A[\s\xef\xbb\xbf]{0,1024}%PDF-\d")
_MBOX = re.compile(rb"\AFrom \S+[^\n]*\d{4}[^\n]*\r?\n>?[\w-]+: ?")
_FIELD = re.compile(rb"([A-Za-z][\w-]*):[ \t]?[^\n]*(?:\r?\n|\Z)(?:[ \t]+\S[^\n]*(?:\r?\n|\Z))*")
# What only machines write at the head of a mail: a mail that a person has pasted into a file lacks all of them.
_MACHINE = frozenset({b"message-id", b"mime-version", b"received", b"content-type", b"return-path"})
_JSON = re.compile(rb'\{\s*"[^"\n]{1,60}"\s*:')
_CELL_ENDS = re.compile(rb"[,;\t|]")
_TEXT_COLUMNS = frozenset(row["column"] for row in rows("reading/columns.csv") if row["holds"] == "text")
_MAIL = frozenset({b"from", b"date", b"subject", b"to"})


def kind_of(head: bytes, name: str) -> Kind:
    """The kind of what begins with ``head`` (its first 64 KiB). ``name`` tells tables apart from texts."""
    if not head.strip():
        return "empty"
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    if head[257:262] == b"ustar":
        return "tar"
    if _PDF.match(head):
        return "pdf"
    if _MBOX.match(head):
        return "mbox"
    if _is_mail(head):
        return "mail"
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    first, ended, _ = start.partition(b"\n")
    if _JSON.match(first) and (not ended or first.rstrip().endswith(b"}")):
        return "jsonl"
    if name.lower().endswith((".csv", ".tsv")) or _names_a_column_of_texts(first):
        return "csv"
    return "text"


def _names_a_column_of_texts(line: bytes) -> bool:
    """Whether a file's first line is a table's line of names, a column of texts among them."""
    cells = [cell.strip(b' "\r').lower() for cell in _CELL_ENDS.split(line)]
    short = len(cells) > 1 and all(len(cell) < 40 for cell in cells)
    return short and any(cell.decode("latin-1") in _TEXT_COLUMNS for cell in cells)


def _is_mail(head: bytes) -> bool:
    """Whether the first lines are the header of a mail as mail programs store it."""
    seen: set[bytes] = set()
    at = 0
    while field := _FIELD.match(head, at):
        seen.add(field[1].lower())
        at = field.end()
    ended = at >= len(head) or head[at : at + 1] in (b"\r", b"\n")
    return ended and bool(seen & _MACHINE) and bool(seen & _MAIL)
