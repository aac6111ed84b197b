"""What keeps an event from being found in full."""

import pytest

from pipeline.evaluate.compare import compare
from pipeline.evaluate.gold import empty
from pipeline.evaluate.slots import lost_slots, slot_table


def event(**slots):
    told = {"type": "arrest", "modality": "actual", "date": "2001-05-03", "victims": ["Omar Haddad"]}
    return told | slots


@pytest.mark.parametrize(
    ("found", "cause"),
    [
        (event(date=None), "date not found"),
        (event(date="2001-05-04"), "other date"),
        (event(modality="risk"), "modality risk for actual"),
        (event(modality="risk", date=None), "date + modality"),
        (event(victims=["Ana Ruiz"]), "victims: other people"),
        (event(victims=["group: two men"]), "victims: a group for people"),
        (event(victims=[]), "victims not found"),
        (event(type="release"), "no event of the type"),
    ],
)
def test_causes(found, cause) -> None:
    scores = compare(empty() | {"events": [event()]}, empty() | {"events": [found]})
    assert [c for c, _, _ in lost_slots(scores)] == [cause]
    assert list(slot_table([scores]))[1].split()[-1] == "1"


def test_a_date_where_none_is_told() -> None:
    scores = compare(empty() | {"events": [event(date=None)]}, empty() | {"events": [event()]})
    assert [c for c, _, _ in lost_slots(scores)] == ["date where none is told"]


def test_an_event_found_in_full_is_not_lost() -> None:
    scores = compare(empty() | {"events": [event()]}, empty() | {"events": [event(modality="alleged")]})
    assert list(lost_slots(scores)) == []
