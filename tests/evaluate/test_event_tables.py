"""The tables of events by type and modality."""

import pytest

from pipeline.evaluate.compare import Score
from pipeline.evaluate.events import event_tables, modality_right


def event(type_: str, modality: str) -> dict:
    return {"type": type_, "modality": modality}


PAIRS = (
    (event("arrest", "actual"), event("detention", "actual")),
    (event("arrest", "alleged"), event("arrest", "actual")),
    (event("torture", "risk"), event("torture", "denied")),
    (event("release", "called_for"), event("release", "called_for")),
)
CORE = Score(4, 5, 5, (event("arrest", "actual"),), (event("raid", "actual"),), PAIRS)
FULL = Score(2, 5, 5, pairs=(PAIRS[0], PAIRS[3]))


@pytest.mark.parametrize(("by_class", "share"), [(False, 0.5), (True, 0.75)])
def test_share_of_right_modality(by_class: bool, share: float) -> None:
    assert modality_right(CORE, by_class=by_class) == share


@pytest.mark.parametrize(
    ("first", "cells"),
    [
        ("arrest", ["1.000", "0.667", "0.333", "3", "1"]),  # a detention was found for one arrest, one is missed
        ("raid", ["0.000", "0.000", "0.000", "0", "1"]),
        ("alleged", ["0.000", "1", "actual", "1"]),
        ("called_for", ["1.000", "1"]),
        ("all", ["0.500", "4", "class", "0.750"]),
    ],
)
def test_lines(first: str, cells: list[str]) -> None:
    lines = {line.split()[0]: line.split()[1:] for line in event_tables(CORE, FULL) if line}
    assert lines[first] == cells
