"""The model card and the model's meta data, from what was measured."""

from __future__ import annotations

from typing import Any

VERSION = "0.1.0"
_PUBLIC = (
    "- wikigold (CC BY 4.0), crossner (MIT; text of Wikipedia), gum (CC BY): sentences whose places a gazetteer "
    "tells apart.\n"
)


def meta(scores: dict[str, dict[str, float]], hashes: dict[str, str], counts: dict[str, int]) -> dict[str, Any]:
    """What ``meta.json`` says beside spaCy's own fields."""
    return {
        "name": "casework_en",
        "version": VERSION,
        "description": "Names in human-rights case texts: people, bodies, places, facilities, peoples, laws.",
        "license": "Apache-2.0",
        "performance": {
            "ents_p": scores["all"]["p"],
            "ents_r": scores["all"]["r"],
            "ents_f": scores["all"]["f"],
            "ents_per_type": {label: figures for label, figures in scores.items() if label != "all"},
        },
        "training": {"sha256": hashes, "passages": counts},
    }


def card(scores: dict[str, dict[str, float]], hashes: dict[str, str], counts: dict[str, int]) -> str:
    """The card in Markdown."""
    table = "\n".join(f"| {label} | {f['p']:.3f} | {f['r']:.3f} | {f['f']:.3f} |" for label, f in scores.items())
    files = "\n".join(f"- `{name}`: `{digest}`" for name, digest in sorted(hashes.items()))
    sources = "\n".join(f"| {source} | {count} |" for source, count in sorted(counts.items()))
    public = _PUBLIC if "wikigold" in counts else ""
    return f"""# casework_en {VERSION}

A small recognizer of names for English human-rights case texts: hashed embeddings, a convolutional encoder and a
transition-based recognizer (spaCy). Rules and gazetteers of the pipeline correct and complete what it finds; it is
not meant to be used alone.

## Scores

Exact spans and labels, on the passages of the human-rights reports whose ids end in 5 (never trained on), as printed
by `make train`:

| label | precision | recall | F1 |
|---|---|---|---|
{table}

## What it was trained on

| source | passages |
|---|---|
{sources}

- reports: prose of human-rights reports, annotated for this project; the texts are not ours and are not distributed,
  the weights may be.
{public}- generated: the same sentences with other names, lists of names and headlines, from `data/training/` by
  `pipeline/training/generators.py`, with a fixed seed.

SHA-256 of the files:

{files}

## Limits

English only. Weakest on facilities and laws, on names of one word, on text without capitals. Names in headers and
addresses are read by rules. It knows nothing of the truth of what a text says about a person.
"""
