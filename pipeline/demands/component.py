"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.demands.find import find_demands


@Language.factory("casework_demands")
def make_demands(nlp: Language, name: str) -> Demands:
    """Make the component; it has no settings."""
    return Demands()


class Demands:
    """What the author asks for; fills ``case.demands``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        case.demands = find_demands(doc, case)
        return doc
