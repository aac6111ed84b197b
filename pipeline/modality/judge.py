"""The judgement on one trigger: modality, source, and the cues that decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from pipeline.case import Case, Event, Span
from pipeline.events.lexicon import lexicon
from pipeline.events.sections import is_demand
from pipeline.modality.cues import Cue, CueClass, CueFinder
from pipeline.modality.scope import reaches
from pipeline.resources import rows
from pipeline.schema import vocabulary as v

# What an author may demand. Anything else under a demand was told before ("investigate the torture").
DEMANDABLE = frozenset(
    {"release", "investigation", "transfer", "pardon", "acquittal", "appeal_decision", "trial", "charge", "appeal"}
)
# Types whose own words hold a negation: "was not given medical care" is told, not denied.
_NEGATIVE = frozenset(
    {
        "denial_of_medical_care",
        "denial_of_access",
        "enforced_disappearance",
        "incommunicado_detention",
        "other_measure",
    }
)
_ASKED = frozenset({"release", "investigation", "transfer", "pardon", "appeal_decision"})
# What a demand not to do it shows to be feared ("must not be deported").
_FEARED = frozenset({"execution", "deportation", "corporal_punishment", "forced_eviction"})
# Cues that deny what a noun names: "no arrest", "without trial", "denies any torture".
_OF_NOUNS = frozenset({"de-03", "de-04", "de-07", "de-13", "de-15"})
_SPEAKER_WINDOW = 60
# "was consistently denied a lawyer" says nothing of what follows; "the police denied the beating" does.
_WITHHELD = re.compile(r"\b(?:was|were|been|being|is|are|be) (?:\w+ly )?$")

_OWNED = re.compile(r"\b(?:his|her|their|its|[\w.-]+['’]s?) (?:[\w-]+ ){0,2}$")
_WITHIN = re.compile(r"\b(?:who|whom|which|after|when)\b")


def _only_demanded(event: Event, modality: v.Modality, by_class: dict[CueClass, list[Cue]]) -> bool:
    """Whether a demand reaches the event that neither asks for it nor tells it ("drop the charges")."""
    demands = by_class.get("called_for", [])
    told = max((c.span.start for c in by_class.get("told", [])), default=-1)
    if not any(c.asserted_by == "author" and c.span.start > told for c in demands):
        return False
    return modality == "denied" or event.modality == "denied"


def _is_to_come(case: Case, event: Event) -> bool:
    issued = next((d for d in case.dates if d.role == "issued"), None)
    if issued is None or issued.last is None or event.date is None or event.date.first is None:
        return False
    return event.date.first > issued.last


def _denies_it(case: Case, cue: Cue) -> bool:
    """ "denied that he had been refused a lawyer": the telling is denied, not what is told in it."""
    return cue.id == "de-07" and case.text[cue.span.end : cue.span.end + 6] == " that "


def _is_withheld(case: Case, cue: Cue) -> bool:
    return cue.id == "de-07" and _WITHHELD.search(case.text, max(0, cue.span.start - 25), cue.span.start) is not None


def _is_known(case: Case, event: Event, cue: Cue) -> bool:
    """Whether a report takes the event for granted.

    "According to reports, his arrest was illegal"; "according to the doctors who saw him after he was freed, he had".
    """
    if cue.cls != "alleged" or cue.reach != "sentence" or cue.span.end > event.trigger.start:
        return False
    between = case.text[cue.span.end : event.trigger.start]
    if event.rule in lexicon().nouns and _OWNED.search(between):
        return True
    return "," not in between and _WITHIN.search(between) is not None


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is decided, and by which words."""

    modality: v.Modality
    asserted_by: v.AssertedBy = "author"
    cues: list[Span] = field(default_factory=list)


class Judge:
    """Judges triggers in their sentences; the vocabulary is compiled once."""

    def __init__(self) -> None:
        self._cues = CueFinder()
        self._speakers = [
            (re.compile(rf"\b(?:{row['words']})\b", re.IGNORECASE), cast(v.AssertedBy, row["asserted_by"]))
            for row in rows("modality/speakers.csv")
        ]

    def cues_in(self, case: Case, sentence: Span) -> list[Cue]:
        """Every cue of a sentence."""
        return self._cues.find(case.text[sentence.start : sentence.end], sentence.start)

    def judge(self, case: Case, event: Event, cues: Sequence[Cue]) -> Judgement | None:
        """The judgement on ``event``, given the cues of its sentence; None where a demand only mentions it.

        Strongest first: the nearest negation, a demand (for what can be demanded), a fear, a report. An event that
        its trigger has settled ("escaped arrest") keeps its modality. What is dated after the text is no fact yet.
        """
        near = [
            c
            for c in cues
            if reaches(c, event.trigger, case.text) and not _is_withheld(case, c) and not _is_known(case, event, c)
        ]
        by_class: dict[CueClass, list[Cue]] = {}
        for cue in near:
            by_class.setdefault(cue.cls, []).append(cue)
        modality, decisive = self._decide(case, event, by_class)
        if _only_demanded(event, modality, by_class):
            if event.type not in _FEARED:
                return None
            modality, decisive = "risk", by_class["called_for"]
        elif event.modality != "actual":
            modality, decisive = event.modality, []
        if modality in ("actual", "alleged") and _is_to_come(case, event):
            modality = "risk"
        speaker = self._speaker(case, event, decisive or by_class.get("alleged", []))
        return Judgement(modality, speaker, [c.span for c in decisive])

    def _decide(self, case: Case, event: Event, by_class: dict[CueClass, list[Cue]]) -> tuple[v.Modality, list[Cue]]:
        told = by_class.get("told", [])
        last_told = max((c.span.start for c in told), default=-1)
        denied = by_class.get("denied", [])
        if event.rule in lexicon().nouns:  # "has not investigated the threats" denies no threat
            denied = [c for c in denied if c.id in _OF_NOUNS]
        if denied and (event.type not in _NEGATIVE or any(_denies_it(case, c) for c in denied)):
            return "denied", denied
        demands = [c for c in by_class.get("called_for", []) if c.span.start > last_told]
        risks = [c for c in by_class.get("risk", []) if c.span.start > last_told]
        nearest = max([*demands, *risks], key=lambda c: c.span.start, default=None)
        if event.type in DEMANDABLE:
            if demands and (nearest in demands or nearest is None):
                return "called_for", demands
            if not told and is_demand(case, event.trigger.start) and event.type in _ASKED:
                return "called_for", []
        if risks and not (demands and event.type not in DEMANDABLE and nearest in demands):
            return "risk", risks
        if alleged := by_class.get("alleged"):
            return "alleged", alleged
        return "actual", []

    def _speaker(self, case: Case, event: Event, cues: Sequence[Cue]) -> v.AssertedBy:
        for cue in cues:
            if cue.asserted_by not in ("", "?"):
                return cast(v.AssertedBy, cue.asserted_by)
            if cue.asserted_by != "?":
                continue
            text = case.text
            follows = text[cue.span.start : cue.span.start + 12].lower().startswith("according to")
            window = (
                text[cue.span.end : cue.span.end + _SPEAKER_WINDOW].split(",")[0]
                if follows
                else text[max(0, cue.span.start - _SPEAKER_WINDOW) : cue.span.start]
            )
            if who := self._named(window, first=follows):
                return who
            start = cue.span.end if follows else cue.span.start - len(window)
            refs = case.references_in(max(0, start), start + len(window))
            if any(t in event.victims for ref in refs for t in ref.targets):
                return "victim"
        return "author"

    def _named(self, window: str, *, first: bool) -> v.AssertedBy | None:
        """The speaker named in ``window``: the first of several, or else the last, nearest to the cue."""
        found = [(m.start(), who) for pattern, who in self._speakers for m in pattern.finditer(window)]
        if not found:
            return None
        at = (min if first else max)(start for start, _ in found)
        return next(who for start, who in found if start == at)
