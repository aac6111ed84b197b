"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable
from itertools import islice
from operator import le

_FIRST_NUMBERS = array("i", range(1 << 16))


class MappedText:
    """A string with, for each character, the half-open source offsets that it came from.

    ``starts[i]`` and ``ends[i]`` are offsets in code points into the source. A character made from several source
    characters (a repaired "Ã¶", a composed accent) covers all of them; an inserted character (a space between joined
    lines) covers an empty range. Both arrays never decrease, unless parts were joined in another order than the
    source's (columns read one after the other). Instances do not change: every method returns a new one.
    """

    __slots__ = ("_ordered", "ends", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        if not len(text) == len(starts) == len(ends):
            raise ValueError("text and offsets differ in length")
        self.text, self.starts, self.ends = text, starts, ends
        self._ordered: bool | None = None

    @property
    def ordered(self) -> bool:
        """Whether the characters stand in the order of the source."""
        if self._ordered is None:
            self._ordered = all(map(le, self.starts, islice(self.starts, 1, None)))
        return self._ordered

    @classmethod
    def identity(cls, source: str) -> MappedText:
        """The source itself: every character stands for itself."""
        size = len(source) + 1
        numbers = _FIRST_NUMBERS if size <= len(_FIRST_NUMBERS) else array("i", range(size))
        return cls(source, numbers[: size - 1], numbers[1:size])

    @classmethod
    def join(cls, parts: Iterable[MappedText | str]) -> MappedText:
        """Put parts together; plain strings are inserted (empty source range) between them.

        Parts may come in another order than the source's; ``source_span`` then gives the range that holds them all.
        """
        text: list[str] = []
        starts, ends = array("i"), array("i")
        for part in parts:
            if isinstance(part, str):
                at = ends[-1] if ends else 0
                text.append(part)
                starts += array("i", [at]) * len(part)
                ends += array("i", [at]) * len(part)
            else:
                text.append(part.text)
                starts += part.starts
                ends += part.ends
        return cls("".join(text), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, key: slice) -> MappedText:
        return MappedText(self.text[key], self.starts[key], self.ends[key])

    def sub(self, pattern: re.Pattern[str], repl: str | Callable[[re.Match[str]], str | None]) -> MappedText:
        """Replace matches. A replacement as long as its match maps character by character, any other as a whole.

        A callable may return None to leave its match as it is.
        """
        edits = []
        fixed = repl if isinstance(repl, str) and "\\" not in repl else None
        for match in pattern.finditer(self.text):
            new = fixed if fixed is not None else match.expand(repl) if isinstance(repl, str) else repl(match)
            if new is not None and new != match[0]:
                edits.append((match.start(), match.end(), new))
        return self.edit(edits)

    def edit(self, edits: Iterable[tuple[int, int, str]]) -> MappedText:
        """Replace ``text[start:end]`` by ``new`` for each ``(start, end, new)``, sorted, without overlap."""
        parts: list[MappedText] = []
        last = 0
        for start, end, new in edits:
            parts += [self[last:start], self._replaced(start, end, new)]
            last = end
        return MappedText.join([*parts, self[last:]]) if parts else self

    def _replaced(self, start: int, end: int, new: str) -> MappedText:
        if len(new) == end - start:
            return MappedText(new, self.starts[start:end], self.ends[start:end])
        first = self.starts[start] if start < len(self) else (self.ends[-1] if len(self) else 0)
        last = self.ends[end - 1] if end > start else first
        return MappedText(new, array("i", [first]) * len(new), array("i", [last]) * len(new))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets that hold ``text[start:end]``; inserted edges are left out.

        An empty span gives an empty one.

        Raises IndexError for a span outside the text.
        """
        if not 0 <= start <= end <= len(self):
            raise IndexError(f"span {start}:{end} outside a text of {len(self)} characters")
        while start < end and self.starts[start] == self.ends[start]:
            start += 1
        while end > start and self.starts[end - 1] == self.ends[end - 1]:
            end -= 1
        if start == end:
            at = self.starts[start] if start < len(self) else (self.ends[-1] if len(self) else 0)
            return at, at
        if self.ordered:
            return self.starts[start], self.ends[end - 1]
        real = [i for i in range(start, end) if self.starts[i] < self.ends[i]]
        return min(self.starts[i] for i in real), max(self.ends[i] for i in real)
