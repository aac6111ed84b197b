"""The best sequence of tags for the scores of a text's tokens."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.recognizer.labels import OUTSIDE, TAGS, follows

_SURE = 4.0  # a token whose OUTSIDE leads all other tags by this much (in log odds) is outside
_ALL = range(len(TAGS))
_FRESH = [follows(tag, OUTSIDE) for tag in _ALL]  # tags that no name goes on in
_CLOSED = [tag for tag in _ALL if follows(OUTSIDE, tag)]  # tags behind which no name goes on
_ALONE = [tag for tag in _CLOSED if _FRESH[tag]]  # tags of a name of one word, and of none
_OPEN = [[b for b in _ALL if not _FRESH[tag] and follows(tag, b)] for tag in _ALL]  # what stands before the others


def best_tags(scores: NDArray[np.float32]) -> list[int]:
    """The allowed sequence with the highest sum of ``scores`` (tokens × tags); ties go to the first tag.

    Tokens that are surely outside cut the text into short runs, and each run is solved for itself.
    """
    tags = [OUTSIDE] * len(scores)
    unsure = np.flatnonzero(scores[:, OUTSIDE] - scores[:, 1:].max(axis=1, initial=-np.inf) < _SURE).tolist()
    at = 0
    while at < len(unsure):
        begin = at
        while at + 1 < len(unsure) and unsure[at + 1] == unsure[at] + 1:
            at += 1
        start, end = unsure[begin], unsure[at] + 1
        tags[start:end] = _solve(scores[start:end].tolist())
        at += 1
    return tags


def _solve(run: list[list[float]]) -> list[int]:
    """Viterbi over one run; what stands before and behind it is outside."""
    if len(run) == 1:
        return [max(_ALONE, key=run[0].__getitem__)]
    best = [score if fresh else float("-inf") for score, fresh in zip(run[0], _FRESH, strict=True)]
    back: list[list[int]] = []
    for row in run[1:]:
        value = best.__getitem__
        closed = max(_CLOSED, key=value)  # the same for all tags that begin afresh
        sources = [closed if fresh else max(before, key=value) for fresh, before in zip(_FRESH, _OPEN, strict=True)]
        best = [best[source] + score for source, score in zip(sources, row, strict=True)]
        back.append(sources)
    tags = [max(_CLOSED, key=best.__getitem__)]
    for sources in reversed(back):
        tags.append(sources[tags[-1]])
    return tags[::-1]
