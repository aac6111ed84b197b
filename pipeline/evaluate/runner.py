"""Extraction and scoring of a folder of gold texts."""

from __future__ import annotations

from pathlib import Path

from pipeline.evaluate.compare import Score
from pipeline.evaluate.gold import read_gold
from pipeline.evaluate.report import score_texts
from pipeline.extraction import prepare, to_record
from pipeline.nlp import load
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from pipeline.resources import checkout_file


def default_gold() -> Path | None:
    """The development set beside the checkout where it is there, the project's own gold otherwise."""
    return checkout_file("../shared/gold") or checkout_file("data/gold")


def evaluate_folder(folder: Path, half: str = "all") -> dict[str, dict[str, Score]]:
    """Scores by text and field. The texts lie beside their annotations, or in ``../samples`` (the project's own)."""
    beside = any(folder.glob("*.txt"))
    gold = read_gold(folder, folder if beside else folder.parent / "samples", half)
    nlp = load()
    records = {}
    for text in gold:
        source = Input(text.path.as_posix(), text.path)
        decoded = to_text(source, read_bytes(source))
        record = to_record(nlp, decoded, nlp(prepare(nlp, decoded)))
        records[text.name] = record.model_dump(mode="json")
    return score_texts(gold, records)
