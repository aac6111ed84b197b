"""How far the words of an accusation reach behind a cue, cut at quotes, commas and conjunctions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.case import Span
from pipeline.charges.described import person_noun
from pipeline.charges.limits import LEAD, STOP

QUOTED = re.compile(
    r"“[^”\n]{1,300}”|\"[^\"\n]{1,300}\"|«[^»\n]{1,300}»|„[^“”\n]{1,300}[“”]"
    r"|‘(?:[^’\n]|’(?=\w)){1,300}’|(?<!\w)'(?:[^'\n]|'(?=\w)){1,300}'(?!\w)|``[^'\n]{1,300}''"
)
_SEPARATOR = re.compile(
    r"\s*(?P<mark>,?\s*(?:and/or|and|or|as well as|along with|together with|plus|&)\b|,|;)"
    r"(?:\s+(?:also|then|again|both))?(?:,?\s+(?:of|for|with|on charges of|on suspicion "
    r"of))?(?:\s+having)?(?:,?\s+|,)",
)
_CASE_ONLY = re.compile(
    r"\s*,?\s*in\s+(?P<who>[^,;.\n]{1,60}?)(?:['’]s?)?\s+case(?:\s+(?:only|alone))?,?\s+", re.IGNORECASE
)
_SOMEBODY_ELSE = re.compile(
    r"\s*(?P<who>(?:another|(?:the\s+)?rest|one|two|three|four|five|six|seven|eight|nine|ten|the\s+(?:others?|second|third|latter|former)|the\s+remaining\s+\w+)"
    r"(?:\s+(?:man|men|woman|women|people|person|others?))?)\s+(?:for|of|with)\s+"
)
# "and Daniel Otieno of robbery", "and she with murder", "and the doctor of subversive activities"
_ELLIPSIS = re.compile(
    r"\s*(?P<who>(?:[A-Z][\w’'-]+(?:\s+(?:[A-Z][\w’'-]*\.?|al|bin|de|van|von|da|dos|s/o|d/o)){0,4}|he|she|they|both"
    r"|(?:his|her|their|the)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[\w-]+)(?:\s+[A-Z][\w’'-]+){0,3})(?:,\s[^,;.\n]{2,60},)?)\s+(?:also\s+|additionally\s+)?(?P<link>of|with|for)\s+"
)
_LINK = re.compile(r"\b(of|with|for)\s*$")
_GOES_ON = re.compile(r"\s*(?:of|with|against|to)\b")
_GLOSS = re.compile(r"\s*\((?P<in>[^()\n]{2,120})\)")
_CITATION = re.compile(r"\s*(?:[Aa]rt|[Ss]ec|§|[mf]$|under\b|\d)")
_APPOSITION = re.compile(r"an?\s")
_WORD = re.compile(r"\s*[^\s,;()“”\"«»]+")
_ABBREVIATION = re.compile(r"(?:[A-Z]\.)+|(?:No|Nos|St|Dr|Mr|Mrs|Ms|Gen|Col|Lt|Sgt|Art|Arts|Sec|vs?|etc)\.")
_MAX_WORDS = 48
_MAX_CHARACTERS = 700


@dataclass(slots=True)
class Piece:
    """A stretch between separators. ``before`` is the separator's word ("", ",", "and", "or")."""

    start: int
    end: int
    before: str = ""
    quoted: bool = False
    gloss: Span | None = None
    only_for: Span | None = None  # "in Fru's case only"

    @property
    def span(self) -> Span:
        """The stretch's offsets."""
        return Span(self.start, self.end)


def pieces(text: str, start: int, end: int) -> tuple[list[Piece], int]:
    """The stretches of ``text[start:end]`` that may name accusations, and where reading stopped.

    Quotes stand for themselves, without their marks; a bracket behind a word is its gloss.
    """
    return _Reading(text, start, min(end, start + _MAX_CHARACTERS)).run()


class _Reading:
    """One reading from left to right; each step takes a quote, a bracket, a separator or a word."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.end = text, end
        self.position, self.words = _skip_lead(text, start, end), 0
        self.found: list[Piece] = []
        self.piece: Piece | None = None  # the stretch that is still open
        self.before = ""
        self.only_for: Span | None = None
        link = _LINK.search(text, max(0, start - 8), start)
        self.link = link[1] if link else ""

    def run(self) -> tuple[list[Piece], int]:
        steps = (self._quote, self._only, self._stop, self._gloss, self._separator, self._somebody_else, self._word)
        while self.position < self.end and self.words < _MAX_WORDS:
            for step in steps:
                goes_on = step()
                if goes_on is not None:
                    break
            if not goes_on:
                break
        return [p for p in self.found if p.end > p.start], self.position

    def _at(self) -> int:
        at = self.position
        while at < self.end and self.text[at] == " ":
            at += 1
        return at

    def _quote(self) -> bool | None:
        quote = QUOTED.match(self.text, self._at(), self.end)
        if quote is None:
            return None
        inner = Span(quote.start() + _mark(quote[0]), quote.end() - _mark(quote[0]))
        while inner.end > inner.start and self.text[inner.end - 1] in ".,;":
            inner = Span(inner.start, inner.end - 1)
        if self.piece is None:
            self.piece = Piece(inner.start, inner.end, self.before, True, None, self.only_for)
            self.found.append(self.piece)
        else:
            self.piece.end = quote.end()
            self.piece.quoted = False
        self.position = quote.end()
        self.words += 4
        if quote[0][-2] == ",":
            self.before, self.piece = ",", None
            self.position = _skip_lead(self.text, self.position, self.end)
        return quote[0][-2] != "."  # the sentence's full stop stands inside the quote

    def _only(self) -> bool | None:
        only = _CASE_ONLY.match(self.text, self.position, self.end)
        if only is None:
            return None
        self.only_for = Span(*only.span("who"))
        self.position, self.piece = only.end(), None
        return True

    def _stop(self) -> bool | None:
        ends = STOP.match(self.text, self._at(), self.end) or STOP.match(self.text, self.position, self.end)
        return False if ends else None

    def _gloss(self) -> bool | None:
        gloss = _GLOSS.match(self.text, self.position, self.end)
        if gloss is None:
            return None
        if self.piece is not None and not _CITATION.match(gloss["in"]):
            self.piece.gloss = Span(*gloss.span("in"))
        self.position = gloss.end()
        return True

    def _separator(self) -> bool | None:
        separator = _SEPARATOR.match(self.text, self.position, self.end)
        if separator is None:
            return None
        mark = separator["mark"].strip(" ,") or ","
        self.before = "or" if mark == "or" else ("," if mark in {",", ";"} else "and")
        self.position, self.piece = separator.end(), None
        if mark == "," and _APPOSITION.match(self.text, self.position, self.end):
            return False
        if not self._ellipsis():
            self.position = _skip_lead(self.text, self.position, self.end)
        return True

    def _somebody_else(self) -> bool | None:
        if self.piece is not None or not self.found:
            return None
        other = _SOMEBODY_ELSE.match(self.text, self.position, self.end) or self._ellipsis()
        if other is None:
            return None
        self.only_for, self.position = Span(*other.span("who")), other.end()
        return True

    def _ellipsis(self) -> re.Match[str] | None:
        """Another accused with an accusation of their own behind the same link as the first one's."""
        other = _ELLIPSIS.match(self.text, self.position, self.end)
        if other is None or other["link"] != self.link or self.before == ",":
            return None
        return other if other["noun"] is None or person_noun(other["noun"]) else None

    def _word(self) -> bool:
        text, piece = self.text, self.piece
        word = _WORD.match(text, self.position, self.end)
        if not word or (
            piece is not None
            and piece.quoted
            and text.count(" ", piece.start, piece.end) > 1
            and not _GOES_ON.match(text, self.position, self.end)
        ):
            return False
        first = word.end() - len(word[0].lstrip())
        stop = word.end()
        while stop > first and text[stop - 1] in ".,;:":
            stop -= 1
        if piece is None:
            self.piece = Piece(first, stop, self.before, False, None, self.only_for)
            self.found.append(self.piece)
        else:
            piece.end = max(piece.end, stop)
        self.position = word.end()
        self.words += 1
        return not (stop < word.end() and not _ABBREVIATION.fullmatch(text, first, word.end()))


def split_quote(text: str, piece: Piece) -> list[Piece]:
    """The stretches inside a quoted string."""
    inner, _ = pieces(text, piece.start, piece.end)
    for i, p in enumerate(inner):
        p.quoted = True
        p.only_for = piece.only_for
        if i == 0:
            p.before = piece.before
    if inner:
        inner[-1].gloss = piece.gloss
    return inner


def _mark(quote: str) -> int:
    return 2 if quote.startswith("``") else 1


def _skip_lead(text: str, position: int, end: int) -> int:
    for _ in range(6):
        m = LEAD.match(text, position, end)
        if not m or m.end() >= end:
            break
        position = m.end()
    return position
