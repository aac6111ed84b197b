"""Who belongs to, works for or leads a body: "a member of X", "X's director, Ali", "works for X", "X leader Ali"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Organization, Person, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.owned import last_reference, persons
from pipeline.resources import rows

_BEHIND = re.compile(r"[”\"’']?(?:\s\([^()]{1,20}\))?(?:['’]s)?\s(?:[a-z-]+\s){0,2}?$")
_TO_NAME = re.compile(r"[”\"’']?(?:\s\([^()]{1,60}\))?(?:,|:)?\s(?:including\s)?(?:[A-Z][a-z]{0,5}\.?\s){0,2}")
_TITLE = re.compile(r",?\s(?:[A-Z][a-z]{0,4}\.?\s)?")
_IS_A = re.compile(r"(?:\s\([^()]{1,9}\))?,?\s(?:\d\d,\s)?(?:an?\s|is\san?\s|was\san?\s|the\s)?(?:[a-z-]+\s){0,2}")
_PREDICATE = re.compile(r"\b(?:is|was|are|were|been|being|as|became|becoming)\b(?!.*\b(?:by|from)\s)")
_REACH = 140


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary: what each noun and verb says of the relation, and the patterns that find them."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    noun: re.Pattern[str]
    verb: re.Pattern[str]
    post_of: re.Pattern[str]  # from the end of a noun to the body's name


@cache
def _words() -> _Words:
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    for row in rows("relations/affiliations.csv"):
        if row["kind"] != "passive":
            (nouns if row["kind"] == "noun" else verbs)[row["word"]] = row["detail"]
    return _Words(
        nouns,
        verbs,
        re.compile(rf"\b({alternation(nouns)})\b", re.IGNORECASE),
        re.compile(rf"\b({alternation(verbs)})\s(?:(?:the|a|an|its)\s)?(?:[a-z-]+\s){{0,4}}[“\"‘']?$", re.IGNORECASE),
        re.compile(
            r"(?:\sand\s[a-z][\w-]*)?(?:\s(?:of|at|with|for|from|in|to)(?P<link>(?:\s[a-z][\w’'-]*){0,5})|,)\s[“\"‘']?$",
            re.IGNORECASE,
        ),
    )


def find_membership(case: Case, ledger: Ledger) -> None:
    """Add every ``affiliated_with``."""
    for body in case.organizations:
        for mention in body.mentions:
            block = case.block_at(mention.start)
            if block is not None and block.kind in ("address", "salutation", "chrome"):
                continue
            _before(case, ledger, body, mention)
            _behind(case, ledger, body, mention)


def _before(case: Case, ledger: Ledger, body: Organization, mention: Span) -> None:
    """Words before the body's name: "X, a member of", "X works for"."""
    sentence = _clause(case, ledger, mention)
    before = case.text[sentence.start : mention.start]
    words = _words()
    if match := words.verb.search(before):
        people = persons(last_reference(case, sentence.start, sentence.start + match.start()))
        for person in people:
            ledger.add("affiliated_with", (person, body), mention, "verb", words.verbs[match[1].lower()])
        return
    posts = list(words.noun.finditer(before))
    if not posts or not words.post_of.fullmatch(before[posts[-1].end() :]):
        return
    last = posts[-1]
    detail = words.nouns[last[1].lower()]
    start, end = sentence.start + last.start(), sentence.start + last.end()
    for person in _holders(case, sentence, Span(start, end), mention):
        ledger.add("affiliated_with", (person, body), mention, "post", detail)


def _holders(case: Case, sentence: Span, post: Span, mention: Span) -> list[Person]:
    """Whose post it is: whom the noun stands for, who follows the body's name, who is named before with a comma."""
    for inside in case.references_in(sentence.start, post.end):
        if inside.kind == "noun_phrase" and inside.end == post.end and not inside.possessive:
            return persons(inside)
    behind = [r for r in case.references_in(mention.end, mention.end + 60) if r.kind == "name"]
    if behind and _TO_NAME.fullmatch(case.text[mention.end : behind[0].start]):
        return persons(behind[0])
    ref = last_reference(case, max(sentence.start, post.start - _REACH), post.start)
    if ref is None:
        return []
    gap = case.text[ref.end : post.start]
    return persons(ref) if _PREDICATE.search(gap) or re.match(r"\s?[,(–—-]", gap) else []


def _behind(case: Case, ledger: Ledger, body: Organization, mention: Span) -> None:
    """Words behind the body's name: "X member Ali", "X's director, Ali"."""
    sentence = _clause(case, ledger, mention)
    words = _words()
    match = words.noun.search(case.text, mention.end, min(sentence.end, mention.end + 40))
    if match is None or not _BEHIND.fullmatch(case.text[mention.end : match.start()]):
        return
    detail = words.nouns[match[1].lower()]
    names = [r for r in case.references_in(match.end(), match.end() + 40) if r.kind == "name"]
    if names and _TITLE.fullmatch(case.text[match.end() : names[0].start]):
        found = persons(names[0])
    else:
        ref = last_reference(case, sentence.start, mention.start)
        found = persons(ref) if ref and _IS_A.fullmatch(case.text[ref.end : mention.start]) else []
    for person in found:
        ledger.add("affiliated_with", (person, body), mention, "body-post", detail)


def _clause(case: Case, ledger: Ledger, mention: Span) -> Span:
    sentence = ledger.sentence(mention.start)
    if sentence.end > mention.start:
        return sentence
    block = case.block_at(mention.start)
    return block.span if block else mention
