"""Whose post it is where the body stands before it, or right behind the name: "X, whose chair, Ali", "Its founder,
Ali", "the union's leader Ali", "Ali, of X", "X was founded by Ali", and listed people marked as "members of X"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Organization, Person, Reference, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import persons
from pipeline.resources import rows

REACH = 320  # how far before "its" the body is looked for
NAME_REACH = 60
GLOSS = r"(?:\s?\([^()]{1,60}\))?"
# From a post to the name: "leader Ali", "founder, Dr Ali", "representative on freedom of the media, Ali"
TO_NAME = re.compile(r"(?:\s(?:on|for|in|of)\s[^,.;:()]{3,40},|,|:)?\s(?:(?:[A-Z][a-z]{0,5}\.?|[a-z]{2,12})\s){0,2}")
# From a name to its body: ", 43, of the rights group X", " of the organization X"
TO_BODY = re.compile(
    r"(?:,?\s\d{1,2})?(?:,\sof|\sof|,\sfrom)(?:\s(?:the|an?))?(?P<kind>(?:\s[a-z][\w’'-]*){0,4})\s[“\"‘']?"
)
_OWNER = re.compile(
    r"\b(?:Its|its|whose|(?:[Tt]he|[Tt]hat|[Tt]his)(?:\s[a-z-]+)?\s(?P<noun>[a-z]+)['’]s)\s(?=[A-Za-z])"
)
_LISTED = re.compile(r"^[\]})\s]*(?:all\s)?(?P<post>[a-z]+)\sof\s(?:the\s)?$")
_MARKED = re.compile(r"[\]})]\s*$")
_NO_LINK = frozenset(
    {"in", "on", "at", "by", "for", "to", "with", "and", "or", "who", "was", "were", "is", "are", "arrested", "taken"}
)


@dataclass(frozen=True, slots=True)
class _Words:
    post: re.Pattern[str]  # a post, where an owner ends
    details: dict[str, str]
    done_by: re.Pattern[str]  # "was founded by", behind a body
    nouns: frozenset[str]  # common nouns for bodies


@cache
def _words() -> _Words:
    table = list(rows("relations/affiliations.csv"))
    details = {row["word"]: row["detail"] for row in table if row["kind"] == "noun"}
    done = alternation(row["word"] for row in table if row["kind"] == "passive")
    details |= {row["word"]: row["detail"] for row in table if row["kind"] == "passive"}
    return _Words(
        re.compile(rf"(?:(?:[A-Za-z][\w-]*)\s){{0,3}}?({alternation(details)})\b", re.IGNORECASE),
        details,
        re.compile(rf"{GLOSS},?\s(?:which\s|that\s)?(?:was|is|had been|has been)?\s?({done})\b[^.;]{{0,40}}?\sby\s"),
        frozenset(row["noun"] for row in rows("references/body_nouns.csv")),
    )


def find_posts_of_bodies(case: Case, ledger: Ledger) -> None:
    """Add every ``affiliated_with`` whose words stand between a body and a name."""
    bodies = sorted((m, o) for o in _Ordered.of(case) for m in o.body.mentions)
    starts = [mention.start for mention, _ in bodies]
    names = [r for r in case.references if r.kind == "name" and persons(r)]
    for mention, ordered in bodies:
        _done_by(case, ledger, ordered.body, mention)
        _listed(case, ledger, ordered.body, mention)
    for owner in _OWNER.finditer(case.text):
        post = _words().post.match(case.text, owner.end(), owner.end() + NAME_REACH)
        body = _body_before(case, bodies, bisect_left(starts, owner.start()), owner) if post else None
        if post and body:
            for person in _named_behind(case, post.end()):
                ledger.add("affiliated_with", (person, body), Span(*owner.span()), "owner", _detail(post[1]))
    for name in names:
        _of_body(case, ledger, name, bodies, starts)


@dataclass(frozen=True, slots=True, order=True)
class _Ordered:
    """A body with its place in the case, so that spans that are equal can be sorted."""

    place: int
    body: Organization

    @staticmethod
    def of(case: Case) -> list[_Ordered]:
        return [_Ordered(i, body) for i, body in enumerate(case.organizations)]


def _detail(post: str) -> str:
    return _words().details[" ".join(post.lower().split())]


def _named_behind(case: Case, at: int) -> list[Person]:
    """The people of the name that follows a post."""
    for ref in case.references_in(at, at + 2 * NAME_REACH):
        if ref.kind == "name":
            return persons(ref) if TO_NAME.fullmatch(case.text, at, ref.start) else []
    return []


def _body_before(
    case: Case, bodies: list[tuple[Span, _Ordered]], index: int, owner: re.Match[str]
) -> Organization | None:
    """The body that "its", "whose" or "the union's" means: the nearest before, where no country stands nearer."""
    noun = owner["noun"]
    if noun is not None and noun not in _words().nouns:
        return None
    if index == 0:
        return None
    mention, ordered = bodies[index - 1]
    body = ordered.body
    between = case.text[mention.end : owner.start()]
    if len(between) > REACH or "\n\n" in between:
        return None
    if owner[0].startswith("whose"):
        return body if re.fullmatch(rf"[”\"’']?{GLOSS},?\s", between) else None
    if noun is not None:
        return (
            body
            if noun in body.name.lower() or body.kind in ("ngo", "party", "media", "armed_group", "other")
            else None
        )
    if any(
        p.kind in ("country", "region") and mention.end <= m.start < owner.start()
        for p in case.places
        for m in p.mentions
    ):
        return None
    return body


def _done_by(case: Case, ledger: Ledger, body: Organization, mention: Span) -> None:
    """ "X was founded in 2003 by Ali"."""
    done = _words().done_by.match(case.text, mention.end, mention.end + 2 * NAME_REACH)
    if done is None:
        return
    for ref in case.references_in(done.end(), done.end() + NAME_REACH):
        if ref.kind == "name":
            if ref.start - done.end() < 12:
                for person in persons(ref):
                    ledger.add("affiliated_with", (person, body), mention, "done-by", _detail(done[1]))
            return


def _listed(case: Case, ledger: Ledger, body: Organization, mention: Span) -> None:
    """A line of a name list that says of those above it, marked by brackets, that they are "members of X"."""
    block = case.block_at(mention.start)
    if block is None or block.section != "header":
        return
    listed = _LISTED.match(case.text[block.start : mention.start])
    if listed is None or listed["post"] not in _words().details:
        return
    at = case.blocks.index(block)
    while at > 0 and _MARKED.search(case.text[case.blocks[at - 1].start : case.blocks[at - 1].end]):
        at -= 1
        above = case.blocks[at]
        for ref in case.references_in(above.start, above.end):
            for person in persons(ref) if ref.kind == "name" else ():
                ledger.add("affiliated_with", (person, body), mention, "listed", _detail(listed["post"]))


def _of_body(
    case: Case, ledger: Ledger, name: Reference, bodies: list[tuple[Span, _Ordered]], starts: list[int]
) -> None:
    """ "Ali of the rights group X", "Ali, 43, of X": the name's own complement."""
    match = TO_BODY.match(case.text, name.end, name.end + NAME_REACH)
    if match is None:
        return
    for i in range(bisect_left(starts, name.end), min(len(bodies), bisect_left(starts, name.end) + 3)):
        mention, ordered = bodies[i]
        link = TO_BODY.fullmatch(case.text, name.end, mention.start)
        if link and not _NO_LINK & set(link["kind"].split()):
            for person in persons(name):
                ledger.add("affiliated_with", (person, ordered.body), mention, "name-of-body")
            return
