"""Whose post it is where the body stands before it: "X, whose chair, Ali", "Its founder, Ali", "the union's leader
Ali", "X was founded by Ali"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Organization, Person, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import last_reference, listed_behind, persons
from pipeline.resources import rows

REACH = 320  # how far before "its" the body is looked for
NAME_REACH = 60
GLOSS = r"(?:\s?\([^()]{1,60}\))?"
# From a post to the name: "leader Ali", "founder, Dr Ali", "representative on freedom of the media, Ali"
TO_NAME = re.compile(r"(?:\s(?:on|for|in|of)\s[^,.;:()]{3,40},|,|:)?\s(?:(?:[A-Z][a-z]{0,5}\.?|[a-z]{2,12})\s){0,2}")
_OWNER = re.compile(
    r"\b(?:Its|its|whose|(?:[Tt]he|[Tt]hat|[Tt]his)(?:\s[a-z-]+)?\s(?P<noun>[a-z]+)['’]s|(?P<kind>Company|Party|Union|Organi[sz]ation|Group)(?!\s(?:[a-z]+ed|found)\b))\s(?=[A-Za-z])"
)

# "Another member, the lawyer Ali": of the body named last.
_ONE_OF_THEM = re.compile(
    r"\b(?:[Oo]ne|[Aa]nother|[Aa](?:\s(?:second|third|fourth|fifth|further|senior|leading|former))?|[Tt]he\sother)\s(?:of\sits\s)?"
    r"(?P<post>members?|leader|activist|supporter|spokesperson|spokesman|official|reporter|journalist|employee|volunteer|editor)(?=,\s)"
)
_OF_MEMBERS = ("ngo", "party", "media", "armed_group", "religious", "company", "other")


# What follows "Ali, its chair" where Ali is the chair: no "was arrested".
_POST_ENDS = re.compile(r"\s?(?:[,.;:)”\"]|$|\s(?:and|since|until|who|at|from|in)\b)")
_TO_OWNER = re.compile(
    r"(?:\s?\([^()]{1,30}\))?(?:,\s\d{1,2})?,?\s(?:who\s(?:is|was)\s)?(?:now\s|then\s|is\s|was\s|as\s)?(?P<one>one\sof\s)?"
)


@dataclass(frozen=True, slots=True)
class _Words:
    post: re.Pattern[str]  # a post, where an owner ends
    and_post: re.Pattern[str]  # a second post behind the first one's holder
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
        re.compile(
            rf",?\s(?:and|as\swell\sas)\s(?:(?:its|the)\s)?(?:[a-z-]+\s){{0,2}}?(?P<post>{alternation(details)})\b",
            re.IGNORECASE,
        ),
        details,
        re.compile(rf"{GLOSS},?\s(?:which\s|that\s)?(?:was|is|had been|has been)?\s?({done})\b[^.;]{{0,40}}?\sby\s"),
        frozenset(row["noun"] for row in rows("references/body_nouns.csv")),
    )


def find_posts_of_bodies(case: Case, ledger: Ledger) -> None:
    """Add every ``affiliated_with`` whose words stand between a body and a name."""
    bodies = sorted((m, o) for o in _Ordered.of(case) for m in o.body.mentions)
    starts = [mention.start for mention, _ in bodies]
    for mention, ordered in bodies:
        _done_by(case, ledger, ordered.body, mention)
    for owner in _OWNER.finditer(case.text):
        post = _words().post.match(case.text, owner.end(), owner.end() + NAME_REACH)
        body = _body_before(case, bodies, bisect_left(starts, owner.start()), owner) if post else None
        if post and body:
            for person, word in _holders(case, ledger, owner.start(), post):
                ledger.add("affiliated_with", (person, body), Span(*owner.span()), "owner", _detail(word))
    for one in _ONE_OF_THEM.finditer(case.text):
        at = bisect_left(starts, one.start())
        if (
            at
            and one.start() - bodies[at - 1][0].end < REACH
            and "\n\n" not in case.text[bodies[at - 1][0].end : one.start()]
        ):
            body = bodies[at - 1][1].body
            names = _named_behind(case, one.end("post"), "") if body.kind in _OF_MEMBERS else []
            for person in names:
                ledger.add("affiliated_with", (person, body), Span(*one.span()), "one-of-them", _detail(one["post"]))


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


def _holders(case: Case, ledger: Ledger, owner: int, post: re.Match[str]) -> list[tuple[Person, str]]:
    """Who has the post, with its word: "its chair, Ali, and treasurer, Omar", "Ali, its chair,"."""
    at, word = post.end(), post[1]
    found: list[tuple[Person, str]] = []
    while named := _named_behind(case, at, word):
        found += [(person, word) for person in named]
        end = max(m.end for person in named for m in person.mentions if at <= m.start < at + 2 * NAME_REACH)
        following = _words().and_post.match(case.text, end)
        if following is None:
            break
        at, word = following.end(), following["post"]
    if found or not _POST_ENDS.match(case.text, post.end()):
        return found
    sentence = ledger.sentence(owner)
    before = last_reference(case, sentence.start, owner)
    gap = _TO_OWNER.fullmatch(case.text, before.end, owner) if before else None
    if gap is None or (word.lower().endswith("s") and not gap["one"]):
        return []
    return [(person, word) for person in persons(before)]


def _named_behind(case: Case, at: int, post: str) -> list[Person]:
    """The people of the name that follows a post; of the list of names where the post is in the plural."""
    for ref in case.references_in(at, at + 2 * NAME_REACH):
        if ref.kind == "name":
            if not TO_NAME.fullmatch(case.text, at, ref.start):
                return []
            return (
                listed_behind(case, at, ref.end + REACH, NAME_REACH) if post.lower().endswith("s") else persons(ref)
            )
    return []


def _body_before(
    case: Case, bodies: list[tuple[Span, _Ordered]], index: int, owner: re.Match[str]
) -> Organization | None:
    """The body that "its", "whose" or "the union's" means: the nearest before, where no country stands nearer."""
    noun = owner["noun"] or (owner["kind"] and owner["kind"].lower())
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
