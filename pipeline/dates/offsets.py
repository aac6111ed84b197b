"""What "two days after" counts from: a date in apposition, the last mention, or an event without a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipeline.dates.expression import Expression, Point
from pipeline.dates.terminals import compiled

if TYPE_CHECKING:
    from pipeline.dates.resolved import Resolved


@dataclass(frozen=True, slots=True)
class Side:
    """plain: counts from the last mention. apposed: the date just before is itself so far from the event, which is
    what the words date. next: counts from the date named in the event's words. unknown: the event has no date."""

    kind: Literal["plain", "apposed", "next", "unknown"]
    point: Point | None = None


_SIDE = compiled(r"(?:before|after|prior\sto)$")
_OPEN = compiled(
    r"\s{0,2}(?:$|[.,;:)\"'”’\]]|(?:in|at|on|near|outside|from|by|when|while|and|but|with|without|as|to|for|under|inside)(?![^\W_]))"
)
_APPOSITION = compiled(
    r"[,(]?\s{0,3}(?:[a-z]+ly\s|just\s|only\s|some\s|about\s|and\s|exactly\s|that\sis,?\s|i\.e\.\s|barely\s|more\sthan\s|at\sleast\s){0,2}$"
)
_PLAIN_EVENT = compiled(r"\s(?:that|then|this)(?![^\W_])\s{0,2}(?:[.,;:)]|$)")


def event_side(text: str, point: Point, last: Resolved | None, upcoming: Sequence[Expression]) -> Side:
    """Decide what the offset at ``point`` counts from."""
    words = text[point.start : point.end]
    if not _SIDE.search(words):
        return Side("plain")
    after = text[point.end : point.end + 80]
    if _OPEN.match(after) or _PLAIN_EVENT.match(after):
        return Side("plain")
    if upcoming:
        first = upcoming[0].points[0]
        between = text[point.end : first.start]
        if len(between) <= 60 and not set(between) & set(",.;:()\n") and first.kind in ("day", "month", "year"):
            return Side("next", first)
    if last is not None and last.end <= point.start:
        between = text[last.end : point.start]
        if len(between) <= 40 and between.strip() and _APPOSITION.match(between) and between.lstrip()[0] in ",(":
            return Side("apposed")
    return Side("unknown")
