"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_demands")
def make_demands(nlp: Language, name: str) -> "Demands":
    """Make the component; it has no settings."""
    return Demands()


class Demands:
    """What the author asks of whom; fills ``case.demands``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
