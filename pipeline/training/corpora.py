"""Annotated text to train and test on: read, brought to the project's labels, and split."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.recognizer.labels import KINDS
from pipeline.resources import rows

LABELS = KINDS
REPORTS = "reports.jsonl"
CAREFUL = ("wikigold.jsonl", "crossner.jsonl", "gum.jsonl")  # three labels: people, bodies, places
PUBLIC = (
    "gmb.jsonl",
    *CAREFUL,
    "legal_in_dev.jsonl",
)  # only the text of the others is used, their labels are noisy
_SENTENCES, _FEW_SENTENCES = 10, 4


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its names as half-open offsets and labels, sorted and without overlap."""

    id: str
    text: str
    spans: tuple[tuple[int, int, str], ...]
    source: str


def read_reports(folder: Path) -> Iterator[Passage]:
    """The human-rights reports. Raises FileNotFoundError where the corpus is missing."""
    with (folder / REPORTS).open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield _passage(row["id"], row["text"], row["spans"], "reports")


def public_texts(folder: Path) -> Iterator[str]:
    """The sentences of the public sets, a few to a text, without their annotation."""
    for name in PUBLIC:
        with (folder / name).open(encoding="utf-8") as file:
            sentences = [json.loads(line)["text"] for line in file]
        for at in range(0, len(sentences), _SENTENCES):
            yield "\n".join(sentences[at : at + _SENTENCES])


def read_public(folder: Path, names: Iterable[str]) -> Iterator[Passage]:
    """The sentences of public sets, a few to a passage, with three labels."""
    for name in names:
        with (folder / name).open(encoding="utf-8") as file:
            sentences = [json.loads(line) for line in file]
        for at in range(0, len(sentences), _FEW_SENTENCES):
            text = ""
            spans: list[tuple[int, int, str]] = []
            for row in sentences[at : at + _FEW_SENTENCES]:
                spans += [(start + len(text), end + len(text), label) for start, end, label in row["ents"]]
                text += row["text"] + "\n"
            yield _passage(f"{name}:{at}", text, spans, name)


def three_labels(passage: Passage) -> bool:
    """Whether a passage knows people, bodies and places only."""
    return passage.source in PUBLIC


def held_out(passage: Passage) -> bool:
    """Whether a passage is kept for testing: ids that end in 5, as the corpus itself says."""
    return passage.source == "reports" and passage.id.endswith("5")


@cache
def _titles() -> frozenset[str]:
    return frozenset(row["title"].lower() for row in rows("people/titles.csv"))


def _passage(id_: str, text: str, spans: Iterable[tuple[int, int, str]], source: str) -> Passage:
    """A passage with demonyms told from places, titles taken off names, and spans that overlap left out."""
    titles = _titles()
    found: list[tuple[int, int, str]] = []
    for start, end, label in sorted(spans, key=lambda s: (s[0], -s[1])):
        if label not in LABELS or (found and start < found[-1][1]):
            continue
        begin = start
        if label == "PERSON":
            while (first := text[begin:end].partition(" "))[1] and first[0].lower().rstrip(".") in titles:
                begin += len(first[0]) + 1
        clean = "NORP" if label in ("GPE", "LOC") and _is_adjective(text[begin:end]) else label
        found.append((begin, end, clean))
    return Passage(id_, text, tuple(found), source)


def _is_adjective(name: str) -> bool:
    return bool(find_demonym(name)) and not find_country(name)
