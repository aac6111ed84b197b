"""Scores of the model alone and of the whole way to entities, by label and by source."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from pipeline.case import case_of
from pipeline.training.corpora import LABELS, Passage

Found = set[tuple[int, int, str]]
PUD = "uner_pud.jsonl"
_PLACES = {"GPE": "LOC", "FAC": "LOC"}  # the three labels of the public test set
_LAST_STAGE = "casework_entities"


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


def evaluate(find: Callable[[str], Found], passages: Iterable[Passage]) -> dict[str, dict[str, float]]:
    """Exact-match scores of ``find`` by label, and ``all`` for them together."""
    passages = list(passages)
    labels = [label for label in LABELS if any(label == x for p in passages for *_, x in p.spans)]
    scores = {label: Score() for label in (*labels, "all")}
    for passage in passages:
        gold, found = set(passage.spans), find(passage.text)
        for label in labels:
            g = {x for x in gold if x[2] == label}
            f = {x for x in found if x[2] == label}
            for score in (scores[label], scores["all"]):
                score.hits += len(g & f)
                score.gold += len(g)
                score.found += len(f)
    return {label: score.figures() for label, score in scores.items()}


def model_alone(nlp: Language) -> Callable[[str], Found]:
    """What the model ``nlp`` finds in a text, as offsets and labels."""
    return lambda text: {(e.start_char, e.end_char, e.label_) for e in nlp(text).ents}


def whole_way(nlp: Language) -> Callable[[str], Found]:
    """What the whole pipeline has in ``case.mentions`` of a text, as offsets into the text."""

    def find(text: str) -> Found:
        doc = nlp.make_doc(text)
        for name, component in nlp.pipeline:
            doc = component(doc)
            if name == _LAST_STAGE:
                break
        case = case_of(doc)
        return {(*case.source_span(m.span), m.label) for m in case.mentions}

    return find


def with_three_labels(find: Callable[[str], Found]) -> Callable[[str], Found]:
    """``find`` with all kinds of places as LOC."""
    return lambda text: {(start, end, _PLACES.get(label, label)) for start, end, label in find(text)}


def read_pud(folder: Path) -> Iterator[Passage]:
    """The public test set, as it is."""
    with (folder / PUD).open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            yield Passage(f"{PUD}:{number}", row["text"], tuple((s, e, label) for s, e, label in row["ents"]), "pud")
