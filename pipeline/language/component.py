"""The spaCy component of this stage."""

from typing import cast

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from thinc.types import Ints2d

from pipeline.case import case_of
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
        begins = np.full(len(doc), -1, dtype=np.int64)  # spaCy's word for "begins no sentence"
        begins[self._rules.starts(doc, case_of(doc).text)] = 1
        doc.from_array(["SENT_START"], cast(Ints2d, begins.astype(np.uint64).reshape(-1, 1)))
        return doc
