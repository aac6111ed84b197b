"""People told by what stands beside the name: work before or after it, an age, a sex in brackets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Mention
from pipeline.entities.patterns import APART, OPENERS, UPPER, WORD_NO_STOP
from pipeline.resources import rows, strings

_FULL_NAME = rf"{WORD_NO_STOP}(?: (?:{APART} )?{WORD_NO_STOP}){{1,5}}"
_NAME = re.compile(rf"(?<![\w-]){_FULL_NAME}")
_BEFORE = re.compile(r"(?:^|[\s(“\"])(?P<words>(?:[A-Za-z][\w'’-]* ){1,3})$")
# What follows a name in a row of header cells.
_NOT_LABEL = r"(?!(?:Head|Death|Official|International|Population|Capital) |[\w-]+:)"
# What is done to people and to nobody else.
_DONE = (
    "re-?arrested|arrested|detained|sentenced|convicted|tortured|beaten|executed|hanged|deported|interrogated|"
    "questioned|acquitted|hospitali[sz]ed|imprisoned|jailed|born|abducted|kidnapped|flogged|pardoned|handcuffed|"
    "blindfolded|stabbed|shot|remanded|extradited|diagnosed|raped|bailed|whipped|lashed"
)
_SUFFERS = re.compile(
    rf" (?:was|is|has been|had been|who was|, who was|remained|remains|and [A-Z]\w+ [A-Z]\w+ were)"
    r" (?:reportedly |also |later |then |first |again |subsequently |allegedly )?"
    rf"(?:{_DONE}|in detention|in custody)\b"
)
# "Panusaya "Rung" Sithijirawattanakul"
_NICKNAMED = re.compile(
    rf"(?<![\w-]){WORD_NO_STOP} [\"“]{WORD_NO_STOP}(?: {WORD_NO_STOP}){{0,2}}[\"”] {WORD_NO_STOP}(?![\w-])"
)
# Header lines of reports: "Head of state: King Juan Carlos I de Borbón", "(replaced Koffi Sama in June)".
_OFFICE = re.compile(
    rf"(?:\bHead of (?:state|government|state and government): ?|\b(?:replaced|succeeded)(?: by)? )"
    r"(?:(?:King|Queen|Emir|Sultan|Prince|President|General|Colonel|Captain|Sheikh|Pope) (?=[A-Z])){0,2}"
    rf"(?P<name>{_NOT_LABEL}{WORD_NO_STOP}(?: {_NOT_LABEL}(?:{APART} )?(?:[{UPPER}]\.|{WORD_NO_STOP})){{1,5}})"
)
_AGE = re.compile(
    r" \((?:m|f|male|female)\)|,? \(?(?:aged )?\d{1,2}(?: years old)?(?=[,;.)]| and )|, aged \d|, \d{1,2},|"
    r", an? \d{1,2}-year-old"
)
_AFTER = re.compile(r",? (?:an? |the |then |former |now )*(?P<words>[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,5})")
_STOP = frozenset(
    {"of", "at", "for", "with", "from", "in", "who", "was", "were", "is", "and", "said", "that", "on", "to"}
)


class DescribedPeople:
    """Finds full names (two words and more) beside a word for somebody's work or an age."""

    def __init__(self) -> None:
        self._never = frozenset(s.lower() for s in strings("entities/never.csv"))
        self._work: set[str] = set()
        for row in rows("people/occupations.csv"):
            self._work |= {row["occupation"].lower(), row["plural"].lower()}

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions with the rule that found them; names of one word are too often something else."""
        for match in _OFFICE.finditer(text):
            yield Mention(*match.span("name"), "PERSON", "described:office")
        for match in _NICKNAMED.finditer(text):
            yield Mention(*match.span(), "PERSON", "described:nickname")
        for match in _NAME.finditer(text):
            start, end = match.span()
            while (word := text[start:end].partition(" "))[0].lower().rstrip(".") in OPENERS and word[2]:
                start += len(word[0]) + 1
            if " " not in text[start:end] or text[start:end].lower() in self._never or text[end : end + 1] in "-’'":
                continue
            if _AGE.match(text, end):
                yield Mention(start, end, "PERSON", "described:age")
            elif _SUFFERS.match(text, end):
                yield Mention(start, end, "PERSON", "described:done")
            elif self._works_before(text, start) or self._works_after(text, end):
                yield Mention(start, end, "PERSON", "described:work")

    def _works_before(self, text: str, start: int) -> bool:
        """ "the nun Ivanilde Bonfim", "journalist X": the words end right before the name, in lower case."""
        match = _BEFORE.search(text, max(0, start - 60), start)
        if match is None:
            return False
        words = match["words"].split()
        return any(" ".join(words[i:]) in self._work for i in range(len(words)))

    def _works_after(self, text: str, end: int) -> bool:
        """ ", an editor of ...", ", human rights lawyer": a comma, then work in lower case."""
        if text[end : end + 2] != ", ":
            return False
        match = _AFTER.match(text, end, min(len(text), end + 90))
        if match is None:
            return False
        words = match["words"].split()
        stop = next((i for i, w in enumerate(words) if w in _STOP), len(words))
        words = words[:stop]
        return any(" ".join(words[i:]) in self._work for i in range(len(words)))
