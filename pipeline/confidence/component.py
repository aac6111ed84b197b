"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.confidence.features import charge_features, event_features
from pipeline.confidence.weights import probability, read_weights


@Language.factory("casework_confidence")
def make_confidence(nlp: Language, name: str) -> Confidence:
    """Make the component; it has no settings."""
    return Confidence()


class Confidence:
    """Gives each event and charge its probability of being right."""

    def __init__(self) -> None:
        self._weights = read_weights()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        for event in case.events:
            event.confidence = probability(event_features(case, event), self._weights["event"])
        for charge in case.charges:
            charge.confidence = probability(charge_features(case, charge), self._weights["charge"])
        return doc
