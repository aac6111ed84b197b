"""The logistic model: one weight a feature, in a table that the fitting command writes."""

from __future__ import annotations

import math
from collections.abc import Iterable

from pipeline.resources import rows

FILE = "confidence/weights.csv"


def read_weights() -> dict[str, dict[str, float]]:
    """Weights by fact ("event", "charge") and feature. Raises ValueError for a weight that is no number."""
    tables: dict[str, dict[str, float]] = {}
    for row in rows(FILE):
        tables.setdefault(row["fact"], {})[row["feature"]] = float(row["weight"])
    return tables


def probability(features: Iterable[str], weights: dict[str, float]) -> float:
    """The probability that a fact with ``features`` is right; a feature without a weight says nothing."""
    return 1.0 / (1.0 + math.exp(-sum(weights.get(f, 0.0) for f in features)))
