"""Lines of a cleaned text, each with its source offsets, and the parts that sections are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipeline.case import BlockKind
from pipeline.cleaning.mapped_text import MappedText
from pipeline.schema.vocabulary import SectionKind

GAP = re.compile(r" {3,}")  # parts the cells of a typed table


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its outer spaces. ``after_blank``: a blank line, or the start of the text, precedes it."""

    content: MappedText
    indent: int
    after_blank: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return self.content.text

    @property
    def width(self) -> int:
        """The column at which the line ends."""
        return self.indent + len(self.content)

    def cut(self, start: int, end: int | None = None, *, after_blank: bool = False) -> Line:
        """A part of the line as a line of its own; ``start`` and ``end`` count from the line's first word."""
        part = strip(self.content[start:end])
        return Line(part, self.indent + start, after_blank)


@dataclass(slots=True)
class Part:
    """A block in the making: what is joined with single spaces to one run of text."""

    kind: BlockKind
    section: SectionKind
    pieces: list[MappedText | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the part."""
        return "".join(piece if isinstance(piece, str) else piece.text for piece in self.pieces)


def strip(text: MappedText) -> MappedText:
    """``text`` without outer white space."""
    raw = text.text
    start = len(raw) - len(raw.lstrip())
    return text[start : max(len(raw.rstrip()), start)]


def split_lines(text: MappedText) -> list[Line]:
    """The lines that hold something, in order."""
    lines: list[Line] = []
    at, blank = 0, True
    for raw in text.text.split("\n"):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(text[at + indent : at + indent + len(words)], indent, blank))
        blank = not words
        at += len(raw) + 1
    return lines


def cells(line: Line) -> list[Line]:
    """The cells of a line that wide gaps part; one cell where there are none."""
    found, at = [], 0
    for gap in GAP.finditer(line.text):
        found.append(line.cut(at, gap.start(), after_blank=line.after_blank))
        at = gap.end()
    return [*found, line.cut(at, after_blank=line.after_blank)] if found else [line]


def runs(lines: list[Line]) -> list[list[Line]]:
    """Runs of lines without a blank one between them."""
    found: list[list[Line]] = []
    for line in lines:
        if line.after_blank or not found:
            found.append([])
        found[-1].append(line)
    return found
