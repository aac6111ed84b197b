"""What became of charges, applied to those that the same sentence, its people or the sentence before name."""

from __future__ import annotations

import re
from typing import cast

from pipeline.case import Case, Group
from pipeline.charges.coordination import cluster_right
from pipeline.charges.merging import Entry, Ledger, Told
from pipeline.charges.naming import named
from pipeline.charges.outcomes import Ending
from pipeline.charges.subjects import PASSIVE, Accused, Setting, object_, people_of, subject
from pipeline.schema import vocabulary as v

_WHOSE = re.compile(r"\b(?:against|of|for)\s+")
_INSIDE = 90  # characters behind the words within which an accusation belongs to them
_ONE_OF = re.compile(r"(?:One|Another)(?:\s+of\s+(?:them|those|these))?,\s")  # "One, the preacher X, later got"
_LAST = 400  # how far back the charges lie that "the charges" stands for


def end(case: Case, ledger: Ledger, ending: Ending, place: Setting) -> None:
    """Enter into ``ledger`` what became of the charges that ``ending`` is about."""
    sentence = place.sentence
    here = [e for e in ledger.entries if any(t.evidence == sentence for t in e.told)]
    if ending.status == "reconvicted":
        for entry in here:
            entry.status, entry.settled = "convicted", True
        return
    inside = [e for e in here if _inside(e, ending, place)]
    if inside:
        chosen = inside if ending.status in ("dropped", "acquitted") else []
        told = [t for e in chosen for t in e.told if t.evidence == sentence]
        if ending.people == "subject" and ending.status == "acquitted" and any(t.status == "acquitted" for t in told):
            # "acquitted of A, but his conviction for B": B stands
            chosen = [e for e in chosen if any(t.status == "acquitted" for t in e.told)]
    else:
        if ending.status == "convicted" and here:
            return
        people = _people(case, place, ending)
        chosen = [e for p in people for e in ledger.of(p)]
        if not chosen:
            last = ledger.last(sentence.start, _LAST) if ending.people == "charges" or people else []
            apart = _ONE_OF.match(case.text, sentence.start) and len(people) == 1
            part = [p for p in people if isinstance(p, Group) or apart]
            if people and last and not any(e.person in people for e in last):
                of_group = all(e.person is None or isinstance(e.person, Group) for e in last)
                if part and of_group and len(last) <= 6:
                    for whom in named(case, [part[0]], sentence):
                        ledger.inherit(whom, last, cast(v.ChargeStatus, ending.status), getattr(part[0], "text", ""))
                return
            chosen = last
    for entry in chosen:
        _settle(entry, ending, place)


def _inside(entry: Entry, ending: Ending, place: Setting) -> bool:
    """Whether an accusation of ``entry`` stands within or right behind the words of the ending."""
    return any(
        t.evidence == place.sentence
        and ending.span.start - 4 <= t.accusation.span.start
        and t.accusation.span.end <= ending.span.end + _INSIDE
        for t in entry.told
    )


def _settle(entry: Entry, ending: Ending, place: Setting) -> None:
    if entry.settled:
        return
    if ending.status == "convicted":
        first = min(t.evidence.start for t in entry.told)
        if entry.status == "charged" and first <= place.sentence.start:
            entry.status = "convicted"
    else:
        entry.status = cast(v.ChargeStatus, ending.status)
    last = entry.told[-1]
    if last.evidence != place.sentence:
        entry.told.append(
            Told(last.accusation, last.text, entry.status, [], place.sentence, ending.rule, last.confidence, -1)
        )


def _people(case: Case, place: Setting, ending: Ending) -> list[Accused]:
    text, sentence = case.text, place.sentence
    if ending.people == "charges":
        m = _WHOSE.search(text, ending.span.start, min(sentence.end, ending.span.end + 30))
        if m:
            behind = [r for r in place.references if m.end() <= r.start <= m.end() + 60]
            return people_of(cluster_right(text, place.references, behind[0], sentence.end)) if behind else []
        owner = [
            r
            for r in place.references
            if r.possessive and r.end <= ending.span.start and ending.span.start - r.end < 4
        ]
        return people_of(owner[-1:]) or subject(case, place, ending.span.start)
    if ending.people == "object":
        owner = [
            r for r in place.references if r.possessive and ending.span.start <= r.start and r.end <= ending.span.end
        ]
        return people_of(owner[-1:])
    if not PASSIVE.search(text[sentence.start : ending.span.start]):
        verb = ending.span.start + len(text[ending.span.start : ending.span.end].split()[0])
        found = object_(case, place, verb, min(sentence.end, ending.span.end + 60))
        if found:  # "the court acquitted him"
            return found
    return subject(case, place, ending.span.start)
