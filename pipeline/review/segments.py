"""The text of a record cut where spans begin and end, so that overlapping spans can be shown side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

MARKED = ("people", "groups", "organizations", "places", "dates")  # tables whose mentions are coloured


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text: ``kinds`` colour it, ``ids`` are the facts whose words it is part of."""

    text: str
    kinds: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


def segments(text: str, record: dict[str, Any]) -> list[Segment]:
    """Cut ``text`` at the ends of the record's spans; the segments put together are the text."""
    spans = [s for s in _spans(record) if s[0] < s[1]]
    edges = sorted({0, len(text), *(s[0] for s in spans), *(s[1] for s in spans)})
    opening: dict[int, list[tuple[int, str | None, str]]] = {}
    for start, end, kind, id_ in spans:
        opening.setdefault(start, []).append((end, kind, id_))
    open_: list[tuple[int, str | None, str]] = []
    found = []
    for start, end in pairwise(edges):
        open_ = [s for s in open_ if s[0] > start] + opening.get(start, [])
        kinds = tuple(dict.fromkeys(kind for _, kind, _ in open_ if kind))
        ids = tuple(dict.fromkeys(id_ for *_, id_ in open_))
        found.append(Segment(text[start:end], kinds, ids))
    return found


def _spans(record: dict[str, Any]) -> Iterator[tuple[int, int, str | None, str]]:
    """Start, end, colour (None for evidence, which is only lit on demand) and id of each span of a fact."""
    for table in MARKED:
        for item in record[table]:
            yield from _each(item["mentions"], table, item["id"])
    for person in record["people"]:
        for attribute in person["evidence"]:
            yield from _each(attribute["spans"], None, person["id"])
    for event in record["events"]:
        yield from _each([event["trigger"]], "events", event["id"])
        yield from _each(event["evidence"], None, event["id"])
    for charge in record["charges"]:
        yield from _each(charge["evidence"], None, charge["id"])
    for table in ("relations", "demands"):
        for number, item in enumerate(record[table], 1):
            yield from _each(item["evidence"], None, f"{table}-{number}")


def _each(spans: Iterable[dict[str, Any]], kind: str | None, id_: str) -> Iterator[tuple[int, int, str | None, str]]:
    for span in spans:
        yield span["start"], span["end"], kind, id_
