"""Corrections: what goes out comes back, and what people change is what the gold files say."""

import json
from pathlib import PurePosixPath

import pytest
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.corrections import import_corrections
from pipeline.evaluate.gold import flat
from pipeline.export import Options, export, exporter

FIELDS = ("people", "organizations", "places", "dates", "charges", "events", "relations")
HOSTILE = "0123456789abcdef"


def annotated(tasks: list[dict]) -> list[dict]:
    """Label Studio's export of tasks whose predictions somebody has accepted."""
    return [{"id": n, "data": t["data"], "annotations": [t["predictions"][0]]} for n, t in enumerate(tasks)]


@pytest.fixture
def corrected(exported, tmp_path):
    """A function: the gold annotation of the hostile text after ``change`` of its brat lines or its tasks."""

    def gold(tool: str, change=lambda text: text) -> dict:
        if tool == "brat":
            source = tmp_path / "hostile.ann"
            source.write_text(change((exported("brat")[0] / f"{HOSTILE}.ann").read_text("utf-8")), "utf-8")
            text = (exported("brat")[0] / f"{HOSTILE}.txt").read_bytes()
            source.with_suffix(".txt").write_bytes(text)
        else:
            tasks = json.loads((exported("labelstudio")[0] / "tasks.json").read_text("utf-8"))
            one = [t for t in annotated(tasks) if t["data"]["record_id"] == HOSTILE]
            source = tmp_path / "export.json"
            source.write_text(change(json.dumps(one, ensure_ascii=False)), "utf-8")
        done = import_corrections(source, tmp_path / "gold")
        assert done.problems == []
        return json.loads((tmp_path / "gold" / "hostile.json").read_text("utf-8"))

    return gold


def normal(value):
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, list):  # in no order; one who is named twice among the actors of an event is one
        return sorted({normal(item) for item in value})
    return {k: normal(v) for k, v in value.items()} if isinstance(value, dict) else value


@pytest.mark.parametrize("tool", ["brat", "labelstudio"])
def test_what_goes_out_comes_back(everything, exported, tmp_path, tool):
    source = exported(tool)[0]
    if tool == "labelstudio":
        tasks = json.loads((source / "tasks.json").read_text("utf-8"))
        source = tmp_path / "export.json"
        source.write_text(json.dumps(annotated(tasks)), "utf-8")
    done = import_corrections(source, tmp_path / "gold")
    assert done.problems == []
    records = [json.loads(line) for line in everything.read_text("utf-8").split("\n") if line]
    assert len(done.written) == len(records)
    for record in records:
        name = PurePosixPath(record["source"]["uri"]).stem
        gold, told = json.loads((tmp_path / "gold" / f"{name}.json").read_text("utf-8")), flat(record)
        assert gold["document"] == told["document"]
        for field in FIELDS:
            if record["record_id"] == HOSTILE and field in ("organizations", "charges"):
                continue  # these have no words in the text, so no span to come back with
            keys = gold[field][0].keys() if gold[field] else ()
            wanted = [normal({k: item[k] for k in keys}) for item in told[field]]
            assert sorted(map(repr, [normal(item) for item in gold[field]])) == sorted(map(repr, wanted)), (
                name,
                field,
            )


CHANGES = [  # what people change -> field, what must be true of it
    (("Role T1 subject", "Role T1 lawyer"), lambda g: g["people"][0]["role"] == "lawyer"),
    (("Modality E1 actual", "Modality E1 denied"), lambda g: g["events"][0]["modality"] == "denied"),
    (('"age": 34', '"age": 35'), lambda g: g["people"][0]["age"] == 35),
    (("Event_arrest", "Event_release"), lambda g: {e["type"] for e in g["events"]} == {"release"}),
    ((" Place:T", " Place2:T"), lambda g: g["events"][0]["place"] == "Tehran"),
]


@pytest.mark.parametrize(("change", "holds"), CHANGES)
def test_changes_in_brat(corrected, change, holds):
    assert not holds(corrected("brat")) or change[0] == " Place:T"
    assert holds(corrected("brat", lambda text: text.replace(*change)))


def test_a_span_taken_away_takes_its_entity_away(corrected):
    def without_first(text: str) -> str:
        gone = ("T1\t", "#1\t")
        kept = [line for line in text.split("\n") if not line.startswith(gone) and " T1 " not in f"{line} "]
        return "\n".join(line.replace(" Victim:T1\n", "") for line in kept)

    before, after = corrected("brat"), corrected("brat", without_first)
    assert len(after["people"]) == len(before["people"]) - 1
    assert after["events"][0]["victims"] == []


def test_a_new_span_is_a_new_entity_or_one_more_mention(corrected):
    def add(text: str) -> str:
        return text + "T901\tPlace 3 8\t3 May\nT902\tPlace 14 20\tpolice\nT903\tPlace 14 20\tpolice\n"

    places = corrected("brat", add)["places"]
    assert [p["name"] for p in places] == ["3 May", "police", "Tehran"]
    assert places[0]["kind"] == "city"


def test_labelstudio_offsets_in_utf16_are_put_right(corrected):
    def shift(text: str) -> str:
        tasks = json.loads(text)
        words = tasks[0]["data"]["text"]
        for item in tasks[0]["annotations"][0]["result"]:
            if item["type"] == "labels":
                for side in ("start", "end"):
                    item["value"][side] = len(words[: item["value"][side]].encode("utf-16-le")) // 2
        return json.dumps(tasks)

    assert corrected("labelstudio", shift) == corrected("labelstudio")


def test_relations_from_right_to_left(corrected):
    def turned(text: str) -> str:
        tasks = json.loads(text)
        for item in tasks[0]["annotations"][0]["result"]:
            if item["type"] == "relation":
                ends = {"from_id": item["to_id"], "to_id": item["from_id"], "direction": "left"}
                item.update(ends)
        return json.dumps(tasks)

    assert corrected("labelstudio", turned) == corrected("labelstudio")


WRONG = [  # brat lines that cannot be taken
    ("T1\tPerson 0 2\tXX", "not those of the text"),
    ("T1\tPerson zero two\tXX", "not brat standoff"),
    ("Q1\tPerson", "not brat standoff"),
    ("T1\tPerson 0 2\tOn\nA1\tRole T1 king", "role: 'king'"),
    ("T1\tDate 0 2\tOn", "its note needs its value"),
    ("T1\tPerson 0 2\tOn\n#1\tAnnotatorNotes T1\t{nonsense", "neither empty"),
    ("T1\tEvent_party 0 2\tOn", "type: 'party'"),
]


@pytest.mark.parametrize(("lines", "says"), WRONG)
def test_what_cannot_be_taken_is_named_and_the_exit_code_is_3(tmp_path, lines, says):
    (tmp_path / "a.txt").write_text("On 3 May")
    (tmp_path / "a.ann").write_text(lines + "\n")
    result = CliRunner().invoke(app, ["import-corrections", str(tmp_path), "--output", str(tmp_path / "gold")])
    assert result.exit_code == 3
    assert says in result.stderr
    assert "0 gold files" in result.stderr


def test_tasks_that_nobody_annotated_are_named(exported, tmp_path):
    done = import_corrections(exported("labelstudio")[0] / "tasks.json", tmp_path / "gold")
    assert done.written == []
    assert {why.split(": ")[1] for _, why in done.problems} == {"nobody has annotated it"}


USAGE = [["missing"], ["wrong.csv"]]


@pytest.mark.parametrize("arguments", USAGE)
def test_wrong_usage(tmp_path, arguments):
    (tmp_path / "wrong.csv").write_text("")
    line = ["import-corrections", str(tmp_path / arguments[0]), "--output", str(tmp_path / "gold")]
    assert CliRunner().invoke(app, line).exit_code == 2


def test_gold_files_can_be_scored(samples, tmp_path):
    """What comes back is what ``casework evaluate`` reads: the record scores fully against itself."""
    from pipeline.evaluate.gold import read_gold
    from pipeline.evaluate.report import score_texts

    one = tmp_path / "one.jsonl"
    one.write_text(samples.read_text("utf-8").split("\n")[0] + "\n", "utf-8")
    export(one, exporter("brat"), tmp_path / "brat", Options())
    import_corrections(tmp_path / "brat", tmp_path / "gold")
    gold = read_gold(tmp_path / "gold")
    record = json.loads(one.read_text("utf-8"))
    for field, score in score_texts(gold, {gold[0].name: record})[gold[0].name].items():
        assert score.hits == score.gold == score.found, field
