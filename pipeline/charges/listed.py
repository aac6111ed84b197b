"""Accusations behind a colon ("charged on two counts: sedition and libel", "the charges are as follows: treason")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.cues import Cue
from pipeline.schema import vocabulary as v

_HEAD = re.compile(r"\b(?:charges|counts|offen[cs]es|(?P<accused>accusations))\b(?P<gap>[^.;:\n]{0,60}):\s+(?=\S)")


class ListedFinder:
    """Finds what stands behind the colon of "the charges against him:"."""

    def __init__(self, reader: Reader) -> None:
        self.read = reader

    def __call__(self, text: str, sentence: Span) -> Iterator[tuple[Cue, list[Accusation]]]:
        """The nouns and the accusations behind their colons."""
        for m in _HEAD.finditer(text, *sentence):
            found, _ = self.read(text, m.end(), sentence.end, "weak")
            if found:
                status: v.ChargeStatus = "accused" if m["accused"] else "charged"
                head, link = Span(m.start(), m.start("gap")), Span(m.end("gap"), m.end())
                yield Cue(head, link, "noun", status, "weak", "charges: …"), found
