"""``python -m pipeline.training``: train the model again (``train``) or score the shipped one (``evaluate``)."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

import spacy
import typer

import pipeline.recognizer.component  # noqa: F401 (registers what the model is made of)
from pipeline.training.card import Scores, card, meta
from pipeline.training.corpora import (
    CAREFUL,
    PUBLIC,
    REPORTS,
    Passage,
    held_out,
    public_texts,
    read_public,
    read_reports,
)
from pipeline.training.evaluate import PUD, evaluate, model_alone, read_pud, whole_way, with_three_labels

app = typer.Typer(add_completion=False)
Corpora = Annotated[Path, typer.Option(help="Folder with the annotated text.")]
Output = Annotated[Path, typer.Option(help="Folder of the model.")]
CORPORA, MODEL = Path("../shared/ner"), Path("models/casework_en")


@app.command()
def train(
    corpora: Corpora = CORPORA,
    prose: Annotated[Path, typer.Option(help="Folder with plain prose.")] = Path("../shared/reports"),
    output: Output = MODEL,
    steps: Annotated[int, typer.Option(help="Steps of training; 0 for as many as the shipped model had.")] = 0,
) -> None:
    """Train the model for names, then write its scores and its card. Needs the dependency group ``train``."""
    from pipeline.training.generators import generators_files, header_lines, stacked_names
    from pipeline.training.prose import prose_files, read_prose
    from pipeline.training.train import SEED, STEPS, Texts, blank
    from pipeline.training.train import train as run
    from pipeline.training.vectors import PACKAGE, frequent_words, make_vectors, weights_file

    reports = _reports(corpora)
    test = [p.text for p in reports if held_out(p)]
    base = [p for p in reports if not held_out(p)]
    rng = random.Random(SEED)
    passages = [*base, *header_lines(rng, 900), *stacked_names(base, rng, 200)]
    nlp = blank()
    _say("reading the prose")
    own_prose, other_prose = list(read_prose(prose, test)), list(public_texts(corpora))
    words = frequent_words(t.text for text in (*own_prose, *other_prose) for t in nlp.make_doc(text))
    _say(f"vectors for {len(words)} words")
    careful = list(read_public(corpora, CAREFUL))
    trained = run(Texts(passages, careful, own_prose, other_prose), make_vectors(words), steps or STEPS, _say)
    shutil.rmtree(output, ignore_errors=True)
    trained.to_disk(output)
    files = [*(corpora / name for name in (REPORTS, *PUBLIC)), *prose_files(prose), *generators_files()]
    hashes = {f.name: sha256(f.read_bytes()).hexdigest() for f in files}
    hashes[PACKAGE] = sha256(weights_file().read_bytes()).hexdigest()
    counts = dict(sorted(Counter(p.source for p in (*passages, *careful)).items()))
    _write_meta(output, {"training": {"sha256": hashes, "passages": counts}})
    evaluate_model(corpora, output)


@app.command(name="evaluate")
def evaluate_model(corpora: Corpora = CORPORA, output: Output = MODEL) -> None:
    """Score the model, alone and in the whole pipeline, and write the figures into its meta data and its card."""
    from pipeline.nlp import load

    test = [p for p in _reports(corpora) if held_out(p)]
    alone = model_alone(spacy.load(output))
    scores: Scores = {
        "reports": evaluate(alone, test),
        "reports, whole pipeline": evaluate(whole_way(load(output)), test),
    }
    if (corpora / PUD).exists():
        scores["uner_pud"] = evaluate(with_three_labels(alone), read_pud(corpora))
    described = _write_meta(output, meta(scores))
    training = described["training"]
    text = card(scores, training["sha256"], training["passages"])
    (output / "MODEL_CARD.md").write_text(text, encoding="utf-8")
    for source, by_label in scores.items():
        for label, figures in by_label.items():
            print(f"{source:24} {label:8} p {figures['p']:.3f}  r {figures['r']:.3f}  f {figures['f']:.3f}")


def _reports(corpora: Path) -> list[Passage]:
    if not (corpora / REPORTS).exists():
        _say(f"no training text: {corpora / REPORTS} is missing (see --corpora)")
        raise typer.Exit(2)
    return list(read_reports(corpora))


def _write_meta(output: Path, more: dict[str, Any]) -> dict[str, Any]:
    path = output / "meta.json"
    described: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) | more
    path.write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    return described


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    app(prog_name="python -m pipeline.training")
