"""Charges told by the article of the law ("charged under Article 342 (public order)", "on the same charge")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.case import Provision, Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.categories import UNKNOWN
from pipeline.charges.extents import QUOTED
from pipeline.charges.provisions import provisions

_CUE = re.compile(
    r"\b(?P<verb>charged|convicted|tried|prosecuted|indicted|sentenced|jailed|imprisoned|guilty|investigated|investigation|arrested|detained|held|accused|trial|charges|proceedings|prosecution)"
    r"(?:\s+(?!with\b|of\b|for\b)[^\s.;:,]+){0,10}?\s+(?P<link>under|with(?=\s+(?:Art|Sec|art|sec))|of\s+(?:violating|breaching|breaking)|with\s+(?:violating|breaching|violations?\s+of)|for\s+(?:violating|breaching))"
    r"(?=\s+(?:the\s+|its\s+|his\s+|their\s+|\w+[’']s\s+|an?\s+|(?:both\s+)?)(?:[A-Z]|§|art|sec|anti|counter|national|law|penal|criminal|emergency|\d|same))",
)
_STATUS = {
    "convicted": "convicted",
    "sentenced": "convicted",
    "jailed": "convicted",
    "imprisoned": "convicted",
    "guilty": "convicted",
    "investigated": "accused",
    "investigation": "accused",
    "arrested": "accused",
    "detained": "accused",
    "held": "accused",
    "accused": "accused",
}
_BRACKET = re.compile(r"\s*,?\s*[(\[]\s*(?P<in>[^()\[\]\n]{4,160})[)\]]")
_SAYS = re.compile(
    r"\s*,?\s*(?:(?:which\s+)?(?:punishes|criminali[sz]es|criminali[sz]ing|prohibits|penali[sz]es|covers|"
    r"covering|forbids)|for|on|relating to|related to|concerning|regarding)\s+"
)
SAME = re.compile(
    r"\b(?:on|of|for|with|under)\s+(?:the\s+)?(?:same|identical|similar)\s+(?:charges?|offences?|accusations?|articles?)(?:,?\s+(?=(?:Art|Sec|§)))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ArticleCue:
    """A verb of the law with "under": ``head`` to ``link``, and the provisions behind it."""

    head: Span
    link: Span
    status: str
    cited: list[Provision]
    glossed: list[tuple[Accusation, Provision]]


def article_cues(text: str, sentence: Span, reader: Reader) -> list[ArticleCue]:
    """The cues of a sentence that cite provisions, with the accusations that their brackets or quotes name."""
    found = []
    for m in _CUE.finditer(text, sentence.start, sentence.end):
        cited = provisions(text, m.end("link"), sentence.end)
        if not cited or cited[0].span.start - m.end("link") > 60:
            continue
        glossed: list[tuple[Accusation, Provision]] = []
        run: list[Provision] = []
        position = cited[0].span.start
        for i, provision in enumerate(cited):
            if i and not _follows(text, position, provision.span.start):
                break
            run.append(provision)
            position = provision.span.end
            limit = cited[i + 1].span.start if i + 1 < len(cited) else sentence.end
            gloss = _gloss(text, position, limit, reader)
            if gloss:
                glossed += [(a, provision) for a in gloss[0]]
                position = gloss[1]
        found.append(
            ArticleCue(Span(*m.span("verb")), Span(*m.span("link")), _STATUS.get(m["verb"], "charged"), run, glossed)
        )
    return found


def _follows(text: str, start: int, end: int) -> bool:
    between = text[start:end]
    return len(between) < 40 and bool(
        re.fullmatch(r"[\s,;)\]]*(?:and|or|as well as|of|under|the|its|\w+[’']s|\s|,)*", between)
    )


def _gloss(text: str, start: int, end: int, reader: Reader) -> tuple[list[Accusation], int] | None:
    bracket = _BRACKET.match(text, start, end)
    if bracket:
        found, _ = reader(text, bracket.start("in"), bracket.end("in"), "medium")
        return (found, bracket.end()) if found else None
    at = re.compile(r"\s*[,:–—]?\s*").match(text, start, end)
    quote = QUOTED.match(text, at.end() if at else start, end)
    if quote:
        found, stop = reader(text, quote.start(), end, "strong")
        return (found, stop) if found else None
    says = _SAYS.match(text, start, end)
    if says:
        found, stop = reader(text, says.end(), end, "medium")
        return (found, stop) if found else None
    return None


def by_law(provision: Provision, text: str, reader: Reader) -> Accusation | None:
    """An accusation known only by its law ("the Anti-Terrorism Act"); None where the law's name says nothing."""
    category = reader.categorize(provision.law or "")
    if not category.strong:
        category = UNKNOWN
    return Accusation(provision.span, category, False)
