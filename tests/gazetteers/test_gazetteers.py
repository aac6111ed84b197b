"""Countries, adjectives, index codes and cities."""

import pytest

from pipeline.gazetteers.cities import find_city
from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.gazetteers.index_codes import countries_of
from pipeline.gazetteers.subdivisions import countries_with


@pytest.mark.parametrize(
    ("name", "code"),
    [("Kyrgyzstan", "KG"), ("SYRIA", "SY"), ("Viet Nam", "VN"), ("Burma", "MM"), ("Kyrgyz", None), ("Askarov", None)],
)
def test_countries(name: str, code: str | None) -> None:
    assert find_country(name) == code


@pytest.mark.parametrize(("word", "code"), [("Iranian", "IR"), ("Burmese", "MM"), ("Iran", None), ("Martian", None)])
def test_demonyms(word: str, code: str | None) -> None:
    assert find_demonym(word) == code


@pytest.mark.parametrize(("index", "code"), [("MDE 13/5461/2022", "IR"), ("AMR 23/038/2007", "CO")])
def test_index_codes(index: str, code: str) -> None:
    assert code in countries_of(index)


def test_index_codes_of_no_country() -> None:
    assert countries_of("ACT 50/001/2006") == []


def test_cities() -> None:
    city = find_city("Bishkek", "KG")
    assert city is not None
    assert city.country == "KG"
    assert find_city("Xyzzyville") is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("Geneva", "CH"), ("London", "GB"), ("Trinidad", None), ("Santa Cruz", None), ("San José", None)],
)
def test_a_city_of_the_world(name: str, country: str | None) -> None:
    city = find_city(name)
    assert (city.country if city else None) == country


@pytest.mark.parametrize(
    ("name", "codes"),
    [("Santa Bárbara", ("HN",)), ("Fars province", ("IR",)), ("Punjab", ("IN", "PK")), ("Xyzzyland", ())],
)
def test_parts_of_countries(name: str, codes: tuple[str, ...]) -> None:
    assert countries_with(name) == codes
