"""English inflection by rule; what the rules do not give stands in ``events/irregular_verbs.csv``."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import rows

# One syllable with a short vowel before one consonant doubles it ("stab", "stabbed"); longer ones stand in the table.
_DOUBLES = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)")


@cache
def irregular() -> dict[str, tuple[str, str]]:
    """Past and participle of the verbs in the table, by base form."""
    return {row["base"]: (row["past"], row["participle"]) for row in rows("events/irregular_verbs.csv")}


def plural(noun: str) -> str:
    """The plural of a regular noun ("raid", "inquiry", "search")."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if _SIBILANT.fullmatch(noun[-2:]) or _SIBILANT.fullmatch(noun[-1:]) else "s")


def verb_forms(base: str) -> dict[str, str]:
    """Forms of a verb by name: ``base``, ``s``, ``ing``, ``past``, ``part``."""
    past, part = irregular().get(base, ("", ""))
    in_table = past.endswith("ed") and len(past) == len(base) + 3  # "admit", "admitted"
    if base.endswith("e"):
        stem, ing = base[:-1], base[:-1] + "ing"
        if base.endswith("ie"):
            ing = base[:-2] + "ying"
        elif base.endswith("ee"):
            ing = base + "ing"
    elif in_table or _DOUBLES.fullmatch(base) or base in ("begin", "forget", "forbid", "overrun"):
        stem, ing = base + base[-1], base + base[-1] + "ing"
    else:
        stem, ing = base, base + "ing"
    if not past:
        regular = base[:-1] + "ied" if base.endswith("y") and base[-2:-1] not in "aeiou" else stem + "ed"
        past = part = regular
    return {"base": base, "s": plural(base), "ing": ing, "past": past, "part": part}
