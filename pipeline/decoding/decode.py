"""Bytes to text: byte order marks, UTF-8, UTF-16 without a mark, then the character sets of old office machines."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from pipeline.decoding.binary import binary_kind
from pipeline.decoding.western import best_western

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w:.-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w:.-]{2,40})", re.I
)
# What charset-normalizer may choose from, where more than a few letters lie outside ASCII.
_CHARSETS = [
    "cp1251", "koi8_r", "cp1256", "cp1250", "cp1254", "cp1253", "cp1255", "cp1257", "cp1258", "cp1252",
    "mac_cyrillic", "iso8859_5", "iso8859_6", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "cp874", "cp866",
]  # fmt: skip
# Codecs of Python that are no character set of a text; and wide ones, which no page that ASCII can be read in is in.
_NO_CHARSETS = frozenset(
    {
        "undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7",
        "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be",
    }
)  # fmt: skip
_HIGH_BYTES = 6  # distinct high bytes that a text in one script and its punctuation has, at most
_WESTERN = 0.2  # share of bytes outside ASCII up to which a text is taken for a Western one
_FEW = 10  # so many meaningless bytes are damage, whatever their share
_BROKEN = 0.1  # share of broken sequences up to which a damaged text is still one in its encoding


class DecodingError(ValueError):
    """The bytes are no text; the message says what they are."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The decoded text, the name of its encoding, and what a reader should know about the decoding."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode ``data``; line ends are left as they are.

    ``declared`` is an encoding told from outside (a mail header); a web page's own declaration is read from ``data``.
    Raises DecodingError for binary data and for bytes in no known encoding.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if wide := _wide(data):
        return _strictly(data, wide)
    if kind := binary_kind(data):
        raise DecodingError(f"binary data ({kind}), no text")
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    return _damaged_utf8(data) or _declared(data, declared) or _guessed(data)


def is_wide(head: bytes) -> bool:
    """Whether ``head``, the beginning of a text, is in UTF-16 or UTF-32."""
    marked = any(head.startswith(mark) for mark, encoding in _MARKS if encoding != "utf-8-sig")
    return marked or _wide(head[: len(head) // 2 * 2]) is not None


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        raise DecodingError(
            f"no valid {encoding} although it begins as such: {error.reason} at byte {error.start}"
        ) from None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte is one of few, zero (of a space) among them; the others never are."""
    head = data[:2000]
    if len(head) < 8 or len(data) % 2 or b"\x00" not in head:
        return None
    even, odd = head[0::2], head[1::2]
    for high, low, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if 0 not in high or 0 in low or len(set(high)) > _HIGH_BYTES or len(set(low)) < len(set(high)):
            continue
        try:
            text = head.decode(encoding, errors="strict" if len(head) == len(data) else "ignore")
        except UnicodeDecodeError:
            continue
        if sum(c.isalpha() or c.isspace() for c in text) > 0.7 * len(text):
            return encoding
    return None


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 in which single bytes were lost: they become U+FFFD, with a warning that counts them."""
    text = data.decode("utf-8", errors="replace")
    lost = text.count("\ufffd")
    beyond = sum(ord(c) > 127 for c in text)
    if lost <= _BROKEN * beyond:
        return Decoded(text, "utf-8", (f"{lost} broken UTF-8 sequences replaced by U+FFFD",))
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    names = [declared] if declared else []
    if match := _DECLARED.search(data[:4000]):
        names.append((match[1] or match[2]).decode("ascii"))
    for name in names:
        try:
            known = codecs.lookup(name).name
            if known in _NO_CHARSETS:
                continue
            # What is declared as Latin-1 is windows-1252 (WHATWG Encoding Standard).
            encoding = "cp1252" if known in ("iso8859-1", "ascii") else known
            return Decoded(data.decode(encoding), encoding)
        except (LookupError, UnicodeError):
            continue
    return None


def _guessed(data: bytes) -> Decoded:
    """The likeliest character set, with a warning that it is a guess."""
    beyond = sum(byte > 127 for byte in data)
    if beyond <= _WESTERN * len(data):
        encoding = best_western(data)
    else:
        found = from_bytes(data, cp_isolation=_CHARSETS).best()
        encoding = found.encoding if found is not None else best_western(data)
    text = data.decode(encoding, errors="replace")
    warnings = [f"character set guessed: {encoding}"]
    if lost := text.count("\ufffd"):
        if lost > _BROKEN * beyond and lost > _FEW:
            raise DecodingError("bytes in no known character set")
        warnings.append(f"{lost} bytes without a meaning in {encoding} replaced by U+FFFD")
    return Decoded(text, encoding, tuple(warnings))
