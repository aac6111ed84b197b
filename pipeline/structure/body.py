"""The story and what follows it: sections by their headings, paragraphs, points, letters, addresses."""

from __future__ import annotations

import re

from pipeline.case import BlockKind
from pipeline.cleaning.hyphens import HyphenMender
from pipeline.document.country_names import country_of
from pipeline.schema.vocabulary import SectionKind
from pipeline.structure.chrome import CHROME
from pipeline.structure.headings import HEADINGS, Heading
from pipeline.structure.labels import LABELS
from pipeline.structure.lines import Line, Part, runs
from pipeline.structure.masthead import ANY_DATE, ONLY_DATE, is_footer
from pipeline.structure.unwrap import ENDS_CLAUSE, ENDS_SENTENCE, TYPED_WIDTH, goes_on, join_lines

_BULLET = re.compile(r"(?:[-–—•*·▪■●○◦\uf0b7\uf0a7>]|\d{1,2}[.)]|[a-z]\)|o )\s+\S|[•▪■●]\S")
_SURE_BULLET = re.compile(r"[•▪■●] ?[\dA-ZÀ-Þ‘“]")  # a sign that nobody writes inside a sentence
_SALUTATION = re.compile(r"(?:Dear|Your Excellency|Señor|Monsieur|Madame)\b[^.!?]{0,80}[,:]?$")
_CLOSING = re.compile(
    r"(?:Yours (?:sincerely|faithfully|truly|respectfully)|Sincerely|Respectfully|Atentamente)\b.{0,20}$", re.I
)
_DATES = re.compile(ANY_DATE, re.IGNORECASE)
_LIST_FOOTER = re.compile(
    r"_{5,}$|-{2} ?$|-{1,3} ?end of message ?-*$|.{0,40}mailing list$|to unsubscribe\b.{0,120}$", re.IGNORECASE
)
_HEADING = 80
_RUN = 4
_PROSE_WORDS = 9


def read_body(lines: list[Line], at: int, text: str) -> list[Part]:
    """The parts from line ``at`` on; in ``text``, the whole cleaned text, words broken at line ends are looked up."""
    return _Body(lines, at, HyphenMender(text)).read()


class _Body:
    def __init__(self, lines: list[Line], at: int, mender: HyphenMender) -> None:
        self.lines, self.at, self.mender = lines, at, mender
        self.parts: list[Part] = []
        self.section: SectionKind = "lead"
        self.widths = _widths(lines, at)

    def read(self) -> list[Part]:
        while self.at < len(self.lines):
            line = self.lines[self.at]
            chrome = CHROME.find(line.text)
            if chrome == "tail" and self.parts:
                self._rest("chrome")
            elif chrome:
                self._single(line, "chrome", "chrome")
            elif _LIST_FOOTER.match(line.text) and line.after_blank and self._far():
                self._rest("mail")
            elif heading := HEADINGS.find(line.text):
                self._heading(line, heading)
            elif _SALUTATION.fullmatch(line.text) and self.section != "lead":
                self._salutation(line)
            elif is_footer(line) or self._dated_below(line):
                self._single(line, "field", "other")
            elif _CLOSING.fullmatch(line.text) and self.section in ("model_letter", "addresses"):
                self._single(line, "salutation", "model_letter")
                self.section = "other"
            elif self.section == "addresses" and not self._prose(line):
                self._single(line, "address", "addresses")
            elif _is_country(line) and self._ends_above() and self.section != "addresses":
                self._single(line, "heading", self.section)
            elif _BULLET.match(line.text):
                self._run("bullet")
            elif self._is_heading(line):
                self._single(line, "heading", self.section)
            else:
                if self.section == "addresses":
                    self.section = "other"
                self._run("paragraph")
        return self.parts

    def _far(self) -> bool:
        return self.at > len(self.lines) // 2

    def _dated_below(self, line: Line) -> bool:
        """Whether the text ends with its date on a line of its own; above more text it may head a chronology."""
        last = self.at + 1 == len(self.lines)
        return last and bool(self.parts) and line.after_blank and ONLY_DATE.fullmatch(line.text) is not None

    # --- single lines --------------------------------------------------------------------------------------------

    def _single(self, line: Line, kind: BlockKind, section: SectionKind) -> None:
        self.parts.append(Part(kind, section, [line.content]))
        self.at += 1

    def _rest(self, section: SectionKind) -> None:
        while self.at < len(self.lines):
            self._single(self.lines[self.at], "chrome", section)

    def _heading(self, line: Line, heading: Heading) -> None:
        if heading.match == "line":
            self._single(line, "heading", heading.section)
            self.section = heading.then
            return
        if heading.match == "start":
            self.section = heading.section
            kind: BlockKind = "paragraph" if heading.section != "addresses" else "address"
            if line.text.endswith(":"):
                self._single(line, kind, heading.section)
            else:
                self._run(kind)
            self.section = heading.then
            return
        self._labelled(line, heading)

    def _labelled(self, line: Line, heading: Heading) -> None:
        """A label with its value behind it on the line: "Name: X", "RECOMMENDED ACTION: Please send ..."."""
        self.parts.append(Part("heading", heading.section, [line.content[: heading.end]]))
        rest = line.cut(heading.end)
        self.section = heading.section
        if heading.section == "profile":
            label = LABELS.read(line.text)
            named = label is not None and label[0].startswith(("name", "nom"))
            self._profile(rest, named)
        elif rest.text:
            self.lines[self.at] = rest
            if heading.section == "addresses":
                self._single(rest, "address", "addresses")
            elif _BULLET.match(rest.text):
                self._run("bullet")
            else:
                self._run("paragraph")
        else:
            self.at += 1
        self.section = heading.then

    def _profile(self, rest: Line, named: bool) -> None:
        self.at += 1
        if not rest.text:
            return
        if not named:
            self.parts.append(Part("field", "profile", [rest.content]))
            return
        for piece in re.finditer(r"[^,;]+(?:, \d{1,2}\b)?", rest.text):
            cell = rest.cut(piece.start(), piece.end())
            if cell.text:
                self.parts.append(Part("names", "profile", [cell.content]))

    def _salutation(self, line: Line) -> None:
        """ "Dear Minister," begins the model letter where prose follows."""
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        begins = following is not None and (self._prose(following) or len(following.text.split()) > 5)
        if begins and not HEADINGS.find(following.text if following else ""):
            self.section = "model_letter"
            self._single(line, "salutation", "model_letter")
        else:
            self._single(line, "salutation", self.section)

    def _prose(self, line: Line) -> bool:
        """Whether a line is running text and no line of an address."""
        text = _DATES.sub("", line.text)
        words = text.split()
        small = sum(w[:1].islower() for w in words)
        return len(words) >= _PROSE_WORDS and small * 2 >= len(words) and not re.search(r"\d{5,}|@|: |\+ ?\d", text)

    def _is_heading(self, line: Line) -> bool:
        """A short line of its own, without a full stop, above running text."""
        text = line.text
        if len(text) > _HEADING or ENDS_CLAUSE.search(text) or text.endswith((",", "-")) or not text[:1].isupper():
            return False
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        if following is None:
            return False
        if following.text[:1].islower() and (not following.after_blank or goes_on(line, following, len(text))):
            return False
        alone = line.after_blank or not self.parts or self._ended()
        return alone and (len(text) < 0.6 * self.widths[self.at] or text.isupper() or following.after_blank)

    def _ends_above(self) -> bool:
        """Whether the line above is not in capitals, as a heading of two lines or an old telex is."""
        return self.at == 0 or not self.lines[self.at - 1].text.isupper()

    def _ended(self) -> bool:
        """Whether the line above ended its paragraph."""
        before = self.lines[self.at - 1] if self.at else None
        return before is None or ENDS_CLAUSE.search(before.text) is not None

    # --- running text --------------------------------------------------------------------------------------------

    def _run(self, kind: BlockKind) -> None:
        """One paragraph or point with the lines that go on in it."""
        lines = [self.lines[self.at]]
        self.at += 1
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if CHROME.find(line.text) or HEADINGS.find(line.text) or _SALUTATION.fullmatch(line.text):
                break
            if _BULLET.match(line.text) and (kind == "bullet" or ENDS_CLAUSE.search(lines[-1].text)):
                break
            if _is_country(line) and not lines[-1].text.isupper() and self.section != "addresses":
                break
            if _SURE_BULLET.match(line.text) or (ENDS_SENTENCE.search(lines[-1].text) and self._is_heading(line)):
                break
            if not goes_on(lines[-1], line, self.widths[self.at]) and not self._hangs(kind, lines, line):
                break
            lines.append(line)
            self.at += 1
        section = self.section
        self.parts.append(Part(kind, section, join_lines(lines, self.mender)))
        if section == "lead" and kind == "paragraph":
            self.section = "narrative"

    def _hangs(self, kind: BlockKind, lines: list[Line], line: Line) -> bool:
        """A point's further lines stand under its words, or directly below until one ends it."""
        if kind != "bullet" or line.after_blank:
            return False
        return line.indent > lines[0].indent or not ENDS_CLAUSE.search(lines[-1].text)


def _is_country(line: Line) -> bool:
    """Whether a country's name in capitals stands alone, as above its part of a report."""
    return 3 < len(line.text) < _HEADING and line.text.isupper() and country_of(line.text) is not None


def _widths(lines: list[Line], at: int) -> list[int]:
    """For each line, where the lines around it are broken.

    That is what nine in ten lines keep to, or, in a run of four lines and more without a blank one (a column, a
    quoted passage), the longest of the run where it is shorter.
    """
    long = sorted(line.width for line in lines[at:] if len(line.text) > 30)
    usual = long[int(0.9 * (len(long) - 1))] if long else TYPED_WIDTH
    widths: list[int] = []
    for run in runs(lines):
        longest = max(line.width for line in run)
        widths += [min(usual, longest) if len(run) >= _RUN else usual] * len(run)
    return widths
