"""The list of names in a bulletin's header: country at the left, people at the right, brackets that share a role.

Blocks of kind "names" come out as follows, in the order of the text:

* one block for each person or group, with continuation lines joined ("Samira AL-BARAZI, his wife, aged 39, dentist");
* a label ("Released:") as a block of its own that ends in ":" and holds until the next label;
* a name that a bracket takes in ends in " ]"; the block that begins with "] " gives what the bracket says of all of
  them ("] members of the Peasant Association").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.document.country_names import country_of
from pipeline.structure.labels import LABELS
from pipeline.structure.lines import Line, Part, strip

NAME_CUE = re.compile(
    r"\((?:m|f|male|female|[mf]/[mf]|all (?:fe)?male|both (?:fe)?male|[mf]\?)\)|,? aged? \d|, ?\d{1,2}(?:,|$)", re.I
)
_IN_BRACKETS = r" ?\([A-ZÀ-Þ][^()\d]{2,40}\)"
_COUNTRY = re.compile(rf"([A-ZÀ-Þ][A-ZÀ-Þ'’.,()/& -]{{1,60}}?(?:{_IN_BRACKETS})?)(?: ?:)?(?= {{2,}}|$)")
_PART_OF_COUNTRY = re.compile(rf"([^()/]+?)(?:{_IN_BRACKETS}| ?/ ?[^()/\d]{{3,40}})")
_COUNTRY_COLON = re.compile(r"([A-ZÀ-Þ][\w'’.,()/& -]{1,60}?) ?:(?= |$)")
_CAPITALS = re.compile(r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'’.-]+ ){1,5}(?=[A-ZÀ-Þ])")
_SPLIT_COUNTRIES = re.compile(r" ?/ ?| and | & |, ", re.IGNORECASE)
_BRACKET = re.compile(r" {2,}([)\]}|])(?: *(\S.*))?$| ([\]}|])(?: *(\S.*))?$")
_UNMATCHED = re.compile(r"^[^()]*(\))$")
_GROUP_START = re.compile(r"(?:and|plus|other|others|at least|approximately|about|over|some|all|\d+) ?\b", re.I)
# Small words that stand inside names.
_IN_NAMES = re.compile(r"al|ap|bint?|da|das|de|del|della|der|di|dos?|e|el|i|ibn|la|las|le|los|ould|st|van|von|y")
_PROSE = 100  # longer lines are no lines of a list


def countries_in(text: str) -> list[str]:
    """Alpha-2 codes of a header cell that holds nothing but countries ("USA/ MEXICO"), else an empty list.

    The part of a country that the case is from may stand behind it: "USA (Texas)", "CHINA (TIBET)", "USA/TEXAS".
    """
    whole = country_of(text)
    if whole:
        return [whole]
    codes = [country_of(part) for part in _SPLIT_COUNTRIES.split(text) if part.strip()]
    if codes and all(codes):
        return [code for code in codes if code]
    part = _PART_OF_COUNTRY.fullmatch(text)
    if part and (text.isupper() or "(" in text) and (code := country_of(part[1])):
        return [code]
    return []


def country_cell(line: Line) -> int | None:
    """Where the country at the start of a header line ends, with its colon; None where there is none."""
    for pattern in (_COUNTRY, _COUNTRY_COLON):
        match = pattern.match(line.text)
        if match and countries_in(match[1]):
            return match.end()
    capitals = _CAPITALS.match(line.text)
    if capitals and NAME_CUE.search(line.text):
        words = capitals[0].split()
        for count in range(len(words), 0, -1):
            head = " ".join(words[:count])
            if country_of(head) and line.text.startswith(head):
                return len(head)
    return None


@dataclass(slots=True)
class _Row:
    """One line of the list, its bracket taken off."""

    line: Line
    bracketed: bool
    role: Line | None


def starts_names(lines: list[Line], at: int) -> bool:
    """Whether the list of names begins at line ``at``."""
    line = lines[at]
    if len(line.text) > _PROSE + 40:
        return False
    end = country_cell(line)
    if end is not None:
        return end < len(line.text) or (at + 1 < len(lines) and _is_row(lines[at + 1]))
    return _is_labelled(line) or (_is_row(line) and NAME_CUE.search(line.text) is not None)


def is_headline(line: Line) -> bool:
    """Whether a line is like "Syria: Mass arrests", "SYRIA: Lawyer beaten in custody", and not like a list of names.

    Nothing stands in it that only lists have; its country is in small letters, or what follows is no name.
    """
    end = country_cell(line)
    if end is None or NAME_CUE.search(line.text):
        return False
    first = line.text[end:].split(",")[0].split()
    return not line.text[:end].isupper() or sum(w.islower() and not _IN_NAMES.fullmatch(w) for w in first) > 1


def _is_labelled(line: Line) -> bool:
    return LABELS.has(line.text, "names") and len(line.text) < _PROSE


def _is_row(line: Line) -> bool:
    text = line.text
    if len(text) > _PROSE or text.endswith((".", "?", "!")):
        return False
    return bool(NAME_CUE.search(text) or _BRACKET.search(text) or _is_labelled(line)) and not text[0].islower()


def read_names(lines: list[Line], at: int) -> tuple[list[Part], int]:
    """The parts of the list that begins at line ``at``, and the number of the first line behind it."""
    parts: list[Part] = []
    rows: list[_Row] = []
    column: int | None = None
    first = at
    while at < len(lines):
        line = lines[at]
        if at > first and line.after_blank and not _continues(line, column):
            break
        if at > first and not line.after_blank and not _fits(line, column):
            break
        end = country_cell(line) if at == first else None
        label = LABELS.read(line.text) if _is_labelled(line) else None
        if end is not None:
            parts.append(Part("field", "header", [strip(line.content[:end])]))
            line = line.cut(_skip(line.text, end))
        elif label:
            parts += _people(rows, column)
            rows = []
            parts.append(Part("names", "header", [strip(line.content[: label[1]])]))
            line = line.cut(_skip(line.text, label[1]))
        if line.text:
            column = line.indent if column is None else min(column, line.indent) if label else column
            rows.append(_row(line))
        at += 1
    return parts + _people(rows, column), at


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in " :":
        at += 1
    return at


def _continues(line: Line, column: int | None) -> bool:
    """Whether the list goes on behind a blank line."""
    return _is_labelled(line) or _is_row(line) or (column is not None and column >= 8 and line.indent >= column)


def _fits(line: Line, column: int | None) -> bool:
    """Whether a line directly below belongs to the list."""
    if _is_labelled(line) or _is_row(line):
        return True
    if len(line.text) > _PROSE:
        return False
    return column is None or line.indent >= min(column, 4) or _GROUP_START.match(line.text) is not None


def _row(line: Line) -> _Row:
    bracket = _BRACKET.search(line.text) or _UNMATCHED.match(line.text)
    if not bracket:
        return _Row(line, False, None)
    group = next(n for n in (1, 3) if n <= (bracket.re.groups) and bracket[n])
    at = bracket.start(group)
    role = line.cut(at + 1)
    return _Row(line.cut(0, at), True, role if role.text else None)


def _people(rows: list[_Row], column: int | None) -> list[Part]:
    """One part for each person or group, and one behind a bracketed run for the words at its right."""
    parts: list[Part] = []
    roles: list[Line] = []
    person: list[_Row] = []
    for row, following in zip(rows, [*rows[1:], None], strict=True):
        person.append(row)
        if row.role:
            roles.append(row.role)
        if following is not None and _goes_on(row, following, column):
            continue
        bracketed = any(r.bracketed for r in person)
        pieces = [piece for r in person if r.line.text for piece in (r.line.content, " ")][:-1]
        if pieces:
            parts.append(Part("names", "header", [*pieces, " ]"] if bracketed else pieces))
        person = []
        if roles and not (following and following.bracketed):
            spaced = [piece for role in roles for piece in (" ", role.content)]
            parts.append(Part("names", "header", ["]", *spaced]))
            roles = []
    return parts


def _goes_on(row: _Row, following: _Row, column: int | None) -> bool:
    text, after = row.line.text, following.line.text
    if not after:
        return True
    if text.endswith((",", " and", "-")) and not NAME_CUE.search(after):
        return True
    if column is not None and following.line.indent >= column + 2 and following.line.indent > row.line.indent:
        return True
    if text.endswith(","):
        return after[0].islower() or after[0].isdigit()
    return after[0].islower() and not _GROUP_START.match(after)
