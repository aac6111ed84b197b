"""Words that announce an accusation ("charged with", "on suspicion of") and where what they announce begins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from pipeline.case import Span
from pipeline.charges.patterns import SPACE, expression, first_words, gap, options_of
from pipeline.resources import rows
from pipeline.schema import vocabulary as v

Trust = Literal["strong", "medium", "weak"]
Form = Literal["verb", "noun"]

# Words after which a gap no longer belongs to the cue.
_BREAK = re.compile(
    r"\b(?:who|which|whose|where|when|while|after|because|but|although|if|then|that|and\s+(?:was|were)|charged|accused|convicted|sentenced|"
    r"indicted|acquitted|tried|charges|suspicion|suspected|(?:pending|awaiting)\s+trial|most|mostly|mainly|many|rates?|obtained|basis|strength|lack)\b"
)
# A body's name that goes on with "for" ("the Department for Combating Organized Crime").
_BODY = re.compile(
    r"\b(?:Committee|Department|Ministry|Minister|Council|Cent(?:re|er)|Commission|Institute|Association|Union|Office|Bureau|Agency|"
    r"Organi[sz]ation|Society|Fund|Campaign|Movement|Network|Front|Directorate|Unit|Party|Alliance|Foundation|League)\s+$"
)
_WORD = re.compile(r"[A-Za-z]+(?:-[A-Za-z]+)*")
_LINK_TRIES = 3


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in the text: its ``head`` word ("charged"), the words in between, its ``link`` ("with")."""

    head: Span
    link: Span
    form: Form
    status: v.ChargeStatus
    trust: Trust
    rule: str

    @property
    def content(self) -> int:
        """Where the accusation begins."""
        return self.link.end

    @property
    def gap(self) -> Span:
        """The words between head and link."""
        return Span(self.head.end, self.link.start)


@dataclass(frozen=True, slots=True)
class _Row:
    link: re.Pattern[str]
    form: Form
    status: v.ChargeStatus
    trust: Trust
    rule: str
    bare: bool  # the accusation may stand right behind the head


class CueFinder:
    """Finds the cues of ``data/vocab/charges/cues.csv``."""

    def __init__(self) -> None:
        heads: dict[str, list[_Row]] = {}
        for row in rows("charges/cues.csv"):
            links = [x.strip() for x in row["link"].split(";")]
            link = options_of([expression(x) for x in links if x != "-"])
            pattern = re.compile(rf"[”\"’»]?,?{SPACE}{gap(int(row['gap']))}(?P<link>{link})(?!\w)", re.IGNORECASE)
            if row["trust"] not in ("strong", "medium", "weak") or row["form"] not in ("verb", "noun"):
                raise ValueError(f"charges/cues.csv: unknown form or trust in row {row!r}")
            item = _Row(
                pattern,
                cast(Form, row["form"]),
                cast(v.ChargeStatus, row["status"]),
                cast(Trust, row["trust"]),
                f"{row['head']} … {row['link']}",
                "-" in links,
            )
            heads.setdefault(row["head"], []).append(item)
        # Heads are tried only where one of their first words stands.
        self._heads: dict[str, list[tuple[re.Pattern[str], list[_Row]]]] = {}
        for head, items in heads.items():
            compiled = re.compile(rf"(?:{expression(head)})(?![\w’'])", re.IGNORECASE)
            for first in first_words(head):
                self._heads.setdefault(first, []).append((compiled, items))

    def __call__(self, text: str, start: int, end: int) -> Iterator[list[Cue]]:
        """The cues between ``start`` and ``end``, by position; each as a list of readings, nearest link first."""
        last = start
        for word in _WORD.finditer(text, start, end):
            heads = self._heads.get(word[0].lower())
            if heads is None or word.start() < last:
                continue
            readings: list[Cue] = []
            for head, rules in heads:
                m = head.match(text, word.start(), end)
                if m:
                    readings += [cue for rule in rules for cue in _links(text, Span(*m.span()), rule, end)]
            if readings:
                readings.sort(key=lambda c: (c.link.start, -c.link.end))
                last = max(c.head.end for c in readings)
                yield readings


def _links(text: str, head: Span, rule: _Row, end: int) -> Iterator[Cue]:
    position, tries = head.end, 0
    if rule.bare:
        yield Cue(head, Span(head.end, head.end), rule.form, rule.status, rule.trust, rule.rule)
    m = rule.link.match(text, position, end)
    while m and tries < _LINK_TRIES:
        link = Span(*m.span("link"))
        between = text[head.end : link.start]
        if _BREAK.search(between):
            return
        if not (m["link"] == "for" and _BODY.search(between)):
            yield Cue(head, link, rule.form, rule.status, rule.trust, rule.rule)
        tries += 1
        position = link.end
        m = rule.link.match(text, position, min(end, head.end + 220))


@cache
def cue_finder() -> CueFinder:
    """The finder over the project's table; the same object at each call."""
    return CueFinder()
