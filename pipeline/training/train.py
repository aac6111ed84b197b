"""Training: one transition-based recognizer over a small convolutional network, with a fixed seed."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import NumpyOps, fix_random_seed, set_current_ops

import pipeline.language.tokenizer  # noqa: F401 (registers the tokenizer)
from pipeline.training.corpora import LABELS, Passage

SEED = 20
SMALLEST, LARGEST, GROWTH = 8.0, 32.0, 1.001  # passages in one update
WIDTH, DEPTH, ROWS = 96, 4, [6000, 3000, 3000, 3000]
_CONFIG = {
    "nlp": {"tokenizer": {"@tokenizers": "casework.Tokenizer.v1"}},
}
_MODEL = {
    "@architectures": "spacy.TransitionBasedParser.v2",
    "state_type": "ner",
    "extra_state_tokens": False,
    "hidden_width": 64,
    "maxout_pieces": 2,
    "use_upper": True,
    "tok2vec": {
        "@architectures": "spacy.Tok2Vec.v2",
        "embed": {
            "@architectures": "spacy.MultiHashEmbed.v2",
            "width": WIDTH,
            "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
            "rows": ROWS,
            "include_static_vectors": False,
        },
        "encode": {
            "@architectures": "spacy.MaxoutWindowEncoder.v2",
            "width": WIDTH,
            "window_size": 1,
            "maxout_pieces": 3,
            "depth": DEPTH,
        },
    },
}


def train(
    passages: Sequence[Passage], minutes: float, epochs: int, report: Callable[[str], None] = lambda line: None
) -> Language:
    """Train on ``passages`` for ``epochs``, or as many as fit into ``minutes``; the same input gives the same model.

    ``report`` takes a line after each epoch.
    """
    set_current_ops(NumpyOps(use_blis=False))
    fix_random_seed(SEED)
    nlp = spacy.blank("en", config=_CONFIG)
    ner = nlp.add_pipe("ner", config={"model": _MODEL})
    for label in LABELS:
        ner.add_label(label)  # type: ignore[attr-defined]
    examples = [example for p in passages if (example := make_example(nlp, p)) is not None]
    optimizer = nlp.initialize(lambda: examples[:500])
    rng = random.Random(SEED)
    began = time.monotonic()
    for epoch in range(epochs):
        rng.shuffle(examples)
        losses: dict[str, float] = {}
        for batch in batches(examples):
            nlp.update(batch, sgd=optimizer, drop=0.2, losses=losses)
        spent = (time.monotonic() - began) / 60
        report(f"epoch {epoch + 1}: loss {losses['ner']:.0f}, {spent:.1f} minutes")
        if spent * (epoch + 2) / (epoch + 1) > minutes:
            break
    return nlp


def batches(examples: Sequence[Example]) -> Iterator[Sequence[Example]]:
    """Batches that grow within an epoch: small steps first, steady ones later."""
    size, start = SMALLEST, 0
    while start < len(examples):
        yield examples[start : start + int(size)]
        start += int(size)
        size = min(size * GROWTH, LARGEST)


def make_example(nlp: Language, passage: Passage) -> Example | None:
    """An example of ``passage``; None where no name meets the tokens' borders."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in passage.spans]
    kept = spacy.util.filter_spans([s for s in spans if s is not None])
    reference = doc.copy()
    reference.set_ents(kept)
    return Example(doc, reference) if len(doc) else None
