"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.dates.find import find_dates


@Language.factory("casework_dates")
def make_dates(nlp: Language, name: str) -> "Dates":
    """Make the component; it has no settings."""
    return Dates()


class Dates:
    """Calendar expressions and their values; fills ``case.dates`` with those of the record (no page furniture)."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        found = find_dates(
            case.text,
            issued=case.document.issued,
            deadline=case.document.deadline,
            reference_date=case.reference_date,
            blocks=case.blocks,
        )
        case.dates = [mention for mention in found if mention.role != "other"]
        return doc
