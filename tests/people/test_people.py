"""Names merged into people, and people kept apart."""

import pytest

from tests.cases import read


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Omar Haddad (m), 40, was arrested. Haddad was beaten.", ["Omar Haddad"]),
        ("Omar HADDAD (m), aged 40\n\nOmar Haddad, 40, was arrested.", ["Omar HADDAD"]),
        ("Dr Omar Haddad was arrested. Mr Haddad was beaten.", ["Omar Haddad"]),
        # relatives share a surname
        ("Omar Haddad, 40, was arrested. His brother, Selim Haddad, was beaten.", ["Omar Haddad", "Selim Haddad"]),
    ],
)
def test_merging(nlp, text: str, names: list[str]) -> None:
    assert [p.name for p in read(nlp, text).people] == names


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Omar Haddad (m), aged 40, was arrested.", "gender", "male"),
        ("Omar Haddad, a 40-year-old lawyer, was arrested.", "age", 40),
        ("Omar Haddad, a 40-year-old lawyer, was arrested.", "occupations", ["lawyer"]),
        ("Mrs Leila Haddad was arrested.", "gender", "female"),
        ("Omar Haddad was arrested when he was 17.", "age", None),
    ],
)
def test_attributes(nlp, text: str, field: str, value: object) -> None:
    (person,) = read(nlp, text).people
    assert getattr(person, field) == value


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Omar Haddad (m), aged 40\n\nOmar Haddad was arrested.", "subject"),
        ("Selim Nasri, 40, was arrested. His lawyer, Omar Haddad, was not let in.", "lawyer"),
        ("Selim Nasri, 40, was arrested. The Minister of Justice, Omar Haddad, denied it.", "official"),
        ("Selim Nasri, 40, was arrested. His brother, Omar Haddad, asked for him.", "relative"),
    ],
)
def test_roles(nlp, text: str, role: str) -> None:
    assert {p.name: p.role for p in read(nlp, text).people}["Omar Haddad"] == role
