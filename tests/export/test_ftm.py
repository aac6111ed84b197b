"""FollowTheMoney: the library reads every entity and drops nothing; what it cannot carry is told."""

import json

import pytest

from pipeline.export import Options, Report, export, exporter
from pipeline.export.calendar import Plain, plain_date
from pipeline.export.ftm.entity import Entity
from pipeline.schema.record import DateValue

followthemoney = pytest.importorskip("followthemoney", reason="needs PyICU, which has to be built")


@pytest.fixture(scope="module")
def entities(exported) -> list[dict]:
    return [json.loads(line) for line in exported("ftm")[0].read_text("utf-8").split("\n") if line]


def test_the_library_keeps_every_value(entities):
    """Values before and after the library has cleaned them are as many, in every property."""
    for made in entities:
        proxy = followthemoney.model.get_proxy(made, cleaned=False)
        for name, values in made["properties"].items():
            assert len(proxy.get(name)) == len(values), (made["schema"], name, values)


def test_validate_accepts_every_entity(entities):
    for made in entities:
        schema = followthemoney.model.get(made["schema"])
        schema.validate(made)
        assert set(schema.required) <= set(made["properties"]), made
        assert set(made["properties"]) <= set(schema.properties), made


def test_ids_are_unique_and_every_reference_leads_to_an_entity_of_its_range(entities):
    by_id = {made["id"]: made for made in entities}
    assert len(by_id) == len(entities)
    for made in entities:
        proxy = followthemoney.model.get_proxy(made, cleaned=False)
        for prop in proxy.iterprops():
            if prop.type.name == "entity":
                for value in proxy.get(prop):
                    target = followthemoney.model.get(by_id[value]["schema"])
                    assert target.is_a(prop.range), (made["schema"], prop.name, target.name)


def test_ftm_command_validates_the_file(exported):
    from click.testing import CliRunner
    from followthemoney.cli.cli import cli

    result = CliRunner().invoke(cli, ["validate", "-i", str(exported("ftm")[0]), "-o", "/dev/null"])
    assert result.exit_code == 0, result.output


def test_a_value_that_the_library_drops_is_counted(monkeypatch):
    from pipeline.export.ftm.write import _checker

    report = Report()
    _checker(report)({"id": "a", "schema": "Person", "properties": {"name": ["A"], "gender": ["perhaps"]}})
    assert report.losses == {"values of Person.gender that followthemoney drops": 1}


def test_only_what_happened_or_is_alleged_goes_by_default(entities, everything, tmp_path):
    told = {key for e in entities if e["schema"] == "Event" for key in e["properties"]["keywords"]}
    assert {key for key in told if key.startswith("modality:")} == {"modality:actual", "modality:alleged"}
    for made in entities:
        if made["schema"] == "Event":
            alleged = "modality:alleged" in made["properties"]["keywords"]
            assert made["properties"]["name"][0].startswith("Alleged: ") == alleged
    everything_told = Options(modalities=frozenset({"actual", "alleged", "risk", "called_for", "denied"}))
    export(everything, exporter("ftm"), tmp_path / "all", everything_told)
    lines = (tmp_path / "all").read_text("utf-8")
    assert '"Feared: ' in lines
    assert '"Demanded: ' in lines


def test_events_left_out_and_events_written_are_all_events(exported, everything):
    report = exported("ftm")[1]
    left = sum(n for reason, n in report.losses.items() if reason.startswith("events of modality"))
    events = sum(len(json.loads(line)["events"]) for line in everything.read_text("utf-8").split("\n") if line)
    assert report.written["Event"] + left == events


DATES = [
    ("2010", Plain(point="2010")),
    ("2010-06", Plain(point="2010-06")),
    ("2010-06-25", Plain(point="2010-06-25")),
    ("2010-06-25/2010-09", Plain(start="2010-06-25", end="2010-09")),
    ("2006/..", Plain(start="2006")),
    ("../2010-05", Plain(end="2010-05")),
    ("2010~", None),
    ("2011-08~", None),
    ("199X", None),
    ("2017-21", None),
    ("[1997-09-14,1997-09-16]", None),
    ("2010~/2011", None),
    ("../..", None),
    ("2010-13", None),
]


@pytest.mark.parametrize(("edtf", "plain"), DATES)
def test_plain_dates(edtf, plain):
    value = DateValue(edtf=edtf, start="2010-06-25", end="2010-06-25")
    assert plain_date(value) == plain
    report = Report()
    made = Entity("a", "Event").add("name", "x").add_date(value, report, "date", "startDate", "endDate").as_dict()
    kept = followthemoney.model.get_proxy(made, cleaned=False)
    given = [v for name in ("date", "startDate", "endDate") for v in made["properties"].get(name, [])]
    assert sorted(v for name in ("date", "startDate", "endDate") for v in kept.get(name)) == sorted(given)
    assert bool(given) == (plain is not None)
    assert bool(report.losses) == (plain is None)
