"""Members of a body whom the text counts or groups first and names after: "Two members of X … The two, A and B"."""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.case import Case, Organization, Person, Reference, Span
from pipeline.charges.coordination import cluster_right
from pipeline.references.lexicon import number
from pipeline.relations.ledger import Ledger, is_subject
from pipeline.relations.parties import named, persons

_MEMBERS = re.compile(
    r"\b(?:(?P<count>[A-Z]?[a-z]+|\d{1,2})\s)?(?:(?:[a-z][a-z-]+|other)\s){0,2}?"
    r"(?P<post>(?i:members|leaders|activists|officials|employees|workers|journalists|reporters|students|staff|volunteers|organizers|supporters|"
    r"representatives|directors|founders|lawyers|teachers|soldiers|officers|executives|leadership))\s"
    r"(?:of|from|with|at|for)\s(?:the\s)?(?:[a-z][a-z-]+\s){0,4}[“\"‘']?$"
)
_ABOVE = re.compile(r"\b(?:above|afore-?mentioned)\b[^.;]{0,40}$")
_OTHERS = re.compile(r"\bothers?\b")
_HEADS_LIST = re.compile(
    r"[”\"’']?(?:\s\([^()]{1,40}\))?\s*:?\s*"
)  # from the body to the end of a heading over names
_NOT_THEY = re.compile(
    r"\b(?:by|other|another|with|from|than|against)\s(?:\w+\s)?$"
)  # "together with five members of X"
_REACH = 120  # characters before the body within which its members are spoken of
# What leads from the group to its names, in its sentence or the next: a dash, "They are", "The two,", "They include".
_NAMED = re.compile(
    r"[”\"’']?(?:\s\([^()]{1,40}\))?(?:[^.;:]{0,140}?(?:\s[–—-]\s|:\s)|[^.;]{0,200}\.\s(?:They\s(?:are|were|include|included)|"
    r"Among\s(?:them|those\s\w+)\s(?:are|were|is|was)|(?:The|All|These)\s\w+(?:\s(?:men|women|people|members|activists|leaders|journalists|students))?"
    r"(?:\s(?:are|were|include|included)|,|\s[–—-]))(?::|\s[–—-])?\s)?(?:(?:the\s|its\s)?(?:[a-z-]+\s){1,3})?"
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
    post = _singular(group["post"].lower())
    if people := _under_heading(case, mention):
        for person in people:
            ledger.add("affiliated_with", (person, body), mention, "roster", post)
        return
    count = number((group["count"] or "").lower())
    subjects = [p for p in case.people if is_subject(case, p)]
    all_of_them = count is not None and count == len(subjects) > 1
    if all_of_them and _NOT_THEY.search(text, max(0, group.start() - 30), group.start()):
        all_of_them = False
    if _ABOVE.search(text, max(0, group.start() - 60), group.start("post")):
        subjects, all_of_them = [p for p in case.people if p.listed], True
    if all_of_them:
        for person in subjects:  # "Five members of X have been arrested": as many as the case is about
            ledger.add("affiliated_with", (person, body), mention, "roster", post)
        return
    block = case.block_at(mention.start)
    end = min(block.end if block else len(text), mention.end + 420)
    refs = [r for r in named(case, Span(mention.end, mention.end + 420)) if r.kind == "name"]
    if not refs:
        return
    lead = text[mention.end : refs[0].start]
    run = _run(text, refs, min(len(text), mention.end + 420))
    if len(run) < 2 and count != 1:
        return
    if refs[0].start > end:  # in the next paragraph only as many as were told of
        wanted = count is not None and count == len(run) and lead.count("\n") == 1
    elif _NAMED.fullmatch(lead) and lead.strip() not in ("", "'s", "’s"):
        wanted = count is None or count == len(run) or "among" in lead.lower() or "includ" in lead.lower()
    else:  # "Two members of X were arrested. A and B were taken away."
        others = _OTHERS.search(text, refs[0].start, min(end, refs[0].start + 200)) is not None
        wanted = count is not None and (count == len(run) or (others and count > len(run)))
        wanted = wanted and re.fullmatch(r"[^.]{5,200}\.\s", lead) is not None
    if wanted:
        for person in run:
            ledger.add("affiliated_with", (person, body), mention, "roster", post)


def _under_heading(case: Case, mention: Span) -> list[Person]:
    """The people of the list that "Members of X:" stands over."""
    blocks = case.blocks
    at = bisect_right(blocks, mention.start, key=lambda b: b.start) - 1
    if at < 0 or not _HEADS_LIST.fullmatch(case.text, mention.end, blocks[at].end):
        return []
    if named(case, blocks[at].span):
        return []
    found: list[Person] = []
    while at + 1 < len(blocks) and blocks[at + 1].kind == "names":
        at += 1
        people = [p for r in named(case, blocks[at].span) for p in persons(r)]
        if not people:
            break
        found += people
    return found


def _run(text: str, refs: list[Reference], end: int) -> list[Person]:
    return list(dict.fromkeys(p for r in cluster_right(text, refs, refs[0], end) for p in persons(r)))


def _singular(post: str) -> str:
    return {"staff": "staff", "leadership": "leader"}.get(post, post.removesuffix("s"))
