"""Web annotations, brat, spaCy, Prodigy, Label Studio, each by the rules of its target."""

import json
import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
import spacy
from jsonschema import Draft202012Validator
from spacy.tokens import DocBin

from pipeline.export import Options, export, exporter
from pipeline.export.spans.marks import LABELS
from pipeline.schema.vocabulary import EVENT_TYPES
from tests.export.hostile import NAMES, TEXT

KNOWN = {*LABELS, *(f"Event_{name}" for name in EVENT_TYPES)}
HOSTILE = "0123456789abcdef"
SELECTOR = {
    "oneOf": [
        {
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 0},
            },
            "required": ["type", "start", "end"],
            "additionalProperties": False,
        },
        {
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                "exact": {"type": "string", "minLength": 1},
                "prefix": {"type": "string"},
                "suffix": {"type": "string"},
            },
            "required": ["type", "exact"],
            "additionalProperties": False,
        },
    ]
}
MOTIVATIONS = ["classifying", "identifying", "describing", "tagging", "linking"]
ANNOTATION = {  # W3C Web Annotation Data Model, as far as text selectors go
    "type": "object",
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": {"type": "string", "format": "uri"},
        "type": {"const": "Annotation"},
        "motivation": {"enum": MOTIVATIONS},
        "body": {
            "type": "array",
            "items": {
                "properties": {
                    "type": {"enum": ["TextualBody", "SpecificResource"]},
                    "purpose": {"enum": MOTIVATIONS},
                },
                "required": ["type"],
            },
        },
        "target": {
            "properties": {
                "source": {"type": "string", "pattern": r"^[!-~]+$"},
                "selector": {"type": "array", "minItems": 1, "items": SELECTOR},
            },
            "required": ["source"],
        },
    },
    "required": ["@context", "id", "type", "target"],
    "additionalProperties": False,
}
TASKS = {  # Label Studio's basic JSON format, text regions and relations
    "type": "array",
    "items": {
        "properties": {
            "data": {"type": "object", "required": ["text"]},
            "predictions": {
                "type": "array",
                "items": {
                    "properties": {
                        "model_version": {"type": "string"},
                        "result": {
                            "type": "array",
                            "items": {
                                "oneOf": [
                                    {
                                        "properties": {
                                            "type": {"const": "labels"},
                                            "id": {"type": "string"},
                                            "from_name": {"const": "label"},
                                            "to_name": {"const": "text"},
                                            "value": {
                                                "properties": {
                                                    "start": {"type": "integer"},
                                                    "end": {"type": "integer"},
                                                    "text": {"type": "string"},
                                                    "labels": {"type": "array", "minItems": 1, "maxItems": 1},
                                                },
                                                "required": ["start", "end", "text", "labels"],
                                            },
                                            "meta": {"properties": {"text": {"type": "array"}}},
                                        },
                                        "required": ["type", "id", "from_name", "to_name", "value"],
                                    },
                                    {
                                        "properties": {
                                            "type": {"const": "relation"},
                                            "from_id": {"type": "string"},
                                            "to_id": {"type": "string"},
                                            "direction": {"enum": ["left", "right", "bi"]},
                                            "labels": {"type": "array"},
                                        },
                                        "required": ["type", "from_id", "to_id", "direction"],
                                    },
                                ]
                            },
                        },
                    },
                    "required": ["result"],
                },
            },
        },
        "required": ["data"],
    },
}


def lines(path) -> list[dict]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def test_web_annotations(exported):
    output, report = exported("webannotation")
    found, validator = lines(output), Draft202012Validator(ANNOTATION)
    assert len(found) == report.written["annotations"]
    assert len({one["id"] for one in found}) == len(found)
    for one in found:
        validator.validate(one)
        position, quote = one["target"]["selector"]
        assert position["end"] - position["start"] == len(quote["exact"])
        if one["id"].startswith(f"urn:casework:{HOSTILE}"):
            assert TEXT[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in TEXT


def test_every_mention_of_the_records_is_annotated(exported, everything):
    kinds = ("people", "groups", "organizations", "places", "dates")
    records = lines(everything)
    mentions = sum(len(e["mentions"]) for r in records for kind in kinds for e in r[kind])
    facts = sum(len(r["events"]) + len([c for c in r["charges"] if c["evidence"]]) for r in records)
    report = exported("webannotation")[1]
    lost = report.losses["spans that are empty or differ from the text"]
    without = sum(not c["evidence"] for r in records for c in r["charges"])
    assert report.written["annotations"] == mentions + facts - (lost - without)


ANN = re.compile(
    r"T\d+\t(?P<label>\w+) (?P<offsets>\d+ \d+(?:;\d+ \d+)*)\t(?P<words>[^\t\n]+)"
    r"|E\d+\t\w+:T\d+(?: (?:Victim|Actor|Place|Date)\d*:T\d+)*"
    r"|R\d+\t\w+ Arg1:T\d+ Arg2:T\d+|A\d+\t\w+ [TE]\d+ \w+|\*\tEquiv(?: T\d+){2,}"
    r"|#\d+\t(?:AnnotatorNotes|Document) [TE]\d+\t[^\n\t]*"
)


def test_brat_standoff(exported):
    folder, report = exported("brat")
    config = (folder / "annotation.conf").read_text("utf-8")
    number = 0
    for path in folder.glob("*.ann"):
        with path.with_suffix(".txt").open(encoding="utf-8", newline="") as file:
            text = file.read()
        ids, referred = set(), set()
        for line in path.read_text("utf-8").split("\n")[:-1]:
            number += 1
            found = ANN.fullmatch(line)
            assert found, line
            ids |= {line.split("\t")[0]} - {"*"}
            referred |= set(re.findall(r"(?<=[ :])[TE]\d+\b", line.split("\t")[1] if "\t" in line else ""))
            if found["label"]:
                assert found["label"] in KNOWN
                assert re.search(rf"^{found['label']}\b", config, re.M)
                pairs = [tuple(map(int, pair.split())) for pair in found["offsets"].split(";")]
                assert " ".join(text[a:b] for a, b in pairs) == found["words"]
                assert all(a < b for a, b in pairs)
                assert all(before[1] <= after[0] for before, after in pairwise(pairs))
                assert not any(c in text[a:b] for a, b in pairs for c in "\n\r")
        assert referred <= ids
    assert number == report.written["annotations"]


def test_brat_has_sections_and_relations_that_its_parser_knows(exported):
    config = (exported("brat")[0] / "annotation.conf").read_text("utf-8")
    assert re.findall(r"^\[(\w+)\]$", config, re.M) == ["entities", "events", "relations", "attributes"]
    for line in config.splitlines():
        assert not line or line.startswith("[") or re.fullmatch(r"[\w<>-]+(?:\t\S.*)?", line), line


def test_spacy_docs_come_back_with_their_spans(exported):
    folder, report = exported("spacy")
    nlp = spacy.blank("en")
    docs = [d for path in sorted(folder.iterdir()) for d in DocBin().from_disk(path).get_docs(nlp.vocab)]
    assert len(docs) == report.written["documents"]
    assert sum(len(doc.spans["casework"]) for doc in docs) == report.written["spans"]
    assert all(doc.ents for doc in docs)
    hostile = next(doc for doc in docs if doc.user_data["record_id"] == HOSTILE)
    assert hostile.text == TEXT
    names = {span.text for span in hostile.spans["casework"] if span.label_ == "Person"}
    assert any(NAMES["rtl"] in name for name in names)


def test_spacy_writes_shards(everything, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.export.spans.spacy.SHARD", 10)
    report = export(everything, exporter("spacy"), tmp_path / "out", Options())
    assert len(list((tmp_path / "out").iterdir())) == -(-report.written["documents"] // 10)


def test_prodigy_tasks_align_spans_and_tokens(exported):
    output, report = exported("prodigy")
    tasks = lines(output)
    assert sum(len(task["spans"]) for task in tasks) == report.written["spans"]
    for task in tasks:
        tokens = task["tokens"]
        assert [t["id"] for t in tokens] == list(range(len(tokens)))
        assert "".join(t["text"] + " " * t["ws"] for t in tokens) == task["text"]
        for span in task["spans"]:
            assert tokens[span["token_start"]]["start"] == span["start"]
            assert tokens[span["token_end"]]["end"] == span["end"]
            assert span["label"] in KNOWN
        for relation in task["relations"]:
            assert relation["head_span"] in task["spans"]
            assert relation["head"] == relation["head_span"]["token_end"]


def test_labelstudio_tasks_fit_their_interface(exported):
    folder, report = exported("labelstudio")
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))
    Draft202012Validator(TASKS).validate(tasks)
    interface = ElementTree.fromstring((folder / "interface.xml").read_text("utf-8"))
    labels = {label.get("value") for label in interface.iter("Label")}
    relations = {relation.get("value") for relation in interface.iter("Relation")}
    assert labels == KNOWN
    number = 0
    for task in tasks:
        result, text = task["predictions"][0]["result"], task["data"]["text"]
        ids = {item["id"] for item in result if item["type"] == "labels"}
        number += len(result)
        for item in result:
            if item["type"] == "labels":
                value = item["value"]
                assert text[value["start"] : value["end"]] == value["text"]
                assert set(value["labels"]) <= labels
            else:
                assert {item["from_id"], item["to_id"]} <= ids
                assert set(item["labels"]) <= relations
    assert number == report.written["regions and relations"]


@pytest.mark.parametrize("to", ["webannotation", "brat", "spacy", "prodigy", "labelstudio"])
def test_records_whose_text_is_missing_are_counted(everything, tmp_path, to):
    moved = everything.read_text("utf-8").replace("hostile.txt", "elsewhere.txt")
    path = tmp_path / "cases.jsonl"
    path.write_text(moved, "utf-8")
    report = export(path, exporter(to), tmp_path / "out", Options())
    assert report.losses["records whose text was not found (see --texts): left out"] == 1


def test_a_link_goes_to_the_nearest_mention():
    from pipeline.export.base import Report
    from pipeline.export.spans.marks import mark
    from pipeline.records import parse
    from tests.export.hostile import hostile_record

    record = parse(json.dumps(hostile_record("x", "0" * 64)).encode())[0]
    for link in mark(record, TEXT, Report()).links:
        if link.type == "Place":
            line = TEXT.rfind("On 3 May", 0, link.source.start)
            assert line < link.target.start < TEXT.index(" in Tehran", link.source.start) + 12
