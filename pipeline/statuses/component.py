"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc


@Language.factory("casework_statuses")
def make_statuses(nlp: Language, name: str) -> "Statuses":
    """Make the component; it has no settings."""
    return Statuses()


class Statuses:
    """Each person's situation as of the text's date; fills ``person.status``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        return doc
