"""Who belongs to a body that a clause or an owner ties to them: "X, which she founded", "whose organization, X", "her
work with X"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Person, Reference, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.parties import persons
from pipeline.resources import rows

Found = list[tuple[Person, str, str | None]]

_BRACKET = r"[”\"’']?(?:\s\([^()]{1,40}\))?"
# From a body's name to the one of whom the clause speaks: "X, of which she", "X, where Dr Ali", "X which he".
_CLAUSE = re.compile(
    rf"{_BRACKET},?\s(?:(?P<of>of|to|for|with|at|in|on)\s(?:which|whom)|(?P<where>where)|which|that)\s"
)
_TITLE = re.compile(r"(?:[A-Z][a-z]{0,5}\.?\s)?")
_BE = r"(?:is|was|are|were|has\sbeen|had\sbeen|have\sbeen|became|serves\sas|served\sas|worked\sas|works\sas)"
_ADVERBS = r"(?:\w+ly\s|also\s|now\s|then\s|still\s|once\s|himself\s|herself\s){0,2}"
# Not "alleged".
_MANNER = r"(?:own|former|previous|past|long|active|volunteer|legal|peaceful|human\srights|trade\sunion|political)"
_REACH = 60  # characters of a clause that are read


@dataclass(frozen=True, slots=True)
class _Words:
    owned: re.Pattern[str]  # "organization, the", between an owner and the body
    activity: re.Pattern[str]  # "work as a lawyer with the", between an owner and the body
    is_post: re.Pattern[str]  # "is a member"
    does: re.Pattern[str]  # "works", behind "for which she"
    acts: re.Pattern[str]  # "founded", behind "which she"
    details: dict[str, str]


@cache
def _words() -> _Words:
    table = list(rows("relations/affiliations.csv"))
    of_kind: dict[str, list[str]] = {}
    for row in table:
        of_kind.setdefault(row["kind"], []).append(row["word"])
    details = {row["word"]: row["detail"] for row in table if row["kind"] in ("noun", "clause", "act")}
    return _Words(
        re.compile(
            rf"\s(?:own\s|former\s|current\s)?(?:[a-z-]+\s)?(?:{alternation(of_kind['owned'])}),?\s(?:the\s)?[“\"‘']?"
        ),
        re.compile(
            rf"\s(?:{_MANNER}\s)?(?:{alternation(of_kind['activity'])})(?:\sas\s[a-z][a-z ,-]{{2,40}}?)?"
            r"\s(?:with|for|of|in|at|within|on\sbehalf\sof)\s(?:the\s|a\s|an\s)?(?:[a-z-]+\s){0,4}[“\"‘']?"
        ),
        re.compile(
            rf"\s{_ADVERBS}{_BE}\s(?:(?:an?|the|one\sof\sthe)\s)?(?:[a-z-]+\s){{0,2}}?(?P<word>{alternation(of_kind['noun'])})\b",
            re.I,
        ),
        re.compile(
            rf"\s(?:(?:is|was|are|were|has|had|have|been|used\sto)\s){{0,2}}{_ADVERBS}(?P<word>{alternation(of_kind['clause'])})\b"
        ),
        re.compile(rf"\s(?:(?:has|had|have|helped\sto)\s)?{_ADVERBS}(?P<word>{alternation(of_kind['act'])})\b"),
        details,
    )


def in_clause(case: Case, clause: Span, mention: Span) -> Found:
    """The clause behind the body's name: "of which she is a member", "which he founded", "where he teaches"."""
    words, text = _words(), case.text
    lead = _CLAUSE.match(text, mention.end, clause.end)
    if lead is None:
        return []
    ref = _first(case, lead.end(), clause.end)
    if ref is None:
        return []
    end = min(clause.end, ref.end + _REACH)
    said = words.is_post.match(text, ref.end, end) if lead["of"] or lead["where"] else None
    if said is None:
        said = (words.does if lead["of"] or lead["where"] else words.acts).match(text, ref.end, end)
    if said is None:
        return []
    detail = words.details[" ".join(said["word"].lower().split())]
    return [(person, "clause", detail) for person in persons(ref)]


def of_owner(case: Case, clause: Span, mention: Span) -> Found:
    """Words between an owner and the body's name: "whose newspaper, the X", "her membership of the X"."""
    words = _words()
    low = max(clause.start, mention.start - 2 * _REACH)
    for ref in reversed([r for r in case.references_in(low, mention.start) if r.possessive and persons(r)]):
        at = ref.end + (2 if case.text[ref.end : ref.end + 2] in ("’s", "'s") else 0)
        for pattern, rule in ((words.owned, "owned-body"), (words.activity, "activity")):
            if pattern.fullmatch(case.text, at, mention.start):
                return [(person, rule, None) for person in persons(ref)]
    return []


def _first(case: Case, start: int, end: int) -> Reference | None:
    """The people named or meant right at ``start``, behind a title at most."""
    for ref in case.references_in(start, end):
        if _TITLE.fullmatch(case.text, start, ref.start) and not ref.possessive and persons(ref):
            return ref
    return None
