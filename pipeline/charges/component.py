"""The spaCy component of this stage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import Case, Span, case_of
from pipeline.charges.endings import end
from pipeline.charges.merging import Ledger
from pipeline.charges.outcomes import Ending, OutcomeFinder
from pipeline.charges.subjects import Setting, setting
from pipeline.charges.tellings import Tellings
from pipeline.resources import strings

_SILENT = frozenset({"header", "title", "addresses", "deadline", "mail", "chrome"})  # sections that accuse nobody
# First four letters of the words of which one at least stands in every sentence that accuses somebody.
_STEMS = frozenset(strings("charges/stems.csv", "stem"))
_WORD = re.compile(r"[a-z]{3,}")
_NUMBERS = 100  # tellings that one sentence may hold


@Language.factory("casework_charges")
def make_charges(nlp: Language, name: str) -> Charges:
    """Make the component; it has no settings."""
    return Charges()


class Charges:
    """Accusations; fills ``case.charges``."""

    def __init__(self) -> None:
        self.tellings = Tellings()
        self.find_outcomes = OutcomeFinder()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        ledger = Ledger()
        endings: list[tuple[Ending, Setting]] = []
        number = 0
        for sentence in sentences(doc, case):
            if _STEMS.isdisjoint(w[:4] for w in _WORD.findall(case.text[sentence.start : sentence.end].lower())):
                continue
            place = setting(case, sentence)
            for told in self.tellings(case, place, number, ledger):
                ledger.add(told)
            number += _NUMBERS
            endings += [(ending, place) for ending in self.find_outcomes(case.text, *sentence)]
        for ending, place in endings:
            end(case, ledger, ending, place)
        # An accusation of nobody known is a mention of a crime: no fact about anybody.
        case.charges = [charge for charge in ledger.charges() if charge.people]
        return doc


def sentences(doc: Doc, case: Case) -> Iterator[Span]:
    """The sentences of the blocks that may accuse somebody."""
    if doc.has_annotation("SENT_START"):
        spans = [Span(s.start_char, s.end_char) for s in doc.sents]
    else:
        spans = [Span(b.start, b.end) for b in case.blocks]
    for span in spans:
        if case.section_at(span.start) not in _SILENT:
            yield span
