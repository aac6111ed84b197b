"""Which date an event takes: of its own clause, of the sentence's head, of the day before; and which it does not."""

import pytest

from tests.cases import read


def dates(nlp, text: str, type_: str) -> list[str | None]:
    return [e.date.edtf if e.date else None for e in read(nlp, text).events if e.type == type_]


@pytest.mark.parametrize(
    ("text", "type_", "date"),
    [
        ("Ten people were injured when guards opened fire on 27 April 2013.", "attack", "2013-04-27"),
        ("Leila Omar was freed on 5 July 2011, but her husband remains in detention.", "detention", None),
        ("Omar Haddad was freed on 5 July 2011. His brother was released that evening.", "release", "2011-07-05"),
        ("Omar Haddad was charged with sedition under the Public Order Act of 2008.", "charge", None),
        ("In 2010, under the Public Order Act of 2008, Omar Haddad was charged with sedition.", "charge", "2010"),
        ("On 3 May 2010 Omar Haddad, a candidate in the March elections, was arrested.", "arrest", "2010-05-03"),
        ("Omar Haddad was held until 21 January 2010, when he was freed.", "detention", None),
        ("Omar Haddad said on 29 November 2010 that he would appeal.", "appeal", None),
        ("In March 2010 they met Omar Haddad, who had been tortured.", "torture", None),
        ("Omar Haddad is serving a life sentence handed down in 2015.", "sentencing", "2015"),
        ("Omar Haddad is serving a life sentence handed down in 2015.", "detention", None),
        ("On 5 March 2009 police demolished 62 houses in Lima. Omar Haddad was beaten.", "attack", "2009-03-05"),
        ("On 5 March 2009 Omar Haddad was seized. A few hours later he was set free.", "release", "2009-03-05"),
        # a date counted from the one beside it is that of what follows
        ("In October 2010 Omar Haddad was freed, 16 years after he was sentenced to death.", "release", "2010-10"),
        ("In October 2010 Omar Haddad was freed, 16 years after he was sentenced to death.", "sentencing", "1994"),
        ("Omar Haddad was released on 8 May 2010, two days after he was fined.", "release", "2010-05-08"),
        # the day at the end of a period
        ("There has been turmoil since June 2010, when guards killed dozens of protesters.", "killing", "2010-06"),
        ("Four leaders were held until 21 July 2010 and then released.", "release", "2010-07-21"),
        # a noun takes the date of the verb that says when it took place
        ("The strike by nurses and teachers, over pay, began on 11 October 2010.", "protest", "2010-10-11"),
        # a date that says which people, which offence or which earlier act is meant
        ("Four men arrested in a bar on 19 December 2010 were beaten.", "arrest", "2010-12-19"),
        ("Four men arrested in a bar on 19 December 2010 were beaten.", "torture", None),
        ("Omar Haddad, who was arrested on 5 May 2010, was beaten in custody.", "torture", None),
        ("Omar Haddad was given life for the murder in September 2013 of Carlos Ruiz.", "sentencing", None),
        ("Omar Haddad was charged with crimes committed in Lima since July 2002.", "charge", None),
        ("Omar Haddad remained in prison following a trial in 2007.", "detention", None),
        ("Protests erupted on 14 May 2010 after police shot dead Omar Haddad.", "killing", None),
        ("Omar Haddad, born on 3 May 1970, was arrested in Lima.", "arrest", None),
        ("Omar Haddad was convicted of murder in 2009.", "conviction", "2009"),
        ("Sixty people were arrested during a raid on a church on 27 May 2005.", "arrest", "2005-05-27"),
        # the narrative stands at a hearing, or at a scene with many in it
        ("In August 2010 Omar Haddad was tried. He was sentenced to three years in prison.", "sentencing", "2010-08"),
        ("On 3 July 2010 farmers marched in Lima. Guards hurt eleven. Sixty were arrested.", "arrest", "2010-07-03"),
        ("On 3 July 2010 farmers marched in Lima. Guards hurt eleven. Sixty were later arrested.", "arrest", None),
        ("On 3 July 2010 Omar Haddad was seized. He was kept blindfolded for several weeks.", "torture", None),
        # months that follow each other are one period; others are not
        ("In September and October 2010, ten migrants were arrested in Lima.", "arrest", "2010-09/2010-10"),
        ("Omar Haddad was arrested in March and October 2010.", "arrest", "2010-03"),
        # what stands between the date and its clause, and what only looks like the head of the sentence
        ("On 4 March 2010, after the court sat, police arrested Omar Haddad.", "arrest", "2010-03-04"),
        ("Omar Haddad was released on 8 November 2010 charged with theft.", "charge", None),
        ("According to the UN in September 2010, Omar Haddad was arrested.", "arrest", None),
        ("Omar Haddad was sentenced to death after an unfair trial in 1997.", "sentencing", "1997"),
        ("Omar Haddad was reported in August 2010 to have been sentenced to death.", "sentencing", None),
        # what is said on a day
        ("They told the court on 30 July 2010 that Omar Haddad was not tortured.", "torture", "2010-07-30"),
        ("On 18 August 2010 the army stated that it was holding Omar Haddad.", "detention", None),
        ("According to the indictment of 5 June 2010, Omar Haddad fled. He was arrested.", "arrest", None),
        # near misses: the narrative has left the day, or never was there
        ("On 5 March 2009 Omar Haddad was seized. He has been beaten.", "torture", None),
        ("Omar Haddad was born on 5 March 1969 in Lima. Omar Haddad has been tortured.", "torture", None),
        ("Omar Haddad was held until 21 January 2010, when he was released.", "release", "2010-01-21"),
    ],
)
def test_dates(nlp, text: str, type_: str, date: str | None) -> None:
    assert date in dates(nlp, text, type_)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Omar Haddad was arrested by police.", ["police"]),
        ("Omar Haddad was sentenced by a military court.", ["military court"]),
        ("Omar Haddad was shot dead by unknown gunmen.", ["unknown gunmen"]),
        ("Omar Haddad was released by nightfall.", []),
        ("Omar Haddad was killed by rockets.", []),
        ("Omar Haddad was arrested by mistake.", []),
    ],
)
def test_actors_are_people_and_bodies(nlp, text: str, actors: list[str]) -> None:
    case = read(nlp, text)
    assert [case.words(a) for a in case.events[0].actors] == actors


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("Omar Haddad was arrested along with six others.", 2),
        ("Omar Haddad was arrested with ten other officials.", 2),
        ("Omar Haddad was beaten with rifle butts.", 1),
        ("Omar Haddad was charged with murder.", 1),
    ],
)
def test_those_in_company_are_victims_too(nlp, text: str, victims: int) -> None:
    assert [len(e.victims) for e in read(nlp, text).events][:1] == [victims]


@pytest.mark.parametrize(
    ("text", "type_", "place"),
    [
        (
            "In Lima, Omar Haddad was arrested on 3 May 2010, and his brother was beaten by soldiers.",
            "torture",
            "Lima",
        ),
        ("Crowds marched in Lima against the arrest of Omar Haddad.", "arrest", None),
        ("Omar Haddad was sentenced to life for the killing in Lima of Carlos Ruiz.", "sentencing", None),
        ("Omar Haddad's release was welcomed by the government of Peru.", "release", None),
        ("Omar Haddad was arrested in Lima and taken to Cusco.", "transfer", "Cusco"),
    ],
)
def test_places(nlp, text: str, type_: str, place: str | None) -> None:
    assert place in [e.place.name if e.place else None for e in read(nlp, text).events if e.type == type_]
