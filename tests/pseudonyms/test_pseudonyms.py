"""Pseudonyms: no name of a person survives anywhere in any format; the same name is the same pseudonym."""

import csv
import io
import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin

from pipeline.export import Options, export, exporter, exporter_names
from pipeline.export.flatten import TABLES
from pipeline.pseudonyms import Pseudonyms, pseudonyms_from
from pipeline.pseudonyms.coarse import coarse_edtf, month_end
from pipeline.pseudonyms.names import Names, common_words, fold
from pipeline.pseudonyms.text import Rewritten
from pipeline.records import parse
from pipeline.schema import CaseRecord
from pipeline.schema import vocabulary as v
from pipeline.schema.json_schema import json_schema_text
from pipeline.texts import Texts
from pipeline.validation import dangling, spans_of
from tests.export.hostile import TEXT, hostile_record

KEY = b"a key of more than sixteen bytes"
EVERYTHING = frozenset({"places", "ages", "days", "numbers"})
# Words of our own field names and vocabularies: where "Action" is taken for a person, "recommended_action" stays.
OURS = frozenset(fold(f"{json_schema_text()} {' '.join(v.EVENT_TYPES)}").split())


def strings_of(path: Path) -> str:
    """All text of an output, unpacked from whatever its format is."""
    if path.is_dir():
        return "\n".join(f"{one.name}\n{strings_of(one)}" for one in sorted(path.rglob("*")) if one.is_file())
    if path.suffix == ".parquet":
        return json.dumps(pq.read_table(path).to_pylist(), ensure_ascii=False, default=str)
    if path.suffix == ".spacy":
        docs = DocBin().from_disk(path).get_docs(spacy.blank("en").vocab)
        return "\n".join(f"{doc.text} {doc.user_data}" for doc in docs)
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            return "\n".join(f"{name}\n{archive.read(name).decode()}" for name in archive.namelist())
    if path.name == "sqlite":
        with closing(sqlite3.connect(path)) as db:
            return "\n".join(db.iterdump())
    if path.name == "duckdb":
        with duckdb.connect(str(path), read_only=True) as db:
            return "\n".join(str(db.execute(f"FROM {table.name}").fetchall()) for table in TABLES)
    text = path.read_text("utf-8")
    if path.suffix == ".csv":
        return "\n".join(" \u241f ".join(row) for row in csv.reader(io.StringIO(text, newline="")))
    return text


def names_of(record: dict) -> list[str]:
    """Every spelling of every name of two words or more."""
    folded = {fold(name) for p in record["people"] for name in (p["name"], *p["aliases"])}
    return sorted(name for name in folded if " " in name and not set(name.split()) <= OURS)


def words_of(record: dict) -> list[str]:
    """Every word of a name that is no common word."""
    words = {word for p in record["people"] for name in (p["name"], *p["aliases"]) for word in fold(name).split()}
    return sorted(word for word in words - OURS - common_words() if len(word) > 2)


def surviving(names: list[str], output: str) -> list[str]:
    """Those of ``names`` that ``output`` holds, in any case, with any accents, over line breaks escaped or not."""
    forms = (output, output.replace("\\n", " ").replace("\\t", " ").replace("\\r", " "))
    folded = [f" {fold(form)} " for form in forms]
    return [name for name in names if any(f" {name} " in form for form in folded)]


@pytest.mark.parametrize(("to", "also"), [*((to, frozenset()) for to in exporter_names()), ("brat", EVERYTHING)])
def test_no_name_of_a_person_survives_in_any_format(samples, records, tmp_path, to, also):
    output = tmp_path / to
    export(samples, exporter(to), output, Options(pseudonyms=Pseudonyms(KEY, also), workers=1))
    text = strings_of(output)
    assert "Person-" in text
    assert surviving([name for r in records for name in names_of(r)], text) == []
    assert not any(Path(r["source"]["uri"]).stem in text or r["source"]["sha256"] in text for r in records)
    assert not any(r["record_id"] in text for r in records)


@pytest.mark.parametrize("to", exporter_names())
def test_no_word_of_a_name_survives_in_any_format(samples, records, tmp_path, to):
    """A word that names somebody in one text may be a word of the language in another, so one text at a time."""
    for n in (3, 11):
        one, output = tmp_path / f"{n}.jsonl", tmp_path / str(n) / to
        one.write_text(samples.read_text("utf-8").split("\n")[n] + "\n", "utf-8")
        export(one, exporter(to), output, Options(pseudonyms=Pseudonyms(KEY, frozenset()), workers=1))
        assert surviving(words_of(records[n]), strings_of(output)) == []


@pytest.mark.parametrize("with_text", [True, False])
def test_no_word_of_a_name_survives_in_any_record(samples, records, with_text):
    for line, record in zip(samples.read_text("utf-8").split("\n"), records, strict=False):
        found = parse(line.encode())[0]
        text = Texts(Path()).of(record["record_id"], record["source"]) if with_text else None
        changed, rewritten = Pseudonyms(KEY, EVERYTHING).apply(found, text)
        assert surviving(words_of(record), f"{changed.model_dump_json()} {rewritten}") == []


def test_the_check_itself_finds_names(samples, records, tmp_path):
    export(samples, exporter("tables"), tmp_path / "tables", Options(workers=1))
    text = strings_of(tmp_path / "tables")
    assert surviving(names_of(records[0]), text)
    assert surviving(words_of(records[0]), text)


@pytest.mark.parametrize("also", [frozenset(), EVERYTHING], ids=["names", "everything"])
def test_spans_follow_the_rewritten_text_and_the_record_stays_valid(everything, also):
    use = Pseudonyms(KEY, also)
    for line in everything.read_text("utf-8").split("\n")[:-1]:
        record = parse(line.encode())[0]
        text = Texts(Path()).of(record.record_id, record.source.model_dump())
        changed, rewritten = use.apply(record, text)
        dumped = changed.model_dump(mode="json")
        assert CaseRecord.model_validate(dumped) == changed
        assert list(dangling(dumped)) == []
        for path, span in spans_of(dumped):
            assert rewritten[span["start"] : span["end"]] == span["text"], path
        assert [len(getattr(changed, k)) for k in ("people", "events")] == [len(record.people), len(record.events)]
        alone = use.apply(record, None)[0].model_dump(mode="json")
        assert [p["name"] for p in alone["people"]] == [p["name"] for p in dumped["people"]]


def person(name: str, text: str, *aliases: str) -> CaseRecord:
    value = hostile_record("x.txt", "0" * 64)
    empty = {"groups": [], "organizations": [], "places": [], "dates": [], "charges": [], "events": []}
    one = {**value["people"][0], "name": name, "aliases": list(aliases), "occupations": [], "mentions": []}
    one |= {"evidence": [], "status": dict.fromkeys(("life", "liberty", "legal", "outcome"))}
    document = {**value["document"], "title": text, "concerns": [], "sections": []}
    return CaseRecord.model_validate(
        value | empty | {"people": [one], "document": document, "relations": [], "demands": []}
    )


REPLACED = [  # name, text, what is left (P: the pseudonym)
    ("Azimjan Askarov", "AZIMJAN ASKAROV FREED", "P FREED"),
    ("Azimjan Askarov", "Askarov's wife met Mr Askarov", "P's wife met Mr P"),
    ("Azimjan Askarov", "Azimjan\nAskarov", "P"),
    ("José Núñez", "jose nunez and JOSE\u0301 NU\u0301N\u0303EZ", "P and P"),
    ("McDonald Bell", "MCDONALD, Mcdonald", "P, P"),
    ("Li Wu", "Li said: do. WU", "P said: do. P"),
    ("محمد العربي", "رأى محمد العربي", "رأى P"),
    ("Nguyen Van The", "the van of Nguyen Van The", "the van of P"),  # near miss: common words stand
    ("Ali Hassan", "Alias Hassanabad", "Alias Hassanabad"),  # near miss: parts of words stand
]


@pytest.mark.parametrize(("name", "text", "left"), REPLACED)
def test_names_in_a_text(name, text, left):
    use = Pseudonyms(KEY, frozenset())
    title = use.apply(person(name, text), None)[0].document.title
    assert title.replace(use.person(Names.of(name)), "P") == left


ADDRESSES = ["azimaskarov@example.org", "#FreeAskarov", "https://example.org/askarov-azim.html", "@freeaskarov"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_give_a_name_away(address):
    title = Pseudonyms(KEY, frozenset()).apply(person("Azim Askarov", f"see {address} now"), None)[0].document.title
    assert "askarov" not in title.lower()
    assert title.startswith("see ")


def test_the_same_name_is_the_same_pseudonym_over_records_and_only_with_the_key():
    use, other = Pseudonyms(KEY, frozenset()), Pseudonyms(KEY + b"x", frozenset())
    names = [use.apply(person(n, ""), None)[0].people[0].name for n in ("José Núñez", "JOSE NUNEZ", "Ana Ruiz")]
    assert names[0] == names[1] != names[2]
    assert other.apply(person("José Núñez", ""), None)[0].people[0].name != names[0]


COARSE = [
    ("days", "held since 3 May 2010", "held since May 2010"),
    ("days", "on 1 and 2 February, on May 3, 2010", "on February, on May, 2010"),
    ("days", "issued 2010-05-03", "issued 2010-05"),
    ("days", "in May 2010", "in May 2010"),  # near miss
    ("ages", "aged 34, a 17-year-old", "aged 30s, a 10s-year-old"),
    ("ages", "34 prisoners for 17 years", "34 prisoners for 17 years"),  # near miss
    ("numbers", "UA 29/90 (MDE 13/01/90)", "UA (index)"),
    ("numbers", "article 29/90", "article 29/90"),  # near miss
]


@pytest.mark.parametrize(("what", "text", "left"), COARSE)
def test_what_else_is_coarsened(what, text, left):
    assert Pseudonyms(KEY, frozenset({what})).apply(person("Zoe Quill", text), None)[0].document.title == left
    assert Pseudonyms(KEY, frozenset()).apply(person("Zoe Quill", text), None)[0].document.title == text


EDTF = [("2010-06-25", "2010-06"), ("2010-06-25/..", "2010-06/.."), ("2010-06~", "2010-06~"), ("199X", "199X")]


@pytest.mark.parametrize(("edtf", "coarse"), EDTF)
def test_coarse_edtf(edtf, coarse):
    assert coarse_edtf(edtf) == coarse


def test_values_are_coarsened_as_asked():
    record = CaseRecord.model_validate(hostile_record("x.txt", "0" * 64))
    changed, text = Pseudonyms(KEY, EVERYTHING).apply(record, TEXT)
    assert {p.age for p in changed.people} == {30}
    assert {(d.edtf, d.start, d.end) for d in changed.dates} == {("2010-05", "2010-05-01", "2010-05-31")}
    assert changed.document.ua_number is None
    assert changed.places[0].name == "Tehran"  # a city stays
    assert "3 May" not in text
    assert month_end("2012-02-03") == "2012-02-29"


def test_places_below_the_city_go_with_their_coordinates():
    value = hostile_record("x.txt", "0" * 64)
    value["places"][0] |= {"name": "Evin Prison", "kind": "facility"}
    value["document"]["title"] = "Deaths in evin prison"
    changed = Pseudonyms(KEY, frozenset({"places"})).apply(CaseRecord.model_validate(value), None)[0]
    assert changed.places[0].name.startswith("Place-")
    assert changed.places[0].latitude is changed.places[0].geonames_id is None
    assert changed.document.title == f"Deaths in {changed.places[0].name}"


@given(st.text("ab \n", max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5))
def test_offsets_of_what_is_not_replaced_keep_their_words(text, pairs):
    changes = [(a, b, "XY") for a, b in pairs if a < b <= len(text)]
    new = Rewritten(text, changes)
    replaced = {n for a, b, _ in changes for n in range(a, b)}
    for n, character in enumerate(text):
        if n not in replaced:
            assert new.text[new.start(n) : new.end(n + 1)] == character
    assert new.start(0) == 0
    assert new.end(len(text)) == len(new.text)


def test_keys(tmp_path):
    key = tmp_path / "key"
    key.write_bytes(b"short")
    with pytest.raises(ValueError, match="at least 16 bytes"):
        pseudonyms_from(key, [])
    key.write_bytes(KEY)
    assert pseudonyms_from(key, ["ages"]).also == {"ages"}
    with pytest.raises(ValueError, match="not sizes"):
        pseudonyms_from(key, ["sizes"])
