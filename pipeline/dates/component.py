"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_dates")
def make_dates(nlp: Language, name: str) -> "Dates":
    """Make the component; it has no settings."""
    return Dates()


class Dates:
    """Calendar expressions and their values; fills ``case.dates``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
