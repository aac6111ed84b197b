"""The marks at which the texts of a dump begin, and which of them a file's first lines bear."""

from __future__ import annotations

import re
from typing import Protocol

from pipeline.structure.masthead import INDEXED, NUMBERED

_FORWARDED = re.compile(rb"-{3,}|_{5,}|.{0,40}\bwrote: *$|.{0,10}forwarded\b", re.IGNORECASE)
_LABEL = re.compile(rb"([$A-Za-z][\w'/() -]{0,40}?) ?:(?:[ \t]|\r?\n|$)")
# The first line of a bulletin as it was typed or printed, in each era; the date or the index must stand with it.
_NUMBER = rb"(?:first |second |third |fourth |final )?(?:UAA?|EXTRA|EX|MA|NSA|WRN)s?(?: no\.?)?[ :.-]*\d{1,3}/\d{2,4}"
_MONTH = rb"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATED = re.compile(rb"\b\d{1,2}(?:st|nd|rd|th)? " + _MONTH + rb",? \d{4}\s*$", re.IGNORECASE)
_OPENING = re.compile(rb"(?:EXTERNAL|PUBLIC|INTERNAL)\b.*AI Index|" + _NUMBER, re.IGNORECASE)
_FURTHER = re.compile(rb"(?:further information|update|follow-?up) on " + _NUMBER, re.IGNORECASE)
_TOP = 6  # lines of a masthead


class Ahead(Protocol):
    """Where the next lines can be looked at."""

    def next(self, count: int) -> list[bytes]:
        """The next lines, up to ``count``."""


class Mark(Protocol):
    """What texts begin with."""

    def begins(self, line: bytes, ahead: Ahead, filled: int) -> bool:
        """Whether a text begins with ``line``, ``filled`` being the number of filled lines of the one before it."""


class FileMark:
    """``$FILE: ua/1999/a.txt`` or ``$FILE ...`` at the start of each text."""

    @staticmethod
    def begins(line: bytes, ahead: Ahead, filled: int) -> bool:
        """Whether the line is such a mark."""
        return line.lstrip(b"\f").upper().startswith(b"$FILE")


class HeaderMark:
    """A header of fields that begins with the same labels as the first one, and that nobody has forwarded."""

    def __init__(self, labels: tuple[bytes, ...]) -> None:
        self.labels = labels
        self._before = b""

    def begins(self, line: bytes, ahead: Ahead, filled: int) -> bool:
        """Whether a header begins with ``line``."""
        before, self._before = self._before, line if line.strip() else self._before
        if _label(line) != self.labels[0] or _FORWARDED.match(before):
            return False
        return labels_of([line, *ahead.next(len(self.labels) + 2)])[: len(self.labels)] == self.labels


class MastheadMark:
    """The masthead of a bulletin that is not the one before: it bears another number or index."""

    def __init__(self, top: list[bytes]) -> None:
        self.known = _identity(top)

    def begins(self, line: bytes, ahead: Ahead, filled: int) -> bool:
        """Whether another bulletin begins with ``line``."""
        if filled < _TOP or not opens(line):
            return False
        identity = _identity([line, *ahead.next(_TOP)])
        if not identity or identity & self.known:
            return False
        self.known = identity
        return True


def mark_of(lines: list[bytes]) -> Mark | None:
    """The mark that a file's first lines bear; None where they bear none, so that the file is one text."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return None
    if FileMark.begins(filled[0], _Nothing(), 0):
        return FileMark()
    labels = labels_of(lines[lines.index(filled[0]) :])
    if len(labels) >= 3 and b"subject" in labels:
        return HeaderMark(labels[:3])
    if any(opens(line) for line in filled[:3]):
        return MastheadMark(filled[:_TOP])
    return None


class _Nothing:
    @staticmethod
    def next(count: int) -> list[bytes]:
        """No line."""
        return []


def labels_of(lines: list[bytes]) -> tuple[bytes, ...]:
    """The labels of the fields that ``lines`` begin with, in lower case."""
    found = []
    for line in lines:
        if line[:1] in (b" ", b"\t") and line.strip():
            continue  # the field above goes on
        label = _label(line)
        if label is None:
            break
        found.append(label)
    return tuple(found)


def _label(line: bytes) -> bytes | None:
    match = _LABEL.match(line.lstrip(b"\xef\xbb\xbf\f"))
    return match[1].lower() if match else None


def opens(line: bytes) -> bool:
    """Whether a line is the first one of a bulletin's masthead."""
    words = line.strip(b"\f\xef\xbb\xbf \t\r\n")
    if len(words) > 200 or words.endswith((b".", b",", b";")):
        return False
    if _FURTHER.match(words):
        return True
    return _OPENING.match(words) is not None and (_DATED.search(words) is not None or b"ndex" in words)


def _identity(lines: list[bytes]) -> set[str]:
    """The numbers and indexes that a masthead bears."""
    text = b" ".join(lines).decode("latin-1")
    marks = [match[0] for pattern in (NUMBERED, INDEXED) for match in pattern.finditer(text)]
    return {re.sub(r"\W+0*", "/", mark.upper()) for mark in marks}
