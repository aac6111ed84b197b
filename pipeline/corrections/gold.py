"""A corrected text as a gold annotation: regions of one entity joined, names for ids, the guide's vocabularies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, get_args

from pipeline.corrections.model import Corrected, CorrectionError, Region
from pipeline.export.spans.marks import EVENT_PREFIX
from pipeline.schema import vocabulary as v

_ENTITIES = ("Person", "Group", "Organization", "Place", "Date")


@dataclass(slots=True)
class Entity:
    """All regions of one entity; what the notes say of it."""

    label: str
    regions: list[Region] = field(default_factory=list)

    @property
    def note(self) -> dict[str, Any]:
        """The notes of all regions; the earliest region that says something is believed."""
        return {key: value for region in reversed(self.regions) for key, value in region.note.items()}

    @property
    def name(self) -> str:
        """The name in the note, or the longest of the spellings."""
        return str(self.note.get("name") or max((_folded(r.text) for r in self.regions), key=len))

    @property
    def aliases(self) -> list[str]:
        """Those in the note; all other spellings where there is no note."""
        told = self.note.get("aliases", [] if "name" in self.note else [_folded(r.text) for r in self.regions])
        return [alias for alias in dict.fromkeys(told) if alias != self.name]


def to_gold(corrected: Corrected) -> dict[str, Any]:
    """The gold annotation. Raises CorrectionError for a value that the guide does not know."""
    by_region, entities = _entities(corrected)
    links: dict[tuple[str, str], list[Entity]] = defaultdict(list)
    for kind, source, target in corrected.links:
        if target in by_region and by_region[target] not in links[source, kind]:
            links[source, kind].append(by_region[target])
    regions = sorted(corrected.regions.values(), key=lambda region: (region.start, region.end))
    return {
        "id": corrected.name,
        "document": _document(corrected.document),
        "people": [_person(e) for e in entities if e.label == "Person"],
        "organizations": [
            {"name": e.name, "kind": _one(e.note, "kind", get_args(v.OrganizationKind), "other")}
            for e in entities
            if e.label == "Organization"
        ],
        "places": [
            {
                "name": e.name,
                "kind": _one(e.note, "kind", get_args(v.PlaceKind), "city"),
                "country": e.note.get("country"),
            }
            for e in entities
            if e.label == "Place"
        ],
        "dates": [
            {"text": e.note.get("text") or _folded(e.regions[0].text), "edtf": _edtf(e)}
            for e in entities
            if e.label == "Date"
        ],
        "charges": [_charge(r, links) for r in regions if r.label == "Charge"],
        "events": [_event(r, links) for r in regions if r.label.startswith(EVENT_PREFIX)],
        "relations": [
            {"type": kind, "subject": _called(by_region[source]), "object": _called(by_region[target])}
            for kind, source, target in corrected.links
            if kind in get_args(v.RelationType) and source in by_region and target in by_region
        ],
    }


def _entities(corrected: Corrected) -> tuple[dict[str, Entity], list[Entity]]:
    """Regions joined by what the tool says is the same, by their id, and by their words where they are new."""
    joined: dict[str, str] = {}
    for n, ids in enumerate(corrected.same):
        joined |= dict.fromkeys(ids, f"same {n}")
    by_key: dict[tuple[str, str], Entity] = {}
    by_region: dict[str, Entity] = {}
    regions = [r for r in corrected.regions.values() if r.label in _ENTITIES]
    for region in sorted(regions, key=lambda r: (r.ref is None and r.id not in joined, r.start, r.end)):
        words = (region.label, "words " + _folded(region.text).casefold())
        keys = [(region.label, key) for key in (joined.get(region.id), region.ref) if key]
        if not keys:
            keys = [words]
        entity = next((by_key[key] for key in keys if key in by_key), None) or Entity(region.label)
        entity.regions.append(region)
        by_region[region.id] = entity
        for key in (*keys, words):
            by_key.setdefault(key, entity)
    order: dict[int, Entity] = {}
    for region in sorted(regions, key=lambda r: (r.start, r.end)):
        order.setdefault(id(by_region[region.id]), by_region[region.id])
    return by_region, list(order.values())


def _document(fields: dict[str, Any]) -> dict[str, Any]:
    kept = {key: fields.get(key) for key in ("ua_number", "index", "issued", "deadline")}
    kind = _one(fields, "kind", get_args(v.DocumentKind), "other")
    return {"kind": kind, **kept, "countries": fields.get("countries", [])}


def _person(entity: Entity) -> dict[str, Any]:
    note = entity.note
    return {
        "name": entity.name,
        "aliases": entity.aliases,
        "role": _one(note, "role", get_args(v.Role), "other"),
        "gender": _one(note, "gender", get_args(v.Gender), None),
        "age": note.get("age"),
        "occupations": note.get("occupations", []),
        "nationality": note.get("nationality"),
    }


def _charge(region: Region, links: dict[tuple[str, str], list[Entity]]) -> dict[str, Any]:
    groups = [_described(words) for words in region.note.get("group", [])]
    return {
        "text": region.note.get("text") or _folded(region.text),
        "category": _one(region.note, "category", v.CHARGE_CATEGORIES, "other"),
        "people": _names(links[region.id, "Accused"]) + groups,
        "status": _one(region.note, "status", get_args(v.ChargeStatus), "accused"),
    }


def _event(region: Region, links: dict[tuple[str, str], list[Entity]]) -> dict[str, Any]:
    place, date = links[region.id, "Place"], links[region.id, "Date"]
    kind = region.label.removeprefix(EVENT_PREFIX)
    return {
        "type": _one({"type": kind}, "type", v.EVENT_TYPES, None),
        "modality": _one(region.note, "modality", get_args(v.Modality), "actual"),
        "date": _edtf(date[0]) if date else region.note.get("date"),
        "place": place[0].name if place else None,
        "victims": _names(links[region.id, "Victim"]),
        "actors": _names(links[region.id, "Actor"]) + region.note.get("actors", []),
        "penalty": region.note.get("penalty"),
    }


def _edtf(entity: Entity) -> str:
    edtf = entity.note.get("edtf")
    if not edtf:
        raise CorrectionError(f'date at {entity.regions[0].start}: its note needs its value, {{"edtf": "2010-06"}}')
    return str(edtf)


def _names(entities: Iterable[Entity]) -> list[str]:
    return [_called(entity) for entity in entities]


def _called(entity: Entity) -> str:
    return _described(entity.name) if entity.label == "Group" else entity.name


def _described(words: str) -> str:
    return f"group: {words}"


def _one(note: dict[str, Any], key: str, known: tuple[str, ...], default: str | None) -> str | None:
    value = note.get(key)
    if value is None:
        return default
    if value not in known:
        raise CorrectionError(f"{key}: {value!r} is not one of {', '.join(known)}")
    return str(value)


def _folded(text: str) -> str:
    return " ".join(text.split())
