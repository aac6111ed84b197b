"""Accusations as Urgent Actions, reports and news of all eras word them: category, status and whom they concern.

``told.txt`` holds one text a line, and behind each "=>" one charge that must be found; none besides.
"""

from pathlib import Path

import pytest

from pipeline.case import Group
from tests.cases import name, read


def _table(file: str) -> list[list[str]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    return [line.replace("\\n", "\n").split(" => ") for line in lines if line and not line.startswith("#")]


def _found(nlp, text: str) -> list[str]:
    found = []
    for charge in read(nlp, text).charges:
        people = [("group: " if isinstance(p, Group) else "") + name(p) for p in charge.people]
        found.append(f"{charge.category} {charge.status} {'; '.join(people) or '-'}")
    return found


CASES = [*_table("told.txt"), *_table("told_anew.txt"), *_table("told_found.txt"), *_table("whom.txt")]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0][:60])
def test_told(nlp, case: list[str]) -> None:
    text, *wanted = case
    assert _found(nlp, text) == wanted


def test_held(nlp) -> None:
    """Of passages that no rule was written from, most accusations are told with the right kind of offence."""
    hits = gold = told = 0
    for text, *wanted in _table("told_held.txt"):
        kinds = [line.split()[0] for line in wanted]
        found = [line.split()[0] for line in _found(nlp, text)]
        gold, told = gold + len(kinds), told + len(found)
        for kind in found:
            if kind in kinds:
                kinds.remove(kind)
                hits += 1
    assert 2 * hits / (gold + told) > 0.72


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
        "The governor of the prison, Omar Haddad, denied any torture.",
        "Omar Haddad shouted 'traitor' when the court sentenced his brother.",
        "Omar Haddad was accused of witchcraft by her neighbours.",
        "A judge is investigating the murder of Omar Haddad.",
        "Omar Haddad's lawyer raised the torture allegations in court.",
        "Omar Haddad, who implicated officials in the murder of a judge, has been threatened.",
        "Omar Haddad lodged a complaint of torture.",
        "The authorities denied reparations to Omar Haddad, a victim of sexual slavery.",
        "Omar Haddad was moved from the detention centre of the Committee for National Security to a hospital.",
        "Omar Haddad feared the possibility of being prosecuted for blasphemy.",
        "Omar Haddad is due to be charged with murder.",
        "Omar Haddad began refusing food in protest at being denied a Bible.",
    ],
)
def test_not_told(nlp, text: str) -> None:
    assert read(nlp, text).charges == []
