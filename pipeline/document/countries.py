"""Which country the case is about: the header's, else the one that the story speaks of most."""

from __future__ import annotations

import re
from collections import defaultdict

from pipeline.case import Case
from pipeline.gazetteers.countries import find_demonym
from pipeline.gazetteers.index_codes import countries_of
from pipeline.gazetteers.world_regions import is_world_region

_STORY = ("lead", "narrative", "title", "model_letter", "background")
_WORD = re.compile(r"[A-Z][a-z]{3,}(?:-[A-Z][a-z]+)?")
_WEIGHT = {"title": 4.0, "lead": 3.0, "narrative": 1.0, "model_letter": 1.0, "background": 0.5}


def settle_countries(case: Case) -> None:
    """Fill ``document.countries`` where the header has none; warn where the index speaks for another country."""
    document = case.document
    hints = countries_of(document.index) if document.index else []
    if not document.countries:
        weights = _weights(case)
        if weights:
            best = max(weights, key=lambda code: (weights[code], code in hints, code))
            document.countries = [best]
        elif len(hints) == 1:
            document.countries = list(hints)
            case.warnings.append("country taken from the index alone")
    if len(document.countries) == 1:
        for place in case.places:
            if place.country is None and not is_world_region(place.name):
                place.country = document.countries[0]
                place.inferred.append("country: that of the case")
    if hints and document.countries and not set(hints) & set(document.countries):
        case.warnings.append(
            f"the index {document.index} is for {', '.join(hints)}, the text is about {', '.join(document.countries)}"
        )


def _weights(case: Case) -> dict[str, float]:
    """How much the story speaks of each country: its names, its places, its adjectives."""
    weights: defaultdict[str, float] = defaultdict(float)
    for place in case.places:
        if place.country is None:
            continue
        for mention in place.mentions:
            section = case.section_at(mention.start)
            factor = 1.0 if place.kind == "country" else 0.5
            weights[place.country] += factor * _WEIGHT.get(section, 0.0)
    for block in case.blocks:
        if block.section in _STORY and block.kind in ("paragraph", "title", "bullet"):
            for match in _WORD.finditer(case.text, block.start, block.end):
                if code := find_demonym(match[0]):
                    weights[code] += 0.7 * _WEIGHT[block.section]
    return {code: weight for code, weight in weights.items() if weight > 0}
