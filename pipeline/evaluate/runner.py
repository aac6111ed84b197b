"""Extraction and scoring of a folder of gold texts."""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.evaluate.compare import Score
from pipeline.evaluate.gold import Gold, read_gold
from pipeline.evaluate.report import score_texts
from pipeline.extraction import prepare, to_record
from pipeline.nlp import load
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from pipeline.resources import checkout_file
from pipeline.schema import CaseRecord


def default_gold() -> Path | None:
    """The development set beside the checkout where it is there, the project's own gold otherwise."""
    return checkout_file("../shared/gold") or checkout_file("data/gold")


def texts_of(folder: Path, half: str = "all") -> list[Gold]:
    """The annotated texts of ``folder``: beside their annotations, or in ``../samples`` (the project's own)."""
    return read_gold(folder, folder if any(folder.glob("*.txt")) else folder.parent / "samples", half)


def read_and_run(nlp: Language, text: Gold) -> tuple[Doc, CaseRecord]:
    """What the pipeline makes of one annotated text: the Doc with its case, and the record."""
    source = Input(text.path.as_posix(), text.path)
    decoded = to_text(source, read_bytes(source))
    doc = nlp(prepare(nlp, decoded))
    return doc, to_record(nlp, decoded, doc)


def evaluate_folder(folder: Path, half: str = "all") -> dict[str, dict[str, Score]]:
    """Scores by text and field."""
    gold, nlp = texts_of(folder, half), load()
    records = {text.name: read_and_run(nlp, text)[1].model_dump(mode="json") for text in gold}
    return score_texts(gold, records)
