"""Uwazi: the rules of its CSV importer, written out as a reader."""

import csv
import io
import re
import zipfile
from datetime import date

import pytest

from pipeline.export.uwazi.templates import thesauri
from tests.export.hostile import NAMES, TEXT

csv.field_size_limit(10_000_000)
RELATIONS = {  # property -> template that it links to
    "3-urgent_action.zip": {"persons": "2-person.csv"},
    "4-event.csv": {
        "urgent_action": "3-urgent_action.zip",
        "victims": "2-person.csv",
        "responsible_persons": "2-person.csv",
        "responsible_organisations": "1-organisation.csv",
    },
}
SELECTS = {
    "1-organisation.csv": {"kind": "organisation kinds", "country": "countries"},
    "2-person.csv": {
        "role": "roles",
        "sex": "sexes",
        "nationality": "countries",
        "charges": "charge categories",
    },
    "3-urgent_action.zip": {"kind": "document kinds", "countries": "countries"},
    "4-event.csv": {"event_type": "event types", "modality": "modalities", "asserted_by": "asserted by"},
}
FILES = tuple(SELECTS)


@pytest.fixture(scope="module")
def templates(exported):
    folder, _ = exported("uwazi")
    read = {}
    for name in FILES:
        data = (
            (folder / name).read_bytes()
            if name.endswith(".csv")
            else zipfile.ZipFile(folder / name).read("import.csv")
        )
        read[name] = list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))
    return read


def sanitized(header: str) -> str:
    """How Uwazi names properties: trimmed, lower case, everything but letters and digits an underscore."""
    return re.sub(r"[^a-z0-9]+", "_", header.strip().lower()).strip("_")


@pytest.mark.parametrize("name", FILES)
def test_headers_are_the_names_that_the_importer_makes_of_them(templates, name):
    for header in templates[name][0]:
        assert sanitized(header) == header


@pytest.mark.parametrize("name", FILES)
def test_titles_are_there_and_unique(templates, name):
    titles = [row["title"].strip() for row in templates[name]]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    assert not any("|" in title or "\n" in title for title in titles)


@pytest.mark.parametrize("name", RELATIONS)
def test_every_link_leads_to_a_title_that_was_imported_before(templates, name):
    for column, target in RELATIONS[name].items():
        titles = {row["title"] for row in templates[target]}
        assert FILES.index(target) < FILES.index(name)
        linked = [value for row in templates[name] if row[column] for value in split(row[column], column)]
        assert linked
        assert set(linked) <= titles


def split(cell: str, column: str) -> list[str]:
    return [cell] if column == "urgent_action" else cell.split("|")


@pytest.mark.parametrize("name", SELECTS)
def test_selects_hold_labels_of_their_thesaurus(templates, name):
    labels = thesauri()
    for column, thesaurus in SELECTS[name].items():
        used = {value for row in templates[name] for value in row[column].split("|") if value}
        assert used <= set(labels[thesaurus]), (column, used - set(labels[thesaurus]))


def full_day(text: str) -> bool:
    return bool(re.fullmatch(r"\d{4}-\d{2}-\d{2}", text)) and bool(date.fromisoformat(text))


def test_dates_are_full_days_and_ranges_have_a_colon(templates):
    days = [row[column] for row in templates["3-urgent_action.zip"] for column in ("issue_date", "deadline")]
    assert any(days)
    assert all(full_day(text) for text in days if text)
    ranges = [row["date_range"] for row in templates["4-event.csv"] if row["date_range"]]
    assert ranges
    for text in ranges:
        start, end = text.split(":")
        assert start or end
        assert all(full_day(side) for side in (start, end) if side)
    assert all(row["date_text"] for row in templates["4-event.csv"] if row["date_range"])


def test_geolocations_are_latitude_and_longitude(templates):
    spots = [row["location_geolocation"] for row in templates["4-event.csv"] if row["location_geolocation"]]
    assert spots
    for spot in spots:
        latitude, longitude = map(float, spot.split("|"))
        assert -90 <= latitude <= 90
        assert -180 <= longitude <= 180


def test_attachments_are_in_the_zip_and_hold_the_text(exported, templates):
    archive = zipfile.ZipFile(exported("uwazi")[0] / "3-urgent_action.zip")
    assert archive.testzip() is None
    names = [row["attachments"] for row in templates["3-urgent_action.zip"] if row["attachments"]]
    assert set(names) | {"import.csv"} == set(archive.namelist())
    assert archive.read("0123456789abcdef.txt").decode() == TEXT


def test_hostile_names_survive(templates):
    names = {row["name"] for row in templates["2-person.csv"]}
    for name in NAMES.values():
        assert {name, f"'{name}"} & names


def test_thesauri_have_a_language_at_their_head(exported):
    files = list((exported("uwazi")[0] / "thesauri").iterdir())
    assert {file.stem for file in files} == set(thesauri())
    for file in files:
        head, *labels = file.read_text("utf-8").splitlines()
        assert head == "English"
        assert len(set(labels)) == len(labels)
        assert not any(label.startswith("-") for label in labels)


def test_rows_are_as_many_as_reported(exported, templates):
    written = exported("uwazi")[1].written
    keys = ("organisations", "persons", "urgent actions", "events")
    assert [len(templates[name]) for name in FILES] == [written[key] for key in keys]
