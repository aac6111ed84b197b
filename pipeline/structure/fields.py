"""The header's fields with the words that give them: series and number, index, dates, concerns, countries, title."""

from __future__ import annotations

import re

from pipeline.case import Block, Case, DocumentFields, Span
from pipeline.document.country_names import country_of
from pipeline.structure.masthead import (
    ANY_DATE,
    DATE,
    INDEX,
    INDEXED,
    MASTHEAD,
    NUMBER,
    NUMBERED,
    PUBLISHED,
    STARTS_FURTHER,
)
from pipeline.structure.names import countries_in
from pipeline.structure.subject_line import LABEL, countries_as_typed, read_subject

_PARTS = re.compile(r"([A-Z]+?)s?(?: ?(?:no|nr|n°|number)\.?)?[ :-]*(\d{1,3})(?: ?/ ?|\.)(\d{2,4})", re.IGNORECASE)
_INDEX_LABEL = re.compile(rf"(?:AI )?index(?: number)?[ :]*(?P<index>{INDEX})", re.IGNORECASE)
_ANY_DATE = re.compile(ANY_DATE, re.IGNORECASE)
_DATE_LABEL = re.compile(r"^(?:issue date|date of issue|date|issued|published)\b ?:", re.IGNORECASE)
_ISSUED_ON = re.compile(r"\bissued(?: on)?\s*\(?\s*", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_COUNTRY_BEHIND = re.compile(r"[\s,–-]*(?P<name>[A-Z][^\d:(]{2,40}?)(?=\s{2,}|\s+Date|$|\n|\s+\d)")
_UPDATE_OF = re.compile(rf"\bthis is the \w+ update (?:of|on|to) {NUMBER}", re.IGNORECASE)
_SERIES = {"UAA": "UA", "AU": "UA", "FI": "UA", "EX": "EXTRA"}
_AFTER = re.compile(
    r"\b(?:after|before|until|by|till|expires?:?|expiry date:?|deadline:?|avant le|hasta el|antes del)\s*:?\s*$",
    re.IGNORECASE,
)
_TITLE_PREFIX = re.compile(r"(?:re|fwd?|aw|tr)\s*:\s*|\[[^\]]{1,30}\]\s*", re.IGNORECASE)
_CONCERN_LABEL = re.compile(r"^(?:(?:new )?concerns?|(?P<export>categor(?:y|ies)))\s*:\s*", re.IGNORECASE)
_CONCERN_SPLIT = re.compile(r"\s*/\s*|\s*;\s*")
_CATEGORY_SPLIT = re.compile(r"\s*[,;/]\s*")
_NO_CONCERN = re.compile(
    r"(?:AI )?index|distr|public\b|external|internal|date|from:|to:|subject|(?:amnesty|urgent action|page)\b|"
    r"language|gender|categories|keywords|body|country|names?\b|released|issue",
    re.IGNORECASE,
)


def document_fields(case: Case) -> DocumentFields:
    """What the header of ``case`` says about the text; each value with its span."""
    return _Fields(case).read()


class _Fields:
    def __init__(self, case: Case) -> None:
        self.case, self.text = case, case.text
        self.fields = DocumentFields()
        self.header = [
            b for b in case.blocks if b.section in ("header", "title", "mail") and b.kind in ("field", "title")
        ]
        self.footers = [b for b in case.blocks if b.section == "other" and b.kind == "field"]

    def read(self) -> DocumentFields:
        self._number()
        self._index()
        self._issued()
        self._deadline()
        self._countries()
        self._subject()
        if not self.fields.countries:
            self._countries_of_title()
        self._title()
        self._concerns()
        return self.fields

    def _own(self) -> list[Block]:
        """Blocks of the bulletin's own header first, then its footers, those of mails last."""
        own = [b for b in self.header if b.section != "mail"]
        return own + self.footers + [b for b in self.header if b.section == "mail"]

    def _note(self, name: str, start: int, end: int) -> Span:
        span = Span(start, end)
        self.fields.spans.setdefault(name, []).append(span)
        return span

    def _number(self) -> None:
        own = (NUMBERED.search(self.text, b.start, b.end) for b in self._own())
        updated = (_UPDATE_OF.search(self.text, b.start, b.end) for b in self.case.blocks if b.section == "other")
        found = next(filter(None, own), None) or next(filter(None, updated), None)
        parts = _PARTS.search(found[0]) if found else None
        if found and parts:
            series = parts[1].upper()
            self.fields.ua_number = f"{_SERIES.get(series, series)} {int(parts[2])}/{parts[3][-2:]}"
            self._note("ua_number", found.start() + parts.start(), found.end())

    def _index(self) -> None:
        own = self._own()
        labelled = (m.span("index") for b in own for m in _INDEX_LABEL.finditer(self.text, b.start, b.end))
        bare = (
            m.span() for b in own for m in INDEXED.finditer(self.text, b.start, b.end) if self._outside(b, m.start())
        )
        found = next(labelled, None) or next(bare, None)
        if found:
            self.fields.index = " ".join(self.text[found[0] : found[1]].split())
            self._note("index", *found)

    def _outside(self, block: Block, at: int) -> bool:
        """Whether ``at`` stands outside brackets: what is in them belongs to other texts."""
        brackets = [m.span() for m in _IN_BRACKETS.finditer(self.text, block.start, block.end)]
        dateline = self.text[block.end - 1] in "-–—"  # "(Nairobi, 3 March 2018) –" is in brackets as a whole
        return not any(a <= at < b for a, b in brackets if not (dateline and a == block.start))

    # --- dates ---------------------------------------------------------------------------------------------------

    def _issued(self) -> None:
        own = [b for b in self._own() if b.section != "mail"]
        mails = [b for b in self.header if b.section == "mail"]
        for blocks in (own, mails):
            for wanted in (self._dated_label, self._issued_on, self._bare_date):
                for block in blocks:
                    if span := wanted(block):
                        self.fields.issued = self._note("issued", span.start, span.end)
                        return

    def _dated_label(self, block: Block) -> Span | None:
        words = self.text[block.start : block.end]
        if not (_DATE_LABEL.match(words) or PUBLISHED.match(words)):
            return None
        found = _ANY_DATE.search(self.text, block.start, block.end)
        return Span(*found.span()) if found else None

    def _issued_on(self, block: Block) -> Span | None:
        for match in _ISSUED_ON.finditer(self.text, block.start, block.end):
            found = _ANY_DATE.match(self.text, match.end(), block.end)
            if found:
                return Span(*found.span())
        return None

    def _bare_date(self, block: Block) -> Span | None:
        """A date that stands outside brackets in the bulletin's own header."""
        if block.section == "mail":
            return None
        indexes = [Span(*m.span()) for m in INDEXED.finditer(self.text, block.start, block.end)]
        for found in _ANY_DATE.finditer(self.text, block.start, block.end):
            span = Span(*found.span())
            whole = span.end - span.start > 0.5 * (block.end - block.start) or block.kind == "field"
            if whole and self._outside(block, span.start) and not any(span.overlaps(i) for i in indexes):
                return span
        return None

    def _deadline(self) -> None:
        """A date behind "before", "after" or "until" in the deadline's paragraph, else in the request to write."""
        for kinds in (("deadline",), ("recommended_action", "addresses", "chrome", "other")):
            for block in self.case.blocks:
                if block.section not in kinds or block.kind == "bullet":
                    continue
                for found in _ANY_DATE.finditer(self.text, block.start, block.end):
                    before = self.text[max(block.start, found.start() - 30) : found.start()]
                    if _AFTER.search(before) or (block.section == "deadline" and not before.strip()):
                        self.fields.deadline = self._note("deadline", *found.span())
                        return

    # --- words ---------------------------------------------------------------------------------------------------

    def _countries(self) -> None:
        for block in self._own():
            if block.kind == "title":
                continue
            words = self.text[block.start : block.end]
            if words.lower().startswith(("country:", "countries:")):
                self._add_countries(list(countries_as_typed(words.partition(":")[2].strip())), block)
            elif len(words) < 60 and not any(c.isdigit() for c in words):
                self._add_countries(countries_in(words.strip(" :")), block)
        if self.fields.countries:
            return
        for block in self._own():
            index = INDEXED.search(self.text, block.start, block.end)
            if index and block.section != "mail":
                after = _COUNTRY_BEHIND.match(self.text[index.end() : block.end])
                if after and (code := country_of(after["name"])):
                    self._add_countries([code], block)

    def _subject(self) -> None:
        """What the subject line of a mail or an export says, where the bulletin itself does not say it."""
        for block in self.header:
            subject = (
                read_subject(self.text[block.start : block.end]) if LABEL.match(self.text, block.start) else None
            )
            if subject is None:
                continue
            self.fields.kind, self.fields.update = subject.kind, subject.update
            if not self.fields.countries:
                self._add_countries(list(subject.countries), block)
            if self.fields.issued is None and subject.issued:
                start, end = subject.issued
                self.fields.issued = self._note("issued", block.start + start, block.start + end)
            return

    def _countries_of_title(self) -> None:
        """ "Egypt: Translator forcibly disappeared", "REPUBLIC OF THE GAMBIA"."""
        for block in self.case.blocks:
            if block.kind == "title" and not self.fields.countries:
                head = re.split(r"[:–—]|\s-\s", self.text[block.start : block.end])[0]
                self._add_countries(countries_in(head.strip()), block)

    def _add_countries(self, codes: list[str], block: Block) -> None:
        for code in codes:
            if code not in self.fields.countries:
                self.fields.countries.append(code)
                self._note("countries", block.start, block.end)

    def _title(self) -> None:
        titles = [b for b in self.case.blocks if b.kind == "title"]
        for block in titles:
            words = self.case.words(block.span)
            if re.fullmatch(r"(?:amnesty international )?urgent action", words, re.IGNORECASE):
                continue
            self.fields.title = words
            self._note("title", block.start, block.end)
            return
        for block in self.header:
            words = self.text[block.start : block.end]
            if label := LABEL.match(words):
                start = block.start + label.end()
                while match := _TITLE_PREFIX.match(self.text, start, block.end):
                    start = match.end()
                if start < block.end:
                    self.fields.title = self.case.words(Span(start, block.end))
                    self._note("title", start, block.end)
                    return

    def _concerns(self) -> None:
        """The header's words for what is feared: a cell that is no number, date, country or label."""
        for block in self.header:
            if block.kind != "field" or block.section != "header":
                continue
            words = self.text[block.start : block.end]
            start = block.start
            if label := _CONCERN_LABEL.match(words):
                start += label.end()
            elif STARTS_FURTHER.match(words) and " - " in words:
                start += words.rindex(" - ") + 3
            elif not self._may_be_concern(words):
                continue
            at = start
            split = _CATEGORY_SPLIT if label and label["export"] else _CONCERN_SPLIT
            for piece in split.split(self.text[start : block.end]):
                begin = self.text.index(piece, at, block.end) if piece else at
                at = begin + len(piece)
                if piece.strip() and any(c.isalpha() for c in piece):
                    self.fields.concerns.append(" ".join(piece.split()))
                    self._note("concerns", begin, at)

    def _may_be_concern(self, words: str) -> bool:
        if (
            _NO_CONCERN.match(words)
            or MASTHEAD.fullmatch(words)
            or any(c.isdigit() for c in words)
            or len(words) > 120
        ):
            return False
        if countries_in(words.strip(" :")) or re.match(DATE, words) or ":" in words:
            return False
        before = [b for b in self.header if b.kind == "field" and NUMBERED.search(self.text, b.start, b.end)]
        return bool(before) and not words.isupper() and len(words.split()) < 12
