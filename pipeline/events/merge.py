"""One fact, one event: lead, narrative and model letter tell the same thing several times.

Runs once modality is settled. Two tellings are one event where type, people, modality, date, place and penalty are
compatible; the event keeps all their evidence and the most exact of their values.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.case import Case, DateMention, Event, Place
from pipeline.events import concerns
from pipeline.events.lexicon import lexicon

TOLD = {"actual": "told", "alleged": "told"}
_CUSTODY = frozenset({"arrest", "detention"})
# States are told of people again and again without a date of their own; acts are told once a date.
_ONCE = frozenset({"death", "killing", "execution"})
# A telling of the first kind adds nothing where one of the second is told of the same people.
_DEMANDED = frozenset({"release", "investigation", "pardon", "transfer", "threat"})
_IMPLIED = {
    "conviction": ("sentencing",),
    "detention": ("incommunicado_detention", "solitary_confinement"),
    "torture": ("corporal_punishment", "sexual_violence", "forced_confession"),
    "abduction": ("enforced_disappearance",),
    "death": ("killing", "execution"),
}


def merge(case: Case) -> None:
    """Replace ``case.events`` by one event a fact, in the order of first telling."""
    kept: list[Event] = []
    by_person: dict[int, list[Event]] = defaultdict(list)
    # The exact tellings first: a vague one then finds the event that it repeats, wherever it stands.
    order = sorted(range(len(case.events)), key=lambda i: (case.events[i].date is None, i))
    place_in_text = {id(case.events[i]): i for i in range(len(case.events))}
    for i in order:
        event = case.events[i]
        same = _best(event, (e for v in event.victims for e in by_person[id(v)]), place_in_text)
        if same is None:
            kept.append(event)
            for victim in event.victims:
                by_person[id(victim)].append(event)
        else:
            place_in_text[id(same)] = min(place_in_text[id(same)], i)
            before = set(map(id, same.victims))
            absorb(same, event)
            for victim in same.victims:
                if id(victim) not in before:
                    by_person[id(victim)].append(same)
    kept = _without_implied(kept, by_person)
    kept = _without_told_concerns(kept, by_person)
    kept.sort(key=lambda e: place_in_text[id(e)])
    case.events = kept


def _best(event: Event, candidates: Iterable[Event], position: dict[int, int]) -> Event | None:
    """The compatible event told nearest to ``event``."""
    best: tuple[tuple[int, int, int], Event] | None = None
    for other in candidates:
        if compatible(event, other):
            rank = (
                int(event.type != other.type),
                -len({id(v) for v in event.victims} & {id(v) for v in other.victims}),
                abs(position[id(other)] - position[id(event)]),
            )
            if best is None or rank < best[0]:
                best = (rank, other)
    return best[1] if best else None


def compatible(a: Event, b: Event) -> bool:
    """Whether two tellings with a victim in common may be of one event."""
    if a.type != b.type and not ({a.type, b.type} <= _CUSTODY and not (_own_state(a) or _own_state(b))):
        return False
    if TOLD.get(a.modality, a.modality) != TOLD.get(b.modality, b.modality) and not (
        _presupposed(a) or _presupposed(b)
    ):
        return False
    if a.type == "transfer" and not set(a.evidence).isdisjoint(b.evidence):
        return False  # "taken to X and from there to Y"
    if a.penalty and b.penalty and a.penalty != b.penalty:
        return False
    if a.type in _ONCE:
        return True
    if a.modality != "called_for" and not same_time(a.date, b.date):
        return False
    return same_place(a.place, b.place)


def _presupposed(event: Event) -> bool:
    """A noun takes the act as known ("concern at the arrest of X") and adds nothing to another telling."""
    if event.modality == "denied":
        return False
    return event.date is None and event.type not in _DEMANDED and event.rule in lexicon().nouns


def _own_state(event: Event) -> bool:
    """A detention with a place or a period of its own is told beside the arrest."""
    return event.type == "detention" and (event.place is not None or bool(event.date and "/" in event.date.edtf))


def same_time(a: DateMention | None, b: DateMention | None) -> bool:
    """Whether one date lies in the other, or one is not told."""
    if a is None or b is None or a.edtf == b.edtf:
        return True
    if a.first and a.last and b.first and b.last:
        return (a.first <= b.first and b.last <= a.last) or (b.first <= a.first and a.last <= b.last)
    short, long = sorted((a.edtf.rstrip("~"), b.edtf.rstrip("~")), key=len)
    return "/" not in long and long.startswith(short)


def same_place(a: Place | None, b: Place | None) -> bool:
    """Whether one place is the other or lies in it, or one is not told."""
    if a is None or b is None or a is b:
        return True
    return any(_within(x, y) for x, y in ((a, b), (b, a)))


def _within(inner: Place, outer: Place) -> bool:
    steps, place = 0, inner.within
    while place is not None and steps < 6:
        if place is outer:
            return True
        place, steps = place.within, steps + 1
    return outer.kind == "country" and bool(outer.country) and inner.country == outer.country


def absorb(event: Event, other: Event) -> None:
    """Take over what ``other`` adds."""
    event.victims += [v for v in event.victims[:0] + other.victims if v not in event.victims]
    named = {a for a in event.actors if not isinstance(a, tuple)}
    if other.actors and not event.actors:
        event.actors = list(dict.fromkeys(other.actors))
    else:
        event.actors += [a for a in other.actors if not isinstance(a, tuple) and a not in named]
    if event.date is None or (other.date is not None and _exactness(other.date) > _exactness(event.date)):
        event.date = other.date
    if event.place is None or (other.place is not None and _within(other.place, event.place)):
        event.place = other.place
    event.penalty = event.penalty or other.penalty
    if "arrest" in (event.type, other.type) and event.type in _CUSTODY:
        event.type = "arrest"
    if TOLD.get(event.modality) == "told" and TOLD.get(other.modality) == "told":
        # What is only mentioned ("the beatings") says no more of its truth than the telling does.
        sure = [e for e in (event, other) if not _presupposed(e)] or [event, other]
        event.modality = "actual" if any(e.modality == "actual" for e in sure) else "alleged"
    for key, value in other.attributes.items():
        event.attributes.setdefault(key, value)
    event.evidence = sorted({*event.evidence, *other.evidence})
    event.cues = sorted({*event.cues, *other.cues})
    event.confidence = max(event.confidence, other.confidence)


def _without_told_concerns(events: list[Event], by_person: dict[int, list[Event]]) -> list[Event]:
    """A concern of the header stays for those of whom the text does not tell it."""
    for event in events:
        if event.rule == concerns.RULE:
            event.victims = [
                v
                for v in event.victims
                if not any(
                    e is not event and e.type == event.type and e.modality != "denied" for e in by_person[id(v)]
                )
            ]
    return [e for e in events if e.rule != concerns.RULE or e.victims]


def _exactness(date: DateMention) -> int:
    return len(date.edtf.split("/")[0].rstrip("~"))


def _without_implied(events: list[Event], by_person: dict[int, list[Event]]) -> list[Event]:
    """Drop tellings that another event of the same people includes; that event keeps their evidence."""
    gone: set[int] = set()
    for event in events:
        for type_ in _IMPLIED.get(event.type, ()):
            if event.type == "detention" and (event.place or event.date):
                continue
            if event.type == "conviction":
                # Who was also sentenced is not told to be convicted only.
                sentenced = {
                    id(v) for e in events if e.type == "sentencing" and e.modality in TOLD for v in e.victims
                }
                if len(left := [v for v in event.victims if id(v) not in sentenced]) < len(event.victims):
                    event.victims = left or event.victims
                    if not left and event.modality in TOLD:
                        gone.add(id(event))
                        break
            for other in {id(e): e for v in event.victims for e in by_person[id(v)]}.values():
                if other.type != type_:
                    continue
                if TOLD.get(other.modality) != TOLD.get(event.modality) and not _presupposed(event):
                    continue
                if id(other) in gone or not same_time(event.date, other.date):
                    continue
                if all(v in other.victims for v in event.victims):
                    other.evidence = sorted({*other.evidence, *event.evidence})
                    if event.type == "conviction" and other.date is None:
                        other.date = event.date
                    gone.add(id(event))
                    break
    return [e for e in events if id(e) not in gone]
