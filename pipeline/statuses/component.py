"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.statuses.settle import settle


@Language.factory("casework_statuses")
def make_statuses(nlp: Language, name: str) -> Statuses:
    """Make the component; it has no settings."""
    return Statuses()


class Statuses:
    """Where each person stands as of the text; fills ``person.status``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        settle(case_of(doc))
        return doc
