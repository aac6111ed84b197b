"""Which part of an event keeps it from being found in full: its type, its victims, its date or its modality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.evaluate.compare import MODALITY_CLASS, Score, bare, pair_events, same_type
from pipeline.evaluate.names import Book, pair

Event = Mapping[str, Any]


def slot_table(texts: Iterable[Mapping[str, Score]]) -> Iterator[str]:
    """A line a cause, the most frequent first: how many events of the gold it keeps from being found in full."""
    causes = Counter(cause for scores in texts for cause, _, _ in lost_slots(scores))
    yield f"{'slot that is wrong':40} {'missed':>6}"
    for cause, n in sorted(causes.items(), key=lambda item: (-item[1], item[0])):
        yield f"{cause:40} {n:6d}"


def lost_slots(scores: Mapping[str, Score]) -> Iterator[tuple[str, Event, Event | None]]:
    """Each event missed in full by one text: cause, event, and the spurious event that comes nearest."""
    full, people = scores["events_full"], scores["people"]
    book = Book([p for both in people.pairs for p in both] + [*people.missed, *people.spurious])
    _, loose = pair_events(full.missed, full.spurious, book)
    used = {id(x) for both in loose for x in both}
    for missed, found in loose:
        wrong = [date_cause(missed, found)] if bare(missed["date"]) != bare(found["date"]) else []
        if MODALITY_CLASS[missed["modality"]] != MODALITY_CLASS[found["modality"]]:
            wrong.append(f"modality {found['modality']} for {missed['modality']}")
        yield " + ".join(w if len(wrong) == 1 else w.split()[0] for w in wrong) or "name", missed, found
    left = [m for m in full.missed if id(m) not in used]
    free = [f for f in full.spurious if id(f) not in used]
    others = pair(left, free, lambda g, f: same_type(g["type"], f["type"]) and _near(g, f))
    others += pair(
        [g for g in left if all(g is not o for o, _ in others)],
        [f for f in free if all(f is not o for _, o in others)],
        lambda g, f: same_type(g["type"], f["type"]),
    )
    for missed in left:
        match = next((f for m, f in others if m is missed), None)
        yield (victim_cause(missed, match) if match else "no event of the type"), missed, match


def _near(missed: Event, found: Event) -> bool:
    """Whether the two have the same date and modality."""
    same = MODALITY_CLASS[missed["modality"]] == MODALITY_CLASS[found["modality"]]
    return same and bare(missed["date"]) == bare(found["date"])


def date_cause(missed: Event, found: Event) -> str:
    """What is wrong with a date."""
    if not found["date"]:
        return "date not found"
    return "other date" if missed["date"] else "date where none is told"


def victim_cause(missed: Event, found: Event) -> str:
    """What is wrong with the victims of an event that has the right type."""
    if not found["victims"]:
        return "victims not found"
    groups = [all(v.startswith("group:") for v in e["victims"]) for e in (missed, found)]
    return {
        (True, False): "victims: people for a group",
        (False, True): "victims: a group for people",
    }.get((groups[0], groups[1]), "victims: other people")
