"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.places.merging import Merger


@Language.factory("casework_places")
def make_places(nlp: Language, name: str) -> "Places":
    """Make the component; it has no settings."""
    return Places()


class Places:
    """Place mentions merged into places; fills ``case.places``."""

    def __init__(self) -> None:
        self._merger = Merger()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        case.places = self._merger.merge(case)
        return doc
