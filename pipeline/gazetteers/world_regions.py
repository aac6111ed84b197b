"""Parts of the world that lie in no country: "Latin America", "the Middle East", "Central Asia"."""

from __future__ import annotations

import re
from functools import cache

from pipeline.gazetteers.countries import find_country
from pipeline.resources import strings

_QUARTER = r"(?:(?:(?:north|south)-?(?:east|west)|north|south|east|west|central|latin|sub-saharan)(?:ern)? )"


def is_world_region(name: str) -> bool:
    """Whether ``name``, with or without "the", is one; "South Africa" is a country."""
    return _pattern().fullmatch(name.lower().removeprefix("the ")) is not None and not find_country(name)


@cache
def _pattern() -> re.Pattern[str]:
    words = "|".join(re.escape(word.lower()) for word in strings("gazetteers/world_regions.csv", "word"))
    return re.compile(rf"{_QUARTER}*(?:{words})")
