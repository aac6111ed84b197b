"""Countries by their names as headers write them."""

from __future__ import annotations

from functools import lru_cache

from pipeline.gazetteers.countries import find_country


@lru_cache(maxsize=2_000)
def country_of(name: str) -> str | None:
    """Alpha-2 of a country's name in any case, or None."""
    return find_country(" ".join(name.split()).strip(" .,:;-–"))
