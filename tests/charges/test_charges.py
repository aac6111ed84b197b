"""Accusations, their category, people and status; and what only looks like one."""

import pytest

from tests.cases import name, read


@pytest.mark.parametrize(
    ("text", "category", "status"),
    [
        ('Omar Haddad was charged with "insulting Islam".', "blasphemy_apostasy", "charged"),
        ("Omar Haddad was convicted of murder.", "homicide", "convicted"),
        ("Omar Haddad was acquitted of espionage.", "treason_espionage", "acquitted"),
        ("Omar Haddad was accused by the prosecutor of spreading false news.", "false_news", "accused"),
        ("Omar Haddad faces charges of terrorism.", "terrorism", "charged"),
    ],
)
def test_told(nlp, text: str, category: str, status: str) -> None:
    found = [(c.category, c.status, [name(p) for p in c.people]) for c in read(nlp, text).charges]
    assert found == [(category, status, ["Omar Haddad"])]


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad was held without charge.",
        "Omar Haddad was released without charge.",
        "Omar Haddad has not been charged.",
        "Omar Haddad is in charge of the office.",
        "Omar Haddad investigates murder and terrorism.",
    ],
)
def test_not_told(nlp, text: str) -> None:
    assert read(nlp, text).charges == []


def test_provisions(nlp) -> None:
    (charge,) = read(nlp, "Omar Haddad was charged with terrorism under Article 86 of the Penal Code.").charges
    assert [(p.article, p.law) for p in charge.provisions] == [("86", "Penal Code")]
