"""Roles that the place and the words of a name show before any event is known.

In this order: named in the list, the title or the profile -> subject; in the block of addresses or in a salutation ->
official; "his lawyer, X" -> lawyer; a post of public power -> official; a kin phrase -> relative; "her colleague X"
-> associate; named in the lead -> subject; else other. ``casework_roles`` settles them once the events are known.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.case import Attribute, Case, Person, Span
from pipeline.gazetteers.countries import find_country
from pipeline.people.naming import Naming
from pipeline.people.occupations import official_values
from pipeline.resources import rows

_LISTING_BLOCKS = {"names"}
_LISTING_SECTIONS = {"profile"}
_REPLACED = re.compile(r" \((?:replaced|succeeded)\b")
# Posts that there are in public power and elsewhere.
_ANYBODYS = ("president", "vice president", "vice-president", "commander", "governor", "commissioner", "secretary")
_OF_WHAT = re.compile(r" (?:of|for|at) (?:the )?(?P<what>(?:[\w'’&-]+ ?){1,6})")
_STATE = re.compile(
    r"(?:(?:[Ss]upreme|[Cc]onstitutional|[Hh]igh|[Ff]ederal|[Nn]ational|[Rr]egional|[Ee]lectoral) )?"
    r"(?:[Rr]epublic|[Ss]tate|[Gg]overnment|[Cc]ourt|[Tt]ribunal|[Ss]enate|[Pp]arliament|[Aa]ssembly|[Cc]ongress|[Cc]ouncil"
    r"|[Pp]olice|[Aa]rmy|[Mm]unicipal|[Cc]ountry|[Nn]ation|[Mm]inistry|[Pp]rison|[Ff]orces|[Cc]ommission|[Uu]nited)\b"
)
_OWNED = re.compile(
    r"\b(?:its|their|the (?:union|association|organi[sz]ation|group|party|company)['’]s)(?: \w+)? $", re.I
)
_LAWYERS = ("lawyer", "attorney", "barrister", "counsel", "advocate", "solicitor")


@cache
def _cues() -> list[tuple[str, re.Pattern[str]]]:
    """Role cues before a name, in file order."""
    described = r"(?:,? (?:the|an?) (?:[a-z-]+ ){1,4})?[ ,]*$"  # "their flatmate, the musician Vera Lahun"
    return [(row["role"], re.compile(row["pattern"] + described, re.I)) for row in rows("people/role_cues.csv")]


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
        if match := _REPLACED.match(text, naming.span.end):
            person.role = "official"
            person.evidence.append(Attribute("role", "official", [Span(*match.span())]))
            return
        window = text[max(0, naming.span.start - 60) : naming.span.start]
        for role, cue in _cues():
            if match := cue.search(window):
                shift = naming.span.start - len(window)
                person.role = role  # type: ignore[assignment]
                person.evidence.append(Attribute("role", role, [Span(match.start() + shift, match.end() + shift)]))
                return
    if any(occupation.split()[-1] in _LAWYERS for occupation in person.occupations):
        person.role = "lawyer"
    elif any(t.official for n in namings for t in n.titles) or _holds_power(case, person):
        person.role = "official"
    elif any(n.kin for n in namings):
        person.role = "relative"
    elif any(section in ("lead", "title") for _, _, section in blocks):
        person.role = "subject"
    else:
        person.role = "other"


def _holds_power(case: Case, person: Person) -> bool:
    """Whether somebody has a post of public power; the president of a union or of a company has none."""
    official = [e for e in person.evidence if e.name == "occupation" and official_values([e.value])]
    return any(not _private(case, e.spans[0]) for e in official)


def _private(case: Case, span: Span) -> bool:
    """Whether the words around a post that others have as well make it theirs: "USO president", "president of the
    Bar Association", "Its first president".
    """
    words = case.text[span.start : span.end].lower()
    if not words.endswith(_ANYBODYS):
        return False
    if match := _OF_WHAT.match(case.text, span.end):
        return not _STATE.match(match["what"]) and find_country(match["what"]) is None
    before = case.text[max(0, span.start - 40) : span.start]
    if _OWNED.search(before):
        return True
    body = next((m for m in case.mentions if m.end + 1 == span.start and m.label == "ORG"), None)
    return body is not None


def _lists(kind: str, section: str) -> bool:
    return kind in _LISTING_BLOCKS or kind == "title" or section in _LISTING_SECTIONS
