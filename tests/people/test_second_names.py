"""Second names, shared surnames and namesakes."""

import pytest

from tests.cases import read


def people(nlp, text: str) -> dict[str, list[str]]:
    return {p.name: p.aliases for p in read(nlp, text).people}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Parit Chiwarak, known as Penguin, was jailed. Penguin is ill.", {"Parit Chiwarak": ["Penguin"]}),
        ("Arif Yunus, a historian, was jailed. Arif Yunusov is ill.", {"Arif Yunus": ["Arif Yunusov"]}),
        ("Azimjan Askarov, an artist, died. Azimjan Azkarov was ill.", {"Azimjan Askarov": ["Azimjan Azkarov"]}),
        # namesakes and relatives stay apart
        (
            "João Silva (m), aged 40\nJoão Costa (m), aged 30\n\nJoão Silva and João Costa were arrested.",
            {"João Silva": [], "João Costa": []},
        ),
        (
            "Islam Bisultanov, 19, was beaten. His uncle Ramzan paid. President Ramzan Kadyrov denied it.",
            {"Islam Bisultanov": [], "Ramzan": [], "Ramzan Kadyrov": []},
        ),
        (
            "Ali Haddad, 19, was beaten. His brother-in-law, Ali's neighbour Omar Nasri, saw it.",
            {"Ali Haddad": ["Ali"], "Omar Nasri": []},
        ),
    ],
)
def test_names(nlp, text: str, expected: dict[str, list[str]]) -> None:
    assert people(nlp, text) == expected


@pytest.mark.parametrize(
    ("text", "name", "field", "value"),
    [
        # the post of an addressee stands above or below the name
        ("Rajiv Rao (m), aged 24, cook, Singaporean\n\nRajiv Rao was hanged.", "Rajiv Rao", "nationality", "SG"),
        ("Omar Nasri was hanged despite appeals from his family.", "Omar Nasri", "gender", "male"),
        ("Eleven farmers, among them Omar Nasri, were shot.", "Omar Nasri", "occupations", ["farmer"]),
        ("Omar Nasri, 36, a father of four, was shot.", "Omar Nasri", "role", "subject"),
        ("The company feared Omar Nasri, about whom filmmakers spoke.", "Omar Nasri", "occupations", []),
    ],
)
def test_attributes(nlp, text: str, name: str, field: str, value: object) -> None:
    assert {p.name: getattr(p, field) for p in read(nlp, text).people}[name] == value
