"""Names as the whole text gives them: what is a person, a body, a place, and what is none.

Each line: the text, the label, the names that must have it (in order, each once), and names that nobody may bear.
"""

import pytest

from tests.cases import read


def named(nlp, text: str, label: str) -> list[str]:
    case = read(nlp, text)
    return list(dict.fromkeys(case.words(m.span) for m in case.mentions if m.label == label))


PEOPLE = [
    # established by a title, an age, work, kin, a list; then a person everywhere
    ("Dr Samira al-Barazi was arrested. Samira al-Barazi is ill.", ["Samira al-Barazi"]),
    ("Azimjan Askarov, an artist, died. In 2016 Azimjan Askarov was moved to Bishkek.", ["Azimjan Askarov"]),
    ("Hashem Rostampour, a 58-year-old labour activist, died.", ["Hashem Rostampour"]),
    ("His uncle, Ramzan Bisultanov, paid.", ["Ramzan Bisultanov"]),
    ("The sheikh was told. In Jaw they hold sheikh Hassan Isa.", ["Hassan Isa"]),
    # months and weekdays belong to dates, not to the name behind them
    ("On the evening of 9 July Mateo Choc, a catechist, was abducted.", ["Mateo Choc"]),
    ("On Monday Ali Hassan, a farmer, was arrested.", ["Ali Hassan"]),
    # and to names
    ("May Thu (f), aged 26, student\n\nMay Thu was arrested on 2 May. In May Thu was moved.", ["May Thu", "Thu"]),
    # countries and cities in names
    ("Chad Williams, a teacher, was beaten.", ["Chad Williams"]),
    ("Paris Hilton, an actor, was arrested in Paris.", ["Paris Hilton"]),
    # a relative who shares the surname, whatever the model sees
    (
        "Luz Tascon (f), aged 38\n\nIts first president, Gildardo Tascon, was abducted.",
        ["Luz Tascon", "Gildardo Tascon"],
    ),
    # heads of state in the header lines of reports
    ("TOGO\nHead of state: Faure Gnassingbé (replaced Abass Bonfoh in May)\n", ["Faure Gnassingbé", "Abass Bonfoh"]),
]


@pytest.mark.parametrize(("text", "names"), PEOPLE)
def test_people(nlp, text: str, names: list[str]) -> None:
    assert named(nlp, text, "PERSON") == names


NOT_PEOPLE = [
    ("Award-winning filmmakers were arrested in Tehran.", "Award-winning"),
    ("They signed a statement titled “Put Down Your Gun”.", "Put Down Your Gun"),
    ("Cyclone Nargis struck the delta in May 2008.", "Cyclone Nargis"),
    ("Private Bag 388, Lilongwe 3, Malawi", "Bag"),
    ("The Treasurer and the Delegate were absent.", "Treasurer"),
    ("She works with the Karapatan Alliance in Negros Occidental.", "Negros Occidental"),
    ("FOREST DEFENDER KILLED IN PARÁ\n\nThe defender was shot.", "FOREST DEFENDER"),
    ("The Unidad Revolucionaria Nacional Guatemalteca (URNG) denied it.", "Nacional"),
]


@pytest.mark.parametrize(("text", "name"), NOT_PEOPLE)
def test_not_people(nlp, text: str, name: str) -> None:
    assert name not in named(nlp, text, "PERSON")


BODIES = [
    # head nouns
    ("He was tried by Branch 26 of the Revolutionary Court.", ["Branch 26 of the Revolutionary Court"]),
    ("Officers of the Ministry of Justice came.", ["Ministry of Justice"]),
    ("In September the Inter-American Court of Human Rights ruled.", ["Inter-American Court of Human Rights"]),
    ("Soldiers of the 12th Infantry Battalion fired.", ["12th Infantry Battalion"]),
    # neither member, owner nor neighbour belongs to the name
    ("Abel Barrera of the Tlachinollan Human Rights Centre spoke.", ["Tlachinollan Human Rights Centre"]),
    ("The NLD’s Central Committee met.", ["NLD", "Central Committee"]),
    ("A majority of the Senate and National Assembly agreed.", ["Senate", "National Assembly"]),
    ("The Ministry of Labour and Social Affairs agreed.", ["Ministry of Labour and Social Affairs"]),
    ("The Council of Europe Commissioner for Human Rights came.", ["Council of Europe"]),
    ("The Office of the Commissioner for Human Rights replied.", ["Office of the Commissioner for Human Rights"]),
    ("The NGO Sahel Committee protested.", ["Sahel Committee"]),
    ("Ernest Koroma of the All People’s Congress won.", ["All People’s Congress"]),
    # in front of a hyphen
    ("A UN-sponsored mission and CIA-operated flights came.", ["UN", "CIA"]),
    ("The lawyers had told the Supreme Court on 30 July that he was free.", ["Supreme Court"]),
    # explained acronyms
    ("The State Peace and Development Council (SPDC) agreed.", ["State Peace and Development Council", "SPDC"]),
    ("The Unidad Nacional Guatemalteca (UNG) denied it.", ["Unidad Nacional Guatemalteca", "UNG"]),
    # announced by a noun
    ("The newspaper Siglo Veintiuno reported it.", ["Siglo Veintiuno"]),
    ("The group Paz y Justicia threatened him.", ["Paz y Justicia"]),
    ("He edited The Point newspaper.", ["Point"]),
    # other languages
    ("He left the Corporación Regional para la Defensa.", ["Corporación Regional para la Defensa"]),
    ("The UN called for an inquiry.", ["UN"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), BODIES)
def test_bodies(nlp, text: str, names: list[str]) -> None:
    assert named(nlp, text, "ORG") == names


NOT_BODIES = [
    ("He was held under the Internal Security Act (ISA).", "ISA"),
    ("The office issued an order to stop the prosecution (SKPP) for all three.", "SKPP"),
    ("PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 6 January 2022", "UNTIL"),
    ("Please write in Arabic, English or French.", "Arabic, English"),
    ("The company Director Ali Hassan was absent.", "Director Ali Hassan"),
    ("The lawsuit cited the Russian Federation.", "Russian Federation"),
    ("A Kurdish news agency reported it.", "Kurdish"),
    ("In October police used tear gas.", "police"),
    ("He had left with police 15 months earlier.", "police 15"),
    ("He spoke on FM radio stations.", "FM"),
    ("The rights of lesbian, gay, bisexual and transgender (LGBT) people were ignored.", "LGBT"),
    ("The trial of the Director of Public Prosecutions (DPP), Anna Kala, began.", "DPP"),
    ("Opposition party activists were beaten.", "Opposition party"),
]


@pytest.mark.parametrize(("text", "name"), NOT_BODIES)
def test_not_bodies(nlp, text: str, name: str) -> None:
    assert name not in named(nlp, text, "ORG")
