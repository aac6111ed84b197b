"""Annotated text to train and test on: read, brought to the project's labels, and split."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pipeline.gazetteers.cities import is_city
from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.resources import rows

LABELS = ("PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "LAW")
REPORTS = "reports.jsonl"
# Public sets with three labels; gmb is left out (silver, its bodies are noisy), uner_pud is for testing only.
PUBLIC = ("wikigold.jsonl", "crossner.jsonl", "gum.jsonl")


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


def read_public(folder: Path) -> Iterator[Passage]:
    """The public sets; a sentence with a place whose kind no gazetteer tells is left out."""
    for name in PUBLIC:
        with (folder / name).open(encoding="utf-8") as file:
            for number, line in enumerate(file):
                row = json.loads(line)
                fine = [(s, e, _fine(row["text"][s:e], label)) for s, e, label in row["ents"]]
                spans = [(s, e, label) for s, e, label in fine if label is not None]
                if len(spans) == len(fine):
                    yield _passage(f"{name}:{number}", row["text"], spans, name.removesuffix(".jsonl"))


def held_out(passage: Passage) -> bool:
    """Whether a passage is kept for testing: ids that end in 5, as the corpus itself says."""
    return passage.source == "reports" and passage.id.endswith("5")


def file_hashes(folder: Path, public: bool) -> dict[str, str]:
    """SHA-256 of each corpus file that training reads."""
    names = (REPORTS, *PUBLIC) if public else (REPORTS,)
    return {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names}


def _fine(name: str, label: str) -> str | None:
    """The project's label for one of the three of the public sets; None where nothing tells."""
    if label != "LOC":
        return label
    if find_country(name):
        return "GPE"
    if find_demonym(name):
        return "NORP"
    return "GPE" if is_city(name) else None


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
