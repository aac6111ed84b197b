"""Where people are or were held: from events of custody with a facility, and from "held at", "in ... prison"."""

from __future__ import annotations

import re

from pipeline.case import Case, Event, Person, Place, Span
from pipeline.relations.ledger import Ledger
from pipeline.relations.owned import last_reference, persons

# Events that put or find somebody in custody; a place of arrest is no place of custody.
_CUSTODY = frozenset(
    {"detention", "incommunicado_detention", "solitary_confinement", "transfer", "hunger_strike", "forced_confession"}
)
# What happens to people inside: where it was done in a place of custody, they were held there.
_INSIDE = frozenset(
    {"torture", "sexual_violence", "death", "denial_of_medical_care", "denial_of_access", "corporal_punishment"}
)
_OUT = frozenset({"release", "transfer", "flight", "deportation"})
_FROM = re.compile(r"\b(?:from|out of)\s(?:the\s)?(?:[a-z-]+\s){0,4}$")
_TOLD = ("actual", "alleged")
_CARE = re.compile(r"hospital|clinic|infirmary", re.IGNORECASE)  # who is taken there is not held there
_HELD = re.compile(
    r"\b(?:held|detained|imprisoned|jailed|incarcerated|kept|remanded|transferred|moved|taken|brought|returned|sent|"
    r"serving|confined|custody|prisoner|inmate|interned|is|was|are|were|remains?|remained|still)\b[^.;:]{0,60}$"
)
_AT = re.compile(r"\b(?:in|at|to|into|inside)\s(?:the\s)?(?:[a-z-]+\s){0,3}$")
_NO_CUSTODY = re.compile(
    r"\b(?:visit|protest|demonstrat|outside|near|hearing|born|works?|worked|working|studie|killed|shot)"
)
_PRISON = re.compile(
    r"prison|jail|gaol|detention|colony|penitentiar|remand|custody|camp|barracks|police|gendarmerie|headquarters|"
    r"base|branch|SIZO|centre|center|station|cell|lock-up",
    re.IGNORECASE,
)


def find_custody(case: Case, ledger: Ledger) -> None:
    """Add every ``held_at``."""
    for event in case.events:
        place = event.place
        if place is None or place.kind != "facility" or event.modality not in _TOLD:
            continue
        held = event.type in _CUSTODY and (event.type != "transfer" or not _CARE.search(place.name))
        if held or (event.type in _INSIDE and _PRISON.search(place.name)):
            _hold(ledger, event, place, event.trigger)
    leaving = [e for e in case.events if e.type in _OUT and e.modality in _TOLD]
    for place in case.places:
        if place.kind == "facility" and _PRISON.search(place.name):
            for mention in place.mentions:
                _by_words(case, ledger, place, mention)
                _left(case, ledger, leaving, place, mention)


def _hold(ledger: Ledger, event: Event, place: Place, words: Span) -> None:
    for victim in event.victims:
        if isinstance(victim, Person):
            ledger.add("held_at", (victim, place), words, f"event:{event.type}")


def _left(case: Case, ledger: Ledger, leaving: list[Event], place: Place, mention: Span) -> None:
    """ "was released from Evin prison", "was moved from one prison to another": where they came from."""
    sentence = ledger.sentence(mention.start)
    before = case.text[sentence.start : mention.start]
    if sentence.end <= mention.start or not _FROM.search(before):
        return
    near = [e for e in leaving if sentence.start <= e.trigger.start < mention.start]
    if near and not re.search(r"[;:]", case.text[near[-1].trigger.end : mention.start]):
        _hold(ledger, near[-1], place, mention)


def _by_words(case: Case, ledger: Ledger, place: Place, mention: Span) -> None:
    """ "X, who is held in Evin prison", "was being held at Evin prison": the last people named before the words."""
    sentence = ledger.sentence(mention.start)
    if sentence.end <= mention.start:
        return
    before = case.text[sentence.start : mention.start]
    at = _AT.search(before)
    if at is None:
        return
    held = _HELD.search(before[: at.start()].rstrip())
    if held is None or _NO_CUSTODY.search(before[held.start() :]):
        return
    who = persons(last_reference(case, sentence.start, sentence.start + held.start()))
    for person in who:
        if person.role not in ("official", "lawyer", "perpetrator"):
            ledger.add("held_at", (person, place), mention, "held-at")
