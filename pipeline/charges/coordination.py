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
_ASIDE = re.compile(r"(?:\s*\([^()\n]{1,80}\))?,\s[^;:\n]{2,160},\s*(?:and|&|as well as)\s(?:[\w’'-]+\s){0,4}")
# From a name to another that only says who the first is: "X, the husband of the judge Y".
_DESCRIBES = re.compile(
    r"(?:\s*\([^()\n]{1,80}\))?,\s(?:[^,;.\n]{0,120}\s)?(?:of|by|for|with|from|at|to|than)\s(?:the\s|an?\s)?(?:[\w-]+[’']s\s|[\w-]+\s){0,3}"
)
_LONGEST = 110  # characters between two that are joined
_LONGEST_ASIDE = 190  # and where words about the first stand between them
_TITLES = re.compile(r"[\s,]*(?:[A-Z][\w.’'-]*\s+){0,3}")
_BRACKET = re.compile(r"\([^()\n]{1,80}\)")


def joined(between: str, pronoun: bool = False) -> bool:
    """Whether ``between``, the words between two people, makes them parts of one list.

    ``pronoun`` tells that the first is one: "one of them, John Smith" is one person.
    """
    aside = bool(_ASIDE.fullmatch(between))
    if (
        len(between) > (_LONGEST_ASIDE if aside else _LONGEST)
        or "." in between.replace("Dr.", "")
        or (pronoun and between.strip() == ",")
    ):
        return False
    if not _JOINED.search(between) or _CLAUSE.search(between):
        return False
    bare = _WITH.sub(",", _BRACKET.sub("", between))
    return not _PREPOSITION.search(bare) or aside


def described_by(text: str, left: list[Reference], inner: Reference) -> Reference | None:
    """The one of ``left`` whom an aside that holds ``inner`` describes; None where it stands in none."""
    for r in reversed(left):
        if r.end <= inner.start and not r.possessive and _DESCRIBES.fullmatch(text, r.end, inner.start):
            return r
    return None


def cluster_left(text: str, references: list[Reference], last: Reference, start: int) -> list[Reference]:
    """``last`` and those that are joined to it on its left, from ``start`` on, in order."""
    run = [last]
    left = [r for r in references[: references.index(last)] if r.start >= start]
    while left:
        outer = described_by(text, left[:-1], left[-1]) or left[-1]
        apposed = [r for r in left if r.start <= outer.start and _same(r, outer)]  # "A, director of B, and C"
        before = next((r for r in reversed(apposed) if _follows(text, r, run[0])), None)
        if before is None:
            break
        run.insert(0, before)
        left = left[: left.index(before)]
    return run


def cluster_right(text: str, references: list[Reference], first: Reference, end: int) -> list[Reference]:
    """``first`` and those that are joined to it on its right, up to ``end``, in order."""
    run = [first]
    for following in references[references.index(first) + 1 :]:
        if following.end > end or following.start - run[-1].end > _LONGEST_ASIDE:
            break
        apposed = [r for r in run if _same(r, run[-1])]
        if any(_follows(text, r, following) for r in apposed):
            run.append(following)
        elif not (_same(following, run[-1]) or described_by(text, apposed, following)):
            break
    return run


def _same(one: Reference, other: Reference) -> bool:
    """Whether two references stand for the same people."""
    return {id(t) for t in one.targets} == {id(t) for t in other.targets}


def _follows(text: str, left: Reference, right: Reference) -> bool:
    """Whether ``right`` belongs to the same list or the same person as ``left``."""
    between = text[left.end : right.start]
    if set(map(id, left.targets)) & set(map(id, right.targets)) and _TITLES.fullmatch(between):
        return True  # "the editor, Ali Karimov"
    if left.kind == "noun_phrase" and between.strip() == "," and right.kind == "name":
        return False  # "one member, Ali Karimov": the same person
    return joined(between, left.kind == "pronoun") and not any(isinstance(t, Organization) for t in left.targets)
