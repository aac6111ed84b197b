"""Roles that the place and the words of a name show before any event is known.

In this order: named in the list, the title or the profile -> subject; in the block of addresses or in a salutation ->
official; "his lawyer, X" -> lawyer; a post of public power -> official; a kin phrase -> relative; "her colleague X"
-> associate; named in the lead -> subject; else other. ``casework_roles`` settles them once the events are known.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.case import Attribute, Case, Person, Span
from pipeline.people.naming import Naming
from pipeline.people.occupations import official_values
from pipeline.resources import rows

_LISTING_BLOCKS = {"names"}
_LISTING_SECTIONS = {"profile"}
_LAWYERS = ("lawyer", "attorney", "barrister", "counsel", "advocate", "solicitor")


@cache
def _cues() -> list[tuple[str, re.Pattern[str]]]:
    """Role cues before a name, in file order."""
    return [(row["role"], re.compile(row["pattern"] + r"[ ,]*$", re.I)) for row in rows("people/role_cues.csv")]


def first_role(case: Case, person: Person, namings: list[Naming]) -> None:
    """Set ``person.role`` and ``person.listed``; evidence where words decided."""
    text = case.text
    blocks = [(n, case.block_at(n.span.start), case.section_at(n.span.start)) for n in namings]
    person.listed = any(b is not None and _lists(b.kind, s) for _, b, s in blocks)
    if person.listed:
        person.role = "subject"
        return
    for naming, block, section in blocks:
        if section == "addresses" or (block is not None and block.kind in ("address", "salutation")):
            person.role = "official"
            person.evidence.append(Attribute("role", "official", [naming.span]))
            return
    for naming, _, _ in blocks:
        window = text[max(0, naming.span.start - 60) : naming.span.start]
        for role, cue in _cues():
            if match := cue.search(window):
                shift = naming.span.start - len(window)
                person.role = role  # type: ignore[assignment]
                person.evidence.append(Attribute("role", role, [Span(match.start() + shift, match.end() + shift)]))
                return
    if any(occupation.split()[-1] in _LAWYERS for occupation in person.occupations):
        person.role = "lawyer"
    elif official_values(person.occupations) or any(t.official for n in namings for t in n.titles):
        person.role = "official"
    elif any(n.kin for n in namings):
        person.role = "relative"
    elif any(section in ("lead", "title") for _, _, section in blocks):
        person.role = "subject"
    else:
        person.role = "other"


def _lists(kind: str, section: str) -> bool:
    return kind in _LISTING_BLOCKS or kind == "title" or section in _LISTING_SECTIONS
