"""The key: what makes the same name the same pseudonym, and only for who has it."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipeline.pseudonyms.apply import Pseudonyms

ALSO = ("places", "ages", "days", "numbers")
SHORTEST = 16  # bytes of a key: a name is soon guessed from its hash by who can guess the key


def pseudonyms_from(key_file: Path, also: list[str]) -> Pseudonyms:
    """Pseudonyms keyed by the bytes of ``key_file``; ``also`` names what else is coarsened.

    Raises OSError where the file cannot be read, ValueError for a key that is too short or an unknown word.
    """
    from pipeline.pseudonyms.apply import Pseudonyms

    unknown = [word for word in also if word not in ALSO]
    if unknown:
        raise ValueError(f"--also knows {', '.join(ALSO)}; not {', '.join(unknown)}")
    key = key_file.read_bytes().strip()
    if len(key) < SHORTEST:
        raise ValueError(f"{key_file}: a key has at least {SHORTEST} bytes: head -c 32 /dev/urandom > {key_file}")
    return Pseudonyms(key, frozenset(also))


def keyed(key: bytes, kind: str, value: str, digits: int = 10) -> str:
    """The first hexadecimal digits of the keyed hash of ``value``."""
    return hmac.new(key, f"{kind}\0{value}".encode(), hashlib.sha256).hexdigest()[:digits]
