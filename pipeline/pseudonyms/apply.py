"""A record, and its text, with pseudonyms.

Every string of the record is rewritten unless it is of a closed vocabulary; the offsets follow the rewritten text.
Names that the record does not list as people cannot be known, and stay: see ``docs/export.md``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pipeline.pseudonyms.coarse import Change, changes, coarse_edtf, decade, month_end, month_start
from pipeline.pseudonyms.key import keyed
from pipeline.pseudonyms.names import Names
from pipeline.pseudonyms.text import Rewritten
from pipeline.schema import CaseRecord
from pipeline.schema.record import Place
from pipeline.schema.vocabulary import Inferred

_ID = re.compile(r"(?:person|group|org|organization|place|date|charge|event)-\d+")
# Fields of closed vocabularies and of values that name nobody.
_KEPT = frozenset(
    [
        "schema_version",
        "media_type",
        "kind",
        "role",
        "gender",
        "countries",
        "language",
        "country",
        "nationality",
        "precision",
        "modifier",
        "category",
        "type",
        "modality",
        "asserted_by",
        "penalty",
        "edtf",
        "pipeline_version",
        "attribute",
        "field",
        "event",
        "within",
        "id",
    ]
)
_INFERRED = frozenset(get_args(Inferred))
_BELOW_CITY = ("facility", "natural")


@dataclass(frozen=True)
class Pseudonyms:
    """What is replaced: names of people always; with ``also`` places below the city, ages, days, numbers."""

    key: bytes
    also: frozenset[str]

    def apply(self, record: CaseRecord, text: str | None) -> tuple[CaseRecord, str | None]:
        """The record and its text rewritten. Without the text, offsets stay those of the original."""
        return _Rewriter(self, record, text).run()

    def person(self, whose: str) -> str:
        """The pseudonym for a name."""
        return f"Person-{keyed(self.key, 'person', whose)}"

    def place(self, name: str) -> str:
        """The pseudonym for a place."""
        return f"Place-{keyed(self.key, 'place', ' '.join(name.casefold().split()))}"


class _Rewriter:
    def __init__(self, pseudonyms: Pseudonyms, record: CaseRecord, text: str | None) -> None:
        self.use, self.record = pseudonyms, record
        self.names = Names(record)
        self.places = {p.id: p for p in record.places if p.kind in _BELOW_CITY and "places" in pseudonyms.also}
        spellings = {spelling: place for place in self.places.values() for spelling in (place.name, *place.aliases)}
        # Longest first, or "Evin" would be found in "Evin Prison".
        alternatives = "|".join(re.escape(s) for s in sorted(spellings, key=len, reverse=True) if s.strip())
        self.place_names = re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.I) if alternatives else None
        self.spellings = {spelling.casefold(): place for spelling, place in spellings.items()}
        self.fixed = list(self._fixed())
        self.text = text
        self.new = Rewritten(text, [*self.fixed, *self._found(text)]) if text is not None else None

    def run(self) -> tuple[CaseRecord, str | None]:
        value = self._walk(self.record.model_dump(), "")
        self._source(value)
        for person, old in zip(value["people"], self.record.people, strict=True):
            person["name"] = self.use.person(self.names.of(old.name))
            person["aliases"] = [a for a in dict.fromkeys(person["aliases"]) if a != person["name"]]
            if "ages" in self.use.also and old.age is not None:
                person["age"] = decade(old.age)
                for item in person["evidence"]:
                    item["value"] = f"{person['age']}s" if item["attribute"] == "age" else item["value"]
        for place, was in zip(value["places"], self.record.places, strict=True):
            if was.id in self.places:
                place |= {"name": self.use.place(was.name), "aliases": [], "latitude": None, "longitude": None}
                place["geonames_id"] = None
        if "numbers" in self.use.also:
            value["document"] |= {"ua_number": None, "index": None}
        return CaseRecord.model_validate(value), self.new.text if self.new else None

    def _source(self, value: dict[str, Any]) -> None:
        """What leads back to the text: its address, its hash, and the id that is made of it."""
        source = self.record.source
        name = keyed(self.use.key, "uri", source.uri)
        value["source"] |= {"uri": f"text-{name}.txt", "sha256": keyed(self.use.key, "sha256", source.sha256, 64)}
        if self.new is not None:
            value["source"]["characters"] = len(self.new.text)
        value["record_id"] = keyed(self.use.key, "record", self.record.record_id, 16)
        repeated = self.record.provenance.duplicate_of
        value["provenance"]["duplicate_of"] = keyed(self.use.key, "record", repeated, 16) if repeated else None

    def _walk(self, value: Any, key: str) -> Any:
        if isinstance(value, list):
            return [self._walk(item, key) for item in value]
        if isinstance(value, str):
            kept = key in _KEPT or _ID.fullmatch(value) or (key == "inferred" and value in _INFERRED)
            return value if kept else self._rewritten(value)
        if not isinstance(value, dict):
            return value
        if value.keys() == {"start", "end", "text"}:
            return self._span(value["start"], value["end"], value["text"])
        if value.keys() == {"kind", "start", "end"} and self.new is not None:
            return value | {"start": self.new.start(value["start"]), "end": self.new.end(value["end"])}
        walked = {name: self._walk(item, name) for name, item in value.items()}
        if "days" in self.use.also and "edtf" in value:
            walked |= {"edtf": coarse_edtf(value["edtf"])}
            walked |= {"start": month_start(value["start"]), "end": month_end(value["end"])}
        return walked

    def _span(self, start: int, end: int, text: str) -> dict[str, Any]:
        if self.new is not None:
            start, end = self.new.start(start), self.new.end(end)
            return {"start": start, "end": end, "text": self.new.text[start:end]}
        inside = [(max(s, start) - start, min(e, end) - start, w) for s, e, w in self.fixed if s < end and e > start]
        return {"start": start, "end": end, "text": Rewritten(text, [*inside, *self._found(text)]).text}

    def _rewritten(self, text: str) -> str:
        return Rewritten(text, self._found(text)).text

    def _found(self, text: str) -> Iterator[Change]:
        """What is replaced wherever it stands."""
        yield from self._named(text)
        if self.place_names is not None:
            for found in self.place_names.finditer(text):
                place = self.spellings.get(found[0].casefold())
                yield found.start(), found.end(), self.use.place(place.name if place else found[0])
        for start, end, left in changes(text, self.use.also):
            yield start, end, Rewritten(left, self._named(left)).text

    def _named(self, text: str) -> Iterator[Change]:
        for start, end, whose in self.names.find(text):
            yield start, end, self.use.person(whose)

    def _fixed(self) -> Iterator[Change]:
        """What is replaced because the record says where it stands."""
        for person in self.record.people:
            for span in person.mentions:
                yield span.start, span.end, self.use.person(self.names.of(person.name))
            if "ages" in self.use.also and person.age is not None:
                for item in person.evidence:
                    if item.attribute == "age":
                        yield from ((s.start, s.end, f"{decade(person.age)}s") for s in item.spans)
        for place in self.places.values():
            yield from self._mentions(place)
        if "days" in self.use.also:
            for date in self.record.dates:
                if coarse_edtf(date.edtf) != date.edtf:
                    yield from ((s.start, s.end, coarse_edtf(date.edtf)) for s in date.mentions)
        if "numbers" in self.use.also:
            for told in self.record.document.evidence:
                if told.field in ("ua_number", "index"):
                    yield from ((s.start, s.end, told.field.split("_")[0]) for s in told.spans)

    def _mentions(self, place: Place) -> Iterator[Change]:
        for span in place.mentions:
            yield span.start, span.end, self.use.place(place.name)
