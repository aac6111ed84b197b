"""Countries by their names as headers write them."""

from __future__ import annotations

from functools import cache

from pipeline.gazetteers.countries import find_country


@cache
def country_of(name: str) -> str | None:
    """Alpha-2 of a country's name in any case, or None."""
    return find_country(" ".join(name.split()).strip(" .,:;-–"))
