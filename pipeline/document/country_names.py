"""What the gazetteers know of countries, for names and codes as headers write them."""

from __future__ import annotations

from functools import cache

from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.gazetteers.index_codes import countries_of


@cache
def country_of(name: str) -> str | None:
    """Alpha-2 of a country's name in any case, or None."""
    return find_country(" ".join(name.split()).strip(" .,:;-–"))


def country_of_demonym(word: str) -> str | None:
    """Alpha-2 for "Kenyan", "Burmese", or None."""
    return find_demonym(word)


def countries_of_index(index: str) -> list[str]:
    """Alpha-2 codes that an AI index may stand for; a hint, never proof."""
    return list(countries_of(index))
