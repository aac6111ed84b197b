"""Two columns that a converter printed side by side, put one after the other again."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import groupby

from pipeline.structure.lines import GAP, Line, runs

FEWEST = 4  # rows with text in both columns; fewer are cells of a table
BRACKETS = ("(", ")", "]", "}", "|", "[")


def read_columns(lines: list[Line]) -> list[Line]:
    """The lines with the right column of each two-column region behind its left one.

    A region is a run of lines without a blank one, in which at least four rows have text on both sides of one gutter
    and no row crosses it. Tables whose left side is a column of labels ("Released:"), and lists of names with
    brackets at the right, are no columns of prose.
    """
    out: list[Line] = []
    for chunk in runs(lines):
        gutter = _gutter(chunk)
        out += _split(chunk, gutter) if gutter else chunk
    return out


def _right_start(line: Line) -> int | None:
    """Column at which the second of two cells begins."""
    gaps = list(GAP.finditer(line.text))
    return line.indent + gaps[0].end() if len(gaps) == 1 else None


def _gutter(chunk: list[Line]) -> int | None:
    """Column at which the right side of a two-column chunk begins, or None."""
    if len(chunk) < FEWEST:
        return None
    starts = Counter(at for line in chunk if (at := _right_start(line)) is not None)
    if not starts:
        return None
    column, count = starts.most_common(1)[0]
    if count < FEWEST:
        return None
    rows = [line for line in chunk if _right_start(line) == column]
    left = [line.text[: column - line.indent].strip() for line in rows]
    right = [line.text[column - line.indent :] for line in rows]
    if any(text.startswith(BRACKETS) for text in right) or sum(text.endswith(":") for text in left) * 2 > count:
        return None
    words = sum(len(text.split()) for text in right)
    return column if words >= 2 * count else None


def _split(chunk: list[Line], column: int) -> list[Line]:
    """Runs of rows that keep to the gutter are parted; rows that cross it stay where they are."""
    out: list[Line] = []
    for keeps, group in groupby(chunk, key=lambda line: _keeps(line, column)):
        rows = list(group)
        both = sum(_right_start(line) == column for line in rows)
        if not keeps or both < FEWEST:
            out += rows
            continue
        left = [line for line in rows if line.indent < column]
        out += [line.cut(0, column - line.indent, after_blank=line.after_blank) for line in left]
        right = [line.cut(max(column - line.indent, 0)) for line in rows if line.width > column]
        out += [replace(right[0], after_blank=True), *right[1:]]
    return out


def _keeps(line: Line, column: int) -> bool:
    """Whether a row leaves the gutter free."""
    if line.indent >= column:
        return line.indent == column
    return line.text[column - line.indent - 2 : column - line.indent].strip() == "" or line.width <= column - 2
