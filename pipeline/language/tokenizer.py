"""The tokenizer that the model is trained with and run with."""

from collections.abc import Callable

import spacy
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import registry


@registry.tokenizers("casework.Tokenizer.v1")
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Make the tokenizer (no settings)."""

    def create(nlp: Language) -> Tokenizer:
        plain = spacy.blank("en").tokenizer
        return Tokenizer(
            nlp.vocab,
            rules=plain.rules,
            prefix_search=plain.prefix_search,
            suffix_search=plain.suffix_search,
            infix_finditer=plain.infix_finditer,
            token_match=plain.token_match,
            url_match=plain.url_match,
        )

    return create
