"""Bytes in many encodings, damaged and binary ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoding import DecodingError, decode

SPANISH = "José Muñoz fue detenido en Bogotá. Su mujer, Inés, dijo: “no sé nada” – y lloró."
RUSSIAN = "Активист был задержан в Минске и приговорён к пяти годам лишения свободы за участие в митинге."


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("plain", "ascii", "utf-8"),
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "utf-8-sig", "utf-8-sig"),
        (SPANISH, "utf-16", "utf-16"),
        (SPANISH * 3, "utf-16-le", "utf-16-le"),
        (SPANISH * 3, "utf-16-be", "utf-16-be"),
        (SPANISH, "utf-32", "utf-32"),
        (SPANISH, "cp1252", "cp1252"),
        (SPANISH, "mac_roman", "mac_roman"),
        (RUSSIAN * 4, "cp1251", "cp1251"),
        (RUSSIAN * 4, "koi8_r", "koi8_r"),
        ("", "ascii", "utf-8"),
    ],
)
def test_encodings(text: str, written: str, read: str) -> None:
    decoded = decode(text.encode(written))
    assert decoded.text == text
    assert decoded.encoding == read


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.4 text", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n", "PNG"),
        (b"text with a zero \x00 byte", "zero bytes"),
        (bytes(range(1, 9)) * 50, "control characters"),
        (b"\xff\xfe\x00\xd8", "utf-16"),
    ],
)
def test_no_texts(data: bytes, words: str) -> None:
    with pytest.raises(DecodingError, match=words):
        decode(data)


def test_declared_by_a_page() -> None:
    page = '<html><head><meta charset="windows-1251"></head><body>Минск</body></html>'
    assert "Минск" in decode(page.encode("cp1251")).text


def test_damaged_utf8_is_kept_with_a_warning() -> None:
    data = ("é" * 40).encode() + b"\xff" + b" end"
    decoded = decode(data)
    assert decoded.text == "é" * 40 + "\ufffd end"
    assert decoded.warnings == ("1 broken UTF-8 sequences replaced by U+FFFD",)


def test_a_guess_is_told() -> None:
    assert decode(SPANISH.encode("cp1252")).warnings == ("character set guessed: cp1252",)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")))
def test_utf8_comes_back(text: str) -> None:
    marked = text.encode()
    try:
        decoded = decode(marked)
    except DecodingError:
        assert any(c < " " for c in text) or text.startswith(
            ("%PDF-", "PK", "BZh", "7z", "Rar!", "GIF8", "MZ", "\x7f")
        )
    else:
        assert decoded.text == text.removeprefix("\ufeff")
