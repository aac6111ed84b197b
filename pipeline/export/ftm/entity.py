"""One FollowTheMoney entity in the making. Values are cleaned here, because the library drops what it cannot read."""

from __future__ import annotations

from typing import Any

import pycountry

from pipeline.export.base import Report
from pipeline.export.calendar import plain_date
from pipeline.schema import CaseRecord
from pipeline.schema.record import DateValue


def ftm_id(record: CaseRecord, local: str = "") -> str:
    """A unique id, the same in every run. Aleph puts ids into addresses, so it holds letters, digits, hyphens."""
    return f"{record.record_id}-{local}" if local else record.record_id


class Entity:
    """An entity: its id, schema, and lists of texts by property."""

    def __init__(self, id: str, schema: str) -> None:
        self.id, self.schema = id, schema
        self.properties: dict[str, list[str]] = {}

    def add(self, name: str, *values: str | float | None) -> Entity:
        """Add values to a property; white space is folded, nothing is added twice."""
        for value in values:
            text = " ".join(str(value).split()) if value is not None else ""
            if text and text not in self.properties.setdefault(name, []):
                self.properties[name].append(text)
        return self

    def add_country(self, name: str, *codes: str | None) -> Entity:
        """Add ISO 3166-1 alpha-2 codes; FollowTheMoney writes them in lower case."""
        return self.add(name, *(code.lower() for code in codes if code))

    def add_language(self, name: str, code: str | None) -> Entity:
        """Add an ISO 639-1 code as the ISO 639-3 code that FollowTheMoney asks for."""
        language = pycountry.languages.get(alpha_2=code) if code else None
        return self.add(name, language.alpha_3 if language else None)

    def add_date(self, value: DateValue | None, report: Report, point: str, *ends: str) -> Entity:
        """Add a date: to ``point``, or an interval to the two ``ends`` where the schema has them.

        A date that FollowTheMoney would cut down to something else goes to ``description`` alone.
        """
        if value is None:
            return self
        plain = plain_date(value)
        if plain is not None and plain.point:
            return self.add(point, plain.point)
        if plain is not None and ends:
            return self.add(ends[0], plain.start).add(ends[1], plain.end)
        what = "approximate or alternative dates" if plain is None else "intervals where the target has a point"
        report.lose(f"{what}: in the description only")
        return self.add("description", f"Date: {value.edtf}")

    def as_dict(self) -> dict[str, Any]:
        """What is written."""
        return {"id": self.id, "schema": self.schema, "properties": {k: v for k, v in self.properties.items() if v}}
