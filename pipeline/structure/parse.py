"""From clean lines to blocks, sections and header fields, and the analysis text."""

from pipeline.case import Block, Case, Section
from pipeline.cleaning.mapped_text import MappedText


def parse(cleaned: MappedText) -> Case:
    """Find the structure of ``cleaned`` and unwrap it into a case whose blocks part the analysis text."""
    case = Case(cleaned)
    case.blocks = [Block("paragraph", "narrative", 0, len(cleaned))]
    case.sections = [Section("narrative", 0, len(cleaned))]
    return case
