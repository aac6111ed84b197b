"""GraphML, Neo4j, Elasticsearch, GeoJSON: read by their own readers or by their rules written out."""

import csv
import json
import re
from xml.etree import ElementTree

import networkx
import pytest

from pipeline.export import Options, export, exporter
from tests.export.hostile import NAMES


def test_networkx_reads_every_node_and_edge(exported):
    output, report = exported("graphml")
    graph = networkx.read_graphml(output)
    assert graph.number_of_nodes() == report.written["nodes"]
    assert graph.number_of_edges() == report.written["edges"]
    assert all("label" in data for _, data in graph.nodes(data=True))  # no edge made a node of its own
    ages = [data["age"] for _, data in graph.nodes(data=True) if "age" in data]
    assert ages
    assert all(isinstance(age, int) for age in ages)


def test_names_survive_graphml_but_for_characters_that_xml_cannot_hold(exported):
    names = {data["name"] for _, data in networkx.read_graphml(exported("graphml")[0]).nodes(data=True)}
    for name in NAMES.values():
        assert name.replace("\x0b", "\ufffd") in names
    assert exported("graphml")[1].losses["control characters that XML cannot hold: written as U+FFFD"]


def test_every_node_of_the_records_is_there(exported, everything):
    records = [json.loads(line) for line in everything.read_text("utf-8").split("\n") if line]
    kinds = ("people", "groups", "organizations", "places", "events", "charges")
    nodes = sum(1 + sum(len(r[kind]) for kind in kinds) for r in records)
    assert exported("graphml")[1].written["nodes"] == exported("neo4j")[1].written["nodes"] == nodes


def test_neo4j_import_rules(exported):
    folder, report = exported("neo4j")
    ids, number = set(), 0
    for path in folder.glob("nodes_*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            head, *rows = list(csv.reader(file))
        assert head[:2] == ["id:ID", ":LABEL"]
        assert all(re.fullmatch(r"\w+:(?:string|int|double)(?:\[\])?", name) for name in head[2:])
        for row in rows:
            assert len(row) == len(head)
            assert not any(re.search(r"[\n\r]", cell) for cell in row)
            for name, cell in zip(head, row, strict=True):
                if cell and name.endswith((":int", ":double")):
                    float(cell)
        ids |= {row[0] for row in rows}
        number += len(rows)
    assert len(ids) == number == report.written["nodes"]
    with (folder / "relationships.csv").open(encoding="utf-8", newline="") as file:
        edges = list(csv.DictReader(file))
    assert len(edges) == report.written["relationships"]
    for edge in edges:
        assert {edge[":START_ID"], edge[":END_ID"]} <= ids
        assert re.fullmatch(r"[A-Z_]+", edge[":TYPE"])
    command = (folder / "import.sh").read_text("utf-8")
    assert {f.name for f in folder.glob("*.csv")} == set(re.findall(r"--\w+=(\S+\.csv)", command))


def test_elasticsearch_bulk(exported, everything):
    folder, report = exported("elasticsearch")
    mapping = json.loads((folder / "mapping.json").read_text("utf-8"))["mappings"]
    assert mapping["date_detection"] is False
    data = (folder / "bulk-00001.ndjson").read_text("utf-8")
    assert data.endswith("\n")
    lines = [json.loads(line) for line in data[:-1].split("\n")]
    actions, documents = lines[::2], lines[1::2]
    assert len(documents) == report.written["documents"]
    assert [a["index"]["_id"] for a in actions] == [d["record_id"] for d in documents]
    assert {a["index"]["_index"] for a in actions} == {"casework"}
    for document in documents:
        assert document.keys() >= mapping["properties"].keys() - {"demands"}
        for event in document["events"]:
            if event["date"] and event["date"]["start"]:
                assert re.fullmatch(r"\d{4}-\d\d-\d\d", event["date"]["start"])


def test_elasticsearch_splits_large_requests(everything, exported, tmp_path, monkeypatch):
    monkeypatch.setattr("pipeline.export.elasticsearch.PART", 100_000)
    export(everything, exporter("elasticsearch"), tmp_path / "out", Options())
    parts = sorted((tmp_path / "out").glob("*.ndjson"))
    assert len(parts) > 1
    whole = (exported("elasticsearch")[0] / "bulk-00001.ndjson").read_bytes()
    assert b"".join(part.read_bytes() for part in parts) == whole


def test_geojson(exported, everything):
    output, report = exported("geojson")
    collection = json.loads(output.read_text("utf-8"))
    assert collection["type"] == "FeatureCollection"
    features = collection["features"]
    records = [json.loads(line) for line in everything.read_text("utf-8").split("\n") if line]
    assert len(features) + sum(report.losses.values()) == sum(len(r["events"]) for r in records)
    assert len({f["id"] for f in features}) == len(features)
    for feature in features:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        longitude, latitude = feature["geometry"]["coordinates"]
        assert -180 <= longitude <= 180
        assert -90 <= latitude <= 90
        assert feature["properties"]["edtf"]
    tehran = next(f for f in features if f["properties"]["place"] == "Tehran")
    assert tehran["geometry"]["coordinates"][0] > 50  # longitude first


def test_graphml_is_well_formed_without_records(tmp_path):
    empty = tmp_path / "cases.jsonl"
    empty.write_text("")
    export(empty, exporter("graphml"), tmp_path / "out", Options())
    assert ElementTree.parse(tmp_path / "out").getroot().tag.endswith("graphml")


@pytest.mark.parametrize(
    "to", ["tables", "parquet", "duckdb", "sqlite", "ftm", "uwazi", "spacy", "labelstudio", "geojson"]
)
def test_no_records_give_an_empty_output(tmp_path, to):
    empty = tmp_path / "cases.jsonl"
    empty.write_text("")
    assert export(empty, exporter(to), tmp_path / "out", Options()).records == 0
    assert (tmp_path / "out").exists()


WITHIN = [  # places as (id, kind, within, whether it has coordinates) -> the place whose point is taken
    ([("place-1", "facility", "place-2", False), ("place-2", "city", None, True)], "place-2"),
    ([("place-1", "city", "place-2", True), ("place-2", "region", None, True)], "place-1"),
    ([("place-1", "facility", "place-2", False), ("place-2", "country", None, True)], None),
    ([("place-1", "facility", None, False)], None),
    ([("place-1", "facility", "place-2", False), ("place-2", "facility", "place-1", False)], None),
]


@pytest.mark.parametrize(("chain", "taken"), WITHIN)
def test_a_place_without_coordinates_takes_the_point_of_its_city(hostile, chain, taken):
    from pipeline.export.geojson import located
    from pipeline.schema.record import Place

    template = json.loads(hostile.read_text("utf-8"))["places"][0]
    nowhere = {"latitude": None, "longitude": None}
    places = {
        id: Place(**template | {"id": id, "kind": kind, "within": within} | ({} if has else nowhere))
        for id, kind, within, has in chain
    }
    found = located(places["place-1"], places)
    assert (found.id if found else None) == taken
