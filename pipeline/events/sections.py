"""Which parts of a text ask for something instead of telling it."""

from __future__ import annotations

from pipeline.case import Case


def is_demand(case: Case, offset: int) -> bool:
    """Whether the text asks for something there: in the recommended action, in a point of the model letter."""
    block = case.block_at(offset)
    section = block.section if block else case.section_at(offset)
    return section == "recommended_action" or (
        section == "model_letter" and block is not None and block.kind == "bullet"
    )
