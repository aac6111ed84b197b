"""Outlook messages: text, attachments, and what else such files can be."""

import pytest

from pipeline.reading.piece import PassedOver, Piece
from pipeline.reading.unpack import unpack
from pipeline.writing.quarantine import Quarantined
from tests.reading import made, ole


def found(data: bytes) -> list:
    return list(unpack(Piece("m.msg", data, allowance=1 << 26), None))


@pytest.mark.parametrize("wide", [True, False])
def test_text_and_attachments(wide: bool) -> None:
    pdf = made.pdf(made.TEXT)
    body = made.TEXT.replace("\n", "\r\n")
    mail, attached, logo = found(
        ole.message("UA 29/99 Perú", body, {"a.pdf": pdf.ljust(4096, b"\n"), "logo.png": b"\x89PNG"}, wide=wide)
    )
    assert mail.uri == "m.msg" and mail.media_type == "application/vnd.ms-outlook"
    assert mail.text.startswith(
        "From: UA desk\nTo: network\nDate: Mon, 25 Jan 1999 10:00:00 +0000\nSubject: UA 29/99 Perú\n\nUA 29/99 "
    )
    assert mail.text.rstrip().endswith("brought to justice.") and "\0" not in mail.text
    assert attached.uri == "m.msg!/a.pdf" and attached.data.startswith(b"%PDF")
    assert logo == PassedOver("m.msg!/logo.png", ".png")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (ole.ole({"WordDocument": b"x"}), "office document of before 2007"),
        (ole.message("a", "b")[:600], "damaged message file"),
        (ole.message("a", "b")[:8] + b"\0" * 600, "damaged message file"),
    ],
)
def test_other_and_damaged_files(data: bytes, says: str) -> None:
    (one,) = found(data)
    assert isinstance(one, Quarantined) and says in one.message
