"""The generators are seeded and their spans exact; the shipped model says how good it is."""

import json
import random

import numpy as np
import pytest
import spacy

from pipeline.recognizer.features import writing
from pipeline.recognizer.labels import TAGS, decode, encode
from pipeline.training.corpora import Passage, _passage, read_public, three_labels
from pipeline.training.disturb import Tagged, disturbed
from pipeline.training.generators import header_lines, make_name, stacked_names, swap_names
from pipeline.training.prose import read_prose
from pipeline.training.streams import plain
from pipeline.training.targets import OF_THREE, allowed
from tests.paths import ROOT

TEXT = "Ana Lopez and Reza were held by the National Guard in Lima. Later Ana Lopez was freed."
SPANS = ((0, 9, "PERSON"), (14, 18, "PERSON"), (36, 50, "ORG"), (54, 58, "GPE"), (66, 75, "PERSON"))
PASSAGE = Passage("a", TEXT, SPANS, "reports")
MODEL = ROOT / "models" / "casework_en"


def test_swapped_names_keep_their_spans() -> None:
    (swapped,) = swap_names([PASSAGE], random.Random(1), 1.0)
    words = [swapped.text[s:e] for s, e, _ in swapped.spans]
    assert words[0] == words[4] != "Ana Lopez"  # the same name for the same
    assert words[1] != "Reza" and " " not in words[1]  # a single word for a single word
    assert [label for *_, label in swapped.spans] == [label for *_, label in SPANS]


def test_countries_and_acronyms_stay_and_towns_do_not_always() -> None:
    text = "Peru, UNHCR and Lima."
    spans = ((0, 4, "GPE"), (6, 11, "ORG"), (16, 20, "GPE"))
    names = set()
    for seed in range(40):
        (swapped,) = swap_names([Passage("a", text, spans, "reports")], random.Random(seed), 1.0)
        country, body, town = (swapped.text[s:e] for s, e, _ in swapped.spans)
        assert (country, body) == ("Peru", "UNHCR")
        names.add(town)
    assert "Lima" in names and len(names) > 5


def test_a_surname_alone_is_swapped_with_its_full_name() -> None:
    text = "Ana Lopez was held. Lopez and Ana were freed."
    spans = ((0, 9, "PERSON"), (20, 25, "PERSON"), (30, 33, "PERSON"))
    for seed in range(20):
        (swapped,) = swap_names([Passage("a", text, spans, "reports")], random.Random(seed), 1.0)
        full, last, first = (swapped.text[s:e] for s, e, _ in swapped.spans)
        assert (first, last) == (full.split()[0], full.split()[-1])


def test_generated_text_is_the_same_for_a_seed() -> None:
    assert list(header_lines(random.Random(7), 30)) == list(header_lines(random.Random(7), 30))
    assert list(header_lines(random.Random(7), 30)) != list(header_lines(random.Random(8), 30))


def test_header_lines_hold_their_names() -> None:
    for line in header_lines(random.Random(3), 200):
        assert "{" not in line.text
        assert all(line.text[s:e] == line.text[s:e].strip() != "" for s, e, _ in line.spans)


def test_stacked_names_stand_on_lines_of_their_own() -> None:
    lists = list(stacked_names([PASSAGE], random.Random(2), 30))
    assert len(lists) == 30
    for made in lists:
        assert [made.text[s:e] for s, e, _ in made.spans] == made.text.splitlines()
        assert {label for *_, label in made.spans} <= {"PERSON", "ORG", "GPE"}
    assert list(stacked_names([Passage("a", "Nothing.", (), "reports")], random.Random(2), 30)) == []


def test_three_labels_leave_a_choice() -> None:
    table = allowed()

    def may_be(tag: str) -> set[str]:
        return {TAGS[at] for at in table[OF_THREE[TAGS.index(tag)]].nonzero()[0]}

    assert may_be("B-PERSON") == {"B-PERSON"}
    assert may_be("L-LOC") == {"L-GPE", "L-FAC", "L-LOC"}
    assert {"O", "U-NORP", "I-LAW"} < may_be("O") and "U-ORG" not in may_be("O")
    assert (table[: len(TAGS)] == np.eye(len(TAGS), dtype=bool)).all()  # the first choices are the tags themselves


def test_public_sentences_are_put_together_with_their_names(tmp_path) -> None:
    rows = [{"text": "Ana left.", "ents": [[0, 3, "PERSON"]]}, {"text": "In Lima.", "ents": [[3, 7, "LOC"]]}]
    (tmp_path / "gum.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    (passage,) = read_public(tmp_path, ["gum.jsonl"])
    assert [(passage.text[s:e], label) for s, e, label in passage.spans] == [("Ana", "PERSON"), ("Lima", "LOC")]
    assert three_labels(passage) and not three_labels(PASSAGE)


def test_names_in_capitals_only_in_the_family_part() -> None:
    names = [make_name(random.Random(n), capitals=True) for n in range(60)]
    assert all(any(word.isupper() for word in name.replace("’", "").split()) for name in names)
    assert not any(name.isupper() for name in names)


def test_damage_keeps_the_names() -> None:
    text = "He was held by the National Guard of Peru in Lima on 3 May and freed in June"
    words = tuple(text.split())
    held = Tagged(words, tuple(encode([(5, 7, "ORG"), (8, 9, "GPE"), (10, 11, "GPE")], len(words))))
    kinds = set()
    for seed in range(300):
        damaged = disturbed(held, random.Random(seed))
        names = [" ".join(damaged.words[s:e]).replace("\n ", "").casefold() for s, e, _ in decode(damaged.tags)]
        assert names == ["national guard", "peru", "lima"]
        kinds |= {damaged.words == words, "\n" in damaged.words, "LIMA" in damaged.words, "lima" in damaged.words}
    assert kinds == {True, False}


def test_prose_without_the_lines_held_back(tmp_path) -> None:
    held = "nine of the men were said to be in the old jail"
    lines = ["A first line.", f"He said that {held.upper()}.", "In the old jail were nine of the men.", ""]
    (tmp_path / "a.txt").write_text("\n".join(lines), encoding="utf-8")
    assert list(read_prose(tmp_path, [held])) == [lines[0], lines[2]]
    assert list(read_prose(tmp_path, [])) == ["\n".join(lines[:3])]


def test_plain_texts_say_how_words_are_written() -> None:
    read = plain(spacy.blank("en"), ["Ana left UNICEF.", ""], random.Random(1))
    for example in (next(read), next(read)):
        assert example.words == ("Ana", "left", "UNICEF", ".")
        assert example.choices == tuple(map(writing, example.words))
    assert list(plain(spacy.blank("en"), [], random.Random(1))) == []


@pytest.mark.parametrize(
    ("text", "spans", "clean"),
    [
        ("Dr Ali Karimi", [(0, 13, "PERSON")], [("Ali Karimi", "PERSON")]),
        ("Kenyan police", [(0, 6, "LOC")], [("Kenyan", "NORP")]),
        ("Kenya", [(0, 5, "GPE")], [("Kenya", "GPE")]),
        ("Ali Karimi", [(0, 10, "PERSON"), (4, 10, "ORG")], [("Ali Karimi", "PERSON")]),
        ("a lawyer", [(2, 8, "OCCUPATION")], []),
    ],
)
def test_cleaning(text: str, spans: list, clean: list) -> None:
    found = _passage("x", text, spans, "reports")
    assert [(found.text[s:e], label) for s, e, label in found.spans] == clean


def test_the_shipped_model_tells_its_scores_and_is_small() -> None:
    meta = json.loads((MODEL / "meta.json").read_text(encoding="utf-8"))
    assert meta["name"] == "casework_en"
    assert set(meta["performance"]["ents_per_type"]) == {"PERSON", "ORG", "GPE", "FAC", "LOC", "NORP", "LAW"}
    assert len(meta["training"]["sha256"]) >= 3
    assert sum(f.stat().st_size for f in MODEL.rglob("*") if f.is_file()) < 15_000_000
