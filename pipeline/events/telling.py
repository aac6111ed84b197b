"""Which dates of a sentence say when something happened, and which say something else."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from pipeline.case import Case, DateMention, Span
from pipeline.dates.values import month_value, of_date, year_value

_OF_LAW = re.compile(
    r"\b(?:Act|Law|Code|Decree|Decree-Law|Ordinance|Statute|Constitution|Regulations?|Resolution|Convention|Protocol|Order)"
    r"(?: \([^()]*\))?(?:,? (?:No\.? ?|Number )?[\d/-]+)?(?:,? of|,)? ?$"
)
_OF_PAPER = re.compile(
    r"\b(?:reports?|letters?|indictment|statement|judge?ment|verdict|ruling|decision|issue|edition|article|circular|"
    r"e-?mail|message|decree|memorandum|resolution|petition),? (?:of|dated) $",
    re.I,
)
_SOURCE = re.compile(r"\baccording to [^,.;]*$", re.I)
_REPORTED = re.compile(r"\b(?:was|were|been) (?:reported|said|alleged|believed|known) (?:\w+ ){1,2}$", re.I)
_BORN = re.compile(r"\bborn (?:\w+ ){0,6}$", re.I)
_ATTRIBUTE = re.compile(r"\b(?:the|its|their|his|her) $", re.I)
_NOUN_BEHIND = re.compile(r" (?!and|when|until|after|before|for)[A-Za-z-]{3,}")
_UNTIL = re.compile(r"\b(?:until|till)\b", re.I)
_AFTER = re.compile(r"\b(?:after|following)$", re.I)
_BEFORE = re.compile(r"\b(?:before|prior to)$", re.I)
USABLE = frozenset({"event", "other"})
_PRECISION = (10, 7, 4)  # characters of an EDTF day, month and year


def telling_dates(case: Case, sentence: Span) -> list[DateMention]:
    """The dates of a sentence that say when something happened, not which law or unrest is meant, nor a birth."""
    dates = [
        d
        for d in case.dates_in(sentence.start, sentence.end)
        if d.role in USABLE and not _of_law(case, d) and not _of_paper_or_birth(case, d)
    ]
    if len(dates) < 2:
        return dates
    return _joined(case, [d for d in dates if not _attributive(case, d)])


def _joined(case: Case, dates: list[DateMention]) -> list[DateMention]:
    """ "in September and October": months or days that follow each other are one period."""
    joined: list[DateMention] = []
    for date in dates:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.last is not None
            and date.precision == before.precision
            and date.first == before.last + timedelta(days=1)
            and case.text[before.end : date.start].strip() == "and"
        ):
            edtf = f"{before.edtf.rstrip('~')}/{date.edtf.rstrip('~')}"
            joined[-1] = replace(before, end=date.end, edtf=edtf, last=date.last, precision="interval")
        else:
            joined.append(date)
    return joined


def _of_law(case: Case, date: DateMention) -> bool:
    """ "the Public Order Act of 2008": the year only says which law."""
    return date.precision == "year" and bool(_OF_LAW.search(case.text[max(0, date.start - 60) : date.start]))


def _of_paper_or_birth(case: Case, date: DateMention) -> bool:
    """ "the indictment of 5 June", "according to doctors in May,", "was reported in May to", "born on 3 May 1970"."""
    before = case.text[max(0, date.start - 60) : date.start]
    if _OF_PAPER.search(before) or _BORN.search(before):
        return True
    if case.text[date.end : date.end + 4] == " to " and _REPORTED.search(before):
        return True
    if case.text[date.end : date.end + 1] != ",":
        return False
    return bool(_SOURCE.search(case.text, max(0, date.start - 120), date.start))


def _attributive(case: Case, date: DateMention) -> bool:
    """ "a candidate in the March elections": a year or month that tells one thing from others of its kind."""
    if date.precision not in ("year", "month"):
        return False
    before = case.text[max(0, date.start - 30) : date.start]
    return bool(_ATTRIBUTE.search(before) and _NOUN_BEHIND.match(case.text, date.end))


def only_ends(case: Case, date: DateMention) -> bool:
    """ "held incommunicado until 21 January, when": the day on which something else happened."""
    return "/" not in date.edtf and bool(_UNTIL.search(case.text, max(0, date.start - 12), date.start + 6))


def introduces(case: Case, date: DateMention) -> bool:
    """Whether the date is that of what follows its words.

    "On 8 May she was freed, five days after her arrest": counted back from the day that stands beside it.
    """
    anchor = date.anchor
    words = case.text[date.start : date.end]
    side = 1 if _AFTER.search(words) else -1 if _BEFORE.search(words) else 0
    if not side or anchor is None or date.first is None:
        return False
    base = next((d for d in case.dates if d.start == anchor.start), None)
    if base is None or base.first is None:
        return False
    return date.first < base.first if side > 0 else date.first > base.first


def turning_point(date: DateMention) -> DateMention:
    """The day at the told end of an open period ("until 21 July", "since June 2010"); other dates as they are."""
    begin, slash, end = date.edtf.partition("/")
    if not slash or (begin not in ("", "..") and end not in ("", "..")):
        return date
    day = (date.first if begin not in ("", "..") else date.last) or date.last
    text = (end if begin in ("", "..") else begin).rstrip("~?")
    if day is None or len(text) not in _PRECISION:
        return date
    value = (of_date(day), month_value(day.year, day.month), year_value(day.year))[_PRECISION.index(len(text))]
    return replace(date, edtf=text, first=value.first, last=value.last, precision=value.precision)
