"""Those to whom it was done, in one sentence: exactly the people and groups that are given, or nobody."""

import pytest

from tests.cases import name, read

SAID = "Omar Haddad was held on 3 May 2001. "


@pytest.mark.parametrize(
    ("text", "type_", "victims"),
    [
        # subjects that wait for their verb, and noun phrases that take it from them
        ("Two men who insulted a guard were arrested on 3 May 2001.", "arrest", ["Two men"]),
        ("Three students who said the police had arrested Omar Haddad fled.", "arrest", ["Omar Haddad"]),
        ("Omar Haddad appealed that decision before the court and was released in May.", "release", ["Omar Haddad"]),
        ("Ten men were released within days, but at least 20 continued to be held.", "detention", ["at least 20"]),
        ("Two hundred people, 40 of them children, were arrested in Lima.", "arrest", ["Two hundred people"]),
        ("Two men, one of them Omar Haddad, were arrested in Lima.", "arrest", ["Two men"]),
        ("It is that of Omar Haddad, a man with a residence permit, who was abducted.", "abduction", ["Omar Haddad"]),
        ("Omar Haddad, a Jordanian national whose deportation was stopped, fled.", "deportation", ["Omar Haddad"]),
        ("Ten men were released and returned to Yemen.", "transfer", ["Ten men"]),
        ("Many alleged that they were tortured.", "torture", ["Many"]),
        ("50 to 60 people were detained in Lima.", "detention", ["50 to 60 people"]),
        ("• Two of the critics were arrested in Lima.", "arrest", ["Two of the critics"]),
        # participles
        ("Omar Haddad was convicted of insulting a judge and sentenced to two years.", "sentencing", ["Omar Haddad"]),
        ("Omar Haddad was forced to undress and beaten.", "torture", ["Omar Haddad"]),
        ("Omar Haddad remained in prison accused of theft.", "charge", ["Omar Haddad"]),
        ("Omar Haddad said a session was held in the capital.", "detention", []),
        # one person in two words, two people in two phrases
        ("Omar Haddad, founder and director of the club, was killed.", "killing", ["Omar Haddad"]),
        ("Omar Haddad and a colleague were killed.", "killing", ["Omar Haddad", "colleague"]),
        # nouns: particular people, and people at large
        ("The murder of a journalist on 3 May 2001 was told in court.", "killing", ["journalist"]),
        ("The killing of civilians is a crime.", "killing", []),
        ("All but two of the hostages were killed.", "killing", ["All but two of the hostages"]),
        ("They could neither be charged nor freed.", "charge", []),
        ("The execution of the judgment in the case of Omar Haddad was slow.", "execution", []),
        # one penalty each
        ("Two men were sentenced to death, and Omar Haddad to three years.", "sentencing", ["Two men"]),
        ("A court sentenced Leila Nasri to five years, and another to life.", "sentencing", ["Leila Nasri"]),
        # names for people, and what is named after them
        ("Five Iraqis were tortured in May 2001.", "torture", ["Five Iraqis"]),
        ("The Iraqi was tortured in May 2001.", "torture", ["Iraqi"]),
        ("Five Iraqi ports were attacked in May 2001.", "attack", []),
    ],
)
def test_victims(nlp, text: str, type_: str, victims: list[str]) -> None:
    found = [[name(v) for v in e.victims] for e in read(nlp, text).events if e.type in (type_, *_SAME.get(type_, ()))]
    assert found[:1] == ([victims] if victims else [])


_SAME = {"arrest": ("detention",), "torture": ("attack",)}


def test_a_penalty_for_each(nlp) -> None:
    text = "On 3 May 2001 a court sentenced two of the men to death, eight to life and Omar Haddad to three years."
    dealt = [([name(v) for v in e.victims], e.penalty) for e in read(nlp, text).events if e.type == "sentencing"]
    assert dealt == [(["two of the men"], "death"), (["eight"], "life"), (["Omar Haddad"], "P3Y")]
