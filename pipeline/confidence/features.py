"""What speaks for and against a fact: yes-or-no features, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.case import Case, Charge, Event, Group, Person, Span

LONG_SENTENCE = 220  # characters; a longer sentence holds several people and dates that can be confused
ALWAYS = "always"


def event_features(case: Case, event: Event) -> list[str]:
    """Names of the features that hold of a merged event; ``always`` is the first."""
    return [ALWAYS, *_event(case, event)]


def charge_features(case: Case, charge: Charge) -> list[str]:
    """Names of the features that hold of a merged charge; ``always`` is the first."""
    return [ALWAYS, *_charge(case, charge)]


def _event(case: Case, event: Event) -> Iterator[str]:
    sentence = event.evidence[0] if event.evidence else event.trigger
    yield f"type {event.type}"
    yield f"modality {event.modality}"
    yield f"section {case.section_at(event.trigger.start)}"
    yield f"victims {_told(case, event.victims, event.evidence)}"
    yield f"date {_dated(event, sentence)}"
    if event.asserted_by != "author":
        yield "told by another"
    if event.actors:
        yield "actor told"
    if event.place is not None:
        yield "place told"
    if len(event.evidence) > 1:
        yield "told again"
    if " " in case.words(event.trigger):
        yield "trigger of several words"
    if sentence.end - sentence.start > LONG_SENTENCE:
        yield "long sentence"


def _charge(case: Case, charge: Charge) -> Iterator[str]:
    yield f"status {charge.status}"
    yield f"people {_told(case, charge.people, charge.evidence)}"
    yield f"section {case.section_at(charge.span.start)}"
    if charge.category == "other":
        yield "category other"
    if charge.provisions:
        yield "provision told"
    if len(charge.evidence) > 1:
        yield "told again"
    if case.text[max(charge.span.start - 1, 0)] in "\"“«'‘":
        yield "quoted"
    if len(case.words(charge.span).split()) > 8:
        yield "long phrase"


def _told(case: Case, people: Iterable[Person | Group], evidence: Iterable[Span]) -> str:
    """How the words of the evidence tell the people: by name, otherwise, or not at all."""
    people = list(people)
    if not people:
        return "nobody"
    if not any(isinstance(p, Person) for p in people):
        return "group"
    wanted = {id(p) for p in people}
    kinds = {
        reference.kind
        for span in evidence
        for reference in case.references_in(span.start, span.end)
        if wanted & {id(t) for t in reference.targets}
    }
    return "named" if "name" in kinds else "referred to" if kinds else "elsewhere"


def _dated(event: Event, sentence: Span) -> str:
    if event.date is None:
        return "none"
    inside = any(s.start <= event.date.start < s.end for s in [sentence, *event.evidence])
    return ("inferred " if event.date.inferred else "explicit ") + ("here" if inside else "elsewhere")
