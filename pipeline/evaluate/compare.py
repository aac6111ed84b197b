"""The figures: what a record has right, misses and adds, field by field.

The rules are those of the annotation guide: names match after folding, dates by EDTF without qualifiers, arrest and
detention count as one type, and an event counts in full where modality class and date agree as well.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.evaluate.names import Book, fold, pair, same_entity, same_name, same_place

FIELDS = (
    "document",
    "people",
    "roles",
    "attributes",
    "organizations",
    "places",
    "dates",
    "charges",
    "events",
    "events_full",
    "relations",
)
MODALITY_CLASS = {
    "actual": "told",
    "alleged": "told",
    "risk": "risk",
    "called_for": "called_for",
    "denied": "denied",
}

Item = Any
Pairs = Sequence[tuple[Item, Item]]


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one field, with the items that were missed, those that were spurious, and the pairs that match."""

    hits: int
    gold: int
    found: int
    missed: tuple[Item, ...] = ()
    spurious: tuple[Item, ...] = ()
    pairs: tuple[tuple[Item, Item], ...] = ()

    @property
    def precision(self) -> float:
        """Hits among what was found."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Hits among the gold."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean; 1 where there is nothing to find and nothing was found."""
        return 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 1.0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.hits + other.hits,
            self.gold + other.gold,
            self.found + other.found,
            self.missed + other.missed,
            self.spurious + other.spurious,
            self.pairs + other.pairs,
        )


def bare(value: str | None) -> str | None:
    """EDTF without its qualifiers."""
    return re.sub(r"[~?%]", "", value) if value else None


def compare(gold: dict[str, Any], found: dict[str, Any]) -> dict[str, Score]:
    """Each field's score for one text; both arguments in the gold's shape."""
    book = Book([*gold["people"], *found["people"]])
    people = pair(gold["people"], found["people"], same_entity)
    exact, loose = pair_events(gold["events"], found["events"], book)
    scores = {
        "document": _score_values(_document_items(gold["document"]), _document_items(found["document"])),
        "people": _score(people, gold["people"], found["people"]),
        "roles": _score([(g, f) for g, f in people if g["role"] == f["role"]], gold["people"], found["people"]),
        "attributes": _attributes(people, gold["people"]),
        "dates": _score_values(_values(gold["dates"]), _values(found["dates"])),
        "events": _score([*exact, *loose], gold["events"], found["events"]),
        "events_full": _score(exact, gold["events"], found["events"]),
    }
    for field, same in (
        ("organizations", same_entity),
        ("places", same_place),
        ("charges", lambda g, f: _same_charge(g, f, book)),
        ("relations", lambda g, f: _same_relation(g, f, book)),
    ):
        scores[field] = _score(pair(gold[field], found[field], same), gold[field], found[field])
    return {field: scores[field] for field in FIELDS}


def pair_events(gold: Sequence[Item], found: Sequence[Item], book: Book) -> tuple[Pairs, Pairs]:
    """Events that agree in full, and the others that agree in type and victim."""

    def core(g: Item, f: Item) -> bool:
        return same_type(g["type"], f["type"]) and _share_victim(g["victims"], f["victims"], book)

    def full(g: Item, f: Item) -> bool:
        return (
            MODALITY_CLASS[g["modality"]] == MODALITY_CLASS[f["modality"]]
            and bare(g["date"]) == bare(f["date"])
            and core(g, f)
        )

    exact = pair(gold, found, full)
    used = {id(x) for both in exact for x in both}
    loose = pair([g for g in gold if id(g) not in used], [f for f in found if id(f) not in used], core)
    return exact, loose


def _score(pairs: Pairs, gold: Sequence[Item], found: Sequence[Item]) -> Score:
    hit = {id(x) for both in pairs for x in both}
    return Score(
        len(pairs),
        len(gold),
        len(found),
        tuple(g for g in gold if id(g) not in hit),
        tuple(f for f in found if id(f) not in hit),
        tuple(pairs),
    )


def _score_values(gold: Sequence[Item], found: Sequence[Item]) -> Score:
    pairs = pair(gold, found, lambda g, f: bool(g == f))
    missed, spurious = list(gold), list(found)
    for g, f in pairs:
        missed.remove(g)
        spurious.remove(f)
    return Score(len(pairs), len(gold), len(found), tuple(missed), tuple(spurious))


def _values(dates: Sequence[Item]) -> list[str]:
    return sorted({value for d in dates if (value := bare(d["edtf"]))})


def _document_items(doc: dict[str, Any]) -> list[tuple[str, str | None]]:
    items: list[tuple[str, str | None]] = [
        (k, fold(str(doc[k]))) for k in ("kind", "ua_number", "index") if doc.get(k)
    ]
    items += [(k, bare(doc[k])) for k in ("issued", "deadline") if doc.get(k)]
    return items + [("country", country.upper()) for country in doc.get("countries") or []]


def _attribute_items(person: dict[str, Any]) -> list[tuple[str, str]]:
    items = [(k, str(person[k])) for k in ("gender", "age", "nationality") if person.get(k)]
    return items + [("occupation", fold(o)) for o in person.get("occupations") or []]


def _same_attribute(g: tuple[str, str], f: tuple[str, str]) -> bool:
    return g[0] == f[0] and (g[1] == f[1] or (g[0] == "occupation" and (g[1] in f[1] or f[1] in g[1])))


def _attributes(people: Pairs, gold: Sequence[Item]) -> Score:
    """Attributes of the people that both sides have; those of missed people count as missed."""
    hits = found = 0
    missed: list[str] = []
    spurious: list[str] = []
    for g, f in people:
        items, got = _attribute_items(g), _attribute_items(f)
        hits += len(pair(items, got, _same_attribute))
        found += len(got)
        missed += [f"{g['name']}: {a}" for a in items if not any(_same_attribute(a, b) for b in got)]
        spurious += [f"{f['name']}: {b}" for b in got if not any(_same_attribute(a, b) for a in items)]
    return Score(hits, sum(len(_attribute_items(g)) for g in gold), found, tuple(missed), tuple(spurious))


def _same_charge(g: Item, f: Item, book: Book) -> bool:
    if g["category"] != f["category"]:
        return False
    return not g.get("people") or any(
        same_name(book.of(x), book.of(y)) for x in g["people"] for y in f.get("people") or []
    )


def _same_relation(g: Item, f: Item, book: Book) -> bool:
    return g["type"] == f["type"] and all(
        same_name(book.of(g[end]), book.of(f[end] or "")) for end in ("subject", "object")
    )


def same_type(g: str, f: str) -> bool:
    return g == f or {g, f} == {"arrest", "detention"}


def _share_victim(gold: Sequence[str], found: Sequence[str], book: Book) -> bool:
    if not gold:
        return True
    for g in gold:
        for f in found:
            if g.startswith("group:") or f.startswith("group:"):
                if g.startswith("group:") and f.startswith("group:"):
                    return True
            elif same_name(book.of(g), book.of(f)):
                return True
    return False
