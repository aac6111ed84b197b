"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.document.countries import settle_countries
from pipeline.document.kind import kind_of
from pipeline.document.language import language_of


@Language.factory("casework_document")
def make_document(nlp: Language, name: str) -> Document:
    """Make the component; it has no settings."""
    return Document()


class Document:
    """Document fields that rest on the whole text: kind, countries, language."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        case.document.kind = case.document.kind or kind_of(case)
        settle_countries(case)
        case.document.language = language_of(case.text)
        return doc
