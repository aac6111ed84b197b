"""Words that texts share are cut once; what comes out is the same as without."""

from __future__ import annotations

import pytest

from pipeline.extraction import Text, extract_each
from pipeline.language.common_words import CommonWords
from pipeline.nlp import load

TEXTS = [
    "Ana Ruiz was arrested in Lima.",
    "Juan Ruiz was arrested in Cusco.",
    "He was (reportedly) beaten, and wasn't charged. https://example.org/a-long-address-that-comes-once",
]


@pytest.mark.parametrize(
    ("texts", "cut"),
    [
        (["a b", "b c"], ["b"]),  # seen twice
        (["a a a"], []),  # twice in one text is one text's word
        (["a b", "a b", "a b"], ["a", "b"]),  # once, however often it comes again
        (["x" * 30, "x" * 30], []),  # too long to come again
    ],
)
def test_a_word_is_cut_when_a_second_text_has_it(texts: list[str], cut: list[str]) -> None:
    done: list[str] = []
    words = CommonWords(done.append)
    for text in texts:
        words.note(text)
        words.learn()
    assert done == cut


def test_records_are_the_same_whatever_was_read_before() -> None:
    nlp = load()
    first = [r.model_dump_json() for r in extract_each(nlp, [Text(t, "t") for t in TEXTS])]
    again = [r.model_dump_json() for r in extract_each(nlp, [Text(t, "t") for t in reversed(TEXTS * 3)])]
    assert again == list(reversed(first)) * 3
