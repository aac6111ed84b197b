"""The first lesson, without labels: which word stands in a gap of plain prose, and how is it written?

So it has read much more than is annotated before it is told of names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as f

from pipeline.recognizer.features import writing
from pipeline.training.parameters import GAP, Parameters, WordTable, linear, read
from pipeline.training.streams import Example, Source, batch

STEPS, RATE, WARM_UP, DECAY, WORDS_A_STEP = 1200, 2e-3, 100, 0.01, 2000
_LOWER, _WHITE = writing("a"), writing(" ")
_HIDDEN, _HIDDEN_LOWER = 0.35, 0.12  # shares of the words that are hidden: with a capital, else
_WRITINGS = 6
_BEGIN_SCALE = 3.0  # of the likeness of two vectors, as a logarithm


def learn_prose(
    table: WordTable, p: Parameters, sources: Sequence[Source], seed: int, report: Callable[[str], None]
) -> Parameters:
    """The parameters after reading prose from ``sources`` (see ``streams.plain``), begun at ``p``."""
    chance = np.random.default_rng(seed)
    width = len(p["norm"])
    guesser = linear("word", width, table.known.shape[1]) | linear("writing", width, _WRITINGS)
    guesser["scale"] = torch.tensor(_BEGIN_SCALE)
    guesser = {name: tensor.requires_grad_() for name, tensor in guesser.items()}
    learnt = [*(tensor for name, tensor in p.items() if not name.startswith("out")), *guesser.values()]
    optimizer = torch.optim.AdamW(learnt, lr=RATE, weight_decay=DECAY, fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1.0, (step + 1) / WARM_UP) * max(0.05, (STEPS - step) / STEPS)
    )
    total = 0.0
    for step in range(STEPS):
        loss = _loss(table, p, guesser, batch(sources, WORDS_A_STEP), chance)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call, unused-ignore]
        torch.nn.utils.clip_grad_norm_(learnt, 1.0)
        optimizer.step()
        schedule.step()
        total += float(loss.detach())
        if (step + 1) % 100 == 0:
            report(f"prose, step {step + 1}: loss {total / 100:.4f}")
            total = 0.0
    return {name: tensor.detach().requires_grad_() for name, tensor in p.items()}


def _loss(
    table: WordTable,
    p: Parameters,
    guesser: Parameters,
    examples: Iterable[Example],
    chance: np.random.Generator,
) -> torch.Tensor:
    """How badly the words that are hidden are told from the others of the batch, and their writing guessed."""
    found: list[int] = []
    writings: list[int] = []
    gap = [table.row("\n")] * GAP
    for example in examples:
        found += [table.row(word) for word in example.words] + gap
        writings += [*example.choices, *[-1] * GAP]
    rows, kinds = np.array(found), np.array(writings)
    share = np.where(kinds == _LOWER, _HIDDEN_LOWER, _HIDDEN) * ((kinds >= 0) & (kinds != _WHITE))
    hidden = chance.random(len(kinds)) < share
    x = read(table, p, rows, torch.from_numpy(kinds >= 0).float(), hidden=torch.from_numpy(hidden), training=True)
    x = x[torch.from_numpy(hidden)]
    guessed = x @ guesser["writing"] + guesser["writing_bias"]
    loss = f.cross_entropy(guessed, torch.from_numpy(kinds[hidden]))
    right = table.known_rows(rows[hidden])
    known = torch.from_numpy(right >= 0)
    others: NDArray[np.int64] = np.unique(table.known_rows(np.unique(rows)))
    others = others[others >= 0]
    likeness = f.normalize(x[known] @ guesser["word"] + guesser["word_bias"], dim=1)
    likeness = likeness @ f.normalize(table.known[torch.from_numpy(others)], dim=1).T
    answers = torch.from_numpy(np.searchsorted(others, right[right >= 0]))
    return loss + f.cross_entropy(likeness * guesser["scale"].exp(), answers)
