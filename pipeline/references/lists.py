"""Names that stand together: "A, B and C"."""

from __future__ import annotations

import re

from pipeline.references.lexicon import closed
from pipeline.references.scan import Item

# What may stand between two names of one list: a comma or "and", with facts about the first in brackets or commas
# ("Yulianus, 33, a minister of the church, and the student Dorus").
_BETWEEN = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:,\s(?:aged\s)?\d{1,2})?(?:,\s(?P<aside>(?:an?|the|his|her)\s[^.;:()]{3,70}?)(?=,\s(?:and|&)\s))?"
    r"(?:,?\s(?:and|&|as well as|or)\s|[,;]\s|,\s(?:and|&)\s)"
    r"(?:(?:[A-Z][a-z]{0,4}\.?|his|her|their|the|an?)\s(?:[a-z-]+,?\s){0,4})?$"
)
# "Ana Ruiz, president of the union; Omar Haddad, its treasurer; and Li Wei".
_PARTED = re.compile(
    r"(?:\s?\([^()]{1,60}\))?(?:,\s(?P<aside>[^.;:]{3,100}))?;\s(?:and\s)?(?:(?:the|an?|his|her)\s(?:[a-z-]+\s){1,3})?"
)


def lists_of_people(items: list[Item], text: str) -> list[list[Item]]:
    """Runs of two or more names of people that one list joins; ``items`` in order."""
    names = [item for item in items if item.kind == "person"]
    runs: list[list[Item]] = []
    for item in names:
        if runs and not runs[-1][-1].possessive and _joined(text[runs[-1][-1].end : item.start]):
            runs[-1].append(item)
        else:
            runs.append([item])
    return [run for run in runs if len(run) > 1]


def _joined(between: str) -> bool:
    match = _BETWEEN.match(between) or _PARTED.fullmatch(between)
    return match is not None and not any(word in closed("verb") for word in (match["aside"] or "").split())
