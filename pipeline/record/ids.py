"""Ids of a record's parts, in order of first mention."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pipeline.case import Case, Event, first_mentions_first


class Ids:
    """Gives each entity, charge and event of a case its id (``person-1``, ``group-1``, ``org-1`` ...)."""

    def __init__(self, case: Case) -> None:
        self.people = first_mentions_first(case.people)
        self.groups = first_mentions_first(case.groups)
        self.organizations = first_mentions_first(case.organizations)
        self.places = first_mentions_first(case.places)
        self.charges = sorted(case.charges, key=lambda c: (c.span, c.text))
        self.events: list[Event] = sorted(case.events, key=lambda e: (e.trigger, e.type))
        self._ids: dict[int, str] = {}
        for prefix, things in (
            ("person", self.people),
            ("group", self.groups),
            ("org", self.organizations),
            ("place", self.places),
            ("charge", self.charges),
            ("event", self.events),
        ):
            self._number(prefix, things)

    def _number(self, prefix: str, things: Sequence[Any]) -> None:
        for n, thing in enumerate(things, 1):
            self._ids[id(thing)] = f"{prefix}-{n}"

    def of(self, thing: Any) -> str:
        """The id of ``thing``. Raises LookupError for something that is not in the case's own lists."""
        try:
            return self._ids[id(thing)]
        except KeyError:
            raise LookupError(f"{type(thing).__name__} is used in the case but not listed in it") from None
