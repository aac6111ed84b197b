"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_organizations")
def make_organizations(nlp: Language, name: str) -> "Organizations":
    """Make the component; it has no settings."""
    return Organizations()


class Organizations:
    """Body mentions merged into organizations; fills ``case.organizations``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
