"""What kind of place a mention means."""

from __future__ import annotations

import re
from typing import cast

from pipeline.case import Case, Mention
from pipeline.entities.patterns import alternation
from pipeline.gazetteers.cities import is_city
from pipeline.gazetteers.countries import find_country
from pipeline.resources import rows
from pipeline.schema import vocabulary as v


class PlaceWords:
    """Generic words that tell the kind, from ``places/generics.csv``."""

    def __init__(self) -> None:
        self._kinds = {row["word"]: row["kind"] for row in rows("places/generics.csv")}
        words = alternation(self._kinds)
        self._inside = re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
        self._after = re.compile(rf" (?P<word>{words})\b", re.IGNORECASE)
        self._before = re.compile(
            rf"\b(?:(?P<word>{words})s? of (?:the )?"
            r"|(?P<settled>village|town|city|hamlet|settlement|suburb|neighbourhood|district|province|island) )$"
        )

    def kind(self, case: Case, mention: Mention) -> tuple[v.PlaceKind, bool]:
        """The kind of the place at ``mention``, and whether words tell it: its own words, the word beside it; else
        its label does.
        """
        told = self._told(case, mention)
        if told is not None:
            return told, True
        return ("natural" if mention.label == "LOC" else "city"), False

    def _told(self, case: Case, mention: Mention) -> v.PlaceKind | None:
        name = case.words(mention.span)
        if mention.label == "FAC":
            return "facility"
        if find_country(name):
            return "country"
        inside = [m[0].lower() for m in self._inside.finditer(name)]
        if inside and len(name.split()) > 1 and not (self._kinds[inside[-1]] == "natural" and is_city(name)):
            return cast(v.PlaceKind, self._kinds[inside[-1]])
        if after := self._after.match(case.text, mention.end):
            return cast(v.PlaceKind, self._kinds[after["word"].lower()])
        if before := self._before.search(case.text, max(0, mention.start - 30), mention.start):
            return cast(v.PlaceKind, self._kinds[before["word"] or before["settled"]])
        return None
