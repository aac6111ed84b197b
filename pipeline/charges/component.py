"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_charges")
def make_charges(nlp: Language, name: str) -> "Charges":
    """Make the component; it has no settings."""
    return Charges()


class Charges:
    """Accusations; fills ``case.charges``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
