"""What is to be learnt of a word: its tag, or several tags to choose from where a corpus knows fewer labels."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from pipeline.recognizer.labels import OUTSIDE, TAGS

_WIDER = {"LOC": ("GPE", "FAC", "LOC")}  # a place of three labels
_UNMARKED = ("NORP", "LAW")  # what three labels leave outside
_CHOICES: list[frozenset[int]] = [frozenset([tag]) for tag in range(len(TAGS))]


def _choice(kinds: Iterable[str], places: str) -> int:
    _CHOICES.append(frozenset(TAGS.index(f"{place}-{kind}") for kind in kinds for place in places))
    return len(_CHOICES) - 1


def _of_three(tag: int) -> int:
    if tag == OUTSIDE:
        _CHOICES.append(_CHOICES[OUTSIDE] | _CHOICES[_choice(_UNMARKED, "BILU")])
        return len(_CHOICES) - 1
    place, _, kind = TAGS[tag].partition("-")
    return _choice(_WIDER[kind], place) if kind in _WIDER else tag


# By number: the tags a word may have. The first are the tags themselves.
OF_THREE = tuple(_of_three(tag) for tag in range(len(TAGS)))  # by tag of a corpus with three labels


def allowed() -> NDArray[np.bool_]:
    """Which tags (columns) each choice (rows) allows."""
    table = np.zeros((len(_CHOICES), len(TAGS)), bool)
    for number, tags in enumerate(_CHOICES):
        table[number, sorted(tags)] = True
    return table
