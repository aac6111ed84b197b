"""Archives, mails and tables taken apart; what is out of bounds or damaged is told and costs no more than itself."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

import pytest

from pipeline.reading.piece import PassedOver, Piece
from pipeline.reading.unpack import allowance_of, unpack, unpack_stream
from pipeline.writing.quarantine import Quarantined
from tests.reading import made

A, B = b"A text about Ana.", b"A text about Juan."


def found(data: bytes, name: str = "x", column: str | None = None) -> list[tuple[str, str]]:
    """URI, and the text, the reason or the ending."""
    out = []
    for item in unpack(Piece(name, data, allowance=allowance_of(len(data))), column):
        if isinstance(item, Piece):
            out.append((item.uri, item.text if item.text is not None else item.data.decode("latin-1")))
        else:
            out.append((item.uri, item.message if isinstance(item, Quarantined) else item.ending))
    return out


def nested(depth: int) -> bytes:
    data = made.archive({"a.txt": A})
    for _ in range(depth):
        data = made.archive({"in.zip": data})
    return data


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (made.archive({"b.txt": B, "a.txt": A}), [("x!/a.txt", A.decode()), ("x!/b.txt", B.decode())]),
        (made.tar({"b.txt": B, "a.txt": A}), [("x!/a.txt", A.decode()), ("x!/b.txt", B.decode())]),
        (gzip.compress(A), [("x!/x", A.decode())]),
        (bz2.compress(A), [("x!/x", A.decode())]),
        (lzma.compress(A), [("x!/x", A.decode())]),
        (gzip.compress(made.tar({"a.txt": A})), [("x!/a.txt", A.decode())]),
        (made.archive({"a.zip": made.archive({"b.txt": B})}), [("x!/a.zip!/b.txt", B.decode())]),
        (made.archive({"a.txt.gz": gzip.compress(A)}), [("x!/a.txt.gz!/a.txt", A.decode())]),
        (made.archive({"a.jpg": b"\xff\xd8", ".b": b"x", "__MACOSX/c": b"x"}), [
            ("x!/.b", "hidden"), ("x!/__MACOSX/c", "hidden"), ("x!/a.jpg", ".jpg"),
        ]),
        (made.archive({}), []),
        (nested(4), [("x" + "!/in.zip" * 4 + "!/a.txt", A.decode())]),
        (nested(9), [("x" + "!/in.zip" * 6, "more than 5 archives in one another")]),
        (made.archive({"../../etc/passwd": A}), [("x!/../../etc/passwd", "its name leads out of the archive")]),
        (made.tar({"/etc/passwd": A}), [("x!//etc/passwd", "its name leads out of the archive")]),
        (made.archive({"a.txt": A})[:-30], [("x", "damaged archive")]),
        (gzip.compress(A * 90)[:-12], [("x", "damaged archive: it ends too early")]),
        (made.archive({"xl/a.xml": b"", "[Content_Types].xml": b""}), [
            ("x", "office document without a text (a table, a presentation)"),
        ]),
    ],
)  # fmt: skip
def test_archives(data: bytes, expected: list[tuple[str, str]]) -> None:
    assert found(data) == expected


def test_bomb_is_stopped_and_the_texts_before_it_are_kept() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("a.txt", A)
        with target.open("b.txt", "w", force_zip64=True) as member:
            for _ in range(80):
                member.write(b"a line of a very long text\n" * 40_000)
    uris = found(bomb.getvalue())
    assert uris[0] == ("x!/a.txt", A.decode())
    assert [uri for uri, _ in uris] == ["x!/a.txt", "x!/b.txt"]
    assert "one text of more than" in uris[1][1] or "zip bomb" in uris[1][1]


def test_compressed_archive_of_zeros_is_a_bomb() -> None:
    (one,) = found(gzip.compress(made.tar({"a.txt": bytes(70 << 20)})))
    assert one == ("x", "more comes out of it than any archive of texts of its size holds (a zip bomb)")


def test_encrypted_member() -> None:
    data = bytearray(made.archive({"a.txt": A}))
    for signature, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        where = data.index(signature) + at
        struct.pack_into("<H", data, where, 1)
    assert found(bytes(data)) == [("x!/a.txt", "encrypted")]


def test_links_are_not_followed() -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as target:
        info = tarfile.TarInfo("a.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        target.addfile(info)
    assert found(file.getvalue()) == [("x!/a.txt", "a link or a device, no file")]


def test_damaged_member_costs_no_other() -> None:
    data = bytearray(made.archive({"a.txt": A * 50, "b.txt": B}))
    data[40] ^= 0xFF
    assert [uri for uri, _ in found(bytes(data))] == ["x!/a.txt", "x!/b.txt"]
    assert found(bytes(data))[1] == ("x!/b.txt", B.decode())


# --- mails ---------------------------------------------------------------------------------------------------------


def test_mail_gives_its_text_and_its_attachments() -> None:
    data = made.mail(
        "See below.", {"a.pdf": made.pdf(made.TEXT), "logo.png": b"\x89PNG", "b.zip": made.archive({"c.txt": A})}
    )
    mail, pdf, logo, inside = unpack(Piece("m.eml", data, allowance=1 << 26), None)
    assert isinstance(mail, Piece) and mail.text == (
        "From: UA desk <desk@example.invalid>\nTo: network@example.invalid\nDate: Mon, 25 Jan 1999 10:00:00 +0000\n"
        "Subject: UA 29/99 Peru\n\nSee below.\n"
    )
    assert (pdf.uri, logo, inside.uri) == (
        "m.eml!/a.pdf",
        PassedOver("m.eml!/logo.png", ".png"),
        "m.eml!/b.zip!/c.txt",
    )


@pytest.mark.parametrize(
    ("headers", "body", "says"),
    [
        ("Content-Type: text/html; charset=utf-8", "<p>Jos&eacute; was <b>held</b>.</p>", "José was held."),
        ("Content-Type: text/plain; charset=latin-1\nContent-Transfer-Encoding: quoted-printable", "Jos=E9", "José"),
        ("Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64", "Sm9zw6k=", "José"),
        ("Content-Type: text/plain; charset=no-such", "José", "José"),
        ("MIME-Version: 1.0", "> quoted\nJosé", "> quoted\nJosé"),
        ("Content-Type: multipart/alternative; boundary=b", "--b\nContent-Type: text/plain\n\nplain\n--b\n"
         "Content-Type: text/html\n\n<p>rich</p>\n--b--\n", "plain"),
    ],
)  # fmt: skip
def test_bodies_of_mails(headers: str, body: str, says: str) -> None:
    data = f"From: a@b.invalid\nSubject: =?utf-8?q?Jos=C3=A9?=\n{headers}\n\n{body}".encode()
    ((_, text),) = found(data)
    assert text.split("\n\n", 1)[1].strip() == says
    assert "Subject: José\n" in text


def test_mail_that_a_person_pasted_is_a_text() -> None:
    text = "From: a@b.invalid\nTo: c\nSubject: d\n\nJosé was held."
    assert found(text.encode()) == [("x", text.encode().decode("latin-1"))]


def test_mailbox() -> None:
    box = b"".join(
        b"From a@b.invalid Mon Jan 25 10:00:00 1999\n" + made.mail(text) + b"\n"
        for text in ("One.", "From Lima.", "Three.")
    )
    assert [(uri, text.strip().rsplit("\n\n", 1)[-1]) for uri, text in found(box)] == [
        ("x#1", "One."),
        ("x#2", "From Lima."),
        ("x#3", "Three."),
    ]


# --- tables -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "data", "column", "expected"),
    [
        ("a.csv", "id,text\n1,One\n2,\"Two,\nlines\"\n", None, [("a.csv#1", "One"), ("a.csv#2", "Two,\nlines")]),
        ("a.csv", "\ufeffid;Story\n1;José\n", None, [("a.csv#1", "José")]),
        ("a.tsv", "id\tbody\n1\tOne\n", None, [("a.tsv#1", "One")]),
        ("x", "id,text,date\n1,One,\n", None, [("x#1", "One")]),
        ("x", "In short, text and story,\nthe man was held.\n", None, [
            ("x", "In short, text and story,\nthe man was held.\n"),
        ]),
        ("x", '{"text": "' + "One. " * 20_000 + '"}\n', None, [("x#1", "One. " * 20_000)]),
        ("x", '{"text": a man\nwho was held}\n', None, [("x", '{"text": a man\nwho was held}\n')]),
        ("a.csv", "id,words\n1,One\n", "words", [("a.csv#1", "One")]),
        ("a.csv", "id,words\n1,One\n", None, "a table without a column text or"),
        ("a.csv", "id,text\n1\n", None, [("a.csv#1", "its text is no string")]),
        ("x", '{"text": "One", "date": "1999-01-25"}\n\n{"text": "Two"}\n', None, [("x#1", "One"), ("x#3", "Two")]),
        ("x", '{"text": "One"}\nno json\n[1]\n{"text": 3}\n{"a": 1}\n', None, [
            ("x#1", "One"), ("x#2", "no line of JSON"), ("x#3", "no JSON object"), ("x#4", "its text is no string"),
            ("x#5", "no column of a name that texts bear"),
        ]),
    ],
)  # fmt: skip
def test_tables(name: str, data: str, column: str | None, expected: list[tuple[str, str]] | str) -> None:
    rows = found(data.encode(), name, column)
    if isinstance(expected, str):
        assert rows[0][1].startswith(expected)
    else:
        assert rows == expected


def test_date_of_a_row_is_that_of_its_text() -> None:
    (piece,) = unpack(Piece("x", b'{"text": "One", "issued": "1999-01-25T00:00:00"}'), None)
    assert isinstance(piece, Piece) and str(piece.issued) == "1999-01-25"


def test_large_inputs_are_read_a_text_at_a_time() -> None:
    """The shares rise to the whole, and nothing is read ahead by much."""
    data = "".join(f'{{"text": "Text {n}"}}\n' for n in range(50_000)).encode()
    stream = io.BytesIO(data)
    rows = unpack_stream(stream, "x", len(data), None)
    shares = [next(rows)[1] for _ in range(10)]
    assert shares == sorted(shares) and stream.tell() < len(data) / 4
    assert list(rows)[-1][1] == 1.0
