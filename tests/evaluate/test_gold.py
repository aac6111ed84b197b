"""The gold annotations of the samples: complete, in the vocabularies, and about the text they lie beside."""

import datetime
import json
import re
from functools import cache
from typing import get_args

import pytest

from pipeline.cleaning.clean import clean
from pipeline.evaluate.gold import Gold, looked_at, read_gold
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
GROUP = "group: "
DAY = r"\d{4}(?:-(?:0[1-9]|1[0-2]|2[1-4])(?:-(?:0[1-9]|[12]\d|3[01]))?)?"
PART = rf"(?:{DAY}[~?%]?|\.\.)"
EDTF = re.compile(rf"\d{{3}}X|{PART}(?:/{PART})?|\[{DAY}(?:,{DAY})+\]")
PENALTY = re.compile(r"life|death|fine|flogging \d+|(?:suspended )?P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?")
# Which tables the two ends of a relation come from.
ENDS = {
    "relative_of": ("people", "people"),
    "represents": ("people", "people"),
    "held_at": ("people", "places"),
    "affiliated_with": ("people", "organizations"),
    "tried_by": ("people", "organizations"),
    "located_in": ("places", "places"),
}
each_gold = pytest.mark.parametrize("gold", GOLD, ids=lambda g: g.name)


@cache
def words_of(gold_name: str) -> str:
    """The cleaned text of a sample on one line, in lower case."""
    path = next(g.path for g in GOLD if g.name == gold_name)
    source = Input(path.as_posix(), path)
    return " ".join(clean(to_text(source, read_bytes(source)).text).text.split()).casefold()


def in_words(gold: Gold, phrase: str) -> bool:
    """Whether every word of ``phrase`` stands in the text."""
    return all(part.casefold() in words_of(gold.name) for part in phrase.split())


def names(gold: Gold, *tables: str) -> set[str]:
    return {item["name"] for table in tables for item in gold.annotation[table]}


def well_formed(edtf: str) -> bool:
    """Whether a date is one of the EDTF shapes of the guide, on days that exist, its interval not backwards."""
    if not EDTF.fullmatch(edtf):
        return False
    for day in re.findall(r"\d{4}-\d\d-\d\d", edtf):
        try:
            datetime.date.fromisoformat(day)
        except ValueError:
            return False
    ends = [re.sub(r"[~?%]", "", end) for end in edtf.split("/")]
    return len(ends) == 1 or ".." in ends or ends[0] < ends[1]


@pytest.mark.parametrize(
    ("edtf", "right"),
    [
        ("2010-06-25", True),
        ("2010", True),
        ("199X", True),
        ("2012-05-05~", True),
        ("2017-21", True),
        ("2014/..", True),
        ("../2010-05", True),
        ("2010-06-10/2010-06-14", True),
        ("[1997-09-14,1997-09-16]", True),
        ("2010-13", False),
        ("2011-02-29", False),
        ("2010-06-14/2010-06-10", False),
        ("25 June 2010", False),
        ("2010-6-25", False),
    ],
)
def test_well_formed(edtf: str, right: bool) -> None:
    assert well_formed(edtf) is right


def test_every_sample_has_gold() -> None:
    assert [g.path for g in GOLD] == sorted(SAMPLES)


def test_texts_to_look_at_have_a_name_once() -> None:
    lines = (FOLDER / "looked_at.csv").read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if not line.startswith("#")]
    assert sorted(listed) == sorted(looked_at())
    assert {name for name in listed if name.startswith("written-")} < {g.name for g in GOLD}


@each_gold
def test_values_are_in_the_vocabularies(gold: Gold) -> None:
    wrong = [
        item
        for table, field, allowed in VOCABULARIES
        for item in gold.annotation[table]
        if item[field] not in get_args(allowed)
    ]
    assert not wrong
    assert json.loads((FOLDER / f"{gold.name}.json").read_text())["document"]["kind"] in get_args(v.DocumentKind)


@each_gold
def test_annotated_words_stand_in_the_text(gold: Gold) -> None:
    told = gold.annotation
    phrases = [item["name"] for table in ("people", "organizations", "places") for item in told[table]]
    phrases += [alias for person in told["people"] for alias in person["aliases"]]
    phrases += [item["text"] for table in ("dates", "charges") for item in told[table]]
    assert not [phrase for phrase in phrases if not in_words(gold, phrase)]


@each_gold
def test_dates_and_penalties_are_well_formed(gold: Gold) -> None:
    told = gold.annotation
    document = [told["document"][key] for key in ("issued", "deadline")]
    dates = [item["edtf"] for item in told["dates"]] + [event["date"] for event in told["events"]] + document
    assert not [date for date in dates if date is not None and not well_formed(date)]
    penalties = [event["penalty"] for event in told["events"] if event["penalty"] is not None]
    assert not [penalty for penalty in penalties if not PENALTY.fullmatch(penalty)]


@each_gold
def test_references_are_annotated_names_or_words(gold: Gold) -> None:
    told = gold.annotation
    people, actors = names(gold, "people"), names(gold, "people", "organizations")
    victims = [x for event in told["events"] for x in event["victims"]]
    victims += [x for charge in told["charges"] for x in charge["people"]]
    loose = [x for x in victims if not x.startswith(GROUP) and x not in people]
    loose += [x for x in victims if x.startswith(GROUP) and not in_words(gold, x.removeprefix(GROUP))]
    doers = [x for event in told["events"] for x in event["actors"]]
    loose += [x for x in doers if x not in actors and not in_words(gold, x)]
    loose += [x for x in (e["place"] for e in told["events"]) if x is not None and x not in names(gold, "places")]
    assert not loose


@each_gold
def test_relations_join_annotated_names(gold: Gold) -> None:
    loose = []
    for relation in gold.annotation["relations"]:
        for end, table in zip(("subject", "object"), ENDS[relation["type"]], strict=True):
            if relation[end] not in names(gold, table):
                loose.append(relation)
    assert not loose


@each_gold
def test_nothing_is_listed_twice(gold: Gold) -> None:
    told = gold.annotation
    for table in ("people", "organizations", "places"):
        listed = [item["name"] for item in told[table]]
        assert sorted(listed) == sorted(set(listed))
    for table in ("events", "relations", "charges"):
        listed = [json.dumps(item, sort_keys=True) for item in told[table]]
        assert sorted(listed) == sorted(set(listed))
    values = [item["edtf"] for item in told["dates"]]
    assert sorted(values) == sorted(set(values))
