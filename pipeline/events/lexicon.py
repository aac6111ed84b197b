"""Triggers and word classes, compiled once from the vocabulary files."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from pipeline.events.inflect import irregular, plural, verb_forms
from pipeline.resources import rows

_ADVERB = re.compile(r"[a-z]{3,}ly|gang")
GAP = 8  # words that `_` in a phrase may stand for


@dataclass(frozen=True, slots=True)
class Trigger:
    """One row of ``events/triggers.csv``."""

    id: str
    type: str
    pos: str  # verb, noun, state, fixed
    frame: str  # patient, undergo, topic
    implicit: str  # drop, subject, topic
    modality: str  # of the phrase itself ("no charges have been"), or ""
    phrase: str


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form of a trigger: the words after the first; None is a gap, a set holds alternatives."""

    trigger: Trigger
    form: str  # base, s, ing, past, part; alone for "be" and "have"; one, many for nouns
    rest: tuple[frozenset[str] | None, ...]
    negated: bool  # only after "not" or "never"
    slot: frozenset[str] = frozenset()  # words of which the object (the subject in the passive) must hold one
    adverb: str = ""  # stands before the verb or behind it ("forcibly returned", "returned forcibly")
    needs: tuple[frozenset[str], ...] = ()  # of each, a word must be in the sentence: tested before anything else

    @property
    def weight(self) -> int:
        """How many words it accounts for; the heaviest match wins."""
        return 1 + sum(part is not None for part in self.rest) + self.negated + bool(self.slot) + bool(self.adverb)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Word classes, verb forms and trigger patterns by first word."""

    classes: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]  # word -> forms that it may be
    common: frozenset[str]  # bases and s-forms that are read as verbs without an auxiliary
    patterns: dict[str, tuple[Pattern, ...]]
    undergoers: frozenset[str]  # words of verbs that take no object
    nouns: frozenset[str]  # ids of noun triggers
    tellers: frozenset[str]  # forms of verbs of telling
    things: frozenset[str]  # nouns for no people, singular and plural
    forces: frozenset[str]  # nouns for those who act by force: soldiers, gunmen, security forces


@cache
def lexicon() -> Lexicon:
    """The compiled vocabulary; the same object at each call."""
    classes: dict[str, set[str]] = {}
    for row in rows("events/words.csv"):
        classes.setdefault(row["word"], set()).add(row["class"])
    verbs: dict[str, set[str]] = {}
    common: set[str] = set()
    patterns: dict[str, set[Pattern]] = {}
    undergoers: set[str] = set()
    for word, kinds in classes.items():
        if "verb" in kinds:
            forms = _register(verbs, word)
            common |= {forms["base"], forms["s"]}
        if "intransitive" in kinds:
            undergoers |= set(_register(verbs, word).values())
    for word in irregular():
        _register(verbs, word)
    for row in rows("events/triggers.csv"):
        trigger = Trigger(
            row["id"], row["type"], row["pos"], row["frame"], row["implicit"], row["modality"], row["phrase"].lower()
        )
        words = row["phrase"].lower().split()
        negated = words[0] in ("not", "never") and trigger.pos == "verb"
        slot = frozenset(part for w in words if w[0] == "@" for part in w[1:].split("|"))
        first, *rest = [w for w in words[negated:] if w[0] != "@"]
        adverb = first if trigger.pos == "verb" and rest and _ADVERB.fullmatch(first) else ""
        if adverb:
            first, *rest = rest
        tail = tuple(None if w == "_" else frozenset(w.split("|")) for w in rest)
        if trigger.pos == "verb":
            alone = sorted(w for w, kinds in classes.items() if first in kinds) if first in ("be", "have") else []
            for form, word in [("alone", w) for w in alone] or verb_forms(first).items():
                patterns.setdefault(word, set()).add(Pattern(trigger, form, tail, negated, slot, adverb))
            forms = _register(verbs, first)
            if trigger.frame == "undergo" and not tail and not slot:
                undergoers |= set(forms.values())
        elif trigger.pos == "noun":
            for form, *parts in (("one", *words), ("many", *words[:-1], plural(words[-1]))):
                tail = tuple(frozenset({w}) for w in parts[1:])
                patterns.setdefault(parts[0], set()).add(Pattern(trigger, form, tail, False))
        else:
            patterns.setdefault(first, set()).add(Pattern(trigger, "one", tail, False))
    needing = {w: {_with_needs(p) for p in found} for w, found in patterns.items()}
    return Lexicon(
        {w: frozenset(k) for w, k in classes.items()},
        {w: frozenset(f) for w, f in verbs.items()},
        frozenset(common),
        {w: tuple(sorted(p, key=lambda x: (-x.weight, x.trigger.id, x.form))) for w, p in needing.items()},
        frozenset(undergoers),
        frozenset(p.trigger.id for ps in patterns.values() for p in ps if p.trigger.pos == "noun"),
        frozenset(w for w, kinds in classes.items() if "telling" in kinds),
        frozenset(form for w, kinds in classes.items() if "thing" in kinds for form in (w, w.removesuffix("s"))),
        frozenset(w for w, kinds in classes.items() if kinds & {"agent", "assailant"}) | {"forces"},
    )


def _with_needs(pattern: Pattern) -> Pattern:
    parts = [part for part in (*pattern.rest, pattern.slot) if part]
    return replace(pattern, needs=tuple(sorted(parts, key=len)))


def _register(verbs: dict[str, set[str]], base: str) -> dict[str, str]:
    forms = verb_forms(base)
    for form, word in forms.items():
        verbs.setdefault(word, set()).add(form)
    return forms
