"""Whatever bytes come, reading gives texts or reasons."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.decoding import DecodingError
from pipeline.reading.errors import EmptyInputError
from pipeline.reading.piece import PassedOver, Piece
from pipeline.reading.read import to_text
from pipeline.reading.unpack import unpack
from pipeline.writing.quarantine import Quarantined
from tests.reading import made, ole

WHOLE = [
    *made.FORMATS.values(),
    made.mail("See.", {"a.pdf": b"%PDF-1.4"}),
    b"From a@b.invalid Mon Jan 25 10:00:00 1999\n" + made.mail("One."),
    ole.message("a", "b")[:6000],
    b"id,text\n1,One\n",
    b'{"text": "One"}\n{"text": "Two"}\n',
]
BEGINNINGS = [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"BZh9", b"\xfd7zXZ\x00", b"%PDF-1.7\n", b"{\\rtf1", b"\xff\xfe"]


@st.composite
def damaged(draw) -> bytes:
    """A good file of some format with a piece of it lost, doubled or overwritten."""
    data = draw(st.sampled_from(WHOLE))
    start = draw(st.integers(0, len(data)))
    end = draw(st.integers(start, min(start + 200, len(data))))
    return data[:start] + draw(st.binary(max_size=20)) + data[end:]


@settings(max_examples=150, deadline=None)
@given(st.one_of(damaged(), st.builds(lambda a, b: a + b, st.sampled_from(BEGINNINGS), st.binary(max_size=2000))))
def test_any_bytes(data: bytes) -> None:
    for found in unpack(Piece("x", data, allowance=1 << 22), None):
        assert isinstance(found, Piece | PassedOver | Quarantined)
        if isinstance(found, Piece):
            try:
                assert to_text(found, found.data).text.strip()
            except (DecodingError, EmptyInputError):
                continue


LINES = [
    b"$FILE: a\n", b"From: a\n", b"To: b\n", b"Subject: c\n", b"\n", b"\f", b"A line.\n",
    b"UA 1/99  Fear  3 May 1999\n", b"UA 2/99  Fear  3 May 1999\n",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_parts_of_a_dump_make_up_the_whole(lines: list[bytes]) -> None:
    data = b"".join(lines)
    pieces = [found for found in unpack(Piece("x", data), None) if isinstance(found, Piece)]
    assert data.startswith(b"".join(piece.data for piece in pieces))
    assert not data[sum(len(piece.data) for piece in pieces) :].strip()
