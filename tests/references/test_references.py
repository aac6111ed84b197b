"""Who pronouns and noun phrases stand for. ``[...]`` marks the words that are asked for."""

import re

import pytest

from tests.cases import name, read

OMAR = "Omar Haddad (m), aged 40, teacher, was arrested on 3 May 2001. "
PAIR = "The teachers Omar Haddad, 40, and Selim Nasri, 35, were arrested on 3 May 2001. "
PAIR_NAMES = ["Omar Haddad", "Selim Nasri"]


REPORT = "Amnesty International Report 2009\n\nTorture and ill-treatment\n"
FIRST = "• On 3 May Omar Haddad, a teacher, was beaten by police in Lima.\n"
HEADS = REPORT + "Protests against President Omar Haddad were held all over the country.\n"


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
        # somebody without a name
        ("A student was shot in Lima. [She] died.", ["student"]),
        ("An inmate who was held in Lima fell ill. [His] health is failing.", ["inmate"]),
        ("A prisoner's death was looked into. [She] was freed in May.", []),
        # before the name
        ("After [her] arrest, Leila Nasri was beaten.", ["Leila Nasri"]),
        ("When [he] was freed on 4 May, the teacher Omar Haddad fled.", ["Omar Haddad"]),
        ("When [he] was freed on 4 May, police beat Omar Haddad and Selim Nasri.", []),
        # two roles, and what is no role
        ("Omar Haddad, a teacher and human rights defender, was held. [He] was freed.", ["Omar Haddad"]),
        ("Omar Haddad, [a teacher] working in Lima, was held.", ["Omar Haddad"]),
        ("Omar Haddad, a reporter with Radio Lima, [who] was in Peru, was held.", ["Omar Haddad"]),
        ("A court fined Omar Haddad for libelling Selim Nasri when he accused [him] of murder.", ["Selim Nasri"]),
        ("President Omar Haddad reduced the sentence of Selim Nasri after [his] health failed.", ["Selim Nasri"]),
        ("A woman fled. Omar Haddad was accused by [the woman] of beating her.", ["woman"]),
        ("Omar Haddad, [a reporter], and Selim Nasri, an editor, were held.", ["Omar Haddad"]),
        # lists
        (
            "Omar Haddad, head of the Writers' Union (WU); Selim Nasri, its treasurer; and Ana Lopez were held. "
            "[They] were freed.",
            ["Omar Haddad", "Selim Nasri", "Ana Lopez"],
        ),
        ("It is urged to quash the verdict on Omar Haddad, to hear Selim Nasri and to free [both].", PAIR_NAMES),
        (PAIR + "Appeals by [both] sides were heard.", []),
        ("It was said that [three students] were beaten.", ["three students"]),
        ("The bomb injured [several students].", ["several students"]),
        # each point of a report tells another case
        (REPORT + FIRST + "• In June Leila Nasri was held. [She] was freed.", ["Leila Nasri"]),
        (REPORT + FIRST + "• In June the home of zaydmalik was raided. [He] fled.", []),
        (REPORT + FIRST + "• In June the home of zaydmalik was raided. [The teacher] fled.", []),
        (REPORT + FIRST + "b In June the home of zaydmalik was raided. [He] fled.", []),
        (REPORT + FIRST[:-1] + " b In June the home of zaydmalik was raided. [He] fled.", []),
        (REPORT + FIRST + "Death penalty\nIn June a law was passed. It was said that [he] agreed.", []),
        (REPORT + FIRST + "[He] was freed in June.", ["Omar Haddad"]),
        (REPORT + FIRST + "A police officer said that [he] had fled.", []),
        (REPORT + FIRST + "MALTA\nREPUBLIC OF MALTA\nIn June a law was passed. It was said that [he] agreed.", []),
        (REPORT + FIRST + "• [His] lawyer was beaten in June.", ["Omar Haddad"]),
        (HEADS + "Background\nThe rains failed. [The President] banned all protests.", ["Omar Haddad"]),
        # but the points of an appeal are about the same people
        ("UA 12/01\n\n" + OMAR[:-1] + "\n\n- In May he fell ill.\n- In June [he] was freed.", ["Omar Haddad"]),
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
    found = [r for r in case.references if case.source_span(r.span) == (start, end)]
    assert [name(t) for r in found for t in r.targets] == expected


def test_gender_from_pronouns(nlp) -> None:
    case = read(nlp, "Omar Haddad was arrested on 3 May 2001. He was beaten. He has since been freed.")
    (person,) = case.people
    assert person.gender == "male"
    assert [case.words(s) for a in person.evidence if a.name == "gender" for s in a.spans] == ["He", "He"]
