"""The lines above the story: series and number, index, dates, concern. One line holds several cells."""

from __future__ import annotations

import re

from pipeline.language.months import ABBREVIATED, MONTHS
from pipeline.structure.labels import LABELS
from pipeline.structure.lines import GAP, Line

MONTH = rf"(?:{MONTHS}|{ABBREVIATED})\.?"
DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)? {MONTH},? \d{{4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?, ?\d{{4}})"
ANY_DATE = (
    rf"\d{{1,2}}(?:st|nd|rd|th)?[ -]{MONTH}[ ,'’-]{{1,2}}\d{{2,4}}|{MONTH} \d{{1,2}}(?:st|nd|rd|th)?, ?\d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d\d)\b"
)
SERIES = r"(?:UAA?|EXTRA|EX|MA|NSA|NS|WRN|AU|FI)"
NUMBER = rf"\b{SERIES}s?(?: ?(?:no|nr|n°|number)\.?)?[ :-]*\d{{1,3}}(?: ?/ ?|\.)\d{{2,4}}(?:-\d)?\b"
INDEX = r"\b(?:AFR|AMR|ASA|EUR|MDE|ACT|POL|IOR|ORG|NWS) ?\d{2} ?/ ?\d{1,4}(?: ?/ ?\d{2,4})?\b"
_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d{1,2}(?:st|nd|rd|th)|final|last|new)"
)
_FURTHER = (
    rf"(?:(?:{_ORDINAL} )?(?:further info(?:rmation)?|update|follow-?up|outcome)(?: \(?(?:no\.? ?)?\d\)?)?"
    r"(?: (?:on|of|to|for)|:| -)+"
    r"|(?:informations? complémentaires?|complément d['’]informations?) sur (?:l['’])?"
    r"|(?:más información|información complementaria|actualización) (?:sobre|de) (?:la )?"
    r"|weitere informationen zu(?:r)?)"
)
STARTS_FURTHER = re.compile(rf"{_FURTHER} ?(?:{SERIES}|urgent action)", re.IGNORECASE)
NUMBERED = re.compile(NUMBER, re.IGNORECASE)
STARTS_NUMBER = re.compile(rf"(?:{_ORDINAL} )?(?:urgent action[ :]*)?{NUMBER}", re.IGNORECASE)
STARTS_PUBLIC = re.compile(r"(?:PUBLIC|EXTERNAL|INTERNAL|FOR PUBLIC RELEASE)\b(?=$|\s{2,}| \(| AI )")
ONLY_DATE = re.compile(rf"{DATE}|(?:\d{{1,2}} )?{MONTH} \d{{4}}", re.IGNORECASE)
# "Posted on 12 March 2021", "First published 4 June 2017 by staff": how web pages date themselves
PUBLISHED = re.compile(
    rf"(?:(?:first|originally) )?(?:published|posted|issued)(?: on)?:? (?=(?:{ANY_DATE})(?:\W.{{0,30}})?$)",
    re.IGNORECASE,
)
MASTHEAD = re.compile(
    r"(?:amnesty international )?urgent action(?: network| appeal| bulletin)?(?:s|!)?|amnesty international"
    r"(?: press release| public statement| news service.{0,20})?|press release|public statement|media briefing"
    r"|(?:medical )?letter[- ]writing action|medical action|health professional action"
    r"|amnesty international report \d{4}.{0,40}|(?:ai )?news service.{0,30}|action urgente|acción urgente",
    re.IGNORECASE,
)
# How news begin: "Manila, 14 February 2019 - Gunmen", "(Nairobi, March 3, 2018)--Police", "MANILA, Philippines —"
_FILED_AT = r"(?!(?:In|On|At|By|Since|Until|From|After|Before|During) )[A-Z][^\d.;:()]{2,40}"
_WIRE = r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-Z][\w .]{2,20})?(?: \([A-Z]{2,8}\))?"
DATELINE = re.compile(
    rf"(?:\(?(?:{_FILED_AT}[,(] ?)?(?i:{ANY_DATE})\)?(?: ?--+ ?| ?[–—] ?| - |: )|{_WIRE} ?(?:--+|[–—]) ?)"
    r"(?=[^\W\d_]|[\"“])"
)
BEGINS = re.compile(r"(?:amnesty international )?urgent action\b", re.IGNORECASE)
# Where one cell ends and the next begins on the same line.
_SEAM = re.compile(
    rf"(?<!AI) +(?=(?:AI )?Index(?: Number)? ?:|Issue Date ?:|Date ?:|Distr ?:|AI Index\b|Índice ?:|Fecha ?:)"
    rf"|(?<=[^:\s]) +(?={DATE}$)",
    re.IGNORECASE,
)
INDEXED = re.compile(INDEX, re.IGNORECASE)
_SHORT = 60
_SEPARATOR = re.compile(r"\s+[·•|]\s+")  # web pages put several cells on a line


def is_footer(line: Line) -> bool:
    """Whether a line below the story repeats the masthead: series and number, and the index."""
    further = STARTS_FURTHER.match(line.text) or STARTS_NUMBER.match(line.text)
    return bool(further and (INDEXED.search(line.text) or "index" in line.text.lower()))


def _opens(text: str) -> bool:
    """Whether a line opens as a bulletin's first ones do."""
    return bool(STARTS_PUBLIC.match(text) or STARTS_NUMBER.match(text) or STARTS_FURTHER.match(text))


def is_masthead(line: Line) -> bool:
    """Whether a line above the story holds fields and no prose."""
    text = line.text
    if len(text) > 200:
        return False
    if cells := [is_masthead(cell) for cell in _separated(line)]:
        telling = INDEXED.search(text) or NUMBERED.search(text) or (len(text) < _SHORT and ONLY_DATE.match(text))
        return all(cells) or (any(cells) and bool(telling))
    return bool(
        _opens(text)
        or LABELS.has(text, "bulletin")
        or MASTHEAD.fullmatch(text)
        or ONLY_DATE.fullmatch(text)
        or PUBLISHED.match(text)
        or (INDEXED.match(text) and len(text) < _SHORT)
    )


def begins_bulletin(line: Line) -> bool:
    """Whether a bulletin can begin with this line, so that what precedes it belongs to whoever passed it on."""
    text = line.text
    if len(text) > 200 or LABELS.has(text, "mail"):
        return False
    return bool(_opens(text) or (BEGINS.match(text) and len(text) < _SHORT))


def cut_cells(line: Line) -> list[Line]:
    """The cells of a masthead line: parted by wide gaps, by labels, behind an index or number, before a last date."""
    if cells := _separated(line):
        return [part for cell in cells for part in cut_cells(cell)]
    text = line.text
    cuts = {0}
    for gap in GAP.finditer(text):
        cuts.add(gap.end())
    for seam in _SEAM.finditer(text):
        cuts.add(seam.end())
    for index in INDEXED.finditer(text):
        if text[index.end() : index.end() + 1] == " " and "(" not in text[max(index.start() - 1, 0) : index.start()]:
            cuts.add(index.end() + 1)
    number = STARTS_NUMBER.match(text)
    if number and text[number.end() : number.end() + 1] == " ":
        cuts.add(number.end() + 1)
    ends = [*sorted(cuts)[1:], len(text)]
    found = [line.cut(a, b, after_blank=line.after_blank) for a, b in zip(sorted(cuts), ends, strict=True)]
    return [cell for cell in found if cell.text]


def _separated(line: Line) -> list[Line]:
    """The cells of a line that dots or bars part; empty where there are none."""
    seams = [m.span() for m in _SEPARATOR.finditer(line.text)]
    if not seams:
        return []
    starts, ends = [0, *(end for _, end in seams)], [*(start for start, _ in seams), len(line.text)]
    return [line.cut(a, b, after_blank=line.after_blank) for a, b in zip(starts, ends, strict=True)]
