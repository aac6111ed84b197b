"""Scores of a model by label and by source."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.language import Language

from pipeline.training.corpora import LABELS, Passage


@dataclass(slots=True)
class Score:
    """Counts of one label."""

    hits: int = 0
    gold: int = 0
    found: int = 0

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1, rounded to three places."""
        p = self.hits / self.found if self.found else 0.0
        r = self.hits / self.gold if self.gold else 0.0
        f = 2 * self.hits / (self.gold + self.found) if self.gold + self.found else 0.0
        return {"p": round(p, 3), "r": round(r, 3), "f": round(f, 3)}


def evaluate(nlp: Language, passages: Iterable[Passage]) -> dict[str, dict[str, float]]:
    """Exact-match scores by label, and ``all`` for them together."""
    scores = {label: Score() for label in (*LABELS, "all")}
    passages = list(passages)
    for passage, doc in zip(passages, nlp.pipe(p.text for p in passages), strict=True):
        gold = set(passage.spans)
        found = {(e.start_char, e.end_char, e.label_) for e in doc.ents}
        for label in LABELS:
            g = {x for x in gold if x[2] == label}
            f = {x for x in found if x[2] == label}
            for score in (scores[label], scores["all"]):
                score.hits += len(g & f)
                score.gold += len(g)
                score.found += len(f)
    return {label: score.figures() for label, score in scores.items()}
