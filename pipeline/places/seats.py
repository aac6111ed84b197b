"""Places named by the body that runs them: "the headquarters of the DIPC", "the detention centre of the KNB"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Case, Mention
from pipeline.entities.patterns import alternation
from pipeline.resources import rows

_BEFORE = 80


class Seats:
    """Finds them by the nouns of ``places/seats.csv``."""

    def __init__(self) -> None:
        nouns = alternation(row["noun"] for row in rows("places/seats.csv"))
        self._seat = re.compile(
            r"\b(?:at|in|to|from|inside|outside|near) (?:the |an? |its |their )?"
            rf"(?P<seat>(?:[a-z][a-z-]+ ){{0,3}}?(?:{nouns})) of (?:the )?$"
        )

    def find(self, case: Case) -> Iterator[Mention]:
        """A mention for each body that the noun of a place stands before; it covers noun and body, as offsets."""
        for mention in case.mentions:
            if mention.label != "ORG":
                continue
            low = max(0, mention.start - _BEFORE)
            found = self._seat.search(case.text[low : mention.start])
            if found:
                yield Mention(low + found.start("seat"), mention.end, "FAC", "seat")
