"""Second names that the text joins to a person's: "Parit Chiwarak, known as Penguin", "Panupong Jadnok ("Mike")"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.case import Mention
from pipeline.entities.patterns import NAME

_FACTS = r"(?: \((?:m|f|male|female)\))?(?:, (?:aged )?\d{1,2})?"
_KNOWN_AS = re.compile(
    rf"{_FACTS}[,]? ?\(?(?:who is )?(?:(?:also|better|best|commonly|widely|popularly) )?"
    rf"(?:known (?:online |simply )?as|alias|aka|a\.k\.a\.|nicknamed) (?:the )?[\"“‘']?(?P<name>{NAME})"
)
_QUOTED = re.compile(rf" \([\"“‘'](?P<name>{NAME})[\"”’']\)")


def second_names(mentions: Iterable[Mention], text: str) -> Iterator[Mention]:
    """People's mentions for the second names that follow ``mentions``."""
    for mention in mentions:
        if mention.label == "PERSON":
            match = _KNOWN_AS.match(text, mention.end) or _QUOTED.match(text, mention.end)
            if match:
                yield Mention(*match.span("name"), "PERSON", "alias")
