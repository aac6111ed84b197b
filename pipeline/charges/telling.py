"""One telling made of a cue and the accusation behind it: whom it concerns, how far it has got, when."""

from __future__ import annotations

import re

from pipeline.case import Case, DateMention, Span
from pipeline.charges import context
from pipeline.charges.accusations import Accusation
from pipeline.charges.cues import Cue
from pipeline.charges.described import Accused
from pipeline.charges.merging import Told
from pipeline.charges.naming import named
from pipeline.charges.subjects import Setting
from pipeline.schema import vocabulary as v

_CONFIDENCE = {"strong": 0.85, "medium": 0.75, "weak": 0.55}
_VERDICT = re.compile(r"\b(convicted|found guilty|sentenced|jailed|imprisoned|acquitted|cleared|serving)\b")
_PENDING = re.compile(
    r"\b(?:arrested|detained|held|charged|tried|trial|fac\w+|new|further|additional|await\w*|brought|filed|pending|re-arrested|wanted|before|until)\b"
)
_VERDICT_REACH = 150  # characters before "charges of" within which their outcome stands


def telling(
    case: Case, place: Setting, accusation: Accusation, *, cue: Cue, people: list[Accused], number: int
) -> Told:
    """The telling of ``accusation`` by ``cue`` against ``people``; ``number`` is that of the cue."""
    people = named(case, people, place.sentence)
    status = cue.status
    if cue.form == "noun" and status != "convicted":
        status = verdict(case.text, place.sentence, cue) or status
    if status == "convicted" and context.conditional(case.text, place.sentence, cue):
        status = "charged"
    confidence = _CONFIDENCE[cue.trust] - (0 if accusation.category.known else 0.15) - (0 if people else 0.25)
    return Told(
        accusation,
        case.words(accusation.span),
        status,
        people or _only(case),
        place.sentence,
        cue.rule + (f" / {accusation.category.id}" if accusation.category.id else ""),
        round(confidence, 2),
        number,
        date=_date(case, place, cue),
    )


def verdict(text: str, sentence: Span, cue: Cue) -> v.ChargeStatus | None:
    """What a verb before "charges of" says of their outcome ("convicted on charges of"); None if nothing."""
    words = text[max(sentence.start, cue.head.start - _VERDICT_REACH) : cue.head.start]
    found = _VERDICT.findall(words)
    if not found or context.conditional(text, sentence, cue) or _PENDING.search(words.rpartition(found[-1])[2]):
        return None
    return "acquitted" if found[-1] in ("acquitted", "cleared") else "convicted"


def _only(case: Case) -> list[Accused]:
    """The one person whom the case is about, where there is one only."""
    listed = [p for p in case.people if p.listed]
    return [listed[0]] if len(listed) == 1 else []


def _date(case: Case, place: Setting, cue: Cue) -> DateMention | None:
    near = [
        d
        for d in case.dates_in(*place.sentence)
        if d.role == "event"
        and cue.head.start - 40 <= d.start
        and d.end <= cue.link.start + 10
        and d.first is not None
    ]
    near.sort(key=lambda d: abs(d.start - cue.head.end))
    return near[0] if near else None
