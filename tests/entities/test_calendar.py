"""Months and weekdays before names."""

import pytest

from pipeline.case import Mention
from pipeline.entities.calendar import without_date


@pytest.mark.parametrize(
    ("before", "name", "left"),
    [
        ("On the evening of 9 ", "July Mateo Choc", "Mateo Choc"),
        ("In ", "January Investigating Court", "Investigating Court"),
        ("In ", "May Thu", "Thu"),
        ("since ", "June", None),
        ("On ", "Monday Ali Hassan", "Ali Hassan"),
        # somebody's name
        ("", "May Thu", "May Thu"),
        ("signed by ", "May Thu", "May Thu"),
        ("the lawyer ", "June Carter", "June Carter"),
        ("on 8 April, ", "Blessing Monday", "Blessing Monday"),
        # no month at all
        ("In ", "Mayotte", "Mayotte"),
    ],
)
def test_date_goes(before: str, name: str, left: str | None) -> None:
    text = before + name
    mention = without_date(Mention(len(before), len(text), "PERSON", "model"), text)
    assert (text[mention.start : mention.end] if mention else None) == left
