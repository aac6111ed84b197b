"""The network of ``pipeline.recognizer`` with gradients: the same layers by the same names, in torch."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional as f

from pipeline.recognizer.features import FLAGS, PART_ROWS, SHAPE_ROWS, WORD_ROWS, Vocabulary
from pipeline.recognizer.labels import TAGS
from pipeline.recognizer.network import PIECES
from pipeline.training.vectors import Vectors

WIDTH, DISTANCES = 128, (1, 1, 2, 4)
_WORD, _PART, _SHAPE = 32, 48, 16  # widths of the tables that are learnt
_PARTS, _PIECES = 6, 10  # at most, of one word
FORGOTTEN, DROP_WORD, DROP_LAYER = 0.15, 0.2, 0.15
GAP = 8  # empty words between two texts of a batch, as far as the layers reach at once

Parameters = dict[str, torch.Tensor]


def new_parameters(words_width: int, pieces_width: int) -> Parameters:
    """Parameters to begin with; seeded by torch's own generator."""
    width = words_width + 2 * pieces_width + _WORD + _PART + _SHAPE + FLAGS + 1
    tables = {"word": (WORD_ROWS, _WORD), "parts": (PART_ROWS + 1, _PART), "shape": (SHAPE_ROWS, _SHAPE)}
    made = {name: torch.randn(shape) * 0.1 for name, shape in tables.items()}
    made["parts"][PART_ROWS] = 0  # stands where a word has fewer parts
    made |= linear("mix", width, PIECES * WIDTH) | _normalization("norm")
    for n in range(len(DISTANCES)):
        made |= linear(f"conv{n}", 3 * WIDTH, PIECES * WIDTH) | _normalization(f"norm{n}")
    made |= linear("out", WIDTH, len(TAGS))
    return {name: tensor.requires_grad_() for name, tensor in made.items()}


class WordTable:
    """The features of all words of the training text, a row a word, ready to be gathered."""

    def __init__(self, vocabulary: Vocabulary, vectors: Vectors) -> None:
        self._vocabulary = vocabulary
        self._rows: dict[str, int] = {}
        self._cells: list[tuple[list[int], list[int], list[int]]] = []
        self.known = torch.from_numpy(vectors.word_vectors.astype(np.float32))
        pieces = vectors.piece_vectors.astype(np.float32)
        self._pieces = torch.from_numpy(np.concatenate([pieces, np.zeros((1, pieces.shape[1]), np.float32)]))

    def row(self, text: str) -> int:
        """The row of a word, made where it is new."""
        at = self._rows.get(text)
        if at is None:
            at = self._rows[text] = len(self._cells)
            word = self._vocabulary.describe(text)
            pieces = list(word.pieces or (0,))
            filler = len(self._pieces) - 1
            head = [word.known, word.word, word.shape, len(pieces)]
            spread = pieces + [filler] * (_PIECES - len(pieces)) + list(word.parts)
            spread += [PART_ROWS] * (_PARTS - len(word.parts))
            self._cells.append((head, spread, list(word.flags)))
        return at

    def known_rows(self, rows: NDArray[np.int64]) -> NDArray[np.int64]:
        """For each row the row of its word's own vector; -1 where it has none."""
        return np.array([self._cells[i][0][0] for i in rows.tolist()], np.int64)

    def vectors(self, rows: NDArray[np.int64], p: Parameters, training: bool) -> torch.Tensor:
        """The mixed vectors of the words in ``rows``; training forgets some of them."""
        cells = [self._cells[i] for i in rows.tolist()]
        head = torch.tensor([c[0] for c in cells])
        spread = torch.tensor([c[1] for c in cells])
        flags = torch.zeros(len(cells), FLAGS)
        for at, (_, _, on) in enumerate(cells):
            flags[at, on] = 1
        unknown = head[:, 0] < 0
        kept = torch.ones(len(cells), 1)
        if training:
            unknown = unknown | (torch.rand(len(cells)) < FORGOTTEN)
            kept = (torch.rand(len(cells), 1) >= FORGOTTEN).float()
        known = self.known[head[:, 0].clamp(min=0)] * ~unknown[:, None]
        pieces = self._pieces[spread[:, :_PIECES]]
        parts = f.embedding(spread[:, _PIECES:], p["parts"], padding_idx=PART_ROWS).sum(dim=1)
        mean = pieces.sum(dim=1) / head[:, 3:]
        word, shape = p["word"][head[:, 1]] * kept, p["shape"][head[:, 2]]
        x = torch.cat([known, mean, pieces[:, 0], word, parts, shape, flags, unknown[:, None].float()], dim=1)
        return _normal(_maxout(x @ p["mix"] + p["mix_bias"]), p, "norm")


def scores(
    table: WordTable, p: Parameters, rows: NDArray[np.int64], filled: torch.Tensor, *, training: bool = False
) -> torch.Tensor:
    """Scores (words × tags) for texts in a row with gaps between them; ``filled`` is 0 in the gaps, else 1."""
    return read(table, p, rows, filled, training=training) @ p["out"] + p["out_bias"]


def read(
    table: WordTable,
    p: Parameters,
    rows: NDArray[np.int64],
    filled: torch.Tensor,
    *,
    hidden: torch.Tensor | None = None,
    training: bool = False,
) -> torch.Tensor:
    """What the last layer is told of each word; nothing is seen of ``hidden`` words but that they are there."""
    unique, inverse = np.unique(rows, return_inverse=True)
    x = f.dropout(table.vectors(unique, p, training)[torch.from_numpy(inverse)], DROP_WORD, training)
    x = x * (filled if hidden is None else filled * ~hidden)[:, None]
    for n, d in enumerate(DISTANCES):
        edge = x.new_zeros(d, WIDTH)
        window = torch.cat([torch.cat([edge, x[:-d]]), x, torch.cat([x[d:], edge])], dim=1)
        h = _normal(_maxout(window @ p[f"conv{n}"] + p[f"conv{n}_bias"]), p, f"norm{n}")
        x = (x + f.dropout(h, DROP_LAYER, training)) * filled[:, None]
    return x


def exported(p: Parameters, vectors: Vectors) -> dict[str, NDArray[np.float16] | NDArray[np.int64]]:
    """The weights as the model keeps them, in half precision."""
    weights = {name: tensor.detach().numpy().astype(np.float16) for name, tensor in p.items()}
    weights["parts"] = weights["parts"][:PART_ROWS]
    weights |= {"known": vectors.word_vectors, "pieces": vectors.piece_vectors}
    return {**weights, "distances": np.array(DISTANCES, np.int64)}


def linear(name: str, inputs: int, outputs: int) -> Parameters:
    """Weights and bias of a layer by ``name``, at random."""
    bound = 1 / math.sqrt(inputs)
    weight = (torch.rand(inputs, outputs) * 2 - 1) * bound
    return {name: weight, f"{name}_bias": (torch.rand(outputs) * 2 - 1) * bound}


def _normalization(name: str) -> Parameters:
    return {name: torch.ones(WIDTH), f"{name}_bias": torch.zeros(WIDTH)}


def _maxout(h: torch.Tensor) -> torch.Tensor:
    return torch.maximum(h[:, :WIDTH], h[:, WIDTH:])


def _normal(h: torch.Tensor, p: Parameters, name: str) -> torch.Tensor:
    return f.layer_norm(h, (WIDTH,), p[name], p[f"{name}_bias"])
