"""Torture or attack: the same blows are torture in custody and by those who arrest, an attack anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from pipeline.case import Case, Event, Organization, Span
from pipeline.events.clauses import Parse
from pipeline.events.lexicon import Lexicon
from pipeline.events.matcher import Match

Violence = Literal["torture", "attack"]
_NEAR = 3  # events between an attack and the death that it led to
_CUSTODY = frozenset(
    {
        "arrest",
        "detention",
        "abduction",
        "incommunicado_detention",
        "solitary_confinement",
        "enforced_disappearance",
        "forced_confession",
        "release",
    }
)


def is_open(match: Match, parse: Parse, lex: Lexicon) -> bool:
    """Whether the trigger is a blow that may be either ("beat", "assault"), not torture by its own meaning."""
    trigger = match.pattern.trigger
    if trigger.type not in ("torture", "attack"):
        return False
    return any("blow" in lex.classes.get(part, ()) for part in trigger.phrase.split()[:2])


def by_words(case: Case, event: Event, parse: Parse, lex: Lexicon) -> Violence | None:
    """What the sentence says: who struck, and whether it speaks of custody or of a crowd.

    None where it does not say, also of agents of the state: they torture whom they hold, and attack others.
    """
    actors = _classes(_actor_words(case, event), lex)
    here = _classes((w.low for w in parse.words), lex)
    if "crowd" in here and "custody" not in here:
        return "attack"
    if "custody" in here:
        return "torture"
    return "attack" if "assailant" in actors and "agent" not in actors else None


def settle(undecided: Iterable[Event], events: Sequence[Event]) -> None:
    """Decide the rest: torture of those whom the text tells to have been taken or held, an attack on others.

    Who died of an attack that was told right before was killed.
    """
    held = {id(v) for e in events if e.type in _CUSTODY and e.modality != "denied" for v in e.victims}
    for event in undecided:
        event.type = "torture" if any(id(v) in held for v in event.victims) else "attack"
    for k, event in enumerate(events):
        if event.type == "death":
            near = [e for e in events[max(0, k - _NEAR) : k] if e.type == "attack" and e.modality == "actual"]
            if any(v in e.victims for e in near for v in event.victims):
                event.type = "killing"


def _actor_words(case: Case, event: Event) -> Iterable[str]:
    for actor in event.actors:
        if isinstance(actor, Span):
            yield from case.words(actor).lower().split()
        elif isinstance(actor, Organization):
            yield "police" if actor.kind == "security_force" else "gunmen" if actor.kind == "armed_group" else ""
        else:
            yield from (getattr(actor, "text", None) or "").lower().split()


def _classes(words: Iterable[str], lex: Lexicon) -> set[str]:
    return {kind for word in words for kind in lex.classes.get(word, ())}
