"""Dumps: where one text ends and the next begins, and what is one text although it looks like more."""

import io
import itertools

import pytest

from pipeline.reading.errors import UnreadableError
from pipeline.reading.piece import Piece
from pipeline.reading.unpack import unpack, unpack_stream
from tests.paths import REPORTS, SAMPLES, SHARED_TEXTS

STORY = "\n".join(f"Line {n} of the story of a man who was arrested at his home." for n in range(9)) + "\n"
LOTUS = (
    "From: ua-desk on notes@example.invalid\nTo: all\nSubject: {} on peru issued on (3 may 99)\nCategories: torture\n"
    "Country: peru\nGender m/f: m\nIssue date: 3 may 1999\nBody:\n\n" + STORY
)
MAIL = "From: a@b.invalid\nTo: c@d.invalid\nSubject: {}\n\n" + STORY
TYPED = (
    "EXTERNAL (for general distribution)        AI Index: AMR 46/{}/93\n\n"
    "UA {}/93       Fear of torture   25 January 1993\n\nPERU    Ana LOPEZ (f)\n\n" + STORY
)
LINE = "UA: {}/12 Index: MDE 11/{}/2012 Bahrain Date: 17 February 2012\n\nURGENT ACTION\nACTIVISTS HELD\n\n" + STORY
FURTHER = (
    "Further information on UA {}/97 (AMR 46/{}/97, 3 May 1997) - Fear of torture\n\nPERU  Ana LOPEZ\n\n" + STORY
)


def parts(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    pieces = list(unpack(Piece("d.txt", data, allowance=1 << 26), None))
    assert all(isinstance(piece, Piece) for piece in pieces)
    if len(pieces) > 1:
        assert [piece.uri for piece in pieces] == [f"d.txt#{n}" for n in range(1, len(pieces) + 1)]
        assert b"".join(piece.data for piece in pieces) == data or data[:2] in (b"\xff\xfe", b"\xfe\xff")
    else:
        assert [(piece.uri, piece.data) for piece in pieces] == [("d.txt", data)]
    return [piece.data.decode("utf-8", "replace") for piece in pieces]


@pytest.mark.parametrize(
    ("dump", "count"),
    [
        ("".join(LOTUS.format(f"ua {n}/99") + "\n" for n in range(1, 4)), 3),
        ("".join(LOTUS.format(f"ua {n}/99") for n in range(1, 4)), 3),  # nothing between them
        ("".join(f"$FILE: ua/{n}.txt\n{STORY}\n" for n in range(3)), 3),
        ("".join(MAIL.format(n) + "\n" for n in range(3)), 3),
        ("".join(TYPED.format(n, n) + "\n" for n in range(10, 14)), 4),
        ("\f".join(TYPED.format(n, n) for n in range(10, 13)), 3),
        ("".join(LINE.format(n, f"0{n}") + "\n" for n in range(10, 13)), 3),
        ("".join(FURTHER.format(n, n) + "\n" for n in range(10, 13)), 3),
        ("\n\n" + "".join(MAIL.format(n) for n in range(2)), 2),
        ("".join(MAIL.format(n) for n in range(3)).replace("\n", "\r\n"), 3),
        ("".join(LOTUS.format(n) for n in range(3)).encode("utf-16"), 3),
        ("".join(LOTUS.format(n) for n in range(3)).replace("man", "niño").encode("cp1252"), 3),
        # one text each
        (STORY, 1),
        (LOTUS.format("ua 1/99"), 1),
        (TYPED.format(10, 10), 1),
        ("\f".join([TYPED.format(10, 10), STORY, STORY]), 1),  # pages
        ("\f".join([LINE.format(10, "010"), LINE.format(10, "010")]), 1),  # its masthead on each page
        (LINE.format(10, "010") + "UA: 10/12 Index: MDE 11/010/2012 Issue Date: 17 February 2012\n", 1),
        (MAIL.format("a") + "\n-----Original Message-----\n" + MAIL.format("b"), 1),
        (MAIL.format("a") + "\n---------- Forwarded by desk ----------\n\n" + MAIL.format("b"), 1),
        (MAIL.format("a") + "\nFrom: x\nSent: Monday\nTo: y\nSubject: z\n\n" + STORY, 1),
        (MAIL.format("a") + "\n" + "".join(f"> {line}\n" for line in MAIL.format("b").splitlines()), 1),
        (TYPED.format(10, 10) + "\nUA 11/93 (AMR 46/11/93) was issued for her brother, who is still in hiding.\n", 1),
        (TYPED.format(10, 10) + "\nUA 11/93 (AMR 46/11/93) was issued for her brother who is still\nheld.\n", 1),
        (STORY + "\nFrom: a\nTo: b\nSubject: c\n\n" + STORY, 1),
        ("From: Lima\n" + STORY + "From: Cusco\n" + STORY, 1),
    ],
)  # fmt: skip
def test_parts(dump: str | bytes, count: int) -> None:
    assert len(parts(dump)) == count


@pytest.mark.parametrize("path", [*SAMPLES, *SHARED_TEXTS, *REPORTS], ids=lambda p: p.name)
def test_every_text_at_hand_is_one(path) -> None:
    (piece,) = unpack(Piece("d.txt", path.read_bytes(), allowance=1 << 26), None)
    assert piece.uri == "d.txt"


def test_dump_is_streamed() -> None:
    """A dump without an end is read as far as its texts are asked for."""

    class Endless(io.RawIOBase):
        read_so_far = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            text = (LOTUS.format("ua 1/99") * (len(buffer) // 500 + 2)).encode()
            at = self.read_so_far % len(LOTUS.format("ua 1/99"))
            buffer[:] = text[at : at + len(buffer)]
            self.read_so_far += len(buffer)
            return len(buffer)

    raw = Endless()
    rows = unpack_stream(io.BufferedReader(raw), "d.txt", None, None)
    first = [found for found, _ in itertools.islice(rows, 500)]
    assert [found.uri for found in first] == [f"d.txt#{n}" for n in range(1, 501)]
    assert raw.read_so_far < 500 * 1000 + (1 << 20)


def test_text_without_an_end_is_told() -> None:
    def stream():
        return io.BytesIO(b"one line without a mark\n" * 1_500_000)

    ((found, _),) = unpack_stream(stream(), "d.txt", None, None)
    assert found.message == "one text of more than 32 MiB"
    assert UnreadableError.__name__ == found.error
