"""Places by gazetteer, and by the words that announce them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.case import Mention
from pipeline.entities.patterns import NAME, OPENERS
from pipeline.gazetteers.cities import find_city
from pipeline.gazetteers.countries import country_spellings

_KINDS = (
    "village|hamlet|town|city|municipality|district|department|province|region|state|county|governorate|prefecture|"
    "canton|commune|settlement|suburb|island|valley|oblast|community"
)
_ANNOUNCED = re.compile(rf"\b(?:[Tt]he |in |of )?(?:{_KINDS})s? of (?P<name>{NAME})")
_FOLLOWED = re.compile(
    rf"(?P<name>{NAME})(?P<kind> (?:[Pp]rovince|[Rr]egion|[Dd]istrict|[Cc]ounty|[Gg]overnorate|[Pp]refecture|"
    r"[Oo]blast|[Tt]ownship|[Mm]unicipality|[Vv]illage))\b"
)
_LOCATIVE = re.compile(rf"\b(?:in|at|from|near|to|of|outside|around) (?P<name>{NAME})")


class PlaceRules:
    """Finds countries, announced places, and cities where the text says "in"."""

    def __init__(self, nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._matcher.add("country", [nlp.make_doc(name) for name in country_spellings()])

    def countries(self, doc: Doc, any_case: bool) -> Iterator[Mention]:
        """Country names; in lower case only where the whole text is."""
        for _, start, end in self._matcher(doc):
            span = doc[start:end]
            text = span.text
            if not any_case and not text[0].isupper():
                continue
            if len(text) <= 3 and not text.isupper():
                continue  # "us", "Us"
            yield Mention(span.start_char, span.end_char, "GPE", "gazetteer:country")

    def announced(self, text: str) -> Iterator[Mention]:
        """Names beside a word for their kind ("Fars province"), without that word where it is lower case."""
        for match in _ANNOUNCED.finditer(text):
            yield Mention(*match.span("name"), "GPE", "announced")
        for match in _FOLLOWED.finditer(text):
            end = match.end() if match["kind"][1].isupper() else match.end("name")
            start = _after_opener(text, match.start("name"), match.end("name"))
            if start is not None:
                yield Mention(start, end, "GPE", "announced")

    def located(self, text: str, countries: list[str]) -> Iterator[Mention]:
        """Cities of the case's countries after "in", "at", "from"."""
        for match in _LOCATIVE.finditer(text):
            if any(find_city(match["name"], country) for country in countries):
                yield Mention(*match.span("name"), "GPE", "gazetteer:city")


def _after_opener(text: str, start: int, end: int) -> int | None:
    while start < end:
        word = text[start:end].partition(" ")[0]
        if word.lower() not in OPENERS:
            return start
        start += len(word) + 1
    return None
