"""A text with some of its stretches replaced, and where each old offset lies in the new one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from pipeline.pseudonyms.coarse import Change


class Rewritten:
    """``text`` with ``changes`` made; of changes that overlap, the first and longest is made for all of them."""

    def __init__(self, text: str, changes: Iterable[Change]) -> None:
        self._old: list[tuple[int, int]] = [(0, 0)]  # stretches replaced
        self._new: list[tuple[int, int]] = [(0, 0)]  # where their replacements stand
        parts, at, length = [], 0, 0
        for start, end, instead in merged(changes):
            parts += [text[at:start], instead]
            begin = length + start - at
            length = begin + len(instead)
            self._old.append((start, end))
            self._new.append((begin, length))
            at = end
        self.text = "".join([*parts, text[at:]])

    def start(self, offset: int) -> int:
        """Where a span that began at ``offset`` begins; before the replacement if it began within one."""
        return self._at(offset, 0)

    def end(self, offset: int) -> int:
        """Where a span that ended at ``offset`` ends; behind the replacement if it ended within one."""
        return self._at(offset, 1)

    def _at(self, offset: int, side: int) -> int:
        n = bisect_right(self._old, (offset - side, len(self.text) + offset)) - 1
        (_, old_end), new = self._old[n], self._new[n]
        if offset < old_end or (n and side and offset <= old_end):
            return new[side]
        return new[1] + offset - old_end


def merged(changes: Iterable[Change]) -> list[Change]:
    """Changes in order, those that overlap joined into one."""
    done: list[Change] = []
    for start, end, instead in sorted(set(changes), key=lambda change: (change[0], -change[1], change[2])):
        if end <= start:
            continue
        if done and start < done[-1][1]:
            done[-1] = (done[-1][0], max(end, done[-1][1]), done[-1][2])
        else:
            done.append((start, end, instead))
    return done
