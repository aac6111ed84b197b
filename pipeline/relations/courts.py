"""By which court people were tried, convicted, sentenced or judged on appeal."""

from __future__ import annotations

import re

from pipeline.case import Case, Event, Organization, Person, Span
from pipeline.relations.ledger import Ledger
from pipeline.relations.owned import last_reference, persons

_JUDGED = frozenset({"trial", "conviction", "sentencing", "acquittal", "appeal_decision"})
_HAPPENED = ("actual", "alleged", "risk")  # a trial that is due is one before that court
_NOT = re.compile(r"\b(?:not|never|no|without)\b")
_ORDERED = frozenset({"charge", "detention"})  # a court that does these tries the case
_BEFORE = re.compile(
    r"\b(?:brought|taken|produced|appear(?:s|ed|ing)?|arraigned|tried|on trial|hearing|remanded|charged)\b"
    r"[^.;:]{0,60}?\b(?:before|by|in|at)\s(?:the\s|a\s)?(?:[a-z-]+\s){0,2}$"
)
_BY = re.compile(r"\b(?:by|before|in|at|to)\s(?:the\s|a\s)?(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)


def find_courts(case: Case, ledger: Ledger) -> None:
    """Add every ``tried_by``."""
    for event in case.events:
        ordered = event.type in _ORDERED and any(
            isinstance(a, Organization) and a.kind == "court" for a in event.actors
        )
        if event.modality not in _HAPPENED or not (event.type in _JUDGED or ordered):
            continue
        people = [v for v in event.victims if isinstance(v, Person)]
        for court in _courts(case, event) if people else ():
            for person in people:
                ledger.add("tried_by", (person, court), event.trigger, f"event:{event.type}")
    for court in case.organizations:
        if court.kind == "court":
            for mention in court.mentions:
                _by_words(case, ledger, court, mention)


def _by_words(case: Case, ledger: Ledger, court: Organization, mention: Span) -> None:
    """ "Ali was brought before the Revolutionary Court": the last people named before the words."""
    sentence = ledger.sentence(mention.start)
    if sentence.end <= mention.start:
        return
    before = case.text[sentence.start : mention.start]
    brought = _BEFORE.search(before)
    if brought is None or _NOT.search(before):
        return
    for person in persons(last_reference(case, sentence.start, sentence.start + brought.start())):
        if person.role not in ("official", "lawyer"):
            ledger.add("tried_by", (person, court), mention, "before-court")


def _courts(case: Case, event: Event) -> list[Organization]:
    actors = [a for a in event.actors if isinstance(a, Organization) and a.kind == "court"]
    if actors:
        return actors
    found: list[tuple[int, Organization]] = []
    for sentence in event.evidence:
        for ref in case.references_in(sentence.start, sentence.end):
            for target in ref.targets:
                if not isinstance(target, Organization) or target.kind != "court" or ref.possessive:
                    continue
                behind = ref.start >= event.trigger.end
                between = case.text[event.trigger.end : ref.start] if behind else ""
                if ";" in between or len(between) > 120:
                    continue
                if behind and not _BY.search(between + ""):
                    continue
                distance = ref.start - event.trigger.end if behind else event.trigger.start - ref.end + 40
                found.append((distance, target))
    return [min(found, key=lambda pair: pair[0])[1]] if found else []
