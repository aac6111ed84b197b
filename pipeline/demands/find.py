"""What the author asks for: points of the recommended action, of the model letter, and "must" in the story."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from pipeline.case import Block, Case, Demand, Organization, Person, Span
from pipeline.entities.patterns import alternation
from pipeline.people.sentences import Sentences
from pipeline.resources import rows

_ASKING = ("recommended_action", "model_letter")
_TELLING = ("lead", "narrative", "background", "model_letter", "recommended_action")
_QUOTES = re.compile(r"[“”\"«»]")

# A point of a letter that only says something, and asks for nothing ("expressing concern for the safety of X").
_SAYS = re.compile(
    r"\W*(?:express\w*|welcom\w*|not(?:e|ing)|point\w*\sout|explain\w*|acknowledg\w*|thank\w*|remind\w*|condemn\w*|deplor\w*|voic\w*|stat(?:e|ing)|"
    r"recall\w*|recogni[sz]\w*|stress\w*)\b",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:ask|urg|call|appeal|seek|request|demand|insist|press)(?:e|ing|s)?\b|\b(?:must|should|need\sto)\b",
    re.IGNORECASE,
)
# Somebody else's words: '…," he said', "the law says that".
_TOLD = re.compile(
    r"[,.!?][”\"’]\s(?:[\w.’'-]+\s){1,4}(?:said|says|told|added)\b|[,.!?][”\"’]\s(?:said|says|added)\b"
)
_SAID_BY = re.compile(
    r"\b(?:laws?|[Cc]onstitution|[Cc]ode|rules?|regulations?|decree|[Aa]rticle(?:\s\d+)?|[Ss]tandards)\b[^.;]{0,40}\b(?:says?|states?|provides?|requires?|stipulates?)\b"
)
_CALLED_UPON = re.compile(
    r"\W*(?:and\s)?(?:calling\s(?:on|upon)|appealing\sto|urging|asking|requesting|reminding)\s(?:the\s)?",
    re.IGNORECASE,
)


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Cues that hold anywhere, those of the letter, what after a cue undoes it, what before a cue does."""
    table = list(rows("demands/cues.csv"))
    exceptions = list(rows("demands/not_demands.csv"))
    anywhere = alternation([row["phrase"] for row in table if row["where"] == "any"])
    letter = alternation([row["phrase"] for row in table if row["where"] == "letter"])
    after = alternation([row["phrase"] for row in exceptions if row["kind"] == "after"])
    before = alternation([row["phrase"] for row in exceptions if row["kind"] == "before"])
    return (
        re.compile(rf"\b(?:{anywhere})\b", re.IGNORECASE),
        re.compile(rf"\b(?:{letter})\b", re.IGNORECASE),
        re.compile(rf"\s(?:{after})\b", re.IGNORECASE),
        re.compile(rf"(?:{before})\b", re.IGNORECASE),
    )


def find_demands(doc: Doc, case: Case) -> list[Demand]:
    """The demands of the text, each wording once, in its order."""
    found: dict[str, Demand] = {}
    addressee = _addressee(case)
    for block in case.blocks:
        if block.kind == "bullet" and block.section in _ASKING and not _only_says(case.words(block.span)):
            whom = _called_upon(case, block.span)
            _note(case, found, block.span, whom or (addressee if block.section == "model_letter" else None))
    for sentence in Sentences(case, doc).spans:
        span = _trimmed(case, sentence.start, sentence.end)
        around = case.block_at(span.start)
        if span.end <= span.start or not _may_demand(around) or not _demands(case, span, around):
            continue
        own = around is not None and around.section == "model_letter"
        _note(case, found, span, _asked(case, span) or (addressee if own else None))
    return sorted(found.values(), key=lambda d: d.evidence[0])


def _may_demand(block: Block | None) -> bool:
    return block is None or (block.kind == "paragraph" and block.section in _TELLING)


def _demands(case: Case, span: Span, block: Block | None) -> bool:
    anywhere, letter, after, before = _cues()
    words = case.text[span.start : span.end]
    if before.match(words) or words.endswith(":") or _TOLD.search(words):
        return False
    in_letter = block is not None and block.section in _ASKING
    for match in (*anywhere.finditer(words), *(letter.finditer(words) if in_letter else ())):
        if after.match(words, match.end()) or _SAID_BY.search(words[: match.start()]):
            continue
        # What stands between quotation marks is somebody else's demand.
        if len(_QUOTES.findall(words[: match.start()])) % 2 == 0:
            return True
    return False


def _note(case: Case, found: dict[str, Demand], span: Span, addressee: Person | Organization | None) -> None:
    words = case.words(span).lstrip("-–—•*· ").rstrip(";, ")
    words = re.sub(r"[;,]? and$", "", words)
    if not words:
        return
    key = words.casefold().rstrip(".")
    if key in found:
        found[key].evidence.append(span)
    else:
        found[key] = Demand(words, addressee, [span])


def _asked(case: Case, span: Span) -> Person | Organization | None:
    """Who is told that they must: the first name of an official or a body before the cue."""
    anywhere, *_ = _cues()
    match = anywhere.search(case.text, span.start, span.end)
    if match is None:
        return None
    limit = match.start() if match[0].lower() in ("must", "should", "need to") else span.end
    for ref in case.references_in(span.start, limit):
        for target in ref.targets:
            if isinstance(target, Organization) or (isinstance(target, Person) and target.role == "official"):
                return target
    return None


def _only_says(words: str) -> bool:
    return _SAYS.match(words) is not None and _ASKS.search(words) is None


def _called_upon(case: Case, span: Span) -> Person | Organization | None:
    """Whom a point itself calls upon ("calling on the Ministry of Justice to"): a body or an official."""
    match = _CALLED_UPON.match(case.text, span.start, span.end)
    if match is None:
        return None
    for ref in case.references_in(match.start(), min(span.end, match.end() + 60)):
        if (
            abs(ref.start - match.end()) <= 4
            and not ref.possessive
            and re.match(r"[^.;]{0,60}?\sto\s", case.text[ref.end : ref.end + 70])
        ):
            for target in ref.targets:
                if isinstance(target, Organization) or (isinstance(target, Person) and target.role == "official"):
                    return target
    return None


def _addressee(case: Case) -> Person | None:
    """The official to whom the model letter is written: the first named in the addresses or before the salutation."""
    for block in case.blocks:
        if block.kind not in ("address", "salutation"):
            continue
        for ref in case.references_in(block.start, block.end):
            for target in ref.targets:
                if isinstance(target, Person):
                    return target
    return None


def _trimmed(case: Case, start: int, end: int) -> Span:
    while end > start and case.text[end - 1].isspace():
        end -= 1
    while start < end and case.text[start].isspace():
        start += 1
    return Span(start, end)
