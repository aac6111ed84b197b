"""``python -m pipeline.evaluate.calibrate``: fit the confidence of events and charges to annotated texts.

Logistic regression with an L2 penalty (Hoerl and Kennard's ridge, as le Cessie and van Houwelingen 1992 put it into
the logistic model), solved by Newton's method. What is printed into the reliability table is cross-validated by text:
no fact is judged by weights that its own text helped to fit.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from pipeline.case import case_of
from pipeline.confidence.features import ALWAYS, charge_features, event_features
from pipeline.confidence.weights import FILE
from pipeline.evaluate.compare import compare
from pipeline.evaluate.gold import Gold, flat
from pipeline.evaluate.runner import read_and_run, texts_of
from pipeline.nlp import load
from pipeline.record.ids import Ids
from pipeline.resources import vocabulary_folder

FACTS = {"event": "events_full", "charge": "charges"}  # right is what the scorer counts in this field
PENALTY, STEPS, FOLDS, FEWEST = 2.0, 25, 5, 5
BINS = (0.0, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
Matrix = NDArray[np.float64]
app = typer.Typer(add_completion=False)


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact that was found: its features, whether it is right, and the number of its text."""

    features: tuple[str, ...]
    right: bool
    text: int


@app.command()
def main(
    gold: Annotated[list[Path], typer.Argument(help="Folders of gold annotations, with their texts.")],
    table: Annotated[Path, typer.Option(help="Where the reliability table goes.")] = Path("docs/confidence.md"),
) -> None:
    """Fit the weights to GOLD and write them with their reliability table."""
    facts: dict[str, list[Judged]] = {fact: [] for fact in FACTS}
    # a text that lies in two folders counts once
    texts = {text.name: text for folder in gold for text in texts_of(folder)}
    for number, name in enumerate(sorted(texts)):
        for fact, judged in _judge(texts[name], number):
            facts[fact].append(judged)
    lines, parts = ["fact,feature,weight,source"], []
    for fact, known in facts.items():
        names = _names(known)
        weights = _fit(*_matrix(known, names))
        lines += [f"{fact},{name},{weight:.3f},fitted" for name, weight in zip(names, weights, strict=True)]
        parts.append(_reliability(fact, known, names))
    path = vocabulary_folder() / FILE
    path.write_text(
        "# Log-odds that a fact is right, by feature. Written by `make calibrate`, not by hand.\n"
        + "\n".join(lines)
        + "\n",
        encoding="utf-8",
    )
    table.write_text(_document(parts), encoding="utf-8")
    print(f"{path} and {table} written", file=sys.stderr)


def _judge(text: Gold, number: int) -> Iterator[tuple[str, Judged]]:
    """The facts of one text: "event" or "charge", and how it stands with it."""
    doc, record = read_and_run(load(), text)
    case = case_of(doc)
    ids = Ids(case)
    scores = compare(text.annotation, flat(record.model_dump(mode="json")))
    features = {ids.of(e): event_features(case, e) for e in ids.events}
    features |= {ids.of(c): charge_features(case, c) for c in ids.charges}
    for fact, field in FACTS.items():
        right = {found["id"] for _, found in scores[field].pairs}
        for id_, held in features.items():
            if id_.startswith(fact):
                yield fact, Judged(tuple(held), id_ in right, number)


def _names(judged: Sequence[Judged]) -> list[str]:
    """Features seen often enough to weigh, ``always`` first."""
    counts: dict[str, int] = {}
    for fact in judged:
        for feature in fact.features:
            counts[feature] = counts.get(feature, 0) + 1
    return [ALWAYS, *sorted(f for f, n in counts.items() if n >= FEWEST and f != ALWAYS)]


def _matrix(judged: Sequence[Judged], names: Sequence[str]) -> tuple[Matrix, Matrix]:
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(judged), len(names)))
    for row, fact in enumerate(judged):
        for feature in fact.features:
            if feature in place:
                x[row, place[feature]] = 1.0
    return x, np.array([float(fact.right) for fact in judged])


def _fit(x: Matrix, y: Matrix) -> Matrix:
    """Weights that maximize the penalized likelihood; the constant is not penalized."""
    weights = np.zeros(x.shape[1])
    penalty = np.full(x.shape[1], PENALTY)
    penalty[0] = 1e-6
    for _ in range(STEPS):
        p = 1.0 / (1.0 + np.exp(-x @ weights))
        gradient = x.T @ (y - p) - penalty * weights
        hessian = (x.T * (p * (1 - p))) @ x + np.diag(penalty)
        weights = weights + np.linalg.solve(hessian, gradient)
    return weights


def _reliability(fact: str, judged: Sequence[Judged], names: Sequence[str]) -> str:
    x, y = _matrix(judged, names)
    fold = np.array([f.text % FOLDS for f in judged])
    p = np.zeros(len(judged))
    for k in range(FOLDS):
        p[fold == k] = 1.0 / (1.0 + np.exp(-x[fold == k] @ _fit(x[fold != k], y[fold != k])))
    rows = [
        f"## {fact.capitalize()}s ({len(judged)})\n",
        "| confidence | facts | mean confidence | right |",
        "|---|---|---|---|",
    ]
    for low, high in pairwise(BINS):
        inside = (p >= low) & (p < high)
        if inside.any():
            rows.append(
                f"| {low:.1f} to {high:.1f} | {inside.sum()} | {p[inside].mean():.2f} | {y[inside].mean():.2f} |"
            )
    base = float(np.mean((y - y.mean()) ** 2))
    rows.append(f"\nBrier score {np.mean((p - y) ** 2):.3f}; {base:.3f} for the same probability for all.")
    return "\n".join(rows)


_ABOUT = """# What `confidence` means

The probability that a reader who annotates the same text would write down the same fact: for an event the same type,
people, modality and date, for a charge the same category and people. It is a logistic model over what speaks for and
against a fact (`pipeline/confidence/features.py`), fitted to annotated texts by `make calibrate`, which also writes
this page. The tables are cross-validated by text. A fact with a low confidence is not false; its people or its date
are to be checked first. Records of texts unlike the annotated ones deserve less trust than the tables say.

"""


def _document(parts: Sequence[str]) -> str:
    return _ABOUT + "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    app(prog_name="python -m pipeline.evaluate.calibrate")
