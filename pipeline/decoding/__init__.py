"""From bytes to the source text that every offset refers to."""

from dataclasses import dataclass


class DecodingError(ValueError):
    """The bytes are no text."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """The decoded text."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """Decode as UTF-8."""
    try:
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError as error:
        raise DecodingError(str(error.reason)) from None


def looks_like_html(data: bytes) -> bool:
    """Whether the bytes are a web page."""
    return b"<html" in data[:2000].lower()
