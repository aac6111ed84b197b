"""Where another case begins in a text that tells of many: at a heading, and at each point of a list of cases.

A report sets its cases out in points ("• X was arrested ..."), and no pronoun reaches back from one to another. The
points of an appeal are about the same people: it bears a number, or lists them. And a point that begins in the middle
of a sentence, or with a pronoun, goes on ("• His lawyer was not let in").
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pipeline.case import Block, Case
from pipeline.references.lexicon import PRONOUNS

_TOLD = ("lead", "narrative", "background", "other")
_FIRST = re.compile(r"\W*([\w’'-]+)")


class Cases:
    """Whether, and where, a text tells one case after another."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self.one = any(p.listed for p in case.people) or case.document.ua_number is not None
        self.bounds = [] if self.one else [b.start for b in case.blocks if _begins(case, b)]
        points = [b.start for b in case.blocks if b.kind == "bullet" and b.section in _TOLD]
        self.many = any(point in self.bounds for point in points)

    def start(self, offset: int) -> int:
        """Where the case begins that is told at ``offset``."""
        i = bisect_right(self.bounds, offset)
        return self.bounds[i - 1] if i else 0


def _begins(case: Case, block: Block) -> bool:
    if block.section not in _TOLD:
        return False
    return block.kind == "heading" or (block.kind == "bullet" and _opens(case, block))


def _opens(case: Case, block: Block) -> bool:
    first = _FIRST.match(case.text, block.start, block.end)
    return first is not None and not first[1][0].islower() and first[1].lower() not in PRONOUNS
