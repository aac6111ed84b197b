"""Names for what a record only gives ids: entities, and events in a few words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pipeline.schema import CaseRecord
from pipeline.schema.record import Event

MODALITY_WORDS = {
    "actual": "",
    "alleged": "Alleged: ",
    "risk": "Feared: ",
    "called_for": "Demanded: ",
    "denied": "Denied: ",
}


class Named(NamedTuple):
    """An entity: person, group, organization or place, and its name or words."""

    kind: str
    name: str


def entities(record: CaseRecord) -> dict[str, Named]:
    """Every person, group, organization and place of a record by its id."""
    found = {p.id: Named("person", p.name) for p in record.people}
    found |= {g.id: Named("group", g.text) for g in record.groups}
    found |= {o.id: Named("organization", o.name) for o in record.organizations}
    return found | {p.id: Named("place", p.name) for p in record.places}


def event_name(event: Event, named: dict[str, Named]) -> str:
    """An event in a few words, its modality first: ``Alleged: torture of A, B and 2 more``."""
    what = MODALITY_WORDS[event.modality] + event.type.replace("_", " ")
    victims = names(event.victims, named)
    if not victims:
        return what
    shown = ", ".join(victims[:3])
    return f"{what} of {shown}" + (f" and {len(victims) - 3} more" if len(victims) > 3 else "")


def names(refs: Iterable[str], named: dict[str, Named]) -> list[str]:
    """The names behind ids, white space folded; what is no id stands as it is."""
    return [" ".join((named[ref].name if ref in named else ref).split()) for ref in refs]


def quote(spans: Iterable[str], limit: int = 2000) -> str:
    """Sentences of evidence as one text, white space folded, cut at ``limit`` characters."""
    text = " … ".join(" ".join(span.split()) for span in spans)
    return text if len(text) <= limit else text[: limit - 1] + "…"
