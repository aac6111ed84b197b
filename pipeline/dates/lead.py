"""The words before an expression that bear on its value: since, until, on or around, on the night of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pipeline.dates.terminals import NUMBER, compiled
from pipeline.dates.vocabulary import PARTS_OF_DAY, alternation, folded, number
from pipeline.dates.vocabulary import SPACE as W

Bound = Literal["since", "until", "by", "before", "after"]

_APPROXIMATE = compiled(
    rf"(?:(?:on|in|at){W}or{W})?(?:around|about|approximately|circa|c\.|ca\.|roughly){W}(?:the{W})?$"
)
_PART = compiled(
    rf"(?:(?:early|late|in|on|during|at){W}){{0,2}}(?:the{W})?(?:(?:early|late|small){W})?(?P<part>{alternation(PARTS_OF_DAY)}|hours)"
    rf"(?:,?{W}(?:of|on|in)){{1,2}}{W}(?:the{W})?$"
)
_BOUND = compiled(
    rf"(?<![\w-])(?P<bound>ever{W}since|since|as{W}from|up{W}until|up{W}to|until|till|no{W}later{W}than|by|before|prior{W}to|after|from|between)"
    rf"(?:{W}(?:at{W}least|as{W}early{W}as|as{W}late{W}as|the))?{W}$"
)
_EITHER = compiled(rf"(?<![^\W_])either{W}(?:on{W}|in{W})?(?:the{W})?$")
_NOT_UNTIL = compiled(
    r"(?<![^\W_])(?:not|never|has|have|n['\u2019]t|nobody|none|no|only|gave|given|give|adjourned|postponed|put off|"
    r"deferred|delayed|action|possible|valid)(?![^\W_])[^.;]{0,90}$"
)
_LENGTH = compiled(
    rf"(?<![^\W_])(?:the{W})?(?:last{W}|past{W})?(?P<number>{NUMBER}){W}(?P<unit>day|week|month|year)s{W}"
    rf"(?:up{W})?(?:to|until|ending(?:{W}in|{W}on)?){W}(?:the{W})?(?:end{W}of{W})?$"
)
_KINDS: dict[str, Bound] = {
    "ever since": "since", "since": "since", "as from": "since", "until": "until", "till": "until",
    "up until": "until",
    "up to": "until", "no later than": "by", "by": "by", "before": "before", "prior to": "before", "after": "after",
}  # fmt: skip


@dataclass(slots=True)
class Lead:
    """What stands before the point; ``start`` is where those words begin."""

    start: int
    bound: Bound | None = None
    approximate: bool = False
    part_of_day: str | None = None
    between: bool = False
    from_: bool = False
    choice: bool = False
    length: tuple[int, str] | None = None


def read_lead(text: str, floor: int, start: int) -> Lead:
    """Read the words between ``floor`` and ``start``, from right to left."""
    lead = Lead(start)
    window = text[floor:start]
    if (m := _LENGTH.search(window)) and (count := number(m["number"])):
        return Lead(floor + m.start(), length=(count, folded(m["unit"])))
    for _ in range(3):
        if m := _APPROXIMATE.search(window):
            lead.approximate = True
        elif m := _PART.search(window):
            part = folded(m["part"])
            lead.part_of_day = "early hours" if part == "hours" else PARTS_OF_DAY[part]
            if part == "hours" and "hours" not in window[m.start() :]:
                break
        elif m := _EITHER.search(window):
            lead.choice = True
        elif m := _BOUND.search(window):
            word = folded(m["bound"])
            lead.between, lead.from_ = word == "between", word == "from"
            lead.bound = _KINDS.get(word)
            if lead.bound == "until" and _NOT_UNTIL.search(text, max(0, floor + m.start() - 120), floor + m.start()):
                lead.bound = "by"
            lead.start = floor + m.start()
            break
        else:
            break
        lead.start = floor + m.start()
        window = window[: m.start()]
    return lead
