"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_relations")
def make_relations(nlp: Language, name: str) -> "Relations":
    """Make the component; it has no settings."""
    return Relations()


class Relations:
    """Relations between entities; fills ``case.relations``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
