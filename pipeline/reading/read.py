"""From an input to its decoded text."""

from __future__ import annotations

import hashlib
import sys
from datetime import date

from pipeline.decoding import decode
from pipeline.extraction import Text
from pipeline.reading.html import html_to_text, looks_like_html
from pipeline.reading.inputs import Input


class EmptyInputError(ValueError):
    """The input holds no text."""


def read_bytes(source: Input) -> bytes:
    """The bytes of a file or of standard input. Raises OSError."""
    return sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()


def to_text(source: Input, data: bytes, reference_date: date | None = None) -> Text:
    """Decode ``data`` by its content, not by its name; a web page becomes its visible text.

    Raises DecodingError for bytes that are no text, EmptyInputError where nothing is left to read.
    """
    decoded = decode(data)
    text, media_type = decoded.text, "text/plain"
    if looks_like_html(decoded.text, source.uri):
        text, media_type = html_to_text(decoded.text), "text/html"
    if not text.strip():
        raise EmptyInputError("no text in it")
    return Text(
        text=text,
        uri=source.uri,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        reference_date=reference_date,
        warnings=tuple(decoded.warnings),
    )
