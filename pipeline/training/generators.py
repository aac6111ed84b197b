"""Text made for training: other names in the same sentences, lists of names, capitals. Seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline.resources import read_table
from pipeline.training.corpora import Passage

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"
NAMES, HEADER_LINES = _FOLDER / "names.csv", _FOLDER / "header_lines.csv"
_FEWEST_WORDS = 2  # names of one word are left: their swap would change who is meant


@cache
def _cultures() -> list[dict[str, str]]:
    return list(read_table(NAMES, NAMES.name))


@cache
def _templates() -> list[str]:
    return [row["template"] for row in read_table(HEADER_LINES, HEADER_LINES.name)]


def make_name(rng: random.Random, *, capitals: bool = False) -> str:
    """A name of a random culture, in its order; ``capitals`` writes the family part in capitals."""
    row = rng.choice(_cultures())
    given = row["given"].split("|")
    family = row["family"].split("|")
    if row["order"] == "g":
        parts = rng.sample(given, k=rng.choice((2, 2, 3)))
        return " ".join([*parts[:-1], parts[-1].upper() if capitals else parts[-1]])
    last = rng.choice(family)
    last = last.upper() if capitals else last
    first = rng.choice(given)
    return f"{last} {first}" if row["order"] == "fg" else f"{first} {last}"


def swap_names(passages: Iterable[Passage], rng: random.Random, share: float) -> Iterator[Passage]:
    """Copies of ``share`` of the passages with their full names exchanged, the same name for the same."""
    for passage in passages:
        if rng.random() >= share or not any(label == "PERSON" for *_, label in passage.spans):
            continue
        names: dict[str, str] = {}
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        at = length = 0
        for start, end, label in passage.spans:
            old = passage.text[start:end]
            new = old
            if label == "PERSON" and len(old.split()) >= _FEWEST_WORDS:
                new = names.setdefault(old, make_name(rng))
            pieces += [passage.text[at:start], new]
            length += start - at
            spans.append((length, length + len(new), label))
            length += len(new)
            at = end
        pieces.append(passage.text[at:])
        yield Passage(f"{passage.id}/swapped", "".join(pieces), tuple(spans), "generated")


def header_lines(rng: random.Random, count: int) -> Iterator[Passage]:
    """Lines of name lists and letters with made names."""
    for number in range(count):
        template = rng.choice(_templates())
        text = ""
        spans = []
        while template:
            before, brace, rest = template.partition("{")
            text += before
            if not brace:
                break
            slot, _, template = rest.partition("}")
            if slot == "N":
                text += str(rng.randint(16, 80))
                continue
            name = make_name(rng, capitals=slot == "PU")
            spans.append((len(text), len(text) + len(name), "PERSON"))
            text += name
        yield Passage(f"line-{number}", text, tuple(spans), "generated")


def in_capitals(passages: Iterable[Passage], rng: random.Random, share: float) -> Iterator[Passage]:
    """Short stretches of ``share`` of the passages in capitals, as headlines write them."""
    for passage in passages:
        if rng.random() < share:
            end = passage.text.find(".", 40)
            stop = end if 0 < end < 200 else -1
            text = passage.text[:stop].upper() if stop > 0 else ""
            if text and len(text) == stop:
                spans = tuple(s for s in passage.spans if s[1] <= stop)
                yield Passage(f"{passage.id}/capitals", text, spans, "generated")


def generators_files() -> list[Path]:
    """The committed files that the generated text rests on."""
    return [NAMES, HEADER_LINES]
