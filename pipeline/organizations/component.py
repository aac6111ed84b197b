"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.organizations.merging import Merger


@Language.factory("casework_organizations")
def make_organizations(nlp: Language, name: str) -> "Organizations":
    """Make the component; it has no settings."""
    return Organizations()


class Organizations:
    """Body mentions merged into organizations; fills ``case.organizations``."""

    def __init__(self) -> None:
        self._merger = Merger()

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        case.organizations = self._merger.merge(case)
        return doc
