"""Aliases that the text states: "also known as X", "alias 'X'", "(also transliterated X)", "X (real name Y)"."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from pipeline.case import Case
from pipeline.people.naming import Naming
from pipeline.resources import rows


@cache
def _cue() -> re.Pattern[str]:
    phrases = sorted((row["phrase"] for row in rows("people/alias_cues.csv")), key=lambda p: (-len(p), p))
    words = "|".join(re.escape(p).replace(r"\ ", "[ ]") for p in phrases)
    return re.compile(
        rf"^[ ,]*[(\[]?[ ,]*(?:who[ ](?:is|was)[ ])?(?:(or|called|born|formerly)|{words})[ ,:]*(?:the[ "
        rf"])?[\"'“‘«„]?[ ]?$",
        re.I,
    )


# What may stand between a name and the words that join its alias: sex and age.
_FACTS = re.compile(r"^(?:[ ]?\((?:m|f|male|female)\))?(?:,[ ](?:aged[ ])?\d{1,3}(?=,))?")
_TITLE_END = re.compile(r"(?<=[ ])(?:[A-Z][a-z]{0,5}\.?[ ])$")
_QUOTED_OPEN = frozenset({'("', "(“", "(‘", "('"})
_SLASH = re.compile(r"^[ ]?/[ ]?$")


def stated_aliases(case: Case, found: list[Naming]) -> dict[Naming, Naming]:
    """The naming that each stated alias follows, by the alias. Only names that the entities stage has seen."""
    stated: dict[Naming, Naming] = {}
    for owner, alias in pairwise(found):
        between = _TITLE_END.sub("", _FACTS.sub("", case.text[owner.span.end : alias.span.start]))
        if len(between) > 60 or "\n" in between:
            continue
        if (
            ((match := _cue().match(between)) and (match[1] is None or "(" in between))
            or between.strip() in _QUOTED_OPEN
            or (_SLASH.match(between) and not alias.name.bare)
            or (
                between.strip() == "("
                and _same_family(owner, alias)
                and case.text[alias.span.end : alias.span.end + 14].startswith((")", " in "))
            )
        ):
            stated[alias] = owner
    return stated


def _same_family(owner: Naming, alias: Naming) -> bool:
    """Whether a name in brackets repeats the surname before it ("Sasha Kazlouski (Aliaksandr Kazlouski in"."""
    return len(alias.name.units) > 1 and owner.name.units[-1] == alias.name.units[-1]
