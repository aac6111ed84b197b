"""By which court people were tried, convicted, sentenced or judged on appeal."""

from __future__ import annotations

import re

from pipeline.case import Case, Event, Organization, Person
from pipeline.relations.ledger import Ledger

_JUDGED = frozenset({"trial", "conviction", "sentencing", "acquittal", "appeal_decision"})
_BY = re.compile(r"\b(?:by|before|in|at|to)\s(?:the\s|a\s)?(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)


def find_courts(case: Case, ledger: Ledger) -> None:
    """Add every ``tried_by``."""
    for event in case.events:
        if event.type not in _JUDGED or event.modality == "denied":
            continue
        people = [v for v in event.victims if isinstance(v, Person)]
        for court in _courts(case, event) if people else ():
            for person in people:
                ledger.add("tried_by", (person, court), event.trigger, f"event:{event.type}")


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
