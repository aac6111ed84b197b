"""Places by gazetteer, and by the words that announce them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.case import EntityLabel, Mention
from pipeline.entities.patterns import NAME, OPENERS, trie
from pipeline.gazetteers.cities import find_city
from pipeline.gazetteers.countries import country_spellings, find_demonym
from pipeline.resources import strings

_KINDS = (
    "village|hamlet|town|city|municipality|district|department|province|region|state|county|governorate|prefecture|"
    "canton|commune|settlement|suburb|island|valley|oblast|community"
)
_ANNOUNCED = re.compile(rf"\b(?P<kind>{_KINDS}) of (?P<name>{NAME})")
# "the towns of Atakpamé, Lomé and Aného"
_SEVERAL = re.compile(
    r"\b(?:villages|hamlets|towns|cities|municipalities|districts|departments|provinces|regions|states|counties|"
    r"governorates|prefectures|cantons|communes|settlements|suburbs|islands) of "
    rf"(?P<names>{NAME}(?:, {NAME})*(?:,? and {NAME})?)"
)
_NAME = re.compile(NAME)
_FOLLOWED = re.compile(
    rf"(?P<name>{NAME})(?P<kind> (?:[Pp]rovince|[Rr]egion|[Dd]istrict|[Cc]ounty|[Gg]overnorate|[Pp]refecture|"
    r"[Oo]blast|[Tt]ownship|[Mm]unicipality|[Vv]illage|[Ss]uburb|[Nn]eighbou?rhood|[Qq]uarter|Division))\b"
)
_LOCATIVE = re.compile(rf"\b(?P<word>[Ii]n|at|from|[Nn]ear|to|of|outside|around) (?P<name>{NAME})(?!['’]s)")
_OWNER = re.compile(r".*['’]s ")
_INSIDE = frozenset({"in", "near", "outside"})  # what follows these is a place whatever country it lies in
# "US officials", "the UK government": the name of the country is an adjective there, and no place of the case.
ADJECTIVE = "gazetteer:adjective"
_SHORT = frozenset({"US", "U.S.", "UK", "U.K."})
_JOINED = re.compile(r"-[a-z]")  # "US-born", "the US-led coalition"
_NEXT_WORD = re.compile(r" ([A-Za-z][\w-]*)")
_COMPASS = re.compile(r"\b(?:Latin|Central|South|North|East|West|Southern|Northern|Eastern|Western) $")


class PlaceRules:
    """Finds countries, announced places, and cities where the text says "in"."""

    def __init__(self) -> None:
        spellings = [*country_spellings()]
        spellings += [s.replace("'", "’") for s in spellings if "'" in s]
        self._countries = re.compile(_whole({*spellings, *(s.upper() for s in spellings)}))
        self._any_case = re.compile(_whole(s.lower() for s in spellings), re.IGNORECASE)
        self._never = frozenset(s.lower() for s in strings("entities/never.csv"))
        self._function_words = frozenset(strings("entities/function_words.csv", "word"))

    def countries(self, text: str, any_case: bool) -> Iterator[Mention]:
        """Country names; in lower case only where the whole text is."""
        for match in (self._any_case if any_case else self._countries).finditer(text):
            name = match[0]
            if len(name) <= 3 and not name.isupper():
                continue  # "us"
            if _COMPASS.search(text, max(0, match.start() - 10), match.start()):
                continue  # "Latin America", "North Ossetia"
            if text[match.end() : match.end() + 1] == "$":
                continue  # "US$5 million"
            adjective = _JOINED.match(text, match.end()) or (name in _SHORT and self._describes(text, match.end()))
            yield Mention(*match.span(), "GPE", ADJECTIVE if adjective else "gazetteer:country")

    def _describes(self, text: str, end: int) -> bool:
        """Whether a noun follows: "US officials", "US President Bush", and not "the US has"."""
        following = _NEXT_WORD.match(text, end)
        if following is None:
            return False
        word = following[1]
        return word not in self._function_words and not (word.islower() and word.endswith(("ed", "ly")))

    def announced(self, text: str) -> Iterator[Mention]:
        """Names beside a word for their kind ("Fars province"), without that word where it is lower case."""
        for match in _ANNOUNCED.finditer(text):
            yield Mention(*match.span("name"), _label(match["kind"]), "announced")
        for several in _SEVERAL.finditer(text):
            for match in _NAME.finditer(text, *several.span("names")):
                yield Mention(*match.span(), "GPE", "announced")
        for match in _FOLLOWED.finditer(text):
            end = match.end() if match["kind"][1].isupper() else match.end("name")
            start = _after_opener(text, match.start("name"), match.end("name"))
            if start is not None and (owner := _OWNER.search(text, start, end)):
                start = owner.end()  # "Beirut’s Geitawi district"
            if start is not None and not find_demonym(text[start:end]):  # "an Uzbek village"
                yield Mention(start, end, "GPE", "announced")

    def located(self, text: str, countries: list[str]) -> Iterator[Mention]:
        """Cities of the case's countries after "in", "at", "from"; any city that a reader knows after "in"."""
        for match in _LOCATIVE.finditer(text):
            name = match["name"]
            if name.lower() in self._never:
                continue
            inside = match["word"].lower() in _INSIDE
            if any(find_city(name, country) for country in countries) or (inside and find_city(name)):
                yield Mention(*match.span("name"), "GPE", "gazetteer:city" if inside else "gazetteer:city?")


def _label(kind: str) -> EntityLabel:
    return "LOC" if kind in ("island", "valley") else "GPE"


def _whole(spellings: Iterable[str]) -> str:
    """The spellings as whole words; "pre-Iraq" names no country."""
    return rf"(?<![\w-])(?:{trie(spellings)})(?!\w)"


def _after_opener(text: str, start: int, end: int) -> int | None:
    while start < end:
        word = text[start:end].partition(" ")[0]
        if word.lower() not in OPENERS:
            return start
        start += len(word) + 1
    return None
