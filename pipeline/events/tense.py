"""The tense in which a trigger is told."""

from __future__ import annotations

from typing import Literal

from pipeline.events.clauses import Parse
from pipeline.events.matcher import Match
from pipeline.events.words import AUXILIARY

Tense = Literal["past", "perfect", "pluperfect", "present", "modal", "none"]
_REACH = 10  # words between a phrase ("in solitary confinement") and the verb that it goes with
_BY_WORD: dict[str, Tense] = {
    "has": "perfect",
    "have": "perfect",
    "had": "pluperfect",
    "was": "past",
    "were": "past",
    "did": "past",
    "got": "past",
    "is": "present",
    "are": "present",
    "am": "present",
    "do": "present",
    "does": "present",
}


def tense(parse: Parse, match: Match) -> Tense:
    """The tense of the verb of ``match``; of the verb before it for a phrase; ``none`` for nouns and infinitives."""
    if match.pattern.trigger.pos == "noun" or any(
        w.low in ("that", "says", "said") for w in parse.words[: match.head]
    ):
        return "none"
    verb = parse.verb_at[match.head]
    if verb is None:
        for k in range(match.head - 1, max(-1, match.head - _REACH), -1):
            if parse.verb_at[k] is not None:
                verb = parse.verb_at[k]
                break
    if verb is None:
        return "none"
    words = parse.words
    for k in range(verb.first, verb.last + 1):
        if words[k].cls == "m":
            return "modal"
        if words[k].cls in AUXILIARY:
            return _BY_WORD.get(words[k].low, "none")
    if verb.head < 0:
        return "none"
    forms = words[verb.head].forms
    if verb.kind == "finite" and forms & {"past", "part"}:
        return "past"
    return "past" if forms & {"past", "part"} else "present" if verb.kind == "finite" else "none"


def is_imperative(parse: Parse, match: Match) -> bool:
    """Whether the trigger is a command at the head of the sentence ("Free Ana Ruiz now!")."""
    verb = parse.verb_at[match.head]
    if verb is None or verb.head != match.head or verb.first != verb.head or verb.subject:
        return False
    return verb.kind == "finite" and match.pattern.form == "base" and all(
        w.cls in "a,;" or w.low == "please" for w in parse.words[: match.head]
    )
