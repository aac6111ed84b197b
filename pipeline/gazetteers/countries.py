"""Countries and their people: names, former names, common misspellings and demonyms to ISO 3166-1 alpha-2.

Standard names come from pycountry (ISO 3166), everything else from ``data/vocab/gazetteers``. ``XK`` (Kosovo) is the
user-assigned code in common use.
"""

from __future__ import annotations

import re
from functools import cache

import pycountry

from pipeline.gazetteers.folding import fold
from pipeline.resources import rows

_ARTICLE = re.compile(r"^the ")
_ARTICLE_CASED = re.compile(r"^[Tt]he ")
_FORMAL = re.compile(
    r"^(?:(?:the )?(?:[a-z]+ )?(?:republic|kingdom|state|commonwealth|sultanate|principality|emirate|union|"
    r"people s (?:democratic )?republic|democratic (?:socialist |people s )?republic|islamic republic|"
    r"federal (?:democratic )?republic|hashemite kingdom|grand duchy|independent state) of (?:the )?)"
)


def find_country(name: str) -> str | None:
    """Alpha-2 of a country's name in any case, short or formal; None for anything else (no fuzzy matching)."""
    folded = fold(name)
    names = _names()
    return names.get(folded) or names.get(_ARTICLE.sub("", folded)) or names.get(_FORMAL.sub("", folded))


def find_demonym(word: str) -> str | None:
    """Alpha-2 for the people or the adjective of a country ("Kyrgyzstani", "Kenyans"); None for anything else."""
    folded = fold(word)
    demonyms = _demonyms()
    return demonyms.get(folded) or (demonyms.get(folded[:-1]) if folded.endswith("s") else None)


@cache
def country_name(alpha2: str) -> str:
    """The common English name. Raises KeyError for an unknown code."""
    if alpha2 == "XK":
        return "Kosovo"
    country = pycountry.countries.get(alpha_2=alpha2)
    if country is None:
        raise KeyError(alpha2)
    return str(getattr(country, "common_name", country.name))


def country_spellings() -> list[str]:
    """Every name as commonly written, unfolded and without "the", for matchers; sorted.

    "the States" is left out: without its article it names nothing.
    """
    spellings = {row["name"] for row in rows("gazetteers/country_names.csv")}
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            value = getattr(country, key, None)
            if value and "," not in value and "(" not in value:
                spellings.add(value)
    return sorted({_ARTICLE_CASED.sub("", s) for s in spellings} - {"States"})


@cache
def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for country in pycountry.countries:
        for key in ("name", "common_name", "official_name"):
            if value := getattr(country, key, None):
                names[fold(value)] = country.alpha_2
                names[fold(value.split(",")[0])] = names.get(fold(value.split(",")[0]), country.alpha_2)
    names |= {fold(row["name"]): row["alpha2"] for row in rows("gazetteers/country_names.csv")}
    return names


@cache
def _demonyms() -> dict[str, str]:
    return {fold(row["demonym"]): row["alpha2"] for row in rows("gazetteers/demonyms.csv")}
