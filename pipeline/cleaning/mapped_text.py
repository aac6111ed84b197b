"""Text that remembers where each of its characters stood in the source."""

from __future__ import annotations

import re
from array import array
from collections.abc import Callable, Iterable


class MappedText:
    """A string with, for each character, the half-open source offsets that it came from.

    ``starts[i]`` and ``ends[i]`` are offsets in code points into the source; both never decrease. A character made
    from several source characters (a repaired "Ã¶", a composed accent) covers all of them; an inserted character
    (a space between joined lines) covers an empty range. Instances do not change: every method returns a new one.
    """

    __slots__ = ("ends", "starts", "text")

    def __init__(self, text: str, starts: array[int], ends: array[int]) -> None:
        if not len(text) == len(starts) == len(ends):
            raise ValueError("text and offsets differ in length")
        self.text, self.starts, self.ends = text, starts, ends

    @classmethod
    def identity(cls, source: str) -> MappedText:
        """The source itself: every character stands for itself."""
        return cls(source, array("i", range(len(source))), array("i", range(1, len(source) + 1)))

    @classmethod
    def join(cls, parts: Iterable[MappedText | str]) -> MappedText:
        """Put parts together in source order; plain strings are inserted (empty source range) between them."""
        text: list[str] = []
        starts, ends = array("i"), array("i")
        for part in parts:
            if isinstance(part, str):
                at = ends[-1] if ends else 0
                text.append(part)
                starts.extend([at] * len(part))
                ends.extend([at] * len(part))
            else:
                text.append(part.text)
                starts.extend(part.starts)
                ends.extend(part.ends)
        return cls("".join(text), starts, ends)

    def __len__(self) -> int:
        return len(self.text)

    def __getitem__(self, key: slice) -> MappedText:
        return MappedText(self.text[key], self.starts[key], self.ends[key])

    def sub(self, pattern: re.Pattern[str], repl: str | Callable[[re.Match[str]], str | None]) -> MappedText:
        """Replace matches. A replacement as long as its match maps character by character, any other as a whole.

        A callable may return None to leave its match as it is.
        """
        parts: list[MappedText] = []
        last = 0
        for match in pattern.finditer(self.text):
            new = match.expand(repl) if isinstance(repl, str) else repl(match)
            if new is None or new == match[0]:
                continue
            start, end = match.span()
            parts.append(self[last:start])
            parts.append(self._replaced(start, end, new))
            last = end
        if not parts:
            return self
        parts.append(self[last:])
        return MappedText.join(parts)

    def _replaced(self, start: int, end: int, new: str) -> MappedText:
        if len(new) == end - start:
            return MappedText(new, self.starts[start:end], self.ends[start:end])
        first = self.starts[start] if start < len(self) else (self.ends[-1] if len(self) else 0)
        last = self.ends[end - 1] if end > start else first
        return MappedText(new, array("i", [first]) * len(new), array("i", [last]) * len(new))

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Source offsets of ``text[start:end]``; an empty span gives an empty one. Inserted edges are left out."""
        if not 0 <= start <= end <= len(self):
            raise IndexError(f"span {start}:{end} outside a text of {len(self)} characters")
        while start < end and self.starts[start] == self.ends[start]:
            start += 1
        while end > start and self.starts[end - 1] == self.ends[end - 1]:
            end -= 1
        if start == end:
            at = self.starts[start] if start < len(self) else (self.ends[-1] if len(self) else 0)
            return at, at
        return self.starts[start], self.ends[end - 1]
