"""Endless texts to learn from, in words with the tags each may have, from several sources at given shares."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import spacy
from spacy.language import Language

from pipeline.recognizer.features import writing
from pipeline.recognizer.labels import encode
from pipeline.training.corpora import Passage, three_labels
from pipeline.training.disturb import Tagged, disturbed
from pipeline.training.generators import swap_names
from pipeline.training.targets import OF_THREE

SWAPPED = 0.4  # of the passages have other names


@dataclass(frozen=True, slots=True)
class Example:
    """A text in words, and what is to be learnt of each: the choice of tags (see ``targets``), or its writing."""

    words: tuple[str, ...]
    choices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Texts without end, and their share of the words."""

    texts: Iterator[Example]
    share: float


def tagged(nlp: Language, passage: Passage) -> Tagged:
    """The passage in words; names that do not end where words end are widened to whole words."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in passage.spans]
    kept = spacy.util.filter_spans([s for s in spans if s is not None])
    tags = encode([(s.start, s.end, s.label_) for s in kept], len(doc))
    return Tagged(tuple(token.text for token in doc), tuple(tags))


def annotated(nlp: Language, passages: Sequence[Passage], rng: random.Random) -> Iterator[Example]:
    """The passages again and again in random order, some with other names, some damaged."""
    plain: dict[str, Tagged] = {}
    order = list(passages)
    while True:
        rng.shuffle(order)
        for passage in order:
            other = next(swap_names([passage], rng, SWAPPED if passage.source == "reports" else 0.0), None)
            if other is not None:
                text = tagged(nlp, other)
            else:
                text = plain.get(passage.id) or plain.setdefault(passage.id, tagged(nlp, passage))
            if text.words:
                text = disturbed(text, rng)
                choices = [OF_THREE[tag] for tag in text.tags] if three_labels(passage) else text.tags
                yield Example(text.words, tuple(choices))


def plain(nlp: Language, texts: Sequence[str], rng: random.Random) -> Iterator[Example]:
    """Texts without annotation again and again in random order, with how each word is written."""
    words = [tuple(token.text for token in nlp.make_doc(text)) for text in texts]
    read = [Example(w, tuple(map(writing, w))) for w in words if w]
    while read:
        rng.shuffle(read)
        yield from read


def batch(sources: Sequence[Source], words: int) -> Iterator[Example]:
    """The next texts of each source, as many as its share of ``words``, the last one whole."""
    for source in sources:
        size = 0
        while size < words * source.share:
            example = next(source.texts)
            size += len(example.words)
            yield example
