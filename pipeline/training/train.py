"""Training of the recognizer's network, seeded: the same input gives the same model on the same machine."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import spacy
import torch
from spacy.language import Language

import pipeline.language.tokenizer  # noqa: F401 (registers the tokenizer)
from pipeline.recognizer.component import Recognizer
from pipeline.recognizer.features import Vocabulary
from pipeline.recognizer.network import Network
from pipeline.training.corpora import Passage
from pipeline.training.lists import name_lists
from pipeline.training.parameters import GAP, Parameters, WordTable, exported, new_parameters, scores
from pipeline.training.prose_lesson import learn_prose
from pipeline.training.streams import Example, Source, annotated, batch, plain
from pipeline.training.targets import allowed
from pipeline.training.vectors import Vectors

SEED = 20
STEPS, WORDS_A_STEP = 1500, 2000
RATE, WARM_UP, DECAY = 2e-3, 100, 0.01
OTHER_SHARE = 0.25  # of the words of prose
CAREFUL_SHARE = 0.2  # of the annotated words
# Then it learns on, slower and nearly without the public sets, whose texts name other things and people more often.
LAST_STEPS, LAST_RATE, LAST_CAREFUL_SHARE = 350, 7e-4, 0.05
_AVERAGED, _EVERY = 0.992, 4  # the model is a running average of the parameters
_IGNORED = -100
_NEVER = -1e4


def blank() -> Language:
    """The pipeline of the model, without a network."""
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "casework.Tokenizer.v1"}}})
    nlp.add_pipe("casework_names")
    return nlp


@dataclass(frozen=True, slots=True)
class Texts:
    """What is learnt from."""

    own: Sequence[Passage]  # annotated with all labels
    careful: Sequence[Passage]  # with three
    prose: Sequence[str]  # of the same kind as ``own``, without annotation
    other: Sequence[str]  # of other kinds


@dataclass(frozen=True, slots=True)
class Lesson:
    """How long to learn, how fast, how much of it from the public sets, and the seed."""

    steps: int
    rate: float
    careful: float
    seed: int


def train(texts: Texts, vectors: Vectors, steps: int, report: Callable[[str], None] = lambda line: None) -> Language:
    """Train on the prose, then on the annotated passages; ``report`` takes a line now and then."""
    torch.set_num_threads(1)  # more of them wait for each other at every step
    torch.use_deterministic_algorithms(True)
    nlp = blank()
    vocabulary = Vocabulary(
        {word: row for row, word in enumerate(vectors.words)},
        {piece: row for row, piece in enumerate(vectors.pieces)},
        name_lists(),
    )
    table = WordTable(vocabulary, vectors)
    torch.manual_seed(SEED)
    p = new_parameters(vectors.word_vectors.shape[1], vectors.piece_vectors.shape[1])
    rng = random.Random(SEED)
    unlabelled = [
        Source(plain(nlp, texts.other, rng), OTHER_SHARE if texts.other else 0.0),
        Source(plain(nlp, texts.prose, rng), 1 - OTHER_SHARE),
    ]
    p = learn_prose(table, p, unlabelled, SEED, report)
    lessons = (Lesson(steps, RATE, CAREFUL_SHARE, SEED), Lesson(LAST_STEPS, LAST_RATE, LAST_CAREFUL_SHARE, SEED + 1))
    for lesson in lessons:
        torch.manual_seed(lesson.seed)
        rng = random.Random(lesson.seed)
        sources = [
            Source(annotated(nlp, texts.careful, rng), lesson.careful),
            Source(annotated(nlp, texts.own, rng), 1 - lesson.careful),
        ]
        p = _learn(table, p, sources, lesson, report)
    trained = blank()  # the other pipeline has kept every word that it read
    recognizer = trained.get_pipe("casework_names")
    assert isinstance(recognizer, Recognizer)
    recognizer.network = Network(dict(exported(p, vectors)), vocabulary)
    return trained


def _learn(
    table: WordTable, p: Parameters, sources: Sequence[Source], lesson: Lesson, report: Callable[[str], None]
) -> Parameters:
    """The parameters after a lesson that begins at ``p``, in the precision in which they are kept."""
    averaged = {name: tensor.detach().clone() for name, tensor in p.items()}
    optimizer = torch.optim.AdamW(p.values(), lr=lesson.rate, weight_decay=DECAY, fused=True)
    steps = lesson.steps
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.02, (steps - step) / steps)
    )
    barred = torch.from_numpy(np.where(allowed(), 0, _NEVER).astype(np.float32))
    began, total = time.monotonic(), 0.0
    for step in range(steps):
        loss = _loss(table, p, batch(sources, WORDS_A_STEP), barred)
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
    return {name: tensor.half().float().requires_grad_() for name, tensor in averaged.items()}


def _loss(table: WordTable, p: Parameters, examples: Iterable[Example], barred: torch.Tensor) -> torch.Tensor:
    """The mean loss a word: how little likelihood the tags have together that a word may have."""
    rows: list[int] = []
    choices: list[int] = []
    gap = [table.row("\n")] * GAP
    for example in examples:
        rows += [table.row(word) for word in example.words] + gap
        choices += [*example.choices, *[_IGNORED] * GAP]
    target = torch.tensor(choices)
    there = target != _IGNORED
    found = torch.log_softmax(scores(table, p, np.array(rows), there.float(), training=True), dim=1)
    return -torch.logsumexp(found[there] + barred[target[there]], dim=1).mean()


def _average(averaged: Parameters, p: Parameters, share: float) -> None:
    with torch.no_grad():
        torch._foreach_mul_(list(averaged.values()), share)
        torch._foreach_add_(list(averaged.values()), [t.detach() for t in p.values()], alpha=1 - share)
