"""Who is right where a head noun and the model differ."""

import pytest

from pipeline.case import EntityLabel, Mention
from pipeline.entities.agreement import Agreement
from pipeline.entities.heads import HeadNouns


@pytest.mark.parametrize(
    ("name", "model", "labels"),
    [
        ("West Bank", "LOC", ["LOC"]),
        ("Arauca Department", "GPE", ["GPE"]),
        ("Methodist Church", "ORG", ["ORG"]),
        # what the head settles
        ("Insein Prison", "ORG", ["FAC"]),
        ("Supreme Court", "FAC", ["ORG"]),
        # a piece of a law is no body
        ("Military Commission", "LAW", []),
    ],
)
def test_label(name: str, model: EntityLabel, labels: list[str]) -> None:
    head: EntityLabel = "FAC" if name.endswith(("Prison", "Church")) else "ORG"
    heads = [Mention(0, len(name), head, "head:after")]
    found = Agreement().heads(heads, [Mention(0, len(name), model, "model")], name)
    assert [m.label for m in found] == labels


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was closed by the Delhi court on 3 May.", ["Delhi court"]),
        ("It was closed by a Delhi court on 3 May.", []),
        ("It landed at Danish airports twice.", []),
        ("He was held in Evin prison.", ["Evin prison"]),
        ("The National Rights Commission stated that", ["National Rights Commission"]),
    ],
)
def test_what_only_describes(text: str, names: list[str]) -> None:
    assert sorted({text[m.start : m.end] for m in HeadNouns().find(text)}) == names
