"""Plain prose of human-rights reports; nothing of it is shared with the passages held out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_WORD = re.compile(r"\w+")
_RUN = 8  # words in a row that a line may not have in common with a held-out passage
_LONGEST = 250  # words in a passage


def prose_files(folder: Path) -> list[Path]:
    """The files of prose, sorted by name."""
    return sorted(folder.glob("*.txt"))


def read_prose(folder: Path, held_out: Iterable[str]) -> Iterator[str]:
    """Passages of the files in ``folder``; a line that repeats ``held_out`` ends a passage and is left out."""
    kept_back = {run for text in held_out for run in _runs(text)}
    for path in prose_files(folder):
        lines: list[str] = []
        size = 0
        for line in path.read_text(encoding="utf-8").split("\n"):
            shared = any(run in kept_back for run in _runs(line))
            if lines and (shared or size >= _LONGEST):
                yield "\n".join(lines)
                lines, size = [], 0
            if not shared and line.strip():
                lines.append(line)
                size += len(line.split())
        if lines:
            yield "\n".join(lines)


def _runs(text: str) -> Iterator[str]:
    words = _WORD.findall(text.casefold())
    for at in range(max(1, len(words) - _RUN + 1) if len(words) >= _RUN else 0):
        yield " ".join(words[at : at + _RUN])
