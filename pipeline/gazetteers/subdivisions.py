"""Provinces, states, departments and other parts of countries (ISO 3166-2, through pycountry)."""

from __future__ import annotations

import re
from functools import cache

import pycountry

from pipeline.gazetteers.folding import fold

_KIND = re.compile(
    r" (?:province|state|region|department|governorate|prefecture|district|county|oblast|republic|krai|canton)$"
)


def countries_with(name: str) -> tuple[str, ...]:
    """Alpha-2 codes of the countries that have a part of this name, with or without its kind ("Fars province")."""
    folded = fold(name)
    return _parts().get(folded) or _parts().get(_KIND.sub("", folded), ())


@cache
def _parts() -> dict[str, tuple[str, ...]]:
    by_name: dict[str, set[str]] = {}
    for part in pycountry.subdivisions:
        folded = fold(part.name)
        for name in {folded, _KIND.sub("", folded)}:
            by_name.setdefault(name, set()).add(part.country_code)
    return {name: tuple(sorted(codes)) for name, codes in by_name.items()}
