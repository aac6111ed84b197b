"""Who belongs to, works for or leads a body: "a member of X", "X's director, Ali", "works for X", "Ali, of X"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Organization, Person, Place, Span
from pipeline.charges.coordination import cluster_left
from pipeline.entities.patterns import alternation
from pipeline.relations.belonging import Found, in_clause, of_owner
from pipeline.relations.bodies import TO_NAME
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import last_reference, listed_before, listed_behind, named, persons, subject_of
from pipeline.resources import rows

_BRACKET = r"(?:\s\([^()]{1,40}\))?"
_BEHIND = re.compile(
    rf"[”\"’']?{_BRACKET}(?:(?:['’]s?)?\s|,\s(?:whose|where)\s)(?:(?!\w+ed\b|(?:found|gave|sent|let|put|held|took|the|an?|has|had|have|was|is|were|are|said|told|that|who|and)\b)[a-z-]+\s){{0,3}}?$"
)
_TO_NAME = re.compile(
    rf"[”\"’']?{_BRACKET}(?:\s(?:in|at)\s[A-Z][\w’'-]+)?(?:,|:|\s[–—-])?\s(?:including\s|named\s|is\s|was\s)?(?:[A-Z][\w.]{{0,10}}\s){{0,2}}"
)
_INCLUDING = re.compile(rf"[”\"’']?{_BRACKET}(?:,|:|\s[–—-])?\s(?:including|among\sthem|namely|such\sas)\s")
_OWNS = re.compile(r"['’]s\s|(?<=s)['’]\s")
_TITLE = re.compile(r",?\s(?:[A-Z][a-z]{0,4}\.?\s){0,2}")
# From a plural post to the names: "Three Clarion journalists - A, B and C".
_TO_LIST = re.compile(r"(?:,|:|\s[–—-])\s(?:including\s|namely\s|among\sthem\s)?(?:[A-Z][a-z]{0,4}\.?\s)?")
_AND_POST = re.compile(
    r"\sand\s(?:[a-z-]+\s){0,3}(?:[A-Z][a-z]{0,4}\.?\s)?"
)  # "Unity Party founder and former mayor Ali"
# From a name to the body whose post somebody has: "Ali, 45, a Unity Party member", "Ali was the FU candidate".
_IS_A = re.compile(
    r"(?:\s\([^()]{1,9}\))?(?:,?\s\(|,?\s(?:who\s)?(?:is|was|became|as)\s|,\s)(?:(?:aged\s)?\d\d,\s)?"
    r"(?:(?:an?|the|then|now|former|also)\s){0,3}(?:[a-z-]+\s){0,2}"
)
_AND_OTHERS = re.compile(
    r",?\s(?:and|with)\s(?:[a-z-]+\s){0,2}other\s(?:[a-z-]+\s){0,2}"
)  # "Ali and other Unity Party members"
_PREDICATE = re.compile(
    r"\b(?:elected|appointed|named|is|was|are|were|been|being|as|became|becoming|become|himself|herself|both|all)\b"
)
# Before a post that somebody is only said to have: "accused of being a member of", "denies that he is a leader of".
_UNSURE = re.compile(
    r"\b(?:not|never|alleged|suspected|supposed|presumed|(?:accus|suspect|suspicion|alleg|charg|den(?:y|i)|claim|whether|guilty|convict)\w*\s(?:[a-z]+\s){0,2}?"
    r"(?:of\s(?:being|having\sbeen)|(?:that\s|if\s)?(?:he|she|they)\s(?:is|was|are|were|(?:has|had|have)\s(?:ever\s)?been)|to\s(?:be|have\sbeen)|as|being))\s"
    r"(?:(?:an?|the|one|of|also|active|leading|senior|former|key|prominent)\s){0,4}$"
)
_ALL = re.compile(r"(?:All|Both|They)(?:\s(?:of\sthem|of\swhom|the\smen|the\swomen))?\s(?:are|were)\s")
_APPOSED = re.compile(r"\s?(?:[,(–—:]|-\s)")
# From a name to the body that he or she is of: "Captain Boateng, of the Sixth Battalion", "Tabora of the firm X".
_OF_BODY = re.compile(
    r"(?:\s\([^()]{1,60}\))?(?:,?\s\d{1,2})?,?\s(?P<all>both\s|all\s)?(?:of|from|with)\s(?:the\s|a\s)?"
    r"(?:(?!of\b|in\b|at\b|for\b|and\b)[a-z-]+\s){0,3}[“\"‘']?$"
)
# Before a post in a list of facts: "Ana Lopez (f), 34, President, Farmers' Union".
_LISTED_POST = re.compile(
    r"[^\W\d_](?:\s\((?:m|f|male|female)\))?(?:,\s(?:aged\s)?\d{1,2})?,\s(?:[A-Za-z-]+\s){0,2}$"
)
_IN_BRACKETS = re.compile(r"(?:,?\s\d{1,2},?)?\s\((?:the\s)?")  # "Juan Meza (SINTRACANA)"
# What somebody does for an employer: "had translated a report for the organization X", "filmed for the website X".
_FOR_BODY = re.compile(
    r"\b(?:work\w*|report(?:ed|s|ing)|film(?:ed|s|ing)|wr(?:ote|ites|iting|itten)|translat(?:ed|es|ing)|photograph(?:ed|s|ing)|cover(?:ed|s|ing)|campaign\w*|"
    r"volunteer\w*)\s(?:[^.;:]{0,60}\s)?for\s(?:the|a|an|his|her)\s(?:[a-z-]+\s){0,3}(?:website|newspaper|magazine|station|agency|channel|daily|weekly|"
    r"organi[sz]ation|group|network|NGO|site|radio|broadcaster|association|union|party)\s[“\"‘']?$"
)
_PARTICIPLE = re.compile(
    r"\w+(?:ing|ed)\b(?!\s(?:as|the|a|an)\b)(?=\s(?:by|for|at|in|with|to|from)\b)", re.IGNORECASE
)
# From a person to a participle that says something of them: "was", ", a driver", "while".
_TO_PARTICIPLE = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:,?\s\d{1,2},?)?(?:,\s(?:an?|the|both|all)\s[^,;.]{2,60}|(?:,|\sand)?\s(?:[^,;.]{0,60}\s)?(?:who|is|are|was|were|be|been|being|has|had|have|while|and|later|then|worked|of)\b"
    r"[^,;.]{0,40}?|,)?\s?"
)
_BY = re.compile(r"\b(?:by|with|against|from|(?<!used\s)to|of)\s$")  # "was threatened by a member of"
# From the end of a post to the body's name ("member of the banned opposition party X").
_POST_OF = re.compile(
    r"(?:\sand\s[a-z][\w-]*(?:\s[a-z][\w-]*)?)?(?:,?\srespectively,?)?"
    r"(?:\s(?:of|at|with|for|from|in|on)\sthe\s(?:[\w’'-]+\s){0,3}(?:branch|chapter|section|wing|office|board|staff|executive|leadership|committee|secretariat|department))?"
    r"\s(?:of|at|with|for|from|in|to)(?:\s(?:[Tt]he|a|an|its|his|her|their))?"
    r"(?:\s(?!(?:who|which|that|of|in|at|for|with|from|and|by|to|was|were|is|are|has|had|arrested|detained|killed)\b)[a-z][\w-]*){0,4}"
    r"\s[“\"‘']?$"
)
# Before a post that somebody else holds: "was arrested by members of".
_NO_HOLDER = re.compile(
    r"\b(?:by|against|told|telling|called|urged|asked|wrote\sto|visited|according\sto|from|to|with|for|that|when|after|of)\s(?:(?:the|a|an|some|several|two|three|four|five|six|seven|eight|nine|ten|masked|unknown|alleged|suspected|armed|former|other|\d+)\s){0,3}(?:[A-Z][a-z]+\s)?$"
)
_OF_THE_BODY = re.compile(
    r"\s(?:of|at|with|for|from|in|to)\s(?:The\s)?(?:[a-z][\w-]*\s){0,5}[“\"‘']?$"
)  # what every post before a body ends in
_WORD = re.compile(r"[^\W\d_][\w-]*")
_STUDIES = re.compile(
    r"\b(stud(?:ies|ied|ying)|teach(?:es|ing)|taught|lectur(?:es|ed|ing))\s(?:[a-z]+\s){1,4}(?:at|in)\s(?:the\s)?$"
)
_REACH = 170
_EMPLOYERS = re.compile(
    r"hospital|clinic|school|college|university|church|mosque|parish|cathedral|monastery|seminary|centre|center|institute|newspaper|radio|medical",
    re.IGNORECASE,
)
_OPENS = re.compile(r"(?<![^\s)])[\])}|]\s+(?=[a-z])")
_RULING = ("government", "court", "security_force", "intergovernmental", "other")
_WITH_STAFF = ("ngo", "party", "media", "intergovernmental", "company", "religious")
_NO_POSTS = (
    "prisoner",
    "former prisoner",
    "refugee",
    "asylum seeker",
    "asylum-seeker",
    "witness",
)  # of a place, not a body
_OF_KINDS = frozenset(
    {
        "security_force",
        "armed_group",
        "ngo",
        "party",
        "media",
        "religious",
        "education",
        "company",
        "other",
        "government",
        "court",
        "intergovernmental",
    }
)


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary: what each noun and verb says of the relation, and the patterns that find them."""

    nouns: dict[str, str]
    verbs: dict[str, str]
    verb: re.Pattern[str]


@cache
def _words() -> _Words:
    nouns: dict[str, str] = {}
    verbs: dict[str, str] = {}
    for row in rows("relations/affiliations.csv"):
        if row["kind"] in ("noun", "verb"):
            (nouns if row["kind"] == "noun" else verbs)[row["word"]] = row["detail"]
    for row in rows("people/occupations.csv"):
        occupation = row["occupation"]
        if occupation in _NO_POSTS:
            continue
        nouns.setdefault(occupation, occupation)
        nouns.setdefault(f"{occupation}s", occupation)
    return _Words(
        nouns,
        verbs,
        re.compile(
            rf"\b({alternation(verbs)})(?:\s(?:as|an?|the)\s[a-z][\w -]{{2,30}}?\s(?:for|at|in|with))?"
            r"\s(?:(?:the|a|an|its)\s)?(?:[a-z-]+\s){0,4}[“\"‘']?$",
            re.IGNORECASE,
        ),
    )


def find_membership(case: Case, ledger: Ledger) -> None:
    """Add every ``affiliated_with``."""
    for body, mention in _mentions(case):
        block = case.block_at(mention.start)
        if block is not None and block.kind in ("address", "salutation", "chrome"):
            continue
        clause = _clause(case, ledger, mention)
        found = (
            _bracketed(case, mention)
            or _before(case, clause, mention)
            or _behind(case, body, clause, mention)
            or _of(case, body, clause, mention)
            or of_owner(case, clause, mention)
            or in_clause(case, clause, mention)
        )
        for person, rule, detail in found:
            ledger.add("affiliated_with", (person, body), mention, rule, detail)


def _mentions(case: Case) -> Iterator[tuple[Organization | Place, Span]]:
    """Bodies by name and by noun phrase ("the association"), and the places where people work."""
    for body in case.organizations:
        for mention in body.mentions:
            yield body, mention
    for place in case.places:
        if place.kind == "facility" and _EMPLOYERS.search(place.name):
            for mention in place.mentions:
                yield place, mention
    for ref in case.references:
        if ref.kind != "name" and len(ref.targets) == 1 and isinstance(ref.targets[0], Organization):
            yield ref.targets[0], ref.span


def _before(case: Case, clause: Span, mention: Span) -> Found:
    """Words before the body's name: "X, a member of", "X works for"."""
    before = case.text[max(clause.start, mention.start - _REACH) : mention.start]
    shift = mention.start - len(before)
    words = _words()
    if (match := words.verb.search(before)) and not _BY.search(before[: match.start()]):
        if _UNSURE.search(before[: match.start()]):
            return []
        if _PARTICIPLE.match(match[1]) and not _stands_beside(case, clause.start, shift + match.start()):
            return []
        people = subject_of(case, clause.start, shift + match.start())
        return [(p, "verb", words.verbs[match[1].lower()]) for p in people]
    if match := _STUDIES.search(before):
        detail = "student" if match[1].startswith("stud") else "teacher"
        return [(p, "verb", detail) for p in subject_of(case, clause.start, shift + match.start())]
    if (match := _FOR_BODY.search(before)) and not _BY.search(before[: match.start()]):
        return [(p, "for-body", None) for p in subject_of(case, clause.start, shift + match.start())]
    comma = before.endswith(", ")
    if not comma and not _OF_THE_BODY.search(before):
        return []
    post = _last_post(before)
    if post is None or not (comma or _POST_OF.fullmatch(before[post.end :])):
        return []
    if comma and (before[post.end :] != ", " or not _LISTED_POST.search(before[: post.start])):
        return []
    detail = words.nouns[before[post.start : post.end].lower()]
    whole = Span(shift + post.start, shift + post.end)
    return [(p, "post", detail) for p in _holders(case, clause, whole, mention)]


def _stands_beside(case: Case, low: int, participle: int) -> bool:
    """Whether a participle says something of a person: "Ali, a driver employed by"."""
    ref = last_reference(case, low, participle)
    return ref is not None and _TO_PARTICIPLE.fullmatch(case.text[ref.end : participle]) is not None


def _last_post(text: str) -> Span | None:
    """The last post or trade that ``text`` names."""
    words = list(_WORD.finditer(text))
    for i in range(len(words) - 1, -1, -1):
        for first in range(max(0, i - 2), i + 1):
            if text[words[first].start() : words[i].end()].lower() in _words().nouns:
                return Span(words[first].start(), words[i].end())
    return None


def _first_post(text: str, start: int, end: int) -> Span | None:
    """The first post or trade named between ``start`` and ``end``, with all its words."""
    words = list(_WORD.finditer(text, start, end))
    for i in range(len(words)):
        for last in range(min(len(words) - 1, i + 2), i - 1, -1):
            if text[words[i].start() : words[last].end()].lower() in _words().nouns:
                return Span(words[i].start(), words[last].end())
    return None


def _holders(case: Case, clause: Span, post: Span, mention: Span) -> list[Person]:
    """Whose post it is: whom the noun stands for, who follows the body's name, who is named before with a comma."""
    text = case.text
    if _UNSURE.search(text[clause.start : post.start]):
        return []
    plural = text[post.start : post.end].lower().endswith("s")
    for inside in case.references_in(clause.start, post.end):
        ends = inside.kind == "noun_phrase" and post.end - 1 <= inside.end <= post.end
        if ends and not inside.possessive and persons(inside):
            return persons(inside)
    including = _INCLUDING.match(text, mention.end, clause.end)
    if including:
        return listed_behind(case, including.end(), clause.end, 30)
    behind = [
        r
        for r in case.references_in(mention.end, min(clause.end, mention.end + 70))
        if r.kind == "name" and persons(r)
    ]
    if behind and _TO_NAME.fullmatch(text[mention.end : behind[0].start]):
        return listed_behind(case, mention.end, clause.end, 70) if plural else persons(behind[0])
    ref = last_reference(case, max(clause.start, post.start - _REACH), post.start)
    if ref is None and plural and _ALL.match(text, clause.start, post.start):
        return _several_before(case, clause.start)
    if ref is None or _NO_HOLDER.search(text[clause.start : post.start]):
        return []
    gap = text[ref.end : post.start]
    if ref.kind == "noun_phrase" and gap == " and ":  # "is the founder and director of"
        return persons(ref)
    if not (_PREDICATE.search(gap) or _APPOSED.match(gap) or (plural and gap.startswith(" and "))):
        return []
    if _PREDICATE.search(gap) and not _APPOSED.match(gap):
        return subject_of(case, clause.start, post.start)
    if plural or "respectively" in text[ref.end : mention.start] or re.search(r"\bboth\b|\ball\b", gap):
        return listed_before(case, clause.start, post.start)
    return persons(ref)


def _several_before(case: Case, at: int) -> list[Person]:
    """The people of whom the sentence before last spoke together."""
    for ref in reversed([r for r in case.references_in(max(0, at - _REACH), at) if not r.possessive]):
        if len(persons(ref)) > 1:
            return persons(ref)
    return listed_before(case, max(0, at - _REACH), at)


def _bracketed(case: Case, mention: Span) -> Found:
    """The people of a header's list whom one bracket makes members of a body ("A ]", "B ]", "] members of X")."""
    blocks = case.blocks
    at = bisect_right(blocks, mention.start, key=lambda b: b.start) - 1
    if at < 0 or blocks[at].kind != "names" or not _OPENS.search(case.text, blocks[at].start, mention.start):
        return []
    post = _first_post(case.text, blocks[at].start, mention.start)
    if post is None or not _POST_OF.fullmatch(case.text[post.end : mention.start]):
        return []
    found = [p for r in named(case, Span(blocks[at].start, post.start)) for p in persons(r)]
    for step in (-1, 1):
        row = at + step
        while 0 <= row < len(blocks) and blocks[row].kind == "names" and _closes(case, blocks[row].span):
            people = [p for r in named(case, blocks[row].span) for p in persons(r)]
            found = people + found if step < 0 else found + people
            row += step
    detail = _words().nouns[case.text[post.start : post.end].lower()]
    return [(p, "bracket", detail) for p in found]


def _closes(case: Case, row: Span) -> bool:
    """Whether a row of the list ends in the bracket that joins it to others: one that it does not open itself."""
    text = case.text[row.start : row.end].rstrip()
    return text.endswith(("]", "}", "|")) or (text.endswith(")") and text.count(")") > text.count("("))


def _behind(case: Case, body: Organization | Place, clause: Span, mention: Span) -> Found:
    """Words behind the body's name: "X member Ali", "X's director, Ali", "X, whose chair, Ali"."""
    words = _words()
    text = case.text
    if isinstance(body, Organization) and body.kind in _WITH_STAFF and (own := _OWNS.match(text, mention.end)):
        people = [
            r for r in case.references_in(own.end(), own.end() + 60) if r.kind == "name" and r.start == own.end()
        ]
        if people:
            return [(p, "body-owns", None) for p in persons(people[0])]
    post = _first_post(text, mention.end, min(clause.end, mention.end + 70))
    if post is None or not _BEHIND.fullmatch(text[mention.end : post.start]):
        return []
    word = text[post.start : post.end].lower()
    detail, plural = words.nouns[word], word.endswith("s")
    names = [
        r for r in case.references_in(post.end, min(clause.end, post.end + 70)) if r.kind == "name" and persons(r)
    ]
    to_name = text[post.end : names[0].start] if names else ""
    owns = _OWNS.match(text, mention.end) is not None
    if names and (_TITLE.fullmatch(to_name) or (owns and TO_NAME.fullmatch(to_name))):
        found = listed_behind(case, post.end, clause.end, 50) if plural else persons(names[0])
    elif names and plural and _TO_LIST.fullmatch(to_name):
        found = listed_behind(case, post.end, clause.end, 50)
    elif names and not plural and _AND_POST.fullmatch(to_name) and _last_post(to_name) is not None:
        found = persons(names[0])
    else:
        ref = last_reference(case, clause.start, mention.start)
        gap = text[ref.end : mention.start] if ref else ""
        found = persons(ref) if _IS_A.fullmatch(gap) or (plural and _AND_OTHERS.fullmatch(gap)) else []
    return [(p, "body-post", detail) for p in found]


def _of(case: Case, body: Organization | Place, clause: Span, mention: Span) -> Found:
    """A name with "of" and the body: "Captain Boateng, of the Sixth Battalion"."""
    if not isinstance(body, Organization) or body.kind not in _OF_KINDS:
        return []
    refs = [r for r in named(case, Span(clause.start, mention.start)) if r.kind == "name"]
    gap = case.text[refs[-1].end : mention.start] if refs else ""
    of_body = _OF_BODY.fullmatch(gap) if refs else None
    if of_body is None:
        if (
            refs
            and _IN_BRACKETS.fullmatch(gap)
            and case.text.startswith(")", mention.end)
            and body.kind not in _RULING
        ):
            return [(p, "in-brackets", None) for p in persons(refs[-1])]
        return []
    if "," not in gap and " from " in gap:
        return []  # "took Ali from the Ministry"
    run = cluster_left(case.text, refs, refs[-1], clause.start)
    return [(p, "of-body", None) for r in (run if of_body["all"] else run[-1:]) for p in persons(r)]


def _clause(case: Case, ledger: Ledger, mention: Span) -> Span:
    sentence = ledger.sentence(mention.start)
    if sentence.end > mention.start:
        return sentence
    block = case.block_at(mention.start)
    return block.span if block else mention
