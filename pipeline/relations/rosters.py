"""Members of a body whom the text counts or groups first and names after: "Two members of X … The two, A and B"."""

from __future__ import annotations

import re

from pipeline.case import Case, Organization, Person, Reference, Span
from pipeline.charges.coordination import cluster_right
from pipeline.references.lexicon import number
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import named, persons

_MEMBERS = re.compile(
    r"\b(?:(?P<count>[A-Z]?[a-z]+|\d{1,2})\s)?(?:(?:[a-z][a-z-]+|other)\s){0,2}?(?P<post>members|leaders|activists|officials|employees|workers|journalists|"
    r"reporters|students|staff|volunteers|organizers|supporters|representatives|directors|founders|lawyers|teachers|soldiers|officers)\s"
    r"(?:of|from|with|at|for)\s(?:the\s)?(?:[a-z][a-z-]+\s){0,4}[“\"‘']?$"
)
_REACH = 120  # characters before the body within which its members are spoken of
# What leads from the group to its names, in the same sentence or the next: a dash, "They are", "The two,", "They include".
_NAMED = re.compile(
    r"[”\"’']?(?:\s\([^()]{1,40}\))?(?:[^.;:]{0,140}?(?:\s[–—-]\s|:\s)|[^.;]{0,200}\.\s(?:They\s(?:are|were|include|included)|"
    r"Among\s(?:them|those\s\w+)\s(?:are|were|is|was)|(?:The|All|These)\s\w+(?:\s(?:men|women|people|members|activists|leaders|journalists|students))?"
    r"(?:\s(?:are|were|include|included)|,|\s[–—-]))(?::|\s[–—-])?\s)?"
)


def find_rosters(case: Case, ledger: Ledger) -> None:
    """Add the ``affiliated_with`` of people who are named after the group that they belong to."""
    for body in case.organizations:
        for mention in body.mentions:
            _named_after(case, ledger, body, mention)


def _named_after(case: Case, ledger: Ledger, body: Organization, mention: Span) -> None:
    text = case.text
    group = _MEMBERS.search(text, max(0, mention.start - _REACH), mention.start)
    if group is None:
        return
    block = case.block_at(mention.start)
    end = min(block.end if block else len(text), mention.end + 420)
    refs = [r for r in named(case, Span(mention.end, end)) if r.kind == "name"]
    if not refs:
        return
    count = number((group["count"] or "").lower())
    lead = text[mention.end : refs[0].start]
    run = _run(text, refs, end)
    if len(run) < 2 and count != 1:
        return
    if _NAMED.fullmatch(lead) and lead.strip() not in ("", "'s", "’s"):
        wanted = count is None or count == len(run) or "among" in lead.lower() or "includ" in lead.lower()
    else:  # "Two members of X were arrested. A and B were taken away."
        wanted = count is not None and count == len(run) and re.fullmatch(r"[^.]{5,200}\.\s", lead) is not None
    if wanted:
        for person in run:
            ledger.add("affiliated_with", (person, body), mention, "roster", _singular(group["post"]))


def _run(text: str, refs: list[Reference], end: int) -> list[Person]:
    return list(dict.fromkeys(p for r in cluster_right(text, refs, refs[0], end) for p in persons(r)))


def _singular(post: str) -> str:
    return post if post == "staff" else post.removesuffix("s")
