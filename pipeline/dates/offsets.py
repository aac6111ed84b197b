"""What "two days after" counts from: a date in apposition, the last mention, or an event without a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pipeline.dates.expression import Expression, Point
from pipeline.dates.resolved import Resolved
from pipeline.dates.terminals import compiled
from pipeline.dates.told_events import told_after, told_before


@dataclass(frozen=True, slots=True)
class Side:
    """plain: counts from the last mention. apposed: the date just before is itself so far from the event, which is
    what the words date. next: counts from ``point``, a date in or after the event's words. told: counts from
    ``mention``, which dates the event. unknown: the event has no date."""

    kind: Literal["plain", "apposed", "next", "told", "unknown"]
    point: Point | None = None
    mention: Resolved | None = None


_SIDE = compiled(r"(?:before|after|prior\sto|eve\sof)$")
_OPEN = compiled(
    r"\s{0,2}(?:$|[.,;:)\"'”’\]]|(?:in|at|on|near|outside|from|by|when|while|and|but|with|without|as|to|for|under|inside)(?![^\W_]))"
)
_APPOSITION = compiled(
    r"[,(–—-]?\s{0,3}(?:[a-z]+ly\s|just\s|only\s|some\s|about\s|and\s|exactly\s|that\sis,?\s|i\.e\.\s|barely\s|more\sthan\s|at\sleast\s){0,2}$"
)
_PLAIN_EVENT = compiled(r"\s(?:that|then|this)(?![^\W_])\s{0,2}(?:[.,;:)]|$)")


def event_side(text: str, point: Point, done: Sequence[Resolved], upcoming: Sequence[Expression]) -> Side:
    """Decide what the offset at ``point`` counts from."""
    words = text[point.start : point.end]
    if not _SIDE.search(words):
        return Side("plain")
    after = text[point.end : point.end + 80]
    if (not words.endswith("of") and _OPEN.match(after)) or _PLAIN_EVENT.match(after):
        return Side("plain")
    if done and _is_apposed(text, done[-1].end, point.start):
        return Side("apposed")
    if upcoming:
        first = upcoming[0].points[0]
        between = text[point.end : first.start]
        if len(between) <= 60 and not set(between) & set(",.;:()\n") and first.kind in ("day", "month", "year"):
            return Side("next", first)
    if mention := told_before(text, point, done):
        return Side("told", mention=mention)
    if first_told := told_after(text, point, upcoming):
        return Side("next", first_told)
    return Side("unknown")


def _is_apposed(text: str, end: int, start: int) -> bool:
    """Whether the offset at ``start`` says how far the date that ends at ``end`` is from an event."""
    between = text[end:start]
    if not 0 < len(between) <= 70 or set(between) & set(".;:!?"):
        return False
    cut = max(between.rfind(mark) for mark in (",", "(", "- ", "– ", "— "))
    return cut >= 0 and _APPOSITION.match(between[cut:]) is not None
