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
        ("Omar Haddad, a student of engineering aged 22, was found.", "age", 22),
        ("Omar Haddad, a Pakistani man of 42, was hit.", "age", 42),
        ("Soldiers shot a 24-year-old trainee nurse, Omar Haddad, at the gate.", "age", 24),
        # work before a name, with a clause between
        ("A photographer who had filmed the fire, Omar Haddad, was beaten.", "occupations", ["photographer"]),
        ("In March, a journalist tried with them, Omar Haddad, was moved.", "occupations", ["journalist"]),
        ("Police met a lawyer who knew three farmers, and Omar Haddad left.", "occupations", []),
        ("The secretary general of the union, Omar Haddad, was beaten.", "occupations", ["secretary general"]),
        ("In May the rapporteur on torture, Omar Haddad, came.", "occupations", ["rapporteur"]),
        ("Omar Haddad, founder and former head of the union, was beaten.", "occupations", ["founder", "head"]),
        ("He met Omar Haddad, respectively publisher and editor of it.", "occupations", []),
        ("Omar Haddad, a teacher arrested in 2003, was tortured.", "occupations", ["teacher"]),
        ("Omar Haddad, a prisoner of conscience, is a physician.", "occupations", ["physician"]),
        ("Omar Haddad is a farmer and poet.", "occupations", ["farmer", "poet"]),
        ("Omar Haddad was a victim of a judge.", "occupations", []),
        ("Omar Haddad was elected chairperson of the union.", "occupations", ["chairperson"]),
        ("Omar Haddad was named in a report on a teacher.", "occupations", []),
        ("One of the nurses, Omar Haddad, was arrested.", "occupations", ["nurse"]),
        ("Lieutenant-Colonel Omar Haddad was arrested.", "occupations", ["lieutenant colonel"]),
        ("He gave flowers to a Syrian woman, “Amal Haddad”, and left.", "nationality", "SY"),
    ],
)
def test_attributes(nlp, text: str, field: str, value: object) -> None:
    (person,) = read(nlp, text).people
    assert getattr(person, field) == value


def test_apposition_describes_the_name_before_it(nlp) -> None:
    people = read(nlp, "Sara Okello, a 24-year-old nurse, Ali Hamid and others were arrested.").people
    assert [p.occupations for p in people] == [["nurse"], []]


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
