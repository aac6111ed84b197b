"""Countries, adjectives, index codes and cities."""

import pytest

from pipeline.gazetteers.cities import find_city
from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.gazetteers.index_codes import countries_of


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
