"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_people")
def make_people(nlp: Language, name: str) -> "People":
    """Make the component; it has no settings."""
    return People()


class People:
    """Person mentions merged into people with attributes; fills ``case.people``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc


@Language.factory("casework_roles")
def make_roles(nlp: Language, name: str) -> "Roles":
    """Make the component; it has no settings."""
    return Roles()


class Roles:
    """Roles that rest on what the events say; settles ``person.role``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
