"""Subject lines that people have typed for a bulletin: what it is, of which action, on which country, of which day.

"second update ua 367/12 on jordan (issued 12 april 13)", "final action of ua 23/13", "Fwd: ex 54/03 on usa (texas)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from pipeline.gazetteers.countries import country_spellings, find_country
from pipeline.resources import rows
from pipeline.schema.vocabulary import DocumentKind
from pipeline.structure.masthead import ANY_DATE, NUMBERED
from pipeline.structure.names import countries_in

LABEL = re.compile(r"(?:subject|objet|betreff|asunto|title)\s*:\s*", re.IGNORECASE)
_PASSED_ON = re.compile(r"(?:(?:re|fwd?|fw|aw|wg|tr|rv)\s*:|\[[^\]]{1,30}\])\s*", re.IGNORECASE)
_DATE = re.compile(ANY_DATE, re.IGNORECASE)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_UPDATE = re.compile(
    rf"(?:(?P<word>{'|'.join(_ORDINALS)}|\d{{1,2}}(?=st|nd|rd|th))?(?:st|nd|rd|th)? ?|new |latest )?"
    r"(?:update|further info(?:rmation)?|follow-?up|fu)\b(?: (?:no\.? ?)?(?P<number>\d{1,2})\b(?! ?/))?",
    re.IGNORECASE,
)
_UPDATE_BEHIND = re.compile(r"[ (,-]*(?P<word>)update (?:no\.? ?)?(?P<number>\d{1,2})\b(?! ?/)", re.IGNORECASE)
_OUTCOME = re.compile(
    r"(?:final (?:action|update|outcome)|outcome|stop action|case closed|good news)\b", re.IGNORECASE
)
_SLOT = re.compile(
    r"(?:\b(?:on|in|from|for)\s+|[:,(–—-]\s*|^\s*(?!on\b|in\b|from\b|for\b))(?=[^\W\d])", re.IGNORECASE
)
_NAME = re.compile(r"[^\d():;–—]{3,60}?(?=\s*(?:$|[(:;)–—]|,\s*\d|\s-\s|\bissued\b|\bdated\b|\d))", re.IGNORECASE)
_BEHIND = re.compile(r"(.+), the$", re.IGNORECASE)
_LEAST = 5  # letters of a name that may be misspelt; below, one letter makes another country


@dataclass(frozen=True, slots=True)
class SubjectLine:
    """What a subject says; spans are offsets into the line. ``kind`` is None where the words tell none."""

    kind: DocumentKind | None
    update: int | None
    number: tuple[int, int]
    countries: tuple[str, ...]
    issued: tuple[int, int] | None


def read_subject(line: str) -> SubjectLine | None:
    """Read a subject line, with or without its label; None where it names no action."""
    label = LABEL.match(line)
    at = label.end() if label else 0
    while passed_on := _PASSED_ON.match(line, at):
        at = passed_on.end()
    number = NUMBERED.search(line, at)
    if number is None:
        return None
    before = line[at : number.start()]
    outcome = _OUTCOME.search(before)
    update = _UPDATE.search(before) or _UPDATE_BEHIND.match(line, number.end())
    issued = _DATE.search(line, number.end())
    return SubjectLine(
        kind="outcome" if outcome else "update" if update else None,
        update=_ordinal(update) if update and not outcome else None,
        number=number.span(),
        countries=_countries(line[number.end() :]) or _countries(before),
        issued=issued.span() if issued else None,
    )


def _ordinal(update: re.Match[str]) -> int | None:
    word = update["word"] or update["number"]
    if not word:
        return None
    return int(word) if word.isdigit() else _ORDINALS.index(word.lower()) + 1


def _countries(words: str) -> tuple[str, ...]:
    """The countries at the first place of ``words`` where some are named."""
    for slot in _SLOT.finditer(words):
        name = _NAME.match(words, slot.end())
        if name and (codes := countries_as_typed(name[0].strip(" ,.-"))):
            return codes
    return ()


def countries_as_typed(name: str) -> tuple[str, ...]:
    """The countries that a person has typed, misspelt or not ("venezuala", "israel/opt"); empty for other words."""
    name = _BEHIND.sub(r"\1", name)
    exact = _listed().get(name.casefold())
    if exact or (exact := tuple(countries_in(name))):
        return exact
    parts = [part.strip() for part in re.split(r"/|&|,|\band\b", name) if part.strip()]
    if len(parts) > 1:
        found = [countries_as_typed(part) for part in parts]
        return tuple(code for codes in found for code in codes) if all(found) else ()
    return _alike(name.casefold())


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    return {row["typed"]: tuple(row["countries"].split()) for row in rows("structure/typed_countries.csv")}


@cache
def _spellings() -> tuple[str, ...]:
    return tuple(sorted({name.casefold() for name in country_spellings() if len(name) >= _LEAST} | set(_listed())))


@lru_cache(maxsize=2_000)
def _alike(name: str) -> tuple[str, ...]:
    """The one country whose name begins alike and is a letter away, two for a long one; empty where two are."""
    if len(name) < _LEAST:
        return ()
    most = 1 if len(name) < 8 else 2
    distances = {known: OSA.distance(name, known, score_cutoff=most) for known in _spellings() if known[0] == name[0]}
    best = min(distances.values(), default=most + 1)
    if best > most:
        return ()
    codes = {_listed().get(known) or (find_country(known),) for known, far in distances.items() if far == best}
    (only,) = codes if len(codes) == 1 else [()]
    return tuple(code for code in only if code)
