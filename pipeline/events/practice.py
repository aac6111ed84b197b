"""What is told of people in general: practices, statistics and law are no events."""

from __future__ import annotations

from pipeline.case import Group
from pipeline.events.clauses import Parse
from pipeline.events.frames import Roles
from pipeline.events.matcher import Match

_HABIT = frozenset(
    "routine routinely commonly widespread systematic systematically frequently usually generally regularly typically "
    "customarily normally invariably".split()
)
_POSSIBLE = frozenset({"may", "can", "must", "shall", "should", "would"})
_PRESENT = frozenset({"is", "are", "has", "have"})
_ANY = frozenset({"anyone", "any", "anybody", "every", "everyone", "those", "whoever", "person", "a"})


def is_practice(parse: Parse, match: Match, roles: Roles) -> bool:
    """Whether the words tell what is done to people at large. Named people and counted groups are never meant so."""
    if not roles.victims or not all(isinstance(v, Group) for v in roles.victims):
        return False
    if any(_counted(v.text) for v in roles.victims if isinstance(v, Group)):
        return False
    words = parse.words
    if match.pattern.trigger.pos == "noun":
        return True
    verb = parse.verb_at[match.head]
    if any(w.low in _HABIT for w in words):
        return True
    if verb is None:
        return False
    auxiliaries = [words[k].low for k in range(verb.first, verb.last + 1)]
    indefinite = all(v.text.lower().split()[0] in _ANY or _bare_plural(v.text) for v in roles.victims)  # type: ignore[union-attr]
    if indefinite and any(a in _POSSIBLE or a in _PRESENT for a in auxiliaries):
        return True
    return indefinite and verb.kind == "infinitive"


def _counted(text: str) -> bool:
    return any(c.isdigit() for c in text) or text.lower().split()[0] in (
        "two three four five six seven eight nine ten eleven twelve several dozens hundreds thousands many some most all".split()
    )


def _bare_plural(text: str) -> bool:
    first, *_ = text.split()
    return text.split()[-1].endswith(("s", "people", "men", "women", "children")) and first.lower() not in (
        "the his her their its our these those two three".split()
    )
