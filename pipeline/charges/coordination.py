"""People whom the text joins: "A, B and C", "A, a nurse, and B", "A, together with B"."""

from __future__ import annotations

import re

from pipeline.case import Organization, Reference

_JOINED = re.compile(r",|;|\band\b|&|\btogether with\b|\balong with\b|\bas well as\b|\bor\b")
_CLAUSE = re.compile(
    r"\b(?:was|were|is|are|has|have|had|who|that|which|said|told|says|after|when|where|because|but|his|he|she|they)\b",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:by|against|for|from|with|to|in|at|on|of|her)\b", re.IGNORECASE)
_WITH = re.compile(r"\b(?:together|along)\s+with\b|\bas well as\b")
_ASIDE = re.compile(r"(?:\s*\([^()\n]{1,80}\))?,\s[^;:\n]{2,90},\s*(?:and|&|as well as)\s(?:[\w’'-]+\s){0,4}")
_TITLES = re.compile(r"[\s,]*(?:[A-Z][\w.’'-]*\s+){0,3}")
_BRACKET = re.compile(r"\([^()\n]{1,80}\)")


def joined(between: str, pronoun: bool = False) -> bool:
    """Whether ``between``, the words between two people, makes them parts of one list.

    ``pronoun`` tells that the first is one: "one of them, John Smith" is one person.
    """
    if len(between) > 110 or "." in between.replace("Dr.", "") or (pronoun and between.strip() == ","):
        return False
    if not _JOINED.search(between) or _CLAUSE.search(between):
        return False
    bare = _WITH.sub(",", _BRACKET.sub("", between))
    return not _PREPOSITION.search(bare) or bool(_ASIDE.fullmatch(between))


def cluster_left(text: str, references: list[Reference], last: Reference, start: int) -> list[Reference]:
    """``last`` and those that are joined to it on its left, from ``start`` on, in order."""
    i = first = references.index(last)
    while first > 0 and references[first - 1].start >= start and _follows(text, references, first):
        first -= 1
    return references[first : i + 1]


def cluster_right(text: str, references: list[Reference], first: Reference, end: int) -> list[Reference]:
    """``first`` and those that are joined to it on its right, up to ``end``, in order."""
    i = last = references.index(first)
    while last + 1 < len(references) and references[last + 1].end <= end and _follows(text, references, last + 1):
        last += 1
    return references[i : last + 1]


def _follows(text: str, references: list[Reference], i: int) -> bool:
    """Whether the reference at ``i`` belongs to the same list or the same person as the one before it."""
    left, right = references[i - 1], references[i]
    between = text[left.end : right.start]
    if set(map(id, left.targets)) & set(map(id, right.targets)) and _TITLES.fullmatch(between):
        return True  # "the editor, Ali Karimov"
    if left.kind == "noun_phrase" and between.strip() == "," and right.kind == "name":
        return False  # "one member, Ali Karimov": the same person
    return joined(between, left.kind == "pronoun") and not any(isinstance(t, Organization) for t in left.targets)
