"""From the decoded text to clean lines: character repair, furniture and breaks, every step keeping offsets."""

from __future__ import annotations

from pipeline.cleaning.characters import repair_characters, tidy_spaces
from pipeline.cleaning.encoding_damage import repair_encoding
from pipeline.cleaning.furniture import drop_furniture
from pipeline.cleaning.glue import part_glued_cells
from pipeline.cleaning.glued import part_glued_words
from pipeline.cleaning.hyphens import mend_hyphens
from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.quoting import drop_quote_marks


def clean(source: str) -> MappedText:
    """Clean ``source`` (decoded text). Lines stay lines, and keep their indents and gaps; only ``\\n`` ends a line.

    Damage of one kind hides damage of another (a quoted mail whose lines were broken inside a word), hence the order:
    characters, quotation marks of mails, furniture of pages, then what crosses the lines. Linear in ``source``.
    """
    text = MappedText.identity(source)
    for step in (
        repair_encoding,
        repair_characters,
        drop_quote_marks,
        drop_furniture,
        tidy_spaces,
        mend_hyphens,
        part_glued_cells,
        part_glued_words,
    ):
        text = step(text)
    return text
