"""Short texts of all eras, and of all types and modalities, with the events that must be found in them."""

from pathlib import Path

import pytest

from pipeline.evaluate.names import fold
from pipeline.events.lexicon import lexicon
from pipeline.resources import rows
from tests.cases import name, read


def table() -> list[tuple[str, list[list[str]]]]:
    texts = []
    lines = Path(__file__).with_name("told.txt").read_text(encoding="utf-8").splitlines()
    for block in "\n".join(line for line in lines if not line.startswith("#")).strip().split("\n\n"):
        text = "\n\n".join(line for line in block.split("\n") if not line.startswith("= "))
        expected = [line[2:].split(" ", 3) for line in block.split("\n") if line.startswith("= ")]
        texts.append((text, expected))
    return texts


TABLE = table()


def told(event, type_: str, modality: str, date: str, victims: str) -> bool:
    if (event.type, event.modality, event.date.edtf if event.date else "-") != (type_, modality, date):
        return False
    people = [fold(name(v)) for v in event.victims if hasattr(v, "role") and hasattr(v, "aliases")]
    groups = len(people) < len(event.victims)
    wanted = [v.strip() for v in victims.split(";") if v.strip() != "-"]
    return all(groups if w.startswith("group") else any(fold(w) in p or p in fold(w) for p in people) for w in wanted)


@pytest.mark.parametrize(("text", "expected"), TABLE, ids=[" ".join(t.split()[:5]) for t, _ in TABLE])
def test_events_are_found(nlp, text: str, expected: list[list[str]]) -> None:
    events = read(nlp, text).events
    missing = [e for e in expected if not any(told(event, *e) for event in events)]
    assert missing == []


def test_the_table_has_every_modality_and_most_types() -> None:
    types = {e[0] for _, expected in TABLE for e in expected}
    assert {e[1] for _, expected in TABLE for e in expected} == {"actual", "alleged", "risk", "called_for", "denied"}
    assert len(types & {row["type"] for row in rows("events/types.csv")}) >= 36
    assert len(TABLE) >= 40


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Omar Haddad was released without charge or trial.", "trial"),
        ("Omar Haddad died in custody.", "detention"),
        ("All charges against Omar Haddad must be dropped.", "investigation"),
        ("Omar Haddad has been held accountable for his words.", "detention"),
        ("The trial of Omar Haddad was put off. Nobody was arrested.", "arrest"),
        ("The mother of Omar Haddad received a letter from him.", "threat"),
        ("Omar Haddad, who watched a march, was not hurt.", "attack"),
        ("Omar Haddad denies the allegations.", "torture"),
    ],
)
def test_near_misses(nlp, text: str, type_: str) -> None:
    assert type_ not in [e.type for e in read(nlp, text).events]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Omar Haddad is a farmer. Gunmen beat Omar Haddad in the street.", "attack"),
        ("Omar Haddad was arrested. He was severely beaten by police.", "torture"),
        ("Omar Haddad was beaten by unidentified men outside his home.", "attack"),
        ("Omar Haddad was beaten by guards in his prison cell.", "torture"),
        ("Omar Haddad was beaten by police at a demonstration.", "attack"),
    ],
)
def test_the_same_blows_are_torture_or_an_attack(nlp, text: str, type_: str) -> None:
    found = {e.type for e in read(nlp, text).events} & {"torture", "attack"}
    assert found == {type_}


def test_every_type_has_triggers() -> None:
    told_by = {p.trigger.type for patterns in lexicon().patterns.values() for p in patterns}
    assert {row["type"] for row in rows("events/types.csv")} <= told_by
