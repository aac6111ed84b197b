"""``python -m pipeline.training``: train the model again and write it with its card."""

from __future__ import annotations

import json
import random
import shutil
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Annotated

import spacy
import typer

from pipeline.training.card import card, meta
from pipeline.training.corpora import file_hashes, held_out, read_public, read_reports
from pipeline.training.evaluate import evaluate
from pipeline.training.generators import generators_files, header_lines, in_capitals, swap_names
from pipeline.training.train import SEED, train

app = typer.Typer(add_completion=False)


@app.command()
def main(
    corpora: Annotated[Path, typer.Option(help="Folder with the annotated text.")] = Path("../shared/ner"),
    output: Annotated[Path, typer.Option(help="Folder of the model.")] = Path("models/casework_en"),
    epochs: Annotated[int, typer.Option(help="How often the text is gone through.")] = 15,
    public: Annotated[bool, typer.Option(help="Train on the public sets as well.")] = False,
    minutes: Annotated[float, typer.Option(help="Stop before this time is over; the model then differs.")] = 55.0,
) -> None:
    """Train the model for names, score it on the held-out reports, and write model, meta data and card."""
    if not corpora.is_dir():
        print(f"no training text: {corpora} is missing (see --corpora)", file=sys.stderr)
        raise typer.Exit(2)
    reports = list(read_reports(corpora))
    test = [p for p in reports if held_out(p)]
    base = [*(p for p in reports if not held_out(p)), *(read_public(corpora) if public else ())]
    rng = random.Random(SEED)
    own = [p for p in base if p.source == "reports"]
    passages = [*base, *swap_names(own, rng, 0.35), *in_capitals(own, rng, 0.25), *header_lines(rng, 600)]
    nlp = train(passages, minutes, epochs, lambda line: print(line, file=sys.stderr))
    shutil.rmtree(output, ignore_errors=True)
    nlp.to_disk(output)
    scores = evaluate(spacy.load(output), test)
    hashes = file_hashes(corpora, public)
    hashes |= {p.name: sha256(p.read_bytes()).hexdigest() for p in generators_files()}
    counts = dict(sorted(Counter(p.source for p in passages).items()))
    described = json.loads((output / "meta.json").read_text(encoding="utf-8")) | meta(scores, hashes, counts)
    (output / "meta.json").write_text(json.dumps(described, indent=2) + "\n", encoding="utf-8")
    (output / "MODEL_CARD.md").write_text(card(scores, hashes, counts), encoding="utf-8")
    for label, figures in scores.items():
        print(f"{label:8} p {figures['p']:.3f}  r {figures['r']:.3f}  f {figures['f']:.3f}")


if __name__ == "__main__":
    app(prog_name="python -m pipeline.training")
