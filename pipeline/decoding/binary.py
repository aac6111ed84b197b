"""Telling binary files from texts."""

from __future__ import annotations

_SIGNATURES = (
    (b"%PDF-", "PDF"),
    (b"PK\x03\x04", "ZIP archive or office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "office document"),
    (b"\x1f\x8b", "gzip archive"),
    (b"BZh91AY&SY", "bzip2 archive"),
    (b"\xfd7zXZ\x00", "xz archive"),
    (b"7z\xbc\xaf", "7-Zip archive"),
    (b"Rar!\x1a", "RAR archive"),
    (b"\x89PNG", "PNG image"),
    (b"\xff\xd8\xff", "JPEG image"),
    (b"GIF87a", "GIF image"),
    (b"GIF89a", "GIF image"),
    (b"II*\x00", "TIFF image"),
    (b"MM\x00*", "TIFF image"),
    (b"\x7fELF", "program"),
    (b"MZ\x90", "program"),
    (b"SQLite format 3", "SQLite database"),
)
# Control characters that texts hold: tab, line and form feed, carriage return, backspace, bell, escape, end of file.
_TEXTUAL = frozenset(b"\t\n\x0b\x0c\r\x08\x07\x1b\x1a")
_MOST = 0.02  # share of other control characters that a damaged text may hold


def binary_kind(data: bytes) -> str | None:
    """What kind of binary file ``data`` is; None for what can be text."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if b"\x00" in data:
        return "it holds zero bytes"
    head = data[:20_000]
    controls = sum(byte < 32 and byte not in _TEXTUAL for byte in head)
    return "control characters" if controls > _MOST * len(head) else None
