"""Cells of a header that a converter ran together: "UA 08/01Fear of torture15 January 2001", "SUDANHassan"."""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import MappedText
from pipeline.document.country_names import country_of
from pipeline.language.months import ABBREVIATED, MONTHS

HEADER_LINES = 60  # cells stand at the head; deeper down "1991The" is rather a footnote mark
_MONTH = f"(?:{MONTHS}|{ABBREVIATED})"
SEAMS = re.compile(
    r"(?<=\d/\d\d)(?=[A-Z][a-z])"  # UA 08/01|Fear
    r"|(?<=\d/\d\d)(?=[A-Z]{4})"  # AFR 54/30/93|SUDAN
    rf"|(?<=[a-z\"”])(?=\d{{1,2}} {_MONTH} \d{{4}})"  # torture|15 January 2001
    r"|(?<=\d/(?:19|20)\d\d)(?=[A-Z][A-Za-z])"  # MDE 13/5461/2022|Iran
    rf"|(?<= (?:19|20)\d\d)(?=[A-Z][A-Za-z])"  # 17 February 2012|URGENT
    r"|(?<=\((?:m|f|M|F)\))(?=[A-Z])"  # (m)|Hassan
    r"|(?<=UA/SC)(?=[A-Z])"  # Distr: UA/SC|UA 08/01
)
COUNTRY_SEAM = re.compile(r"^[ ]*([A-Z][A-Z ]{2,30}?[A-Z])(?=[A-Z][a-z’'])", re.MULTILINE)


def part_glued_cells(text: MappedText) -> MappedText:
    """Insert a space at each seam within the first lines."""
    end = _end_of_line(text.text, HEADER_LINES)
    head = text[:end].sub(SEAMS, "  ")
    glued = [m.end(1) for m in COUNTRY_SEAM.finditer(head.text) if country_of(m[1])]
    if len(head) == end and not glued:
        return text
    parts: list[MappedText | str] = []
    last = 0
    for at in glued:
        parts += [head[last:at], "   "]
        last = at
    return MappedText.join([*parts, head[last:], text[end:]])


def _end_of_line(text: str, number: int) -> int:
    at = -1
    for _ in range(number):
        at = text.find("\n", at + 1)
        if at < 0:
            return len(text)
    return at
