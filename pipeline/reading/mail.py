"""Mails: their headers that a reader sees, their body, and their attachments."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import PurePosixPath

from pipeline.decoding import DecodingError, decode
from pipeline.reading.html import html_to_text
from pipeline.reading.inputs import PASSED_OVER
from pipeline.reading.piece import Found, PassedOver, Piece

_SHOWN = ("From", "To", "Cc", "Date", "Subject")
_NO_TEXT = ("image", "audio", "video", "font")


def mail_parts(piece: Piece) -> Iterator[Found]:
    """The mail's own text (header lines, a blank line, the body), then each attachment as a piece of its own."""
    message = BytesParser(policy=policy.default).parsebytes(piece.data)
    body = _body(message)
    text = f"{_header(message)}\n{_text_of(body)}" if body is not None else ""
    attached = list(_attachments(message, body))
    if text.strip() or not attached:
        yield Piece(piece.uri, piece.data, text=text, media_type="message/rfc822")
    for n, part in enumerate(attached, 1):
        name = PurePosixPath((part.get_filename() or f"part-{n}").replace("\\", "/")).name
        uri = f"{piece.uri}!/{name}"
        if part.get_content_maintype() in _NO_TEXT or PurePosixPath(name).suffix.lower() in PASSED_OVER:
            yield PassedOver(uri, PurePosixPath(name).suffix.lower() or part.get_content_type())
            continue
        yield Piece(uri, _bytes_of(part), depth=piece.depth + 1, allowance=piece.allowance)


def _header(message: EmailMessage) -> str:
    """The lines of the header that say who wrote when about what; a damaged one is left out."""
    lines = []
    for name in _SHOWN:
        try:
            value = message.get(name)
        except Exception:  # the parser raises what it likes at damaged headers
            continue
        if value:
            lines.append(f"{name}: {' '.join(str(value).split())}\n")
    return "".join(lines)


def _body(message: EmailMessage) -> EmailMessage | None:
    try:
        found = message.get_body(preferencelist=("plain", "html"))
    except Exception:
        found = None
    if found is None and not message.is_multipart() and message.get_content_maintype() == "text":
        return message
    return found if isinstance(found, EmailMessage) else None


def _text_of(part: EmailMessage) -> str:
    data = _bytes_of(part)
    try:
        text = decode(data, declared=part.get_content_charset()).text
    except DecodingError:
        return ""
    return html_to_text(text) if part.get_content_subtype() == "html" else text


def _attachments(message: EmailMessage, body: EmailMessage | None) -> Iterator[EmailMessage]:
    """Every part that is neither the body nor another form of it."""
    for part in message.walk():
        if part is body or (part.is_multipart() and part.get_content_type() != "message/rfc822"):
            continue
        if part.get_content_type() == "message/rfc822" or part.get_filename() or part.is_attachment():
            yield part


def _bytes_of(part: EmailMessage) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload(0)
        return inner.as_bytes() if hasattr(inner, "as_bytes") else b""
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""
