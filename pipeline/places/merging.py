"""Mentions of places merged into places, with what surrounds and locates them."""

from __future__ import annotations

import re

from pipeline.case import Case, Mention, Place, first_mentions_first
from pipeline.entities.places import ADJECTIVE
from pipeline.gazetteers.cities import City, find_city
from pipeline.gazetteers.countries import find_country
from pipeline.gazetteers.folding import fold
from pipeline.gazetteers.subdivisions import countries_with
from pipeline.gazetteers.world_regions import is_world_region
from pipeline.places.kinds import PlaceWords
from pipeline.places.nesting import nest
from pipeline.places.seats import Seats

LABELS = frozenset({"GPE", "FAC", "LOC"})
_LARGE = 150_000
_ARTICLE = re.compile(r"^(?:the|The) ")


class Merger:
    """Joins the mentions of one place and places them."""

    def __init__(self) -> None:
        self._words = PlaceWords()
        self._seats = Seats()

    def merge(self, case: Case) -> list[Place]:
        """Places in the order of their first mention."""
        places: list[Place] = []
        by_key: dict[str, Place] = {}
        at: list[tuple[Mention, Place]] = []
        decided: set[int] = set()  # places whose kind words have told
        named = [m for m in case.mentions if m.label in LABELS and not m.found_by.startswith(ADJECTIVE)]
        for mention in sorted([*named, *self._seats.find(case)], key=lambda m: m.start):
            name = _ARTICLE.sub("", case.words(mention.span))
            kind, told = self._words.kind(case, mention)
            code = find_country(name) if kind == "country" else None
            key = f"country:{code}" if code else fold(name)
            place = by_key.get(key)
            if place is None:
                place = Place(name=name, kind=kind, country=code)
                by_key[key] = place
                places.append(place)
            elif told and id(place) not in decided and kind != "country":
                place.kind = kind  # "shot in Guerrero ... the state of Guerrero"
            if name != place.name and name not in place.aliases:
                place.aliases.append(name)
            if told:
                decided.add(id(place))
            place.mentions.append(mention.span)
            at.append((mention, place))
        _join_short_names(places, at)
        nest(case, at)
        _locate(case, places)
        return first_mentions_first(places)


def _join_short_names(places: list[Place], at: list[tuple[Mention, Place]]) -> None:
    """ "Kondengui" is "Kondengui central prison" where no other place bears the word."""
    for short in list(places):
        if short.kind == "country":
            continue
        beginning = fold(short.name) + " "
        longer = [p for p in places if p is not short and p.kind == "facility" and fold(p.name).startswith(beginning)]
        if len(longer) != 1 or find_city(short.name):
            continue
        target = longer[0]
        target.mentions = sorted([*target.mentions, *short.mentions])
        target.aliases += [n for n in (short.name, *short.aliases) if n not in target.aliases]
        places.remove(short)
        at[:] = [(m, target if p is short else p) for m, p in at]


def _locate(case: Case, places: list[Place]) -> None:
    """Countries and coordinates: the gazetteer for cities, the larger place, then the one country of the case."""
    own = case.document.countries
    named = [p.country for p in places if p.kind == "country" and p.country]
    hints = [*own, *(c for c in named if c not in own)]
    for place in places:
        if place.kind == "city":
            outer = _country_around(place)
            _locate_city(place, [outer] if outer else hints, anywhere=not outer, foreign=bool(hints))
    for place in places:
        if place.country is not None:
            continue
        outer = _country_around(place)
        if outer and place.within is not None:
            place.country = outer
            place.inferred.append(f"country: that of {place.within.name}")
        elif place.kind == "region" and (code := _country_of_region(place.name, hints)):
            place.country = code
            place.inferred.append("country: ISO 3166-2")
        elif len(own) == 1 and not is_world_region(place.name):
            place.country = own[0]
            place.inferred.append("country: that of the case")


def _country_of_region(name: str, hints: list[str]) -> str | None:
    """The first of the countries named that has such a part, else the only one of the world, if none is named."""
    codes = countries_with(name)
    if hints:
        return next((code for code in hints if code in codes), None)
    return codes[0] if len(codes) == 1 else None


def _country_around(place: Place) -> str | None:
    """The country of the nearest larger place that has one."""
    outer = place.within
    while outer is not None and outer.country is None:
        outer = outer.within
    return outer.country if outer is not None else None


def _locate_city(place: Place, hints: list[str], anywhere: bool, foreign: bool) -> None:
    """Set country and coordinates of a city of the ``hints``; ``anywhere``: else of the world.

    Where the text names countries (``foreign``), only a large city of another one is meant.
    """
    city: City | None = None
    for country in hints:
        if city := find_city(place.name, country):
            break
    if city is None and anywhere:
        city = find_city(place.name)
        if city is not None and foreign and city.population < _LARGE:
            return
    if city is None:
        return
    place.country = city.country
    place.latitude, place.longitude, place.geonames_id = city.latitude, city.longitude, city.geonames_id
    place.inferred.append("country, latitude, longitude, geonames_id: GeoNames")
