"""Every character of a mapped text leads back to where it came from."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.mapped_text import MappedText

LETTERS = st.text("abc \n", max_size=40)


def cuts(text: str) -> st.SearchStrategy[tuple[int, int]]:
    places = st.integers(0, len(text))
    return st.tuples(places, places).map(lambda pair: (min(pair), max(pair)))


@given(LETTERS.flatmap(lambda text: st.tuples(st.just(text), cuts(text))))
def test_the_identity_maps_each_span_to_itself(case: tuple[str, tuple[int, int]]) -> None:
    text, (start, end) = case
    mapped = MappedText.identity(text)
    assert mapped.source_span(start, end) == (start, end)
    part = mapped[start:end]
    assert part.text == text[start:end]
    assert part.source_span(0, len(part)) == (start, end) if part.text else (start, start)


@given(LETTERS.flatmap(lambda text: st.tuples(st.just(text), cuts(text))), st.sampled_from(["", "x", "xy", "xyz"]))
def test_what_stands_beside_a_replacement_keeps_its_place(case: tuple[str, tuple[int, int]], new: str) -> None:
    text, (start, end) = case
    edited = MappedText.identity(text).edit([(start, end, new)])
    assert edited.text == text[:start] + new + text[end:]
    for at in [*range(start), *range(start + len(new), len(edited))]:
        a, b = edited.source_span(at, at + 1)
        assert text[a:b] == edited.text[at]
    if new and start < end:
        assert edited.source_span(start, start + len(new)) == (start, end)


@given(st.lists(LETTERS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_joined_parts_in_any_order(parts: list[str], random: Random) -> None:
    source = MappedText.identity("".join(parts))
    pieces, at = [], 0
    for part in parts:
        pieces.append(source[at : at + len(part)])
        at += len(part)
    random.shuffle(pieces)
    joined = MappedText.join([x for piece in pieces for x in (piece, "\n")])
    assert joined.text == "".join(piece.text + "\n" for piece in pieces)
    for i in range(len(joined)):
        a, b = joined.source_span(i, i + 1)
        assert source.text[a:b] in (joined.text[i], "")  # nothing of the source where a break was put in
    a, b = joined.source_span(0, len(joined))
    assert (a, b) == (0, len(source)) if len(source) else a == b


@pytest.mark.parametrize(
    ("source", "pattern", "repl", "text", "span", "origin"),
    [
        ("JosÃ© ran", "Ã©", "é", "José ran", (3, 4), (3, 5)),  # one from two
        ("JosÃ© ran", "Ã©", "é", "José ran", (5, 8), (6, 9)),  # what follows is moved
        ("o\ufb03ce", "\ufb03", "ffi", "office", (1, 4), (1, 2)),  # three from one
        ("o\ufb03ce", "\ufb03", "ffi", "office", (2, 3), (1, 2)),  # each of them is all of it
        ("a\u200bb", "\u200b", "", "ab", (0, 2), (0, 3)),
        ("a\u200bb", "\u200b", "", "ab", (1, 2), (2, 3)),
        ("xAy", "A", "B", "xBy", (1, 2), (1, 2)),
        ("abcb", "b", "", "ac", (0, 2), (0, 3)),
        ("ab", "$", "!", "ab!", (2, 3), (2, 2)),  # put in: nothing of the source
        ("ab", "^", "!", "!ab", (0, 3), (0, 2)),  # edges that were put in are left out
    ],
)
def test_substitutions(
    *, source: str, pattern: str, repl: str, text: str, span: tuple[int, int], origin: tuple[int, int]
) -> None:
    mapped = MappedText.identity(source).sub(re.compile(pattern), repl)
    assert mapped.text == text
    assert mapped.source_span(*span) == origin


def test_a_callable_may_leave_a_match() -> None:
    mapped = MappedText.identity("a1b2").sub(re.compile(r"\d"), lambda m: None if m[0] == "1" else "")
    assert mapped.text == "a1b"


def test_columns_read_one_after_the_other() -> None:
    source = MappedText.identity("left1 right1\nleft2 right2")
    joined = MappedText.join([source[0:5], " ", source[13:18], "\n", source[6:12], " ", source[19:25]])
    assert joined.text == "left1 left2\nright1 right2"
    assert joined.source_span(12, 18) == (6, 12)
    assert joined.source_span(0, 11) == (0, 18)  # the range that holds both


@pytest.mark.parametrize("span", [(-1, 2), (0, 4), (2, 1)])
def test_spans_outside(span: tuple[int, int]) -> None:
    with pytest.raises(IndexError, match="outside a text of 3"):
        MappedText.identity("abc").source_span(*span)


def test_offsets_must_fit_the_text() -> None:
    whole = MappedText.identity("abc")
    with pytest.raises(ValueError, match="differ in length"):
        MappedText("ab", whole.starts, whole.ends)
