"""Words around a date that say whether it lies ahead or belongs to the latest news."""

from __future__ import annotations

from pipeline.dates.expression import Expression, Point
from pipeline.dates.terminals import compiled

_CERTAIN = compiled(
    r"(?<![^\W_])(?P<cue>(?:is|are|be)\s(?:due|scheduled|set|expected|to|planned|slated|likely|now)|"
    r"(?:have|has)\sbeen\s(?:re-?)?(?:scheduled|set)|will|shall|"
    r"due\sto\s(?:be|appear|go|stand|open|start|begin|end|expire)|"
    r"faces?\s(?:execution|trial)|could\sbe|may\sbe|must\sbe|by\sno\slater|no\slater\sthan|"
    r"takes?\s(?:place|office)|resumes?|runs?\sout|expires?|write\sbefore|"
    r"appeals?\s(?:before|until|by|after|to\sarrive\s(?:before|by))|action\s(?:before|until|by)|"
    r"(?:re-?)?scheduled\sfor|(?:set|fixed)\sfor)(?![^\W_])[^.;]{0,80}$"
)
_LIKELY = compiled(
    r"(?<![^\W_])(?:due|scheduled|set\s(?:for|to)|(?:adjourned|postponed|put\soff|deferred)(?!\sfrom)|planned|expected|to\sbe|upcoming|"
    r"next\shearing|deadline|(?:may|might|could)\s(?!have)[a-z]{3,})(?![^\W_])[^.;]{0,60}$"
)
_LIMIT = compiled(r"(?<![^\W_])(?:before|by|until|till)\s(?:[a-z]{2,9}\s){0,2}$")
_TOLD_AS_PAST = compiled(r"(?<![^\W_])(?:was|were|had|did)(?![^\W_])[^.;]{0,80}$")
_PAST = compiled(r"(?<![^\W_])(?:was|were|had|been|since)(?![^\W_])[^.;]{0,60}$")
_FORMERLY = compiled(
    r"(?<![^\W_])(?:first|originally|initially|previously|was|were|had\sbeen)\s(?:due\sto\s(?:be\s)?)?$"
)
_NEWS = compiled(
    r"(?<![^\W_])(?:told|informed|has|have|reported\sto|recently|according\sto|learned|is|are|says?)(?![^\W_])"
)


def expects_future(text: str, e: Expression | None, point: Point | None = None) -> str | None:
    """``"certain"`` or ``"likely"`` where the clause before the date looks ahead, else None."""
    start = e.points[0].start if e is not None else point.start if point is not None else 0
    before = text[max(0, start - 110) : start]
    if (m := _CERTAIN.search(before)) and not _PAST.search(before[m.end("cue") :]):
        return "likely" if _FORMERLY.search(before[: m.start()]) else "certain"
    if _LIKELY.search(before) or (_LIMIT.search(before) and not _TOLD_AS_PAST.search(before)):
        return "likely"
    return None


def has_news_cue(text: str, start: int, end: int) -> bool:
    """Whether the sentence around the date tells news: a report to the author, or the present perfect."""
    window_start = max(0, start - 120)
    before = text[window_start:start]
    cut = max(before.rfind(". "), before.rfind("\n"))
    after = text[end : end + 80]
    stop = after.find(".")
    return _NEWS.search(before[cut + 1 :] + " " + (after if stop < 0 else after[:stop])) is not None
