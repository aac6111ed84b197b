"""Where a rule knows only half and the model, which has read the whole sentence, knows the other half."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.case import Mention
from pipeline.resources import strings


class Agreement:
    """Brings mentions by head nouns to agree with the model's; vocabulary ``entities/two_sided.csv``."""

    def __init__(self) -> None:
        words = "|".join(map(re.escape, strings("entities/two_sided.csv", "word")))
        self._two_sided = re.compile(rf"\b(?:{words})(?: of|s?$)", re.IGNORECASE)

    def heads(self, heads: Iterable[Mention], model: Sequence[Mention], text: str) -> Iterator[Mention]:
        """``heads`` without peoples and pieces of laws ("the Military Commissions Act").

        They get the model's label where it has the same words and their head is a body's as often as something
        else's ("West Bank").
        """
        same = {m.span: m for m in model}
        laws = [m for m in model if m.label == "LAW"]
        for head in heads:
            if any(law.start < head.end and head.start < law.end for law in laws):
                continue
            other = same.get(head.span)
            if other and other.label == "NORP":
                continue  # "a Kurdish news agency"
            if other and other.label != head.label and self._two_sided.search(text, head.start, head.end):
                yield replace(head, label=other.label, found_by=head.found_by + "+model")
            else:
                yield head
