"""Penalties belong to sentencings: the first prison term leads, the other parts are attributes."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.case import Case, Event, Group, Person, Span
from pipeline.events.participants import Human
from pipeline.events.penalties import NUMBERS, Penalty, leading, penalties
from pipeline.references.groups import group_at


def add_penalties(case: Case, events: list[Event], sentence: Span) -> list[Event]:
    """Give the sentencings of one sentence their penalties; ``respectively`` deals terms out to people in order."""
    text = case.text
    events = [e for event in events for e in _with_sentence(event, text, sentence)]
    sentencings = [e for e in events if e.type == "sentencing"]
    if not sentencings:
        return events
    result: list[Event] = []
    for event in events:
        if event.type != "sentencing":
            result.append(event)
            continue
        later = [e.trigger.start for e in sentencings if e.trigger.start > event.trigger.start]
        earlier = [e.trigger.end for e in sentencings if e.trigger.end < event.trigger.start]
        start = max(earlier, default=max(sentence.start, event.trigger.start - 60))
        found = penalties(text, event.trigger.start, min(later, default=sentence.end))
        if not found:
            found = penalties(text, max(start, event.trigger.start - 60), event.trigger.end)
        found, others = _dealt_out(case, event, found)
        result += [*_deal(event, found, text[event.trigger.start : sentence.end]), *others]
    return result


def _with_sentence(event: Event, text: str, sentence: Span) -> list[Event]:
    """ "jailed for ten years" is a sentencing; "serving a life sentence" tells of one."""
    if event.type != "detention":
        return [event]
    words = text[event.trigger.start : event.trigger.end].lower()
    after = text[event.trigger.end : min(sentence.end, event.trigger.end + 30)].lower()
    if words in ("jailed", "imprisoned") and after.startswith(" for "):
        found = penalties(text, event.trigger.end, event.trigger.end + 30)
        if found and found[0].start - event.trigger.end <= 8 and "day" not in after:
            return [replace(event, type="sentencing")]
    if words.startswith(("serv",)):
        found = penalties(text, event.trigger.start, min(sentence.end, event.trigger.start + 60))
        if found:
            date = event.date
            told = replace(
                event, type="sentencing", date=None, place=None, attributes={}, evidence=list(event.evidence)
            )
            if date is not None and "/" not in date.edtf:
                # "serving a life sentence handed down in 2015": the date is that of the sentence
                event.date = None
                told.date = date if date.start > event.trigger.end else None
            return [event, told]
    return [event]


def deal_dates(case: Case, events: list[Event], sentence: Span) -> list[Event]:
    """ "X and Y are to be hanged on 13 and 20 January respectively": one event for each of them."""
    if "respectively" not in case.text[sentence.start : sentence.end]:
        return events
    result: list[Event] = []
    for event in events:
        dates = [d for d in case.dates_in(event.trigger.end, sentence.end) if d.role not in ("issued", "deadline")]
        if len(event.victims) == len(dates) > 1 and event.type not in ("sentencing", "detention"):
            result += [replace(event, victims=[v], date=d) for v, d in zip(event.victims, dates, strict=True)]
        else:
            result.append(event)
    return result


_NEXT = re.compile(
    r"(?:, |; |,? and )(?P<who>(?:(?:the )?(?:other|another|remaining) )?[\w-]+(?: [\w-]+){0,3}|the (?:rest|others?))"
    r" to (?:a |an |terms? of |between |up to )*$"
)


def _dealt_out(case: Case, event: Event, found: list[Penalty]) -> tuple[list[Penalty], list[Event]]:
    """ "sentenced two to death, eight to life and Ana Ruiz to five years": a sentencing for each of them.

    Back come the penalties of those before the first "to", and the events of the others.
    """
    first: list[Penalty] = []
    others: list[Event] = []
    for part in found:
        before = case.text[event.trigger.end : part.start]
        if case.text.startswith("to ", part.start):
            before += "to "
        who = _NEXT.search(before) if first else None
        victims = _those(case, event.trigger.end + who.start("who"), who["who"]) if who else []
        if victims:
            others.append(replace(event, victims=victims, penalty=part.value, attributes={}))
        elif not others:
            first.append(part)
    return first, others


def _those(case: Case, start: int, words: str) -> list[Human]:
    """The people that the words stand for: names and references, else a number or "the rest"."""
    end = start + len(words)
    known = [t for r in case.references_in(start, end) for t in r.targets if isinstance(t, Person | Group)]
    if known:
        return list(dict.fromkeys(known))
    counted = any(word in NUMBERS or word in ("rest", "others", "other", "another") for word in words.lower().split())
    return [group_at(case, start, end)] if counted or words[:1].isdigit() else []


def _deal(event: Event, found: list[Penalty], after: str) -> list[Event]:
    terms = [p for p in found if p.value in ("death", "life") or p.value.startswith(("P", "suspended"))]
    if "respectively" in after and len(terms) > 1:
        if len(event.victims) == len(terms):
            return [
                replace(event, victims=[victim], penalty=term.value, attributes={})
                for victim, term in zip(event.victims, terms, strict=True)
            ]
        if len(event.victims) == 1:
            return [replace(event, penalty=term.value, attributes={}) for term in terms]
    event.penalty = leading(found)
    others = [p.value for p in found if p.value != event.penalty]
    if others:
        event.attributes["other_penalties"] = others
    return [event]
