"""Who pronouns and noun phrases stand for. ``[...]`` marks the words that are asked for."""

import re

import pytest

from tests.cases import name, read

OMAR = "Omar Haddad (m), aged 40, teacher, was arrested on 3 May 2001. "
PAIR = "The teachers Omar Haddad, 40, and Selim Nasri, 35, were arrested on 3 May 2001. "
PAIR_NAMES = ["Omar Haddad", "Selim Nasri"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OMAR + "[He] was beaten.", ["Omar Haddad"]),
        (OMAR + "His wife was told that [he] was well.", ["Omar Haddad"]),
        (OMAR + "[The teacher] was beaten.", ["Omar Haddad"]),
        (PAIR + "[They] were beaten.", ["Omar Haddad", "Selim Nasri"]),
        (PAIR + "[The two men] were beaten.", ["Omar Haddad", "Selim Nasri"]),
        (PAIR + "[Both] were beaten.", ["Omar Haddad", "Selim Nasri"]),
        (OMAR + "[His wife] was beaten.", ["His wife"]),
        (OMAR + "His wife, Leila Haddad, was arrested too. [She] was beaten.", ["Leila Haddad"]),
        (OMAR + "His wife, Leila Haddad, was arrested too. [His wife] was beaten.", ["Leila Haddad"]),
        (OMAR + "[Three students] were beaten.", ["Three students"]),
        ("A man was shot in Lima. [The man] died.", ["man"]),
        (PAIR + "Their lawyer, Ana Lopez, said that [she] was not let in.", ["Ana Lopez"]),
        (OMAR + "[The 40-year-old] was beaten.", ["Omar Haddad"]),
        (PAIR + "[The former] was beaten.", ["Omar Haddad"]),
        (PAIR + "[The latter] was beaten.", ["Selim Nasri"]),
        (OMAR + "He and four students were beaten. [The five] were freed.", ["Omar Haddad", "four students"]),
        ("Two members of the Writers' Union, Omar Haddad and Selim Nasri, fled. [They] were caught.", PAIR_NAMES),
        ("Five villagers were shot. [The victims] were tied up.", ["Five villagers"]),
        (PAIR + "[The other eight] were freed.", ["other eight"]),
        (
            "The couple, Omar Haddad and Leila Nasri, were arrested. Ms Nasri is free, [her husband] is not.",
            ["Omar Haddad"],
        ),
        # near misses: nobody is meant
        (OMAR + "[The 40-year-old] dispute went on.", []),
        (PAIR + "[The former] president was beaten.", []),
        ("Three soldiers shot a man. [The former] was not punished.", []),
        (OMAR + "[The police] said nothing.", []),
        ("[She] was beaten.", []),
    ],
)
def test_targets(nlp, text: str, expected: list[str]) -> None:
    start, end = text.index("["), text.index("]") - 1
    case = read(nlp, re.sub(r"[\[\]]", "", text))
    found = [r for r in case.references if r.start == start and r.end == end]
    assert [name(t) for r in found for t in r.targets] == expected


def test_gender_from_pronouns(nlp) -> None:
    case = read(nlp, "Omar Haddad was arrested on 3 May 2001. He was beaten. He has since been freed.")
    (person,) = case.people
    assert person.gender == "male"
    assert [case.words(s) for a in person.evidence if a.name == "gender" for s in a.spans] == ["He", "He"]
