"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import Event, Span, case_of
from pipeline.events.concerns import RULE as CONCERN
from pipeline.events.merge import merge
from pipeline.modality.cues import Cue
from pipeline.modality.judge import Judge
from pipeline.modality.statements import said_on


@Language.factory("casework_modality")
def make_modality(nlp: Language, name: str) -> Modality:
    """Make the component; it has no settings."""
    return Modality()


class Modality:
    """Settles modality and source of each event, then merges the tellings of one fact."""

    def __init__(self) -> None:
        self._judge = Judge()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        cues: dict[Span, list[Cue]] = {}
        told: list[Event] = []
        for event in case.events:
            if event.rule == CONCERN or not event.evidence:
                told.append(event)
                continue
            sentence = event.evidence[0]
            if sentence not in cues:
                cues[sentence] = self._judge.cues_in(case, sentence)
            judgement = self._judge.judge(case, event, cues[sentence])
            if judgement is None:
                continue
            told.append(event)
            event.modality, event.asserted_by = judgement.modality, judgement.asserted_by
            event.cues.extend(judgement.cues)
            if event.modality == "denied" and event.date is None:
                event.date = said_on(case, event.trigger, sentence)
        case.events = told
        merge(case)
        return doc
