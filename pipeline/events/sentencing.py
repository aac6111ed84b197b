"""Penalties belong to sentencings: the first prison term leads, the other parts are attributes."""

from __future__ import annotations

from dataclasses import replace

from pipeline.case import Case, Event, Span
from pipeline.events.penalties import Penalty, leading, penalties


def add_penalties(case: Case, events: list[Event], sentence: Span) -> list[Event]:
    """Give the sentencings of one sentence their penalties; ``respectively`` deals terms out to people in order."""
    sentencings = [e for e in events if e.type == "sentencing"]
    if not sentencings:
        return events
    text = case.text
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
        result += _deal(event, found, text[event.trigger.start : sentence.end])
    return result


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
