"""The spaCy component of this stage."""

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.language.sentences import SentenceRules


@Language.factory("casework_sentences", assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Make the component; it has no settings."""
    return Sentences()


class Sentences:
    """Sentence boundaries: never across a block's end, never at a hard-wrapped line."""

    def __init__(self) -> None:
        self._rules = SentenceRules()

    def __call__(self, doc: Doc) -> Doc:
        """Set ``token.is_sent_start`` throughout."""
        for token, start in zip(doc, self._rules.starts(doc), strict=True):
            token.is_sent_start = start
        return doc
