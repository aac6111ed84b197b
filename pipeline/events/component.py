"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.events.extract import Extractor


@Language.factory("casework_events")
def make_events(nlp: Language, name: str) -> "Events":
    """Make the component; it has no settings."""
    return Events()


class Events:
    """Events with participants, dates and places; fills ``case.events``."""

    def __init__(self) -> None:
        self.extractor = Extractor()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        self.extractor.fill(doc)
        return doc
