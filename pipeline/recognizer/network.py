"""The network: a vector for each word, then convolutions over the text, then a score for each tag. Plain numpy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.recognizer.features import FLAGS, Vocabulary, Word

Array = NDArray[np.float32]
WEIGHTS, VOCABULARY = "weights.npz", "vocabulary.json"
PIECES = 2  # of a maxout unit
_SMALL = 1e-5  # as in the layers that were trained
_KEPT = 16_384  # words whose vectors are kept between texts: 8 MB


@dataclass(frozen=True, slots=True)
class Layer:
    """One convolution: weights of a window of three words at a distance, and its normalization."""

    weight: Array  # 3 × width rows, PIECES × width columns
    bias: Array
    gain: Array
    shift: Array
    distance: int


class Network:
    """Scores of tags for the words of a text.

    The vector of a word is computed once, by itself, and kept; so the same text gives the same bytes whatever was
    read before it.
    """

    def __init__(self, weights: dict[str, NDArray[Any]], vocabulary: Vocabulary) -> None:
        self.weights, self.vocabulary = weights, vocabulary
        w = {name: np.ascontiguousarray(array, np.float32) for name, array in weights.items() if name != "distances"}
        self._w = w
        self._layers = [
            Layer(w[f"conv{n}"], w[f"conv{n}_bias"], w[f"norm{n}"], w[f"norm{n}_bias"], int(distance))
            for n, distance in enumerate(weights["distances"])
        ]
        self._width = len(w["norm"])
        self._rows: dict[int, int] = {}
        self._again: set[int] = set()  # the words of more than one text
        self._vectors = np.zeros((1024, self._width), np.float32)

    def scores(self, keys: Sequence[int], words: Sequence[str]) -> Array:
        """Scores (words × tags) of a text; ``keys`` are numbers that stand for the words, the same for the same."""
        x = self._vectors_of(keys, words)
        for layer in self._layers:
            x = x + self._convolve(x, layer)
        scores: Array = x @ self._w["out"] + self._w["out_bias"]
        return scores

    def _convolve(self, x: Array, layer: Layer) -> Array:
        n, width, d = len(x), self._width, layer.distance
        window = np.zeros((n, 3 * width), np.float32)
        window[d:, :width] = x[:-d] if d < n else x[:0]
        window[:, width : 2 * width] = x
        window[:-d, 2 * width :] = x[d:]
        h = window @ layer.weight
        h += layer.bias
        return _normal(np.maximum(h[:, :width], h[:, width:]), layer.gain, layer.shift)

    def _vectors_of(self, keys: Sequence[int], words: Sequence[str]) -> Array:
        if len(self._rows) > _KEPT * 7 // 8:  # full, or soon within a text
            self._forget()
        rows = self._rows
        self._again |= rows.keys() & set(keys)
        for key, word in zip(keys, words, strict=True):
            if key not in rows:
                at = len(rows)
                if at == len(self._vectors):
                    self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
                self._vectors[at] = self._vector(self.vocabulary.describe(word))
                rows[key] = at
        return self._vectors[[rows[key] for key in keys]]

    def _forget(self) -> None:
        """Keep no more than the words that came again, if these are few enough to leave room."""
        kept = [key for key in self._rows if key in self._again]
        kept = kept if len(kept) <= _KEPT // 2 else []
        vectors = np.zeros((_KEPT, self._width), np.float32)
        vectors[: len(kept)] = self._vectors[[self._rows[key] for key in kept]]
        self._vectors, self._rows = vectors, {key: at for at, key in enumerate(kept)}
        self._again = set()

    def _vector(self, word: Word) -> Array:
        w = self._w
        known = w["known"][word.known] if word.known >= 0 else np.zeros(w["known"].shape[1], np.float32)
        pieces = w["pieces"][list(word.pieces or (0,))]
        flags = np.zeros(FLAGS + 1, np.float32)
        flags[list(word.flags)] = 1
        flags[FLAGS] = word.known < 0
        x = np.concatenate(
            [
                known,
                pieces.mean(axis=0),
                pieces[0],
                w["word"][word.word],
                w["parts"][list(word.parts)].sum(axis=0),
                w["shape"][word.shape],
                flags,
            ]
        )
        h = x @ w["mix"] + w["mix_bias"]
        out: Array = _normal(np.maximum(h[: self._width], h[self._width :])[None], w["norm"], w["norm_bias"])[0]
        return out

    def to_disk(self, folder: Path) -> None:
        """Write weights and vocabulary; the same network gives the same bytes."""
        folder.mkdir(parents=True, exist_ok=True)
        arrays: dict[str, Any] = {name: self.weights[name] for name in sorted(self.weights)}
        np.savez(folder / WEIGHTS, **arrays)
        tables = {
            "words": list(self.vocabulary.words),
            "pieces": list(self.vocabulary.pieces),
            "lists": dict(self.vocabulary.lists),
        }
        text = json.dumps(tables, ensure_ascii=False, separators=(",", ":"))
        (folder / VOCABULARY).write_text(text + "\n", encoding="utf-8")


def read_network(folder: Path) -> Network:
    """The network in ``folder``. Raises OSError where there is none."""
    tables = json.loads((folder / VOCABULARY).read_text(encoding="utf-8"))
    vocabulary = Vocabulary(
        {word: row for row, word in enumerate(tables["words"])},
        {piece: row for row, piece in enumerate(tables["pieces"])},
        tables["lists"],
    )
    with np.load(folder / WEIGHTS, allow_pickle=False) as weights:
        return Network(dict(weights), vocabulary)


def _normal(x: Array, gain: Array, shift: Array) -> Array:
    x = x - x.mean(axis=1, keepdims=True)
    scale = 1 / np.sqrt(np.einsum("ij,ij->i", x, x) / x.shape[1] + np.float32(_SMALL))
    x *= scale[:, None]
    x *= gain
    x += shift
    return x
