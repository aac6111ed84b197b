"""Noun phrases and verb groups: runs of words of certain classes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pipeline.events.words import AUXILIARY, Word, joins_adverbs

Voice = Literal["active", "passive"]


@dataclass(eq=False, slots=True)
class NounPhrase:
    """Words ``first`` to ``last`` (inclusive); ``prep`` is the preposition that governs it, if one does."""

    first: int
    last: int
    prep: str | None = None
    object_of: VerbGroup | None = None
    linked: NounPhrase | None = None  # the noun phrase before it in a coordination or apposition
    conjoined: bool = False  # linked by "and" or the like


@dataclass(eq=False, slots=True)
class VerbGroup:
    """Auxiliaries and verb, ``first`` to ``last`` (inclusive); ``head`` is the verb's index, -1 for a bare copula."""

    first: int
    last: int
    head: int
    voice: Voice = "active"
    kind: Literal["finite", "infinitive", "gerund", "participle", "copula"] = "finite"
    subject: list[NounPhrase] = field(default_factory=list)
    objects: list[NounPhrase] = field(default_factory=list)
    above: list[NounPhrase] = field(default_factory=list)  # of a participle behind a noun: the subject of the clause
    agent: NounPhrase | None = None
    segment: int = 0
    negated: bool = False


Chunk = NounPhrase | VerbGroup | int  # an int is the index of a word that stands alone


def chunks_of(words: list[Word]) -> list[Chunk]:
    """Cut a sentence into noun phrases, verb groups and words that stand alone."""
    chunks: list[Chunk] = []
    i, n = 0, len(words)
    while i < n:
        cls = words[i].cls
        if cls in "DOQN":
            j = i
            while j + 1 < n and (
                words[j + 1].cls in "QN"
                or (words[j + 1].cls in "DO" and words[j].cls in "QD")
                or (words[j + 1].cls == "a" and words[j].cls in "DO" and j + 2 < n and words[j + 2].cls in "QN")
            ):
                j += 1
            chunks.append(NounPhrase(i, j))
            i = j + 1
        elif cls in "po":
            chunks.append(NounPhrase(i, i))
            i += 1
        elif cls in AUXILIARY or cls == "v":
            j = i
            if cls != "v":
                while j + 1 < n and (words[j + 1].cls in AUXILIARY + "nas" or joins_adverbs(words, j + 1)):
                    j += 1
                # Adverbs and negation at the end belong to what follows, unless a verb does.
                if j + 1 < n and words[j + 1].cls == "v":
                    j += 1
                elif words[i].cls == "t" and j == i:
                    chunks.append(i)
                    i += 1
                    continue
            chunks.append(_verb_group(words, i, j))
            i = j + 1
        else:
            chunks.append(i)
            i += 1
    return chunks


def _verb_group(words: list[Word], first: int, last: int) -> VerbGroup:
    negated = any(words[k].cls == "n" for k in range(first, last)) or (first > 0 and words[first - 1].cls == "n")
    if words[last].cls != "v":
        return VerbGroup(first, last, -1, kind="infinitive" if words[first].cls == "t" else "copula", negated=negated)
    group = VerbGroup(first, last, last, negated=negated)
    auxiliaries = [words[k] for k in range(first, last) if words[k].cls in AUXILIARY]
    forms = words[last].forms
    if auxiliaries and auxiliaries[-1].cls in "bg" and forms & {"part"}:
        group.voice = "passive"
    if not auxiliaries:
        group.kind = "gerund" if forms == {"ing"} else "participle" if "part" in forms else "finite"
    elif auxiliaries[0].cls == "t":
        group.kind = "infinitive"
    elif auxiliaries[0].low in ("being", "having", "been"):
        group.kind = "gerund"
    return group
