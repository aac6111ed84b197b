"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_modality")
def make_modality(nlp: Language, name: str) -> "Modality":
    """Make the component; it has no settings."""
    return Modality()


class Modality:
    """Settles modality and source of each event."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
