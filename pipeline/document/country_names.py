"""What the gazetteer knows of country names, behind three small functions."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

import pycountry


def _gazetteer(module: str) -> Any:
    try:
        return import_module(f"pipeline.gazetteers.{module}")
    except ModuleNotFoundError:
        return None


_COUNTRIES, _CODES = _gazetteer("countries"), _gazetteer("index_codes")


@cache
def country_of(name: str) -> str | None:
    """Alpha-2 of a country's name in any case, or None."""
    bare = " ".join(name.split()).strip(" .,:;-–")
    if _COUNTRIES is not None:
        found: str | None = _COUNTRIES.find_country(bare)
        return found
    for country in pycountry.countries:
        names = {country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")}
        if bare.casefold() in {n.split(",")[0].casefold() for n in names} | {n.casefold() for n in names}:
            return str(country.alpha_2)
    return None


def country_of_demonym(word: str) -> str | None:
    """Alpha-2 for "Kenyan", "Burmese", or None."""
    return _COUNTRIES.find_demonym(word) if _COUNTRIES is not None else None


def countries_of_index(index: str) -> list[str]:
    """Alpha-2 codes that an AI index may stand for; a hint, never proof."""
    return list(_CODES.countries_of(index)) if _CODES is not None else []
