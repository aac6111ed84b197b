"""What people are in the case: posts of public power and others, suspects, kin, victims of crimes."""

import pytest

from tests.cases import read

LISTED = "Selim Nasri (m), aged 40\n\nSelim Nasri was arrested on 3 May 2010. "


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        # a post of public power, and the same word for a post that is none
        (LISTED + "President Omar Haddad denied it.", "Omar Haddad", "official"),
        (LISTED + "Omar Haddad, president of the Republic, denied it.", "Omar Haddad", "official"),
        (LISTED + "Omar Haddad, president of the Bar Association, saw him.", "Omar Haddad", "other"),
        (LISTED + "Omar Haddad, secretary general of the union, saw him.", "Omar Haddad", "other"),
        (LISTED + "The minister of justice of Gambia, Mr Omar Haddad, denied it.", "Omar Haddad", "official"),
        (LISTED + "A panel of three judges headed by Omar Haddad heard him.", "Omar Haddad", "official"),
        # others
        (LISTED + "The police arrested a suspect, Omar Haddad, who shot at him.", "Omar Haddad", "perpetrator"),
        (LISTED + "He was with a friend, Omar Haddad.", "Omar Haddad", "associate"),
        (LISTED + "Their flatmate, the musician Omar Haddad, was fined.", "Omar Haddad", "associate"),
    ],
)
def test_role(nlp, text: str, name: str, role: str) -> None:
    assert {p.name: p.role for p in read(nlp, text).people}[name] == role


def test_heads_of_state_are_officials(nlp) -> None:
    text = "TOGO\nHead of state: Faure Gnassingbé (replaced Abass Bonfoh in May)\n\nIn May 2005 men were beaten.\n"
    assert {p.role for p in read(nlp, text).people} == {"official"}
