"""Outlook's message files (MS-OXMSG): the streams of an OLE file that hold header, body and attachments."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pipeline.decoding import DecodingError, decode
from pipeline.reading.errors import MissingExtraError, UnreadableError
from pipeline.reading.html import html_to_text
from pipeline.reading.inputs import PASSED_OVER
from pipeline.reading.piece import Found, PassedOver, Piece

# Property tags: MS-OXPROPS. Streams of strings end in 001F (UTF-16) or 001E (the code page of the sender).
_SUBJECT, _SENDER, _ADDRESS, _TO, _CC, _HEADERS = "0037", "0C1A", "0C1F", "0E04", "0E03", "007D"
_BODY, _HTML, _FILE, _LONG_FILE, _DATA = "1000", "10130102", "3704", "3707", "37010102"


def msg_parts(piece: Piece) -> Iterator[Found]:
    """The message's text as for other mails, then its attachments. Raises UnreadableError, MissingExtraError."""
    try:
        import olefile
    except ImportError:
        raise MissingExtraError("Outlook messages (MSG)", "formats") from None
    try:
        opened: Any = olefile.OleFileIO
        file = opened(io.BytesIO(piece.data))
        if not _has_string(file, "", _SUBJECT, _BODY, _SENDER) and not file.exists(f"__substg1.0_{_HTML}"):
            raise UnreadableError("an office document of before 2007 (DOC, XLS, PPT), for which there is no reader")
        yield from _parts(file, piece)
    except (OSError, ValueError, IndexError, TypeError) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("damaged message file") from None


def _parts(file: Any, piece: Piece) -> Iterator[Found]:
    attachments = sorted({entry[0] for entry in file.listdir() if entry[0].startswith("__attach_version1.0_")})
    body = _string(file, "", _BODY)
    if not body.strip() and (html := _bytes(file, "", _HTML)):
        body = html_to_text(_decoded(html))
    lines = {
        "From": " ".join(filter(None, (_string(file, "", _SENDER), _address(_string(file, "", _ADDRESS))))),
        "To": _string(file, "", _TO),
        "Cc": _string(file, "", _CC),
        "Date": _date(_string(file, "", _HEADERS)),
        "Subject": _string(file, "", _SUBJECT),
    }
    header = "".join(f"{name}: {' '.join(value.split())}\n" for name, value in lines.items() if value.strip())
    if body.strip() or not attachments:
        text = f"{header}\n{body}" if body.strip() else ""
        yield Piece(piece.uri, piece.data, text=text, media_type="application/vnd.ms-outlook")
    for n, folder in enumerate(attachments, 1):
        name = _string(file, folder, _LONG_FILE) or _string(file, folder, _FILE) or f"part-{n}"
        name = PurePosixPath(name.replace("\\", "/")).name
        uri, ending = f"{piece.uri}!/{name}", PurePosixPath(name).suffix.lower()
        data = _bytes(file, folder, _DATA)
        if ending in PASSED_OVER:
            yield PassedOver(uri, ending)
        elif data:
            yield Piece(uri, data, depth=piece.depth + 1, allowance=piece.allowance)


def _address(address: str) -> str:
    return f"<{address}>" if "@" in address else ""


def _date(headers: str) -> str:
    """The date in the headers that the message came with."""
    found = (line for line in headers.splitlines() if line.lower().startswith("date:"))
    return next(found, "")[5:].strip()


def _path(folder: str, tag: str) -> str:
    return f"{folder}/__substg1.0_{tag}" if folder else f"__substg1.0_{tag}"


def _has_string(file: Any, folder: str, *tags: str) -> bool:
    return any(file.exists(_path(folder, tag + kind)) for tag in tags for kind in ("001F", "001E"))


def _bytes(file: Any, folder: str, tag: str) -> bytes:
    path = _path(folder, tag)
    return bytes(file.openstream(path).read()) if file.exists(path) else b""


def _string(file: Any, folder: str, tag: str) -> str:
    if data := _bytes(file, folder, f"{tag}001F"):
        return data.decode("utf-16-le", "replace").rstrip("\0")
    return _decoded(_bytes(file, folder, f"{tag}001E")).rstrip("\0")


def _decoded(data: bytes) -> str:
    try:
        return decode(data.rstrip(b"\0")).text
    except DecodingError:
        return ""
