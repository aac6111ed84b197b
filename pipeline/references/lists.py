"""Names that stand together: "A, B and C"."""

from __future__ import annotations

import re

from pipeline.references.scan import Item

# What may stand between two names of one list: a comma or "and", with facts about the first in brackets or commas.
_BETWEEN = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:,\s(?:aged\s)?\d{1,2})?(?:,?\s(?:and|&|as well as|or)\s|[,;]\s|,\s(?:and|&)\s)"
    r"(?:(?:[A-Z][a-z]{0,4}\.?|his|her|their|the)\s(?:[a-z-]+,?\s){0,3})?$"
)


def lists_of_people(items: list[Item], text: str) -> list[list[Item]]:
    """Runs of two or more names of people that one list joins; ``items`` in order."""
    names = [item for item in items if item.kind == "person"]
    runs: list[list[Item]] = []
    for item in names:
        if runs and not runs[-1][-1].possessive and _BETWEEN.match(text[runs[-1][-1].end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [run for run in runs if len(run) > 1]
