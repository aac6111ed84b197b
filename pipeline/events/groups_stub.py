"""Stands in for the references stage's groups."""

from spacy.tokens import Doc

from pipeline.case import Case, Group, Span


def group_at(case: Case, doc: Doc, start: int, end: int) -> Group | None:
    """The group of the words at ``start:end``."""
    span = Span(start, end)
    for group in case.groups:
        if span in group.mentions:
            return group
    group = Group(case.words(span), mentions=[span])
    case.groups.append(group)
    return group
