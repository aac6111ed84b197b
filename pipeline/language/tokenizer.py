"""The tokenizer that the model is trained with and run with."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

import spacy
from spacy.language import Language
from spacy.util import registry


@registry.tokenizers("casework.Tokenizer.v1")
def make_tokenizer() -> Callable[[Language], Any]:
    """Make the tokenizer (no settings): spaCy's rules for English, over the pipeline's own vocabulary."""

    def create(nlp: Language) -> Any:
        plain = cast(Any, spacy.blank("en").tokenizer)
        return type(plain)(
            nlp.vocab,
            rules=plain.rules,
            prefix_search=plain.prefix_search,
            suffix_search=plain.suffix_search,
            infix_finditer=plain.infix_finditer,
            token_match=plain.token_match,
            url_match=plain.url_match,
        )

    return create
