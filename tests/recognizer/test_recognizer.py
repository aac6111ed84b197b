"""Tags, their best sequence, features of words, and the network in numpy."""

import itertools
import json

import numpy as np
import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from pipeline.recognizer.component import Recognizer
from pipeline.recognizer.decoding import best_tags
from pipeline.recognizer.features import FLAGS, PART_ROWS, SHAPE_ROWS, WORD_ROWS, Vocabulary, shape, writing
from pipeline.recognizer.labels import KINDS, OUTSIDE, TAGS, decode, encode, follows
from pipeline.recognizer.network import Network, read_network
from pipeline.resources import model_folder

VOCABULARY = Vocabulary({"prison": 0}, {"pri": 0, "##son": 1, "o": 2, "-": 3}, {"lima": 1})


@pytest.mark.parametrize(
    ("spans", "tags"),
    [
        ([], ["O", "O", "O", "O"]),
        ([(1, 2, "GPE")], ["O", "U-GPE", "O", "O"]),
        ([(0, 3, "PERSON"), (3, 4, "ORG")], ["B-PERSON", "I-PERSON", "L-PERSON", "U-ORG"]),
        ([(2, 4, "LAW")], ["O", "O", "B-LAW", "L-LAW"]),
    ],
)
def test_tags_of_spans_and_back(spans: list, tags: list) -> None:
    assert [TAGS[t] for t in encode(spans, 4)] == tags
    assert decode(encode(spans, 4)) == spans


@pytest.mark.parametrize(
    ("after", "tag", "allowed"),
    [
        ("O", "O", True),
        ("O", "B-ORG", True),
        ("O", "L-ORG", False),
        ("B-ORG", "L-ORG", True),
        ("B-ORG", "L-GPE", False),
        ("I-ORG", "O", False),
        ("L-ORG", "U-GPE", True),
        ("U-GPE", "I-GPE", False),
    ],
)
def test_what_may_follow(after: str, tag: str, allowed: bool) -> None:
    assert follows(TAGS.index(tag), TAGS.index(after)) is allowed


@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_the_best_tags_are_allowed_and_best(seed: int, length: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(length, len(TAGS))).astype(np.float32) * 4
    tags = best_tags(scores)
    edged = [OUTSIDE, *tags, OUTSIDE]
    assert all(follows(tag, after) for after, tag in itertools.pairwise(edged))
    assert encode(decode(tags), length) == tags
    greedy = scores.argmax(axis=1).tolist()
    if all(follows(t, a) for a, t in zip([OUTSIDE, *greedy], [*greedy, OUTSIDE], strict=True)):
        assert tags == greedy


@pytest.mark.parametrize(
    ("text", "form", "kind"),
    [
        ("Lima", "Xxx", 1),
        ("UNHCR", "XX", 2),
        ("A", "X", 1),
        ("prison", "xx", 0),
        ("McKay", "XxXxx", 3),
        ("2012", "dd", 5),
        ("al-Masri", "xx-Xxx", 3),
        ("\n", "\n", 4),
        (",", ",", 5),
    ],
)
def test_shape_and_writing(text: str, form: str, kind: int) -> None:
    assert (shape(text), writing(text)) == (form, kind)


@pytest.mark.parametrize(
    ("text", "known", "pieces", "on_list"),
    [
        ("Prison", 0, (0, 1), False),
        ("prisón", -1, (0, 1), False),  # accents do not count for pieces
        ("o-o", -1, (2, 3, 2), False),  # behind a hyphen a piece begins anew
        ("Lima", -1, (), True),
        ("LÍMA", -1, (), True),
    ],
)
def test_features(text: str, known: int, pieces: tuple, on_list: bool) -> None:
    word = VOCABULARY.describe(text)
    assert (word.known, word.pieces, 0 in word.flags) == (known, pieces, on_list)


def small_network(seed: int = 1) -> Network:
    random = np.random.default_rng(seed)
    width, shapes = 4, {"known": (1, 3), "pieces": (4, 2), "word": (WORD_ROWS, 2)}
    shapes |= {"parts": (PART_ROWS, 2), "shape": (SHAPE_ROWS, 1), "mix": (3 + 2 * 2 + 2 + 2 + 1 + FLAGS + 1, 8)}
    shapes |= {"mix_bias": (8,), "norm": (4,), "norm_bias": (4,), "out": (4, len(TAGS)), "out_bias": (len(TAGS),)}
    for n in range(2):
        shapes |= {f"conv{n}": (12, 8), f"conv{n}_bias": (8,), f"norm{n}": (width,), f"norm{n}_bias": (width,)}
    weights = {name: random.normal(size=size).astype(np.float16) for name, size in shapes.items()}
    return Network({**weights, "distances": np.array([1, 3])}, VOCABULARY)


@pytest.mark.parametrize("length", [1, 2, 3, 4, 9])
def test_a_text_scores_the_same_whatever_was_read_before(length: int) -> None:
    words = ["Lima", "prison", "o", "2012", "Lima", "x", "y", "z", "Prison"][:length]
    keys = [hash(w) for w in words]
    fresh, used = small_network(), small_network()
    used.scores([hash("y"), hash("prison")], ["y", "prison"])
    assert fresh.scores(keys, words).tobytes() == used.scores(keys, words).tobytes()


def test_words_further_away_than_the_windows_reach_change_nothing() -> None:
    network = small_network()
    near = network.scores([1, 2, 3, 4, 5, 6], ["a", "b", "c", "d", "e", "f"])
    far = network.scores([9, 2, 3, 4, 5, 6], ["Q", "b", "c", "d", "e", "f"])
    assert not np.allclose(near[1], far[1])
    assert np.allclose(near[5], far[5], atol=1e-6)


def test_to_disk_and_back(tmp_path) -> None:
    network = small_network()
    network.to_disk(tmp_path / "a")
    again = read_network(tmp_path / "a")
    again.to_disk(tmp_path / "b")
    for name in ("weights.npz", "vocabulary.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert network.scores([1], ["Lima"]).tobytes() == again.scores([1], ["Lima"]).tobytes()


def test_without_a_network_nothing_is_found() -> None:
    nlp = spacy.blank("en")
    assert Recognizer()(nlp("Lima")).ents == ()
    assert Recognizer(small_network())(nlp("")).ents == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gulnara Ismoilova was taken to a prison in Osh.", [("Gulnara Ismoilova", "PERSON"), ("Osh", "GPE")]),
        ("Police in Kenya beat him.", [("Kenya", "GPE")]),
        ("the Ministry of Justice said nothing.", [("Ministry of Justice", "ORG")]),
        ("The authorities said nothing to his family.", []),
    ],
)
def test_the_shipped_model_finds_plain_names(text: str, names: list) -> None:
    nlp = spacy.load(model_folder())
    assert [(e.text, e.label_) for e in nlp(text).ents] == names
    assert nlp.pipe_labels["casework_names"] == list(KINDS)


def test_the_shipped_vocabulary_is_sorted() -> None:
    tables = json.loads((model_folder() / "casework_names" / "vocabulary.json").read_text(encoding="utf-8"))
    assert tables["words"] == sorted(tables["words"])
    assert list(tables["lists"]) == sorted(tables["lists"])
