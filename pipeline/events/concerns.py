"""Risks that the header names ("Fear of torture") for the people whom it lists."""

from __future__ import annotations

import re
from functools import cache

from pipeline.case import Case, Event, Person, Span
from pipeline.resources import rows

RULE = "concern"
_RESOLVED = re.compile(r"\s*(?:released|killed|freed|dead|executed|died)\b", re.IGNORECASE)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    types = {row["phrase"]: row["type"] for row in rows("events/concerns.csv")}
    longest_first = sorted(types, key=len, reverse=True)
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)", re.IGNORECASE), types


def concern_events(case: Case) -> list[Event]:
    """One event of modality ``risk`` for each type that the header's concern line fears, about the listed people.

    ``merge`` takes out those whom the text tells it of.
    """
    people = [p for p in case.people if p.listed and not _resolved(case, p)]
    if not people:
        return []
    pattern, types = _phrases()
    events: dict[str, Event] = {}
    for span in case.document.spans.get("concerns", []):
        for match in pattern.finditer(case.text, span.start, span.end):
            type_ = types[match[0].lower()]
            if type_ and type_ not in events:
                events[type_] = Event(
                    type=type_,  # type: ignore[arg-type]
                    trigger=Span(match.start(), match.end()),
                    modality="risk",
                    victims=list(people),
                    evidence=[span],
                    rule=RULE,
                )
    return list(events.values())


def _resolved(case: Case, person: Person) -> bool:
    """Whether the header lists the person under "Released:" or "Killed:"."""
    for mention in person.mentions:
        block = case.block_at(mention.start)
        if block and block.kind in ("names", "field"):
            line = case.text.rfind("\n", 0, mention.start) + 1
            if _RESOLVED.match(case.text, max(line, block.start)):
                return True
    return False
