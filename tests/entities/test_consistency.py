"""A name is one thing throughout a text: what a rule has read beside it outweighs the model's guesses."""

import pytest

from pipeline.case import Mention
from pipeline.entities.consistency import settled


def labels(text: str, name: str, found: str) -> set[str]:
    """The labels that the mentions of ``name`` end with; ``found`` gives label and finder of each ("GPE model")."""
    mentions, at = [], 0
    for words in found.split(", "):
        label, by = words.split(" ")
        at = text.index(name, at)
        mentions.append(Mention(at, at + len(name), label, by))
        at += len(name)
    return {m.label for m in settled(mentions, text)}


@pytest.mark.parametrize(
    ("name", "found", "label"),
    [
        # a list, a title, an age or work beside a name makes it a person however often the model errs
        ("Azimjan Askarov", "GPE model, PERSON described:work, GPE model, GPE model", "PERSON"),
        ("Azimjan Askarov", "PERSON list, ORG model, ORG model", "PERSON"),
        ("Azimjan Askarov", "PERSON title, GPE model, GPE model", "PERSON"),
        # no rule has spoken: the majority
        ("Azimjan Askarov", "PERSON model, PERSON model, GPE model", "PERSON"),
        ("Santa Rosa", "PERSON model, GPE model, GPE model", "GPE"),
        # rules that say something else win over the model as well
        ("Santa Rosa", "GPE announced, PERSON model, PERSON model", "GPE"),
        ("Evin Prison", "FAC head:after:prison, PERSON model, PERSON model", "FAC"),
        # two rules disagree: the majority of the rules
        ("Santa Rosa", "GPE announced, GPE gazetteer:city, PERSON described:work", "GPE"),
    ],
)
def test_one_label(name: str, found: str, label: str) -> None:
    assert labels(f"{name} and " * 5, name, found) == {label}
