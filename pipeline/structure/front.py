"""The front of a text: mail headers and covering notes, a database's fields, masthead, list of names, title."""

from __future__ import annotations

import re

from pipeline.case import BlockKind
from pipeline.schema.vocabulary import SectionKind
from pipeline.structure.chrome import CHROME
from pipeline.structure.headings import HEADINGS
from pipeline.structure.labels import LABELS
from pipeline.structure.lines import Line, Part, strip
from pipeline.structure.masthead import DATELINE, NUMBERED, STARTS_FURTHER, begins_bulletin, cut_cells, is_masthead
from pipeline.structure.names import NAME_CUE, country_cell, is_headline, read_names, starts_names
from pipeline.structure.unwrap import goes_on

_SEARCHED = 120  # lines in which the bulletin must begin
_TITLE = 150
_NEVER_FIRST = ("recommended_action", "addresses", "deadline", "model_letter")
_SENTENCE_END = re.compile(r"[.!?…][\"”’»)\]]*$")
_FORWARD = re.compile(
    r"-{3,}|_{3,}|={3,}|.{0,40}\bwrote:$|(?:begin )?forwarded (?:message|by).{0,40}$", re.IGNORECASE
)
_CONCERN = re.compile(r"[A-Z\"“][^.!?]{2,90}$")


def read_front(lines: list[Line]) -> tuple[list[Part], int]:
    """The parts above the story, and the number of the first line of the story."""
    return _Front(lines).read()


class _Front:
    def __init__(self, lines: list[Line]) -> None:
        self.lines = lines
        self.parts: list[Part] = []
        self.at = 0
        self.titled = False
        self.listed = False  # a list of names was read: a bulletin of that form has no title

    def read(self) -> tuple[list[Part], int]:
        self._covering()
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if self._is_chrome(line):
                self._put(line, "chrome", "chrome")
            elif LABELS.has(line.text, "mail", "dump", "report") and not starts_names(self.lines, self.at):
                self._label(line)
            elif STARTS_FURTHER.match(line.text):
                self._further(line)
            elif is_masthead(line):
                self._masthead(line)
            elif self._names():
                continue
            elif self._is_title(line):
                self._title()
                continue
            elif self._is_concern(line):
                self.parts.append(Part("field", "header", [line.content]))
                self.at += 1
            else:
                self._dateline(line)
                break
        return self.parts, self.at

    def _dateline(self, line: Line) -> None:
        """The place and date that news begin with are no part of their first sentence."""
        if found := DATELINE.match(line.text):
            self.parts.append(Part("field", "header", [strip(line.content[: found.end()])]))
            self.lines[self.at] = line.cut(found.end(), after_blank=line.after_blank)

    def _is_chrome(self, line: Line) -> bool:
        """Whether a line belongs to the page; one that parts its cells by bars, as menus do, may be the masthead."""
        numbered = NUMBERED.search(line.text) is not None and is_masthead(line)
        return self._in_menu(line) or (CHROME.find(line.text) == "line" and not numbered)

    def _in_menu(self, line: Line) -> bool:
        """Whether a heading stands in a menu: no text asks for action before it has said a word."""
        heading = HEADINGS.find(line.text)
        only_chrome = bool(self.parts) and all(part.kind == "chrome" for part in self.parts)
        return only_chrome and heading is not None and heading.match == "line" and heading.section in _NEVER_FIRST

    # --- what came before the bulletin ---------------------------------------------------------------------------

    def _covering(self) -> None:
        """Headers of mails and notes of whoever passed the text on, up to where the bulletin begins."""
        if not self.lines or not any(LABELS.has(x.text, "mail") for x in self.lines[:_SEARCHED]):
            return
        first = next((i for i, x in enumerate(self.lines[:_SEARCHED]) if begins_bulletin(x)), None)
        if first is None or not any(LABELS.has(x.text, "mail") for x in self.lines[:first]):
            return
        if any(LABELS.has(x.text, "dump") for x in self.lines[:first]):
            return  # fields of a database: read one by one
        while self.at < first:
            line = self.lines[self.at]
            kind: BlockKind = (
                "field" if LABELS.has(line.text, "mail") or _FORWARD.fullmatch(line.text) else "paragraph"
            )
            if kind == "paragraph" and self.parts and self.parts[-1].kind == "paragraph" and not line.after_blank:
                self.parts[-1].pieces += [" ", line.content]
            else:
                self.parts.append(Part(kind, "mail", [line.content]))
            self.at += 1

    def _label(self, line: Line) -> None:
        section: SectionKind = "mail" if LABELS.has(line.text, "mail") else "header"
        label = LABELS.read(line.text)
        if label and label[0] in ("names", "name") and len(line.text) > label[1]:
            self.parts.append(Part("field", "header", [line.content[: label[1]]]))
            value = line.cut(label[1])
            for name in re.finditer(r"[^,;]+", value.text):
                cell = value.cut(name.start(), name.end())
                if cell.text:
                    self.parts.append(Part("names", "header", [cell.content]))
        else:
            self.parts.append(Part("field", section, [line.content]))
        self.at += 1

    # --- masthead ------------------------------------------------------------------------------------------------

    def _masthead(self, line: Line) -> None:
        for cell in cut_cells(line):
            end = country_cell(cell) or 0
            for part in (cell.cut(0, end), cell.cut(end)):
                if part.text:
                    self.parts.append(Part("field", "header", [part.content]))
        self.at += 1

    def _further(self, line: Line) -> None:
        """ "Further information on UA ... and follow-up ...": its lines make one field."""
        cells = cut_cells(line)
        if len(cells) > 1:
            self.parts += [Part("field", "header", [cell.content]) for cell in cells]
            self.at += 1
            return
        part = Part("field", "header", [line.content])
        self.at += 1
        while self.at < len(self.lines):
            following = self.lines[self.at]
            if following.after_blank or is_masthead(following) or starts_names(self.lines, self.at):
                break
            part.pieces += [" ", following.content]
            self.at += 1
        self.parts.append(part)

    def _names(self) -> bool:
        line = self.lines[self.at]
        if not starts_names(self.lines, self.at) or (is_headline(line) and not self._numbered()):
            return False
        if self.titled and not (country_cell(line) and NAME_CUE.search(line.text)):
            return False  # what stood above was no title of a story but one more line of the masthead
        parts, at = read_names(self.lines, self.at)
        if at == self.at:
            return False
        self.parts += parts
        self.at = at
        self.listed = True
        return True

    def _numbered(self) -> bool:
        """Whether the masthead gave a series and number: its form has a list of names."""
        return any(NUMBERED.search(part.text) for part in self.parts if part.section == "header")

    # --- title ---------------------------------------------------------------------------------------------------

    def _is_title(self, line: Line) -> bool:
        text = line.text
        if len(text) > _TITLE or _SENTENCE_END.search(text) or HEADINGS.find(text) or text.endswith(","):
            return False
        if text.isupper() and len(text) > 3:
            return True
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        alone = line.after_blank and following is not None and (following.after_blank or is_masthead(following))
        if following is not None and goes_on(line, following, len(text)) and following.text[:1].islower():
            return False  # a sentence, with a blank line in it
        return alone and not self.listed and (text[:1].isupper() or not any(c.isupper() for c in text))

    def _title(self) -> None:
        line = self.lines[self.at]
        part = Part("title", "title", [line.content])
        self.at += 1
        while self.at < len(self.lines):
            following = self.lines[self.at]
            if following.after_blank or not self._is_more(following, line.text.isupper()):
                break
            part.pieces += [" ", following.content]
            self.at += 1
        self.titled = True
        self.parts.append(part)

    def _is_more(self, line: Line, capitals: bool) -> bool:
        """Whether the title goes on in ``line``."""
        if line.text.isupper() != capitals or is_masthead(line) or HEADINGS.find(line.text):
            return False
        if starts_names(self.lines, self.at):
            return False
        return line.text.isupper() or (len(line.text) < _TITLE and not _SENTENCE_END.search(line.text))

    def _is_concern(self, line: Line) -> bool:
        """A line of the masthead that only tells the concern ("Fear of torture / Legal concern")."""
        if not self.parts or self.titled or self.parts[-1].kind != "field" or self.parts[-1].section != "header":
            return False
        text = line.text
        following = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else None
        alone = following is None or following.after_blank or starts_names(self.lines, self.at + 1)
        return bool(alone and _CONCERN.fullmatch(text) and not HEADINGS.find(text) and len(text.split()) < 14)

    def _put(self, line: Line, kind: BlockKind, section: SectionKind) -> None:
        self.parts.append(Part(kind, section, [line.content]))
        self.at += 1
