"""Why an input gives no text. The messages name the reason and quote nothing of the input."""


class UnreadableError(ValueError):
    """The bytes are damaged, locked, too much, or of a kind that has no text."""


class EmptyInputError(ValueError):
    """The input holds no text."""


class MissingReaderError(RuntimeError):
    """A library that reads this kind is not installed; the message names the extra that brings it."""

    def __init__(self, kind: str, extra: str) -> None:
        super().__init__(f"reading {kind} needs casework[{extra}]: pip install 'casework[{extra}]'")
