"""Why an input gives no text. The messages name the reason and quote nothing of the input."""

from pipeline.decoding import DecodingError


class UnreadableError(DecodingError):
    """The bytes are damaged, locked, too much, or of a kind that has no text."""


class EmptyInputError(ValueError):
    """The input holds no text."""


class MissingExtraError(ImportError):
    """An optional library is not installed; the message names the extra that brings it."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what}: needs the extra \"{extra}\" (pip install 'casework[{extra}]')")
