"""Groups of unnamed people who stand accused ("three police officers")."""

from __future__ import annotations

from spacy.tokens import Doc

from pipeline.case import Case, Group, Span


def group_at(case: Case, doc: Doc, start: int, end: int) -> Group | None:
    """The group that ``text[start:end]`` names: a known one where the words are the same, else a new one."""
    span = Span(start, end)
    words = case.words(span)
    for group in case.groups:
        if any(m.overlaps(span) for m in group.mentions) or group.text == words:
            if span not in group.mentions:
                group.mentions.append(span)
            return group
    group = Group(words, mentions=[span])
    case.groups.append(group)
    return group
