"""Accusations as Urgent Actions, reports and news of all eras word them: category, status and whom they concern.

``told.txt`` holds one text a line, and behind each "=>" one charge that must be found; none besides.
"""

from pathlib import Path

import pytest

from pipeline.case import Group
from tests.cases import name, read

_LINES = Path(__file__).with_name("told.txt").read_text(encoding="utf-8").splitlines()
CASES = [line.split(" => ") for line in _LINES if line and not line.startswith("#")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:60])
def test_told(nlp, case: list[str]) -> None:
    text, *wanted = case
    found = []
    for charge in read(nlp, text).charges:
        people = [("group: " if isinstance(p, Group) else "") + name(p) for p in charge.people]
        found.append(f"{charge.category} {charge.status} {'; '.join(people) or '-'}")
    assert found == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Omar Haddad was held without charge or trial for two years.",
        "None of the detainees has been charged with an offence.",
        "Omar Haddad was never charged with treason.",
        "A commission charged with investigating torture was set up.",
        "Journalists are often accused of defamation in the country.",
        "The number of convictions for rape remained low.",
        "The government has been accused of corruption.",
        "The opposition accused the minister of corruption.",
        "Suspected members of armed groups were detained.",
        "Omar Haddad, a lawyer, defends people who are accused of terrorism.",
        "Omar Haddad was detained solely for the peaceful exercise of his right to freedom of expression.",
        "Anyone convicted of drug trafficking is sentenced to death.",
        "The police said that Omar Haddad had committed suicide.",
        "Omar Haddad was acquitted for lack of evidence.",
        "Both men were convicted on the basis of confessions.",
    ],
)
def test_not_told(nlp, text: str) -> None:
    assert read(nlp, text).charges == []
