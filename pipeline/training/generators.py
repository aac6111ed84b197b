"""Text made for training: other names in the same sentences, lists of names. Seeded, so always the same."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from pipeline.resources import read_table
from pipeline.training.corpora import Passage

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"
NAMES, HEADER_LINES = _FOLDER / "names.csv", _FOLDER / "header_lines.csv"
_FEWEST_WORDS = 2  # of a full name


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
    last = " ".join(rng.sample(family, k=2)) if row["order"] == "gff" else rng.choice(family)
    last = last.upper() if capitals else last
    first = rng.choice(given)
    return f"{last} {first}" if row["order"] == "fg" else f"{first} {last}"


def swap_names(passages: Iterable[Passage], rng: random.Random, share: float) -> Iterator[Passage]:
    """Copies of ``share`` of the passages with their people renamed, the same name for the same.

    A single word of somebody's full name becomes the word at the same end of the new name; one that stands for
    itself becomes a single word too.
    """
    for passage in passages:
        if rng.random() >= share or not any(label == "PERSON" for *_, label in passage.spans):
            continue
        names = _renamed([passage.text[s:e] for s, e, label in passage.spans if label == "PERSON"], rng)
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        at = length = 0
        for start, end, label in passage.spans:
            old = passage.text[start:end]
            new = names[old] if label == "PERSON" else old
            pieces += [passage.text[at:start], new]
            length += start - at
            spans.append((length, length + len(new), label))
            length += len(new)
            at = end
        pieces.append(passage.text[at:])
        yield Passage(f"{passage.id}/swapped", "".join(pieces), tuple(spans), "generated")


def _renamed(olds: Iterable[str], rng: random.Random) -> dict[str, str]:
    """New names for the names of a text."""
    names: dict[str, str] = {}
    singles = []
    parts: dict[str, str] = {}
    for old in olds:
        words = old.split()
        if len(words) < _FEWEST_WORDS:
            singles.append(old)
        elif old not in names:
            new = make_name(rng)
            names[old] = new.upper() if old.isupper() else new
            first, *_, last = new.split()
            parts |= {words[0]: first, words[-1]: last}
    for old in singles:
        names[old] = parts.get(old) or names.get(old) or rng.choice(make_name(rng).split())
    return names


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


def generators_files() -> list[Path]:
    """The committed files that the generated text rests on."""
    return [NAMES, HEADER_LINES]
