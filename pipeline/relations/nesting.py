"""Places that the text itself puts into larger ones ("Adelabad prison in Shiraz, Fars province")."""

from __future__ import annotations

from pipeline.case import Case, Place, Span
from pipeline.relations.ledger import Ledger


def find_nesting(case: Case, ledger: Ledger) -> None:
    """Add a ``located_in`` for each place with a larger one."""
    for place in case.places:
        if place.within is not None:
            ledger.add("located_in", (place, place.within), _nearest(place, place.within), "nested")


def _nearest(inner: Place, outer: Place) -> Span:
    """The mention of ``inner`` that the larger place follows most closely."""
    pairs = [(o.start - i.end, i) for i in inner.mentions for o in outer.mentions if o.start >= i.end]
    return min(pairs)[1] if pairs else inner.mentions[0]
