"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_document")
def make_document(nlp: Language, name: str) -> "Document":
    """Make the component; it has no settings."""
    return Document()


class Document:
    """Document fields that rest on the whole text: kind, countries, language."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
