"""The scorer, rule by rule."""

import json
import subprocess
import sys

import pytest

from pipeline.evaluate.compare import compare
from pipeline.evaluate.gold import empty
from tests.paths import SHARED

ANA = {"name": "Ana López Díaz", "aliases": ["Ana López"], "role": "subject", "gender": "female", "age": 36}
EVENT = {"type": "arrest", "modality": "actual", "date": "2001-05-03", "place": None, "victims": ["Ana López Díaz"]}


def found(field, gold, prediction):
    return compare({**empty(), **gold}, {**empty(), **prediction})[field].hits


@pytest.mark.parametrize(
    ("field", "key", "gold", "prediction", "hits"),
    [
        ("people", "people", ANA, {**ANA, "name": "ANA LOPEZ", "aliases": []}, 1),
        ("people", "people", ANA, {**ANA, "name": "Dr Ana Lopez Diaz", "aliases": []}, 1),
        ("people", "people", ANA, {**ANA, "name": "Ana García", "aliases": []}, 0),
        ("roles", "people", ANA, {**ANA, "role": "other"}, 0),
        ("attributes", "people", ANA, {**ANA, "age": 35}, 1),
        (
            "places",
            "places",
            {"name": "Kenya", "kind": "country", "country": "KE"},
            {"name": "Republic of Kenya", "kind": "country", "country": "KE"},
            1,
        ),
        ("places", "places", {"name": "Chuy", "kind": "region"}, {"name": "Chuy region", "kind": "region"}, 1),
        ("places", "places", {"name": "Lima", "kind": "city"}, {"name": "Limache", "kind": "city"}, 0),
        ("dates", "dates", {"edtf": "2015-05~"}, {"edtf": "2015-05"}, 1),
        ("dates", "dates", {"edtf": "2015-05"}, {"edtf": "2015"}, 0),
        ("events", "events", EVENT, {**EVENT, "type": "detention", "date": None}, 1),
        ("events_full", "events", EVENT, {**EVENT, "date": None}, 0),
        ("events_full", "events", EVENT, {**EVENT, "modality": "alleged"}, 1),
        ("events_full", "events", EVENT, {**EVENT, "modality": "called_for"}, 0),
        ("events", "events", EVENT, {**EVENT, "victims": ["group: men"]}, 0),
        ("events", "events", {**EVENT, "victims": []}, {**EVENT, "victims": ["anybody"]}, 1),
        ("charges", "charges", {"category": "drugs", "people": ["Ana"]}, {"category": "drugs", "people": ["Ana"]}, 1),
        ("charges", "charges", {"category": "drugs", "people": ["Ana"]}, {"category": "drugs", "people": []}, 0),
    ],
)
def test_rules(field, key, gold, prediction, hits) -> None:
    assert found(field, {key: [gold]}, {key: [prediction]}) == hits


def test_one_gold_item_takes_one_prediction() -> None:
    score = compare({**empty(), "people": [ANA]}, {**empty(), "people": [ANA, dict(ANA)]})["people"]
    assert (score.hits, score.gold, score.found) == (1, 1, 2)


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the referee is not here")
def test_figures_are_the_referees(nlp, tmp_path) -> None:
    from pipeline.evaluate.report import as_json, totals
    from pipeline.evaluate.runner import evaluate_folder
    from pipeline.reading.inputs import find_inputs
    from pipeline.run import Inline, run

    gold = SHARED / "gold"
    run(Inline(nlp), find_inputs([str(gold / "*.txt")]), tmp_path)
    line = [sys.executable, str(SHARED / "score.py"), str(gold), str(tmp_path / "cases.jsonl"), "--json"]
    referee = json.loads(subprocess.run(line, capture_output=True, check=True).stdout)
    ours = as_json(totals(evaluate_folder(gold)))
    assert ours.keys() == referee.keys()
    assert ours["case"] == pytest.approx(referee["case"])
    for field, figures in referee.items():
        assert ours[field] == pytest.approx(figures), field
