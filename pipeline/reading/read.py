"""From the bytes of one text to its decoded text."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from pipeline.decoding import decode
from pipeline.reading.archives import office_kind
from pipeline.reading.errors import EmptyInputError
from pipeline.reading.html import html_to_text, looks_like_html
from pipeline.reading.inputs import Input
from pipeline.reading.kinds import HEAD, kind_of
from pipeline.reading.office import docx_to_text, odt_to_text, rtf_to_text
from pipeline.reading.open import read_bytes
from pipeline.reading.pdf import pdf_to_text
from pipeline.reading.piece import Piece

if TYPE_CHECKING:
    from pipeline.extraction import Text

__all__ = ["EmptyInputError", "read_bytes", "to_text"]


def to_text(source: Input | Piece, data: bytes, reference_date: date | None = None, *, ocr: bool = False) -> Text:
    """Decode ``data`` by its content, not by its name; a web page becomes its visible text.

    Raises DecodingError for bytes that are no text, UnreadableError for damaged documents, EmptyInputError where
    nothing is left to read, MissingExtraError where the library for this kind is not installed.
    """
    from pipeline.extraction import Text  # here, not above: it brings spaCy, which reading alone does not need

    text, media_type, warnings = _decoded(source, data, ocr)
    if not text.strip():
        raise EmptyInputError("no text in it")
    return Text(
        text=text,
        uri=source.uri,
        media_type=media_type,
        sha256=hashlib.sha256(data).hexdigest(),
        reference_date=reference_date,
        warnings=warnings,
    )


def _decoded(source: Input | Piece, data: bytes, ocr: bool) -> tuple[str, str, tuple[str, ...]]:
    """Text, media type and warnings."""
    if isinstance(source, Piece) and source.text is not None:
        return source.text, source.media_type or "text/plain", ()
    if not (isinstance(source, Piece) and source.cut):
        kind: str = kind_of(data[:HEAD], source.uri)
        if kind == "zip":
            kind = office_kind(io.BytesIO(data)) or "zip"
        if kind == "pdf":
            return pdf_to_text(data, ocr=ocr), "application/pdf", ()
        if kind in _READERS:
            media_type, reader = _READERS[kind]
            return reader(data), media_type, ()
    decoded = decode(data)
    if looks_like_html(decoded.text, source.uri):
        return html_to_text(decoded.text), "text/html", decoded.warnings
    return decoded.text, "text/plain", decoded.warnings


_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_READERS: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "docx": (_WORD, docx_to_text),
    "odt": ("application/vnd.oasis.opendocument.text", odt_to_text),
    "rtf": ("application/rtf", rtf_to_text),
}
