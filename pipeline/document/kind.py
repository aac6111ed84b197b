"""What kind of text it is: a first action, an update, an outcome, a report, another appeal."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from pipeline.case import Block, Case
from pipeline.resources import rows
from pipeline.schema.vocabulary import DocumentKind

_ORDER: tuple[DocumentKind, ...] = ("outcome", "update", "urgent_action", "report", "appeal")
_BODY = ("recommended_action", "other", "deadline", "profile")
_FOR_SOMEBODY = re.compile(r" (?:for|on behalf of|in the case of) [A-Z]")
_ASKING = ("recommended_action", "model_letter", "addresses", "deadline")


@cache
def _signs() -> list[tuple[DocumentKind, str, re.Pattern[str]]]:
    return [
        (cast(DocumentKind, row["kind"]), row["where"], re.compile(row["pattern"], re.IGNORECASE))
        for row in rows("document/kinds.csv")
    ]


def kind_of(case: Case) -> DocumentKind:
    """The kind, by signs of the header, then by whether anything is asked for.

    ``other`` is a text that tells of no event and nobody.
    """
    found = {kind for kind, where, sign in _signs() for block in case.blocks if _holds(case, block, where, sign)}
    for kind in _ORDER:
        if kind in found:
            return kind
    if any(block.section in _ASKING for block in case.blocks):
        return "appeal"
    return "report" if case.events or case.people else "other"


def _ends_for_some(case: Case, end: int) -> bool:
    """Whether words that end an action, up to ``end``, end it for somebody named while the text asks for others."""
    asks = any(b.kind == "bullet" and b.section == "recommended_action" for b in case.blocks)
    return asks and _FOR_SOMEBODY.match(case.text, end) is not None


def _holds(case: Case, block: Block, where: str, sign: re.Pattern[str]) -> bool:
    if where == "body":
        if block.section not in _BODY:
            return False
    elif where == "title":
        subject = case.text[block.start : block.start + 8].lower() == "subject:"
        if block.kind != "title" and not subject:
            return False
    elif block.section == "other":
        if block.kind != "field":  # the masthead again, at the foot
            return False
    elif block.section not in ("header", "title", "mail") or block.kind not in ("field", "title", "heading"):
        return False
    match = sign.search(case.text, block.start, block.end)
    return match is not None and not (where == "body" and _ends_for_some(case, match.end()))
