"""Penalties in words: ``life``, ``death``, ``P10Y``, ``P3Y6M``, ``flogging 100``, ``fine``, ``suspended P2Y``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBERS: dict[str, int] = {w: i for i, w in enumerate(_ONES)} | {w: 20 + 10 * i for i, w in enumerate(_TENS)}
NUMBERS |= {f"{t}-{o}": 20 + 10 * i + j for i, t in enumerate(_TENS) for j, o in enumerate(_ONES[1:10], 1)}
NUMBERS |= {"a": 1, "an": 1, "hundred": 100}

_NUMBER = r"(?:\d{1,3}(?:\.\d)?|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_TERM = re.compile(
    rf"\b(?P<n>{_NUMBER})(?: and a half| and half)?[- ](?P<u>year|month|week|day)s?\b"
    rf"(?:(?:,| and|, and)? (?P<m>{_NUMBER})[- ]months?\b)?",
    re.IGNORECASE,
)
_HALF = re.compile(r"and a half", re.IGNORECASE)
_BETWEEN = re.compile(rf"\b(?:between|from) {_NUMBER}(?: years?| months?)? (?:and|to) {_NUMBER}", re.IGNORECASE)
_RANGE = re.compile(rf"\b{_NUMBER} (?:to|or|and) {_NUMBER} (?:years|months)\b", re.IGNORECASE)
_LIFE = re.compile(
    r"\blife(?:[- ](?:imprisonment|sentences?|terms?|in prison)|time imprisonment)|\bto life\b|imprisoned for life|"
    r"jailed for life|\blife\s+behind bars",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\bto death\b|\bdeath (?:sentences?|penalty|by (?:hanging|stoning|shooting|firing squad))|\bto be (?:hanged|"
    r"executed|stoned)|\bcapital punishment|\bfac(?:es?|ing) execution",
    re.IGNORECASE,
)
_LASHES = re.compile(
    rf"\b(?P<n>\d{{1,4}}|{_NUMBER})[ -](?:lash(?:es)?|strokes|strokes? of the \w+|whip ?lashes)\b", re.IGNORECASE
)
_FINE = re.compile(r"\bfin(?:e|ed|es)\b", re.IGNORECASE)
_SUSPENDED = re.compile(r"\bsuspended\b|\bprobation\b", re.IGNORECASE)
_SPENT = re.compile(
    r"(?:after|for the past|over the|in the last|the last|since|aged|already served|within|every|age of)\s+$",
    re.IGNORECASE,
)
_OTHER_TERM = re.compile(
    r"\s*(?:of |in )?(?:house arrest|exile|travel ban|deprivation of (?:political|civil) rights|probation|ban|"
    r"old\b|ago\b|later\b|after\b|before\b|earlier\b|supervis|internal exile|community|hard labour colony)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Penalty:
    """One part of a penalty and where it stands (offsets into the text that was read)."""

    value: str
    start: int
    end: int


def number(words: str) -> float | None:
    """The value of "12", "twelve", "twenty-five", "2.5"; None for anything else."""
    low = words.lower()
    if low in NUMBERS:
        return NUMBERS[low]
    try:
        return float(low)
    except ValueError:
        return None


def penalties(text: str, start: int, end: int) -> list[Penalty]:
    """Parts of penalties in ``text[start:end]``, in order. A range of terms is none."""
    found: list[Penalty] = []
    ranges = [m.span() for p in (_BETWEEN, _RANGE) for m in p.finditer(text, start, end)]
    for match in _DEATH.finditer(text, start, end):
        found.append(Penalty("death", match.start(), match.end()))
    for match in _LIFE.finditer(text, start, end):
        found.append(Penalty("life", match.start(), match.end()))
    for match in _LASHES.finditer(text, start, end):
        count = number(match["n"])
        if count:
            found.append(Penalty(f"flogging {int(count)}", match.start(), match.end()))
    for match in _TERM.finditer(text, start, end):
        if any(s <= match.start() < e or s < match.end() <= e for s, e in ranges):
            continue
        if _SPENT.search(text[max(0, match.start() - 20) : match.start()]):
            continue
        if _OTHER_TERM.match(text[match.end() : match.end() + 40]):
            continue
        value = _duration(match)
        if value:
            near = text[max(start, match.start() - 4) : min(end, match.end() + 40)]
            found.append(Penalty(("suspended " if _is_suspended(near) else "") + value, match.start(), match.end()))
    for match in _FINE.finditer(text, start, end):
        found.append(Penalty("fine", match.start(), match.end()))
    return sorted(found, key=lambda p: p.start)


def _is_suspended(near: str) -> bool:
    return bool(_SUSPENDED.search(near))


def _duration(match: re.Match[str]) -> str | None:
    count = number(match["n"])
    if count is None:
        return None
    unit = match["u"].lower()[0].upper()
    months = number(match["m"]) if match["m"] else None
    if unit == "Y":
        half = 6 if _HALF.search(match[0]) or count % 1 == 0.5 else 0
        extra = int(months or half)
        return f"P{int(count)}Y" + (f"{extra}M" if extra else "")
    if unit == "M" and count >= 12 and count % 12 == 0 and count <= 60:
        return f"P{int(count)}M"
    return f"P{int(count)}{unit}"


def leading(parts: list[Penalty]) -> str | None:
    """The penalty that stands for several: death, then the first prison term, then what comes first."""
    for starts in (("death",), ("life", "P", "suspended"), ("",)):
        for part in parts:
            if part.value.startswith(starts):
                return part.value
    return None
