"""Lists of names: one person or group a block."""

import pytest

from pipeline.cleaning.clean import clean
from pipeline.structure.names import countries_in
from pipeline.structure.parse import parse
from tests.structure.layouts import STORY


def names_of(rows: str) -> list[str]:
    case = parse(clean(f"UA 29/93   Fear of torture   25 January 1993\n\n{rows}\n\n{STORY}\n"))
    return [case.text[b.start : b.end] for b in case.blocks if b.kind == "names"]


@pytest.mark.parametrize(
    ("cell", "countries"),
    [
        ("SUDAN", ["SD"]),
        ("Sri Lanka", ["LK"]),
        ("USA/ MEXICO", ["US", "MX"]),
        ("SAUDI ARABIA AND IRAQ", ["SA", "IQ"]),
        ("TRINIDAD AND TOBAGO", ["TT"]),
        ("USA (Texas)", ["US"]),
        ("BURMA (MYANMAR)", ["MM"]),
        ("PAKISTAN/AZAD JAMMU AND KASHMIR", ["PK"]),
        # a concern behind the country; people who bear a country's name
        ("Turkey / fear of torture", []),
        ("Georgia (f)", []),
        ("Jordan (male)", []),
        ("Georgia (his wife)", []),
        ("Chad Smith", []),
        ("VIOLENCE IN TURKEY", []),
        ("", []),
    ],
)
def test_cells_of_countries(cell: str, countries: list[str]) -> None:
    assert countries_in(cell) == countries


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ("SUDAN   Hassan Ali (m), aged 30", ["Hassan Ali (m), aged 30"]),
        ("SUDAN   Hassan Ali\n        Omar Khalil", ["Hassan Ali", "Omar Khalil"]),
        ("SUDAN: Hassan Ali (m)\nOmar Khalil (m)", ["Hassan Ali (m)", "Omar Khalil (m)"]),
        ("SUDAN\n\nHassan Ali (m)\nOmar Khalil (m)", ["Hassan Ali (m)", "Omar Khalil (m)"]),
        # a long entry goes on, indented
        (
            "IRAQ    Samira AL-BARAZI, his wife,\n          aged 39, dentist\n        Omar Khalil (m)",
            ["Samira AL-BARAZI, his wife, aged 39, dentist", "Omar Khalil (m)"],
        ),
        # brackets share a role
        (
            "PERU    Ana Ruiz (f)  ]\n        Luis Ruiz (m) ] teachers\n        Rosa Paz (f)",
            ["Ana Ruiz (f) ]", "Luis Ruiz (m) ]", "] teachers", "Rosa Paz (f)"],
        ),
        # parts of the list
        (
            "PERU    Ana Ruiz (f)\nReleased: Luis Ruiz (m)",
            ["Ana Ruiz (f)", "Released:", "Luis Ruiz (m)"],
        ),
        (
            "PERU    Ana Ruiz (f)\n\nNew names:  Luis Ruiz (m)\n            Rosa Paz (f)",
            ["Ana Ruiz (f)", "New names:", "Luis Ruiz (m)", "Rosa Paz (f)"],
        ),
        # groups
        (
            "PERU    Ana Ruiz (f)\n        and 55 members of her union",
            ["Ana Ruiz (f)", "and 55 members of her union"],
        ),
        ("ERITREA   Up to 40 people", ["Up to 40 people"]),
        # no lists
        ("", []),
        ("Sudan has signed the treaty, and Hassan Ali, 30, was released.", []),
    ],
)
def test_lists(rows: str, names: list[str]) -> None:
    assert names_of(rows) == names


def test_prose_below_the_list_is_no_name() -> None:
    case = parse(clean(f"UA 29/93   Fear of torture\n\nSUDAN   Hassan Ali (m)\n\n{STORY}\n"))
    kinds = [(b.kind, b.section) for b in case.blocks]
    assert kinds[-2:] == [("names", "header"), ("paragraph", "lead")]
