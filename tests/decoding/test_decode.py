"""Bytes in many encodings, damaged and binary ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.decoding import DecodingError, decode

SPANISH = "José Muñoz fue detenido en Bogotá. Su mujer, Inés, dijo: “no sé nada” – y lloró."
RUSSIAN = "Активист был задержан в Минске и приговорён к пяти годам лишения свободы за участие в митинге."
ARABIC = "اعتقل الناشط في القاهرة وحكم عليه بالسجن خمس سنوات. "
TURKISH = "Şükrü Yılmaz was held in Diyarbakır; his wife Ayşe Öğüt was not allowed to see him."
POLISH = "He met Lech Wałęsa in Łódź, and Žarko Čačak."
ENGLISH = "He was arrested at his home on 3 May by armed men, his family said. " * 5


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("", "ascii", "utf-8"),
        ("plain", "ascii", "utf-8"),
        (SPANISH, "utf-8", "utf-8"),
        (SPANISH, "utf-8-sig", "utf-8-sig"),
        (SPANISH, "utf-16", "utf-16"),
        (SPANISH, "utf-32", "utf-32"),
        (SPANISH * 3, "utf-16-le", "utf-16-le"),
        (SPANISH * 3, "utf-16-be", "utf-16-be"),
        (RUSSIAN, "utf-16-le", "utf-16-le"),
        (RUSSIAN, "utf-16-be", "utf-16-be"),
        (ARABIC, "utf-16-le", "utf-16-le"),
        (SPANISH, "cp1252", "cp1252"),
        (SPANISH, "mac_roman", "mac_roman"),
        ("José Muñoz fue detenido en Bogotá", "cp850", "cp850"),
        ("“The family’s lawyer” said", "cp1252", "cp1252"),
        ("“The family’s lawyer” said", "mac_roman", "mac_roman"),
        ("São Paulo: ação da polícia", "cp1252", "cp1252"),
        ("Übergriffe in Görlitz, Straße", "cp1252", "cp1252"),
        (TURKISH, "cp1254", "cp1254"),
        (POLISH, "cp1250", "cp1250"),
        # One sign that stands alone tells nothing: the likeliest set.
        (ENGLISH + "± 5", "cp1252", "cp1252"),
        (ENGLISH + "½ x", "cp1252", "cp1252"),
        (RUSSIAN * 4, "cp1251", "cp1251"),
        (RUSSIAN * 4, "koi8_r", "koi8_r"),
        (ARABIC * 4, "cp1256", "cp1256"),
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
        (b"GIF89a...", "GIF"),
        (b"text with a zero \x00 byte", "zero bytes"),
        (b"\x01\x00\x02\x00\x03\x00\x04\x00\x05\x00\x06\x00", "zero bytes"),  # numbers, no UTF-16
        (bytes(range(1, 9)) * 50, "control characters"),
        (b"\xff\xfe\x00\xd8", "utf-16"),
        (bytes([0x80, 0x81, 0xFE, 0xFF]) * 100, "no known character set"),
    ],
)
def test_no_texts(data: bytes, words: str) -> None:
    with pytest.raises(DecodingError, match=words):
        decode(data)


@pytest.mark.parametrize("text", ["BZh is how he signs.", "PK told us.", "GIF8 and MZ", "Rar! he cried"])
def test_texts_that_begin_almost_like_binary_files(text: str) -> None:
    assert decode(text.encode()).text == text


@pytest.mark.parametrize(
    ("declared", "written", "read"),
    [
        ("windows-1251", "cp1251", "cp1251"),
        ("iso-8859-1", "cp1252", "cp1252"),  # the WHATWG standard: what calls itself Latin-1 is windows-1252
        ("iso-8859-2", "iso8859_2", "iso8859-2"),
        # No character sets, or none that a page could be in whose declaration can be read: guessed.
        ("undefined", "cp1252", "cp1252"),
        ("idna", "cp1252", "cp1252"),
        ("utf-16", "cp1252", "cp1252"),
        ("rot13", "cp1252", "cp1252"),
        ("x-nonesuch", "cp1252", "cp1252"),
        # What the bytes are comes before what is said of them.
        ("windows-1251", "utf-8", "utf-8"),
    ],
)
def test_declared_by_a_page(declared: str, written: str, read: str) -> None:
    words = {"cp1251": "Минск", "iso8859_2": "Wałęsa"}.get(written, "José, José")
    page = f'<html><head><meta charset="{declared}"></head><body>{words}</body></html>'
    decoded = decode(page.encode(written))
    assert decoded.text == page
    assert decoded.encoding == read


def test_declared_from_outside() -> None:
    assert decode("Минск".encode("koi8_r"), declared="koi8-r").text == "Минск"


def test_damaged_utf8_is_kept_with_a_warning() -> None:
    data = ("é" * 40).encode() + b"\xff" + b" end"
    decoded = decode(data)
    assert decoded.text == "é" * 40 + "\ufffd end"
    assert decoded.warnings == ("1 broken UTF-8 sequences replaced by U+FFFD",)


def test_a_guess_and_its_losses_are_told() -> None:
    assert decode(SPANISH.encode("cp1252")).warnings == ("character set guessed: cp1252",)
    damaged = decode(SPANISH.encode("cp1252") + b" \x81")
    assert damaged.text == SPANISH + " \ufffd"
    assert damaged.warnings[1:] == ("1 bytes without a meaning in cp1252 replaced by U+FFFD",)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf8_comes_back(text: str) -> None:
    assert decode(text.encode()).text == text.removeprefix("\ufeff")


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        first = decode(data)
    except DecodingError:
        return
    assert decode(data) == first
