"""Training of the recognizer's network, seeded: the same input gives the same model on the same machine."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

import numpy as np
import spacy
import torch
from spacy.language import Language

import pipeline.language.tokenizer  # noqa: F401 (registers the tokenizer)
from pipeline.recognizer.component import Recognizer
from pipeline.recognizer.features import Vocabulary
from pipeline.recognizer.labels import encode
from pipeline.recognizer.network import Network
from pipeline.training.corpora import Passage
from pipeline.training.disturb import Tagged, disturbed
from pipeline.training.generators import swap_names
from pipeline.training.lists import name_lists
from pipeline.training.parameters import GAP, Parameters, WordTable, exported, new_parameters, scores
from pipeline.training.vectors import Vectors

SEED = 20
STEPS, WORDS_A_STEP = 1500, 2000
RATE, WARM_UP, DECAY = 2e-3, 100, 0.01
SWAPPED = 0.35  # of the passages have other people's names
_AVERAGED, _EVERY = 0.992, 4  # the model is a running average of the parameters
_IGNORED = -100


def blank() -> Language:
    """The pipeline of the model, without a network."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "casework.Tokenizer.v1"}}})
    nlp.add_pipe("casework_names")
    return nlp


def train(
    passages: Sequence[Passage],
    vectors: Vectors,
    steps: int,
    report: Callable[[str], None] = lambda line: None,
) -> Language:
    """Train on ``passages`` and return the model; ``report`` takes a line now and then."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)  # more of them wait for each other at every step
    torch.use_deterministic_algorithms(True)
    rng = random.Random(SEED)
    nlp = blank()
    vocabulary = Vocabulary(
        {word: row for row, word in enumerate(vectors.words)},
        {piece: row for row, piece in enumerate(vectors.pieces)},
        name_lists(),
    )
    table = WordTable(vocabulary, vectors)
    p = new_parameters(vectors.word_vectors.shape[1], vectors.piece_vectors.shape[1])
    averaged = {name: tensor.detach().clone() for name, tensor in p.items()}
    optimizer = torch.optim.AdamW(p.values(), lr=RATE, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, (steps - step) / steps)
    )
    texts = _texts(nlp, passages, rng)
    began, total = time.monotonic(), 0.0
    for step in range(steps):
        loss = _loss(table, p, texts)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        torch.nn.utils.clip_grad_norm_(p.values(), 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if step % _EVERY == 0:
            _average(averaged, p, min(_AVERAGED, (step + _EVERY) / (step + 10 * _EVERY)))
        if (step + 1) % 100 == 0:
            report(f"step {step + 1}: loss {total / 100:.4f}, {(time.monotonic() - began) / 60:.1f} minutes")
            total = 0.0
    recognizer = nlp.get_pipe("casework_names")
    assert isinstance(recognizer, Recognizer)
    recognizer.network = Network(dict(exported(averaged, vectors)), vocabulary)
    return nlp


def tagged(nlp: Language, passage: Passage) -> Tagged:
    """The passage in words; names that do not end where words end are widened to whole words."""
    doc = nlp.make_doc(passage.text)
    spans = [doc.char_span(s, e, label=label, alignment_mode="expand") for s, e, label in passage.spans]
    kept = spacy.util.filter_spans([s for s in spans if s is not None])
    tags = encode([(s.start, s.end, s.label_) for s in kept], len(doc))
    return Tagged(tuple(token.text for token in doc), tuple(tags))


def _texts(nlp: Language, passages: Sequence[Passage], rng: random.Random) -> Iterator[Tagged]:
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
                yield disturbed(text, rng)


def _loss(table: WordTable, p: Parameters, texts: Iterator[Tagged]) -> torch.Tensor:
    """The mean loss of the next texts, ``WORDS_A_STEP`` words or a few more."""
    rows: list[int] = []
    tags: list[int] = []
    gap = [table.row("\n")] * GAP
    while len(rows) < WORDS_A_STEP:
        text = next(texts)
        rows += [table.row(word) for word in text.words] + gap
        tags += [*text.tags, *[_IGNORED] * GAP]
    target = torch.tensor(tags)
    found = scores(table, p, np.array(rows), (target != _IGNORED).float(), training=True)
    return torch.nn.functional.cross_entropy(found, target, ignore_index=_IGNORED)


def _average(averaged: Parameters, p: Parameters, share: float) -> None:
    with torch.no_grad():
        torch._foreach_mul_(list(averaged.values()), share)
        torch._foreach_add_(list(averaged.values()), [t.detach() for t in p.values()], alpha=1 - share)
