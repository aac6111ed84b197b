"""What cleaning repairs, beside what it must leave as it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cleaning.clean import clean


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        # characters
        ("Jose\u0301", "José"),
        ("\u0301x", "\u0301x"),  # an accent with no letter to stand on
        ("o\ufb03ce, \ufb01re", "office, fire"),
        ("a\u200bb\ufeff", "ab"),
        ("deten\u00adtion", "detention"),
        ("deten\u00ad\ntion", "detention"),
        ("\uf0b7 release him", "• release him"),
        ("100\u00a0people", "100 people"),
        # points whose signs became letters, or stand behind a sentence
        ("It ends.\nb On 3 May Ana fled.\nb Two men fled.", "It ends.\n• On 3 May Ana fled.\n• Two men fled."),
        ("It ends.\nn Ana fled.", "It ends.\n• Ana fled."),
        ("It ends. b On 3 May Ana fled. \uf0b7 Two men fled.", "It ends.\n• On 3 May Ana fled.\n• Two men fled."),
        ("a plan\nb of it, vitamin\nB Complex and b. 1990", "a plan\nb of it, vitamin\nB Complex and b. 1990"),
        ("a\tb", "a    b"),
        ("one  \ntwo", "one\ntwo"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        # text decoded the wrong way
        ("JosÃ© was held", "José was held"),
        ("the familyâ€™s lawyer", "the family’s lawyer"),
        ("São Tomé, Ångström, naïve", "São Tomé, Ångström, naïve"),
        ("Z=FCrich", "Zürich"),
        ("Bogot=C3=A1", "Bogotá"),
        ("x = FCR", "x = FCR"),
        ("http://www.example.org/?q=C3", "http://www.example.org/?q=C3"),
        ("Z=FCrich is =\nfar", "Zürich is far"),
        ("Z=FCrich\n=====\nnext", "Zürich\n=====\nnext"),
        ("a sum=\nof two", "a sum=\nof two"),  # nothing else says that a mail was quoted
        # words broken in a line
        ("held in deten- tion", "held in detention"),
        ("fear of ill- treatment", "fear of ill-treatment"),
        ("pre- and post-trial", "pre- and post-trial"),
        ("the accused - a teacher", "the accused - a teacher"),
        # quoted mails
        ("From: Ana\n> one\n> two\n> three\n", "From: Ana\none\ntwo\nthree\n"),
        ("See also\n> Egypt: Man held\n", "See also\n> Egypt: Man held\n"),
        # cells run together
        ("UA 08/01Fear of torture15 January 2001", "UA 08/01  Fear of torture  15 January 2001"),
        ("SUDANHassan Ali (m)", "SUDAN   Hassan Ali (m)"),
        ("USAID and McDonald", "USAID and McDonald"),
    ],
)
def test_repairs(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


STORY = "He was arrested in the capital by armed men, and he was taken to a prison that the"


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("one.\n\nPage 2 of 3\n\nTwo.", "one.\n\nTwo."),
        (f"{STORY}\n\nPage 2 of 3\n\narmy runs.", f"{STORY}\narmy runs."),
        ("The page 2 of 3 was lost.", "The page 2 of 3 was lost."),
        ("one.\n12\nTwo.", "one.\n12\nTwo."),  # one number is no numbering
        ("a b.\n1\nC d.\n2\nE f.\n3\nG h.", "a b.\n\nC d.\n\nE f.\n\nG h."),
        ("a b.\n3\nC d.\n1\nE f.\n2\nG h.", "a b.\n3\nC d.\n1\nE f.\n2\nG h."),  # numbers that do not rise
    ],
)
def test_furniture(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


def test_a_running_head_is_kept_in_the_masthead_alone() -> None:
    head = "Amnesty International   AI Index: MDE 13/001/2001"
    lines = [f"The story goes on in line {word}." for word in "abcdefghijklmnopqrst"]
    source = "\n".join([head, *lines, head, "It ends."])
    assert clean(source).text.count("AI Index") == 1
    assert clean(source).text.startswith(head)


PIECES = st.sampled_from(
    ["Jose\u0301 ", "Ã©", "=C3=A9", "\ufb01", "\u00ad\n", "\r\n", "\n", "\f", "> ", "From: x\n", "\t", "  ", "\u200b"]
    + [
        "deten- tion ",
        "Page 1 of 2\n",
        "UA 08/01Fear",
        "SUDANHassan (m)",
        "\uf0b7 ",
        "word ",
        "12\n",
        "=\n",
        "====\n",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_offsets_lie_in_the_source_and_never_go_back(pieces: list[str]) -> None:
    source = "".join(pieces)
    cleaned = clean(source)
    spans = list(zip(cleaned.starts, cleaned.ends, strict=True))
    assert all(0 <= a <= b <= len(source) for a, b in spans)
    assert list(cleaned.starts) == sorted(cleaned.starts)
    ends = [b for a, b in spans if a < b]  # inserted characters have empty ranges
    assert ends == sorted(ends)


@given(st.lists(PIECES, max_size=30))
def test_untouched_letters_map_to_themselves(pieces: list[str]) -> None:
    source = "".join(pieces)
    cleaned = clean(source)
    for char, start, end in zip(cleaned.text, cleaned.starts, cleaned.ends, strict=True):
        if end - start == 1 and char.isalnum() and source[start] != "\ufb01":  # a ligature is two letters
            assert source[start] == char


def test_letters_of_a_mended_word_keep_their_places() -> None:
    cleaned = clean("held in deten- tion")
    assert cleaned.source_span(8, 13) == (8, 13)
    assert cleaned.source_span(13, 17) == (15, 19)
    assert cleaned.source_span(8, 17) == (8, 19)
