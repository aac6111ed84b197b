"""Where each person stands as of the text: life, liberty, legal position, outcome, each with the event that decides.

Only what is told as a fact or reported counts. Of two events on one side the later one decides: by date where both
have one, by their order in the text where not.
"""

from __future__ import annotations

from datetime import date

from pipeline.case import Case, Event, Person

_LIFE = {"death": "dead", "killing": "dead", "execution": "dead", "enforced_disappearance": "missing"}
_LIBERTY = {
    "arrest": "detained",
    "detention": "detained",
    "incommunicado_detention": "detained",
    "solitary_confinement": "detained",
    "transfer": "detained",
    "abduction": "abducted",
    "enforced_disappearance": "disappeared",
    "release": "released",
    "pardon": "pardoned",
    "flight": "in hiding or exile",
}
_LEGAL = {
    "charge": "charged",
    "trial": "on trial",
    "conviction": "convicted",
    "sentencing": "sentenced",
    "acquittal": "acquitted",
    "pardon": "pardoned",
}
_OUTCOMES = {
    "release": "released",
    "death": "died",
    "killing": "killed",
    "execution": "executed",
    "acquittal": "acquitted",
    "pardon": "pardoned",
    "deportation": "deported",
}
_SIDES = {"life": _LIFE, "liberty": _LIBERTY, "legal": _LEGAL}


def settle(case: Case) -> None:
    """Set ``person.status`` of everybody to whom something has happened."""
    order = _order(case.events)
    for person in case.people:
        events = [e for e in case.events if person in e.victims and e.modality in ("actual", "alleged")]
        for side, values in _SIDES.items():
            fitting = (e for e in events if e.type in values and not (side == "liberty" and _commuted(case, e)))
            deciding = max(fitting, key=lambda e: order[id(e)], default=None)
            if deciding is not None:
                value = "sentence commuted" if _commuted(case, deciding) else values[deciding.type]
                person.status[side] = (value, deciding)
        _agree(person)
        if case.document.kind == "outcome" and person.role == "subject":
            ending = (e for e in events if e.type in _OUTCOMES and not _commuted(case, e))
            last = max(ending, key=lambda e: order[id(e)], default=None)
            if last is not None:
                person.status["outcome"] = (_OUTCOMES[last.type], last)


def _commuted(case: Case, event: Event) -> bool:
    """A commutation is an event of pardon, but sets nobody free."""
    return event.type == "pardon" and case.words(event.trigger).lower().startswith("commut")


def _agree(person: Person) -> None:
    """The dead are not detained; nobody who was released or has died is missing any more."""
    life = person.status.get("life")
    liberty = person.status.get("liberty")
    if life and life[0] == "dead":
        person.status.pop("liberty", None)
    elif life and life[0] == "missing" and liberty and liberty[0] != "disappeared":
        person.status.pop("life", None)


def _order(events: list[Event]) -> dict[int, tuple[date, int]]:
    """A key of time for each event: its date, or that of the event told before it; then its place in the text."""
    order: dict[int, tuple[date, int]] = {}
    last = date.min
    for i, event in enumerate(sorted(events, key=lambda e: e.trigger)):
        if event.date is not None and (event.date.first or event.date.last):
            last = event.date.first or event.date.last or last
        order[id(event)] = (last, i)
    return order
