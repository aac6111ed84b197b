"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.references.resolve import resolve


@Language.factory("casework_references")
def make_references(nlp: Language, name: str) -> "References":
    """Make the component; it has no settings."""
    return References()


class References:
    """Names, pronouns and noun phrases resolved; fills ``case.groups`` and ``case.references``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        resolve(doc)
        return doc
