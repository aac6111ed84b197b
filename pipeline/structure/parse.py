"""From a cleaned text to the analysis text with its blocks, sections and header fields.

The lines are read once, from the top: what a mail program or a database put before the bulletin, the masthead with
its cells, the list of names, the title, and then the sections, each begun by a heading or a fixed opening.
"""

from __future__ import annotations

from itertools import groupby

from pipeline.case import Block, Case, Section
from pipeline.cleaning.mapped_text import MappedText
from pipeline.structure.body import read_body
from pipeline.structure.columns import read_columns
from pipeline.structure.fields import document_fields
from pipeline.structure.front import read_front
from pipeline.structure.lines import Part, split_lines


def parse(cleaned: MappedText) -> Case:
    """Find the structure of ``cleaned`` and unwrap it into a case whose blocks part the analysis text."""
    lines = read_columns(split_lines(cleaned))
    parts, at = read_front(lines)
    parts += read_body(lines, at, cleaned.text)
    case = _assembled([part for part in parts if _filled(part)], cleaned)
    case.document = document_fields(case)
    return case


def _filled(part: Part) -> bool:
    return any(len(piece) for piece in part.pieces)


def _assembled(parts: list[Part], cleaned: MappedText) -> Case:
    """The analysis text: the parts, one a line."""
    pieces: list[MappedText | str] = []
    blocks: list[Block] = []
    at = 0
    for part in parts:
        length = sum(len(piece) for piece in part.pieces)
        blocks.append(Block(part.kind, part.section, at, at + length))
        pieces += [*part.pieces, "\n"]
        at += length + 1
    case = Case(MappedText.join(pieces) if pieces else cleaned[0:0])
    case.blocks = blocks
    for kind, group in groupby(blocks, key=lambda block: block.section):
        run = list(group)
        case.sections.append(Section(kind, run[0].start, run[-1].end))
    return case
