"""Where people are or were held: from events of custody with a facility, and from "held at", "in ... prison"."""

from __future__ import annotations

import re

from pipeline.case import Case, Person, Place, Span
from pipeline.relations.ledger import Ledger
from pipeline.relations.owned import last_reference, persons

# Events that put or find somebody in custody; a place of arrest is no place of custody.
_CUSTODY = frozenset(
    {"detention", "incommunicado_detention", "solitary_confinement", "transfer", "hunger_strike", "forced_confession"}
)
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
        if event.type not in _CUSTODY or event.modality not in ("actual", "alleged"):
            continue
        if event.place is None or event.place.kind != "facility":
            continue
        for victim in event.victims:
            if isinstance(victim, Person):
                ledger.add("held_at", (victim, event.place), event.trigger, f"event:{event.type}")
    for place in case.places:
        if place.kind == "facility" and _PRISON.search(place.name):
            for mention in place.mentions:
                _by_words(case, ledger, place, mention)


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
