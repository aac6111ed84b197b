"""Near duplicates: texts whose runs of three words are mostly the same (MinHash, with bands to find candidates).

Two texts are compared by the share of three-word runs that they have in common (Jaccard), estimated to about 0.03
from signatures of 128 minima. Copies from web, mail and print differ in menus and addresses, so these are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

if TYPE_CHECKING:
    from pipeline.case import Case

SAME = 0.8  # from here on two texts are told as copies
_SIZE, _BANDS = 128, 16  # 16 bands of 8: found with 95 % at a similarity of 0.8, with 99 % at 0.85
_RUN = 3
_FEWEST = 30  # runs of words; a shorter text is too like others by chance
_WORD = re.compile(r"\w+")
_LEFT_OUT_SECTIONS = frozenset({"chrome", "mail", "header", "addresses", "deadline"})
_LEFT_OUT_KINDS = frozenset({"chrome", "address", "salutation"})


def _constants(count: int) -> Iterator[int]:
    """Fixed pseudo-random 64-bit numbers (splitmix64)."""
    state, mask = 0, (1 << 64) - 1
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & mask
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & mask
        yield z ^ (z >> 31)


_NUMBERS = np.array(list(_constants(2 * _SIZE)), dtype=np.uint64).reshape(2, _SIZE, 1)
_FACTORS, _ADDENDS = _NUMBERS[0] | np.uint64(1), _NUMBERS[1]


def signature_of(case: Case) -> bytes:
    """The signature of what ``case`` tells; empty for a text of few words."""
    kept = [
        case.text[block.start : block.end]
        for block in case.blocks
        if block.section not in _LEFT_OUT_SECTIONS and block.kind not in _LEFT_OUT_KINDS
    ]
    return signature(" ".join(kept))


def signature(text: str) -> bytes:
    """The signature of all words of ``text`` in any case; empty where there are few."""
    words = _WORD.findall(text.lower())
    runs = {crc32(" ".join(words[i : i + _RUN]).encode()) for i in range(len(words) - _RUN + 1)}
    if len(runs) < _FEWEST:
        return b""
    hashes = np.fromiter(runs, dtype=np.uint64, count=len(runs))
    minima = ((_FACTORS * hashes + _ADDENDS) >> np.uint64(32)).min(axis=1)
    return bytes(minima.astype("<u4").tobytes())


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share of common runs of words, 0 to 1."""
    return float(np.mean(np.frombuffer(one, "<u4") == np.frombuffer(other, "<u4")))


def bands(signed: bytes) -> list[int]:
    """What copies very likely have one of in common: signed 64-bit numbers."""
    width = len(signed) // _BANDS
    pieces = (bytes([n]) + signed[n * width : (n + 1) * width] for n in range(_BANDS))
    return [int.from_bytes(blake2b(piece, digest_size=8).digest(), "big", signed=True) for piece in pieces]
