"""The only place that builds the spaCy pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

import pipeline.recognizer.component  # noqa: F401 (registers what the model is made of)
from pipeline.cleaning.clean import clean
from pipeline.language.common_words import CommonWords
from pipeline.resources import model_folder
from pipeline.structure.parse import parse

# In the order of the flow: each stage reads what the ones before it have found.
BEFORE_MODEL = ("casework_sentences",)
AFTER_MODEL = (
    "casework_entities",
    "casework_dates",
    "casework_places",
    "casework_organizations",
    "casework_people",
    "casework_references",
    "casework_charges",
    "casework_events",
    "casework_modality",
    "casework_relations",
    "casework_roles",
    "casework_demands",
    "casework_document",
    "casework_statuses",
    "casework_confidence",
)

if not Doc.has_extension("case"):
    Doc.set_extension("case", default=None)


class CaseTokenizer:
    """Turns a decoded text into a Doc over its analysis text, with the case at ``doc._.case``.

    ``Doc.text`` is the analysis text (repaired, unwrapped); ``doc._.case.source_span`` leads back to the source.
    """

    def __init__(self, words: Callable[[str], Doc]) -> None:
        self.words = words
        self._common = CommonWords(words)

    def __call__(self, text: str) -> Doc:
        """Clean and structure ``text``, then tokenize it."""
        case = parse(clean(text))
        self._common.note(case.text)
        doc = self.words(case.text)
        doc._.case = case
        return doc

    def learn(self) -> None:
        """Keep the words that texts so far have in common; to be called outside a memory zone."""
        self._common.learn()

    # The rules of the word tokenizer belong to the model's folder and are not written a second time.
    def to_bytes(self, **kwargs: object) -> bytes:
        """Nothing of its own to store."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> CaseTokenizer:
        """Nothing of its own to load."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Nothing of its own to store."""

    def from_disk(self, path: object, **kwargs: object) -> CaseTokenizer:
        """Nothing of its own to load."""
        return self


@registry.tokenizers("casework.CaseTokenizer.v1")
def make_case_tokenizer() -> Callable[[Language], CaseTokenizer]:
    """Make the tokenizer that reads whole texts; words are cut as the model was trained with."""
    from pipeline.language.tokenizer import make_tokenizer

    def create(nlp: Language) -> CaseTokenizer:
        return CaseTokenizer(make_tokenizer()(nlp))

    return create


@cache
def load(folder: Path | None = None) -> Language:
    """Load the trained model (that in ``folder``, or the shipped one) and add every stage; the same object each time.

    Raises OSError where the model folder is missing.
    """
    nlp = spacy.load(folder or model_folder())
    nlp.tokenizer = make_case_tokenizer()(nlp)
    for factory in BEFORE_MODEL:
        nlp.add_pipe(factory, first=True)
    for factory in AFTER_MODEL:
        nlp.add_pipe(factory)
    return nlp


@contextmanager
def zone(nlp: Language) -> Iterator[None]:
    """A memory zone for one text: what is made inside is given back, but the words that texts share are kept."""
    if isinstance(nlp.tokenizer, CaseTokenizer):
        nlp.tokenizer.learn()
    with nlp.memory_zone():
        yield
