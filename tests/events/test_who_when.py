"""Who, when and where: passages with the people that their phrases mean, and events with all their slots.

``who_when.txt``: a passage, then ``@ phrase = people`` for the first occurrence of a phrase, and
``= type modality date | place | victims | actor``; ``*`` where anything will do, ``-`` for nothing, ``g:`` before the
words of people who are not named.
"""

import re
from pathlib import Path

import pytest

from pipeline.case import Case, Event, Person, Span
from pipeline.evaluate.compare import MODALITY_CLASS
from pipeline.evaluate.names import fold
from tests.cases import name, read


def blocks() -> list[tuple[str, list[str]]]:
    text = Path(__file__).with_name("who_when.txt").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    return [(b.split("\n")[0], b.split("\n")[1:]) for b in body.strip().split("\n\n")]


BLOCKS = blocks()


def same(wanted: str, found: str) -> bool:
    a, b = fold(wanted), fold(found)
    return a in b or b in a


def are(wanted: str, found) -> bool:
    """Whether ``found`` are the people of ``wanted``, and nobody else."""
    if wanted == "*":
        return True
    names = [] if wanted == "-" else [w.strip() for w in wanted.split(";")]
    return len(names) == len(found) and all(
        any(same(w.removeprefix("g:"), name(f)) and w.startswith("g:") != isinstance(f, Person) for f in found)
        for w in names
    )


def acts(wanted: str, case: Case, event: Event) -> bool:
    words = [case.words(a) if isinstance(a, Span) else name(a) for a in event.actors]
    return wanted == "*" or (not words if wanted == "-" else any(same(wanted, w) for w in words))


def told(line: str, case: Case, event: Event) -> bool:
    head, place, victims, actor = (part.strip() for part in line.split("|"))
    type_, modality, date = head.split()
    return (
        (event.type == type_ or {event.type, type_} == {"arrest", "detention"})
        and (modality == "*" or MODALITY_CLASS[event.modality] == MODALITY_CLASS[modality])
        and date in ("*", event.date.edtf.strip("~") if event.date else "-")
        and (place == "*" or same(place, event.place.name) if event.place else place in ("-", "*"))
        and are(victims, event.victims)
        and acts(actor, case, event)
    )


@pytest.mark.parametrize(("text", "lines"), BLOCKS, ids=[" ".join(t.split()[:5]) for t, _ in BLOCKS])
def test_who_and_when(nlp, text: str, lines: list[str]) -> None:
    case = read(nlp, text)
    wrong = []
    for line in lines:
        if line.startswith("@ "):
            phrase, _, people = line[2:].partition(" = ")
            start = next(re.finditer(rf"(?<!\w){re.escape(phrase)}(?!\w)", text)).start()
            over = [r for r in case.references if r.start < start + len(phrase) and r.end > start]
            found = [t for r in sorted(over, key=lambda r: r.start != start)[:1] for t in r.targets]
            ok = are(people, found)
        else:
            ok = any(told(line[2:], case, event) for event in case.events)
        wrong += [] if ok else [line]
    assert wrong == []
