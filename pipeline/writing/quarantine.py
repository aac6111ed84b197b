"""Inputs that gave no record: why, and at which stage."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Quarantined:
    """One input without a record. The message names the reason and holds no text of the input."""

    uri: str
    stage: str  # find, read, decode, extract
    error: str  # class of the error
    message: str
    sha256: str | None = None

    def as_dict(self) -> dict[str, str | None]:
        """One line of ``errors.jsonl``."""
        return asdict(self)
