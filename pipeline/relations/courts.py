"""By which court people were tried, convicted, sentenced or judged on appeal."""

from __future__ import annotations

import re

from pipeline.case import Case, Event, Organization, Person, Reference, Span
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import object_of, owner_before, subject_of

_JUDGED = frozenset(
    {"charge", "trial", "conviction", "sentencing", "acquittal", "appeal", "appeal_decision", "release", "pardon"}
)
_BY = re.compile(r"\b(?:by|before|in|at|to|of|from|with)\s(?:the\s|a\s|an\s)?(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
# What is done before, by or at a court.
_LEGAL = re.compile(
    r"\b(?:tried|retried|trial|retrial|appear(?:ed|s|ing)?|stood|stands?|brought|taken|charged|convicted|sentenced|acquitted|arraigned|indicted|hearing|"
    r"summoned|remanded|found\s(?:\w+\s)?guilty|prosecuted|condemned|case|appeal|sentence|conviction|verdict|bail|granted|upheld|"
    r"confirmed|quashed|overturned|rejected|dismissed|commuted|reduced|release|released|dropped)\b",
    re.IGNORECASE,
)
_RULED = re.compile(
    r"(?:\s\([^()]{1,40}\))?(?:\s(?:in|of|at)\s(?:the\s)?[A-Z][\w’'-]+)?,?\s(?:has\s|had\s)?(?:then\s|later\s|also\s|\w+ly\s)?(?P<verb>tried|sentenced|convicted|acquitted|found|charged|remanded|released|"
    r"upheld|confirmed|overturned|quashed|rejected|dismissed|commuted|reduced|increased|ordered|granted|denied|refused|condemned|cleared|"
    r"turned\sdown|ruled|heard|adjourned|postponed|extended)\b"
)
# What a court rules on that is no case against the person ("rejected a petition of habeas corpus").
_PLEA = re.compile(r"habeas\scorpus|\bamparo\b|\bpetition\b|\bcomplaint\b|\blawsuit\b|\bwrit\b", re.IGNORECASE)
# "the sentence of Ali": from what a court decides to whom it concerns.
_CASE_OF = re.compile(
    r"\b(?:sentences?|convictions?|verdicts?|appeals?|release|detention|trial|retrial|cases?|charges?|acquittals?|bail|remand|penalty|ruling|"
    r"judge?ment|extradition|arrest|term|indictment)\b[^.;,]{0,40}?\b(?:of|for|on|against|by)\s(?:[a-z]+\s){0,3}$"
)
_ORDERS = ("ordered", "granted", "denied", "refused", "ruled")
_OF_CUSTODY = re.compile(
    r"[^.;]{0,60}?\b(?:release|retrial|trial|detention|bail|appeal|arrest|remand\w*|custody|execution|freed|released|to\sbe\s(?:held|tried))\b"
)
_UNTRUE = re.compile(r"\b(?:not|never|without|nor|must|should|ought\sto)\s(?:\w+\s){0,3}$")
_REACH = 130


def find_courts(case: Case, ledger: Ledger) -> None:
    """Add every ``tried_by``."""
    for event in case.events:
        if event.type not in _JUDGED or event.modality == "denied":
            continue
        people = [v for v in event.victims if isinstance(v, Person)]
        for court in _courts(case, event) if people else ():
            for person in people:
                ledger.add("tried_by", (person, court), event.trigger, f"event:{event.type}")
    for ref in case.references:
        body = next((t for t in ref.targets if isinstance(t, Organization) and t.kind == "court"), None)
        if body is None or ref.possessive:
            continue
        sentence = ledger.sentence(ref.start)
        if sentence.end <= ref.start:
            continue
        for person in _judged(case, ref, sentence):
            if person.role not in ("official", "lawyer", "perpetrator") or person.listed:
                ledger.add("tried_by", (person, body), ref.span, "court")


def _judged(case: Case, ref: Reference, sentence: Span) -> list[Person]:
    """Whom the sentence puts before the court at ``ref``."""
    text = case.text
    ruled = _RULED.match(text, ref.end, sentence.end)
    if ruled:
        end = min(sentence.end, ruled.end() + 90)
        if ruled["verb"] in _ORDERS and not _OF_CUSTODY.match(text, ruled.end(), end):
            return []
        return object_of(case, ruled.end(), end) or _owner(case, ruled.end(), end)
    by = _BY.search(text, max(sentence.start, ref.start - 60), ref.start)
    if by is None:
        return []
    legal = list(_LEGAL.finditer(text, max(sentence.start, by.start() - _REACH), by.start()))
    if legal and _PLEA.search(text, max(sentence.start, by.start() - _REACH), by.start()):
        return []
    if not legal or re.search(r";|\.\s", text[legal[-1].end() : by.start()]):
        return []
    if _UNTRUE.search(text[max(sentence.start, legal[-1].start() - 40) : legal[-1].start()]):
        return []
    for word in reversed(legal):
        owner = owner_before(case, sentence.start, word.start())
        if owner:
            return owner
    found = object_of(case, legal[-1].end(), by.start())
    return found or subject_of(case, sentence.start, legal[-1].start())


def _owner(case: Case, start: int, end: int) -> list[Person]:
    """Whose appeal, sentence or release it was ("upheld his sentence", "the conviction of Ali")."""
    refs = [r for r in case.references_in(start, end) if any(isinstance(t, Person) for t in r.targets)]
    refs = [
        r
        for r in refs
        if r.possessive or _CASE_OF.search(case.text[start : r.start])
    ]
    return [t for t in refs[0].targets if isinstance(t, Person)] if refs else []


def _courts(case: Case, event: Event) -> list[Organization]:
    actors = [a for a in event.actors if isinstance(a, Organization) and a.kind == "court"]
    if actors:
        return actors
    if event.type in ("release", "pardon", "appeal", "charge"):
        return []
    found: list[tuple[int, Organization]] = []
    for sentence in event.evidence:
        for ref in case.references_in(sentence.start, sentence.end):
            for target in ref.targets:
                if not isinstance(target, Organization) or target.kind != "court" or ref.possessive:
                    continue
                behind = ref.start >= event.trigger.end
                between = case.text[event.trigger.end : ref.start] if behind else ""
                if ";" in between or len(between) > 120 or (behind and not _BY.search(between)):
                    continue
                distance = ref.start - event.trigger.end if behind else event.trigger.start - ref.end + 40
                found.append((distance, target))
    return [min(found, key=lambda pair: pair[0])[1]] if found else []
