"""Each type in many wordings: news, bulletin, report, web page; active, passive, nominal, idiomatic; and near misses.

A line holds type, modality, victim (``g``: people who are not named) and sentence; ``!type`` must not be found.
``worded.txt`` holds sentences that must all be read. ``scored.txt`` holds some that no rule is written from: a share of
them must be, so that the figure speaks for wordings that nobody has looked at.
"""

from pathlib import Path

import pytest

from pipeline.evaluate.names import fold
from tests.cases import name, read

SHARE = 0.8  # of the sentences that are only scored
_CUSTODY = frozenset({"arrest", "detention"})


def table(file: str) -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|", 3) for line in lines if not line.startswith("#")]
    return [(type_, modality, victim, sentence) for type_, modality, victim, sentence in rows]


def same(a: str, b: str) -> bool:
    return a == b or {a, b} == _CUSTODY


def read_so(nlp, type_: str, modality: str, victim: str, sentence: str) -> bool:
    """Whether the sentence is read as the line says."""
    text = sentence if len(victim) == 1 else f"{sentence}\nName: {victim}"
    events = read(nlp, text).events
    if type_.startswith("!"):
        return all(event.type != type_[1:] for event in events)
    for event in events:
        people = [fold(name(v)) for v in event.victims if hasattr(v, "aliases")]
        meant = len(people) < len(event.victims) if victim == "g" else any(fold(victim) in p for p in people)
        if meant and same(event.type, type_) and event.modality == modality:
            return True
    return False


@pytest.mark.parametrize("line", table("worded.txt"), ids=lambda line: f"{line[0]}: {line[3][:50]}")
def test_each_wording_is_read(nlp, line: tuple[str, str, str, str]) -> None:
    assert read_so(nlp, *line)


def test_most_unseen_wordings_are_read(nlp) -> None:
    lines = table("scored.txt")
    read_rightly = sum(read_so(nlp, *line) for line in lines)
    assert read_rightly / len(lines) >= SHARE
