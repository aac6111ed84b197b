"""The gold annotations of the samples: complete, in the vocabularies, and about the text they lie beside."""

import json
from typing import get_args

import pytest

from pipeline.cleaning.clean import clean
from pipeline.evaluate.gold import read_gold
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from pipeline.schema import vocabulary as v
from tests.paths import ROOT, SAMPLES

FOLDER = ROOT / "data" / "gold"
GOLD = read_gold(FOLDER, ROOT / "data" / "samples")
VOCABULARIES = [
    ("people", "role", v.Role),
    ("organizations", "kind", v.OrganizationKind),
    ("places", "kind", v.PlaceKind),
    ("charges", "category", v.ChargeCategory),
    ("charges", "status", v.ChargeStatus),
    ("events", "type", v.EventType),
    ("events", "modality", v.Modality),
    ("relations", "type", v.RelationType),
]


def test_every_sample_has_gold() -> None:
    assert [g.path for g in GOLD] == sorted(SAMPLES)


@pytest.mark.parametrize("gold", GOLD, ids=lambda g: g.name)
def test_values_are_in_the_vocabularies(gold) -> None:
    wrong = [
        item
        for table, field, allowed in VOCABULARIES
        for item in gold.annotation[table]
        if item[field] not in get_args(allowed)
    ]
    assert not wrong
    assert json.loads((FOLDER / f"{gold.name}.json").read_text())["document"]["kind"] in get_args(v.DocumentKind)


@pytest.mark.parametrize("gold", GOLD, ids=lambda g: g.name)
def test_words_of_charges_and_dates_stand_in_the_text(gold) -> None:
    source = Input(gold.path.as_posix(), gold.path)
    text = " ".join(clean(to_text(source, read_bytes(source)).text).text.split()).casefold()
    for item in [*gold.annotation["people"], *gold.annotation["dates"]]:
        words = item.get("text") or item["name"]
        assert all(part.casefold() in text for part in words.split()), words
