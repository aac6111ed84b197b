"""Finding trigger phrases among the words of a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from pipeline.events.clauses import Parse
from pipeline.events.lexicon import GAP, Lexicon, Pattern
from pipeline.events.words import Word


class Match(NamedTuple):
    """A trigger at word ``head``; ``words`` are the indexes of its words, ``last`` the last of them."""

    pattern: Pattern
    head: int
    words: tuple[int, ...]

    @property
    def last(self) -> int:
        """The index of the last word."""
        return self.words[-1]


def find_triggers(parse: Parse, lex: Lexicon) -> list[Match]:
    """Triggers of one sentence, in order; the one that accounts for most words wins, and no word is used twice.

    Words inside names ("Evin Detention Centre", "Committee Against Torture") are no triggers.
    """
    words = parse.words
    found: list[Match] = []
    present = {word.low for word in words}
    for i, word in enumerate(words):
        if word.name or word.cls == "X":
            continue
        if word.low in lex.patterns:
            found.extend(islice(_matches(parse, i, lex, present), 1))
    found.sort(key=_heaviest)
    taken: set[int] = set()
    kept = []
    for heaviest in found:
        # "held without charge or trial": where the phrase takes words, a lighter reading of the verb is left.
        readings = (heaviest,) if taken.isdisjoint(heaviest.words) else _matches(parse, heaviest.head, lex, present)
        match = next((m for m in readings if taken.isdisjoint(m.words)), None)
        if match is not None:
            taken.update(match.words)
            kept.append(match)
    return sorted(kept, key=lambda m: m.head)


def _heaviest(match: Match) -> tuple[int, int]:
    return -match.pattern.weight, match.head


def _matches(parse: Parse, i: int, lex: Lexicon, present: set[str]) -> Iterator[Match]:
    """Readings of the word at ``i`` as a trigger, the heaviest first; ``present`` are the words of the sentence."""
    for pattern in lex.patterns.get(parse.words[i].low, ()):
        for need in pattern.needs:
            if present.isdisjoint(need):
                break
        else:
            match = _match(parse, i, pattern)
            if match and (not pattern.slot or _slot_holds(parse, match)):
                yield match


def _slot_holds(parse: Parse, match: Match) -> bool:
    """Whether the object, or what follows the phrase, holds a word of the pattern's slot."""
    verb = parse.verb_at[match.head]
    if verb is None or verb.head != match.head:
        return False
    if len(verb.subject) == 1 and verb.voice == "passive" and parse.words[verb.subject[0].last].low == "it":
        # "an inquiry was opened; it was closed in May"
        return any(word.low in match.pattern.slot for word in parse.words[: match.head])
    objects = [np for np in verb.objects if np.first not in match.words]  # not the "place" of "take place"
    phrases = [*objects, *(verb.subject if verb.voice == "passive" or not objects else ())]
    if match.last + 1 < len(parse.words):
        following = parse.phrase_at[match.last + 1]
        if following is not None:
            phrases.append(following)
    return any(parse.words[k].low in match.pattern.slot for np in phrases for k in range(np.first, np.last + 1))


def _match(parse: Parse, i: int, pattern: Pattern) -> Match | None:
    words = parse.words
    if not _fits(words, i, pattern):
        return None
    used = [i]
    if pattern.negated:
        k = next((k for k in range(i - 1, max(-1, i - 5), -1) if words[k].cls == "n"), None)
        if k is None:
            return None
        used.insert(0, k)
    if pattern.adverb:
        k = next((k for k in (i - 1, i - 2, i + 1) if 0 <= k < len(words) and words[k].low == pattern.adverb), None)
        if k is None:
            return None
    at, gap = i, False
    trigger = pattern.trigger
    if pattern.rest and trigger.pos == "verb" and trigger.frame == "patient" and trigger.type != "-":
        at = _past_object(parse, i, pattern.rest[0])
    for part in pattern.rest:
        if part is None:
            gap = True
            continue
        reach = range(at + 1, min(len(words), at + 1 + (GAP if gap else 1)))
        hit = None
        for k in reach:
            if words[k].low in part and not (words[k].cls == "a" and words[k].low == "at"):  # not "at least"
                hit = k
                break
            if words[k].cls in ";.R" or (gap and words[k].cls in AUXILIARY_STOP):
                break
        if hit is None:
            return None
        used.append(hit)
        at, gap = hit, False
    return Match(pattern, i, tuple(used))


AUXILIARY_STOP = "bhdm"
_OBJECT = frozenset("DOQNopaXC,")
_AGENT = frozenset("DOQNaX")
_LONGEST = 12  # words that an object, an agent or a date between a verb and the rest of its phrase may have


def _past_object(parse: Parse, i: int, part: frozenset[str] | None) -> int:
    """The index before ``part`` where only an object, adverbs, dates or an agent stand between: "took Ana away".

    ``i`` where ``part`` stands right behind the verb, is a gap, or is not found. A passive has no object.
    """
    words, verb = parse.words, parse.verb_at[i]
    last = min(len(words) - 1, i + _LONGEST)
    if part is None or i == last or words[i + 1].low in part:
        return i
    skipped = _OBJECT if verb is not None and verb.voice == "active" else frozenset("aX")
    for k in range(i + 1, last + 1):
        if words[k].low in part:
            return k - 1
        if words[k].cls in skipped:
            continue
        if words[k].cls != "P" or k == last:
            return i
        if words[k].low == "by":
            skipped = _AGENT
        elif words[k].low == "in" and k + 2 <= last and words[k + 1].cls == "N" and words[k + 2].low in part:
            return k + 1  # "taken in handcuffs to"
        elif words[k + 1].cls != "X":
            return i
    return i


def _fits(words: list[Word], i: int, pattern: Pattern) -> bool:
    """Whether the word's class allows this reading: verbs as verbs, nouns as nouns."""
    word, pos = words[i], pattern.trigger.pos
    if pos == "verb":
        if word.cls == "v":
            return pattern.form in word.forms
        if word.cls in "bh":
            return pattern.form == "alone"
        return not pattern.rest and pattern.form == "part" and word.cls == "N"
    if pos == "noun":
        return word.cls == "N" or (word.cls == "v" and "ing" in word.forms and bool(pattern.rest))
    return True
