"""The table of figures, per text and over all texts, and the errors behind them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pipeline.evaluate.compare import FIELDS, Score, compare
from pipeline.evaluate.gold import Gold, empty, flat

_LONG = ("mentions", "evidence", "trigger", "id", "status")


def score_texts(gold: Iterable[Gold], records: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Score]]:
    """Scores by text and field; ``records`` by the name of their text. A missing record found nothing."""
    return {g.name: compare(g.annotation, flat(records[g.name]) if g.name in records else empty()) for g in gold}


def totals(texts: Mapping[str, Mapping[str, Score]]) -> dict[str, Score]:
    """Micro-averaged: counts added over all texts."""
    return {f: sum((scores[f] for scores in texts.values()), Score(0, 0, 0)) for f in FIELDS}


def case_figure(scores: Mapping[str, Score]) -> float:
    """The plain mean of the fields' F1."""
    return sum(scores[f].f1 for f in FIELDS) / len(FIELDS)


def table(scores: Mapping[str, Score]) -> Iterator[str]:
    """The figures, a line a field."""
    yield f"{'field':14} {'prec':>6} {'rec':>6} {'F1':>6} {'gold':>6} {'pred':>6}"
    for field in FIELDS:
        s = scores[field]
        yield f"{field:14} {s.precision:6.3f} {s.recall:6.3f} {s.f1:6.3f} {s.gold:6d} {s.found:6d}"
    yield f"case {case_figure(scores):.3f}"


def text_lines(texts: Mapping[str, Mapping[str, Score]]) -> Iterator[str]:
    """A line a text."""
    for name, scores in texts.items():
        fields = " ".join(f"{f}={scores[f].f1:.2f}" for f in FIELDS)
        yield f"{name:40} case {case_figure(scores):.3f}  {fields}"


def error_lines(texts: Mapping[str, Mapping[str, Score]], field: str) -> Iterator[str]:
    """What was missed (-) and what was spurious (+) in ``field``. Raises KeyError for an unknown field."""
    for name, scores in texts.items():
        for sign, items in (("-", scores[field].missed), ("+", scores[field].spurious)):
            for item in items:
                shown = {k: x for k, x in item.items() if k not in _LONG} if isinstance(item, dict) else item
                yield f"{name} {sign} {json.dumps(shown, ensure_ascii=False, default=str)}"


def as_json(scores: Mapping[str, Score]) -> dict[str, Any]:
    """The figures for machines."""
    return {
        "case": case_figure(scores),
        **{f: {"precision": s.precision, "recall": s.recall, "f1": s.f1} for f, s in scores.items()},
    }
