"""Values as Uwazi's importer reads them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from pipeline.export.base import Report
from pipeline.export.calendar import day
from pipeline.export.cells import safe_cell
from pipeline.gazetteers.countries import country_name
from pipeline.schema import CaseRecord
from pipeline.schema.record import DateValue, Place

_SPOT = re.compile(r"-?[\d.]+\|-?[\d.]+")  # a geolocation: its minus starts no formula


class Values:
    """Makes cells, and counts what they cannot carry."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def many(self, values: Iterable[str | None]) -> str:
        """Values of a multi-select or a relationship: joined by ``|``, which has no escape."""
        kept = []
        for value in values:
            text = " ".join((value or "").split())
            if "|" in text:
                self.report.lose("'|' in values of lists: written as '/'")
                text = text.replace("|", "/")
            if text and text not in kept:
                kept.append(text)
        return "|".join(kept)

    def one_day(self, value: DateValue | None) -> str:
        """A date property: a full day or nothing, since Uwazi takes ``2010-09`` for the first of January."""
        if value is not None and day(value) is None:
            self.report.lose("dates that are no day: in the text column only")
        return day(value) or ""

    def days(self, value: DateValue | None) -> str:
        """A date range property: ``from:to``, each a full day or empty."""
        if value is None or not (value.start or value.end):
            return ""
        return f"{value.start or ''}:{value.end or ''}"

    def spot(self, place: Place | None) -> str:
        """A geolocation property."""
        if place is None or place.latitude is None or place.longitude is None:
            return ""
        return f"{place.latitude}|{place.longitude}"

    def line(self, cells: Iterable[str | int | None]) -> str:
        """One line of CSV."""
        file, made = io.StringIO(newline=""), []
        for cell in cells:
            text = "" if cell is None else str(cell)
            safe = text if _SPOT.fullmatch(text) else safe_cell(text)
            if safe != text:
                self.report.lose("cells that a spreadsheet could run: written behind an apostrophe")
            made.append(safe)
        csv.writer(file, lineterminator="\r\n").writerow(made)
        return file.getvalue()


def label(word: str | None) -> str:
    """A word of our vocabularies as a person reads it; it is the label in the thesaurus."""
    return (word or "").replace("_", " ")


def country(code: str | None) -> str:
    """A country's English name."""
    try:
        return country_name(code) if code else ""
    except KeyError:
        return code or ""


def titles(record: CaseRecord) -> dict[str, str]:
    """Unique titles for the people and events of a record, by id, and for the record itself, under ``""``.

    Uwazi links by title, so no two entities of a template may share one: each ends in the action and the record.
    """
    stem, dash, copy = record.record_id.partition("-")
    where = " ".join(part for part in (record.document.ua_number, stem[:8] + dash + copy) if part)
    head = record.document.title or record.document.ua_number or record.source.uri
    made = {"": _title(head, where)}
    taken: set[str] = set()
    named = {p.id: p.name for p in record.people}
    named |= {e.id: label(e.type) + _of(e.victims, named) for e in record.events}
    for ref, name in named.items():
        title, n = _title(name, where), 1
        while title in taken:
            n += 1
            title = _title(name, f"{where} #{n}")
        taken.add(title)
        made[ref] = title
    return made


def plain_title(name: str) -> str:
    """A name as a title: one line, no ``|``, no start that a spreadsheet would run, since links repeat titles."""
    folded = " ".join(name.split()).replace("|", "/")
    return folded if safe_cell(folded) == folded else f"‘{folded}"


def _title(name: str, where: str) -> str:
    folded = plain_title(name)
    shown = folded if len(folded) <= 200 else folded[:199] + "…"
    return f"{shown} ({where})"


def _of(victims: list[str], named: dict[str, str]) -> str:
    shown = [named[ref] for ref in victims if ref in named][:2]
    return f" of {' and '.join(shown)}" if shown else ""
