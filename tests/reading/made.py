"""Files of every format, made from one text."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping
from email.message import EmailMessage

TEXT = """UA 29/99          Fear of torture          25 January 1999

PERU              Ana López (f), aged 34, teacher

Ana López was arrested at her home in Lima on 3 January 1999 by police officers, who beat her. She has been charged
with "terrorism" and is held in the prison of Chorrillos. Her lawyer, Juan Pérez, has not been allowed to see her.

In December 1998 her brother, Luis López, was shot dead in Ayacucho.

RECOMMENDED ACTION: Please send faxes:

- calling for her immediate release;
- urging that those responsible be brought to justice.
"""


def paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) if "   " not in part else part for part in text.strip().split("\n\n")]


def html(text: str) -> bytes:
    inside = "".join(f"<p>{part.replace(chr(10), '<br>')}</p>" for part in paragraphs(text))
    page = f"<html><head><meta charset='utf-8'></head><body><nav><a>Home</a></nav>{inside}</body></html>"
    return page.encode()


def docx(text: str) -> bytes:
    import docx as library

    document = library.Document()
    for part in text.strip().split("\n\n"):
        for line in part.split("\n- "):
            document.add_paragraph(
                " ".join(line.removeprefix("- ").split("\n")), "List Bullet" if "- " in part else None
            )
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt(text: str) -> bytes:
    parts = "".join(f"<text:p>{part.replace('   ', '<text:tab/>')}</text:p>" for part in paragraphs(text))
    content = (
        '<?xml version="1.0"?>'
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"{parts}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": content.encode()})


def rtf(text: str) -> bytes:
    words = "".join(c if ord(c) < 128 else f"\\'{c.encode('cp1252').hex()}" for c in text)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + words.replace("\n", "\\par\n") + "}").encode("ascii")


def pdf(text: str, pages: int = 1, locked: bool = False) -> bytes:
    """A page with a line of 11 points each 14 points; three spaces and more make a gap."""
    from reportlab.lib.pdfencrypt import StandardEncryption

    page = canvas(StandardEncryption("user", "owner") if locked else None)
    for _ in range(pages):
        for n, line in enumerate(text.split("\n")):
            page.drawString(40, 780 - 14 * n, line)
        page.showPage()
    return finished(page)


def canvas(encryption=None):
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(io.BytesIO(), pagesize=(700, 842), encrypt=encryption, invariant=1)
    page.setFont("Helvetica", 11)
    return page


def finished(page) -> bytes:
    return page.getpdfdata()


def mail(text: str, attachments: Mapping[str, bytes] = {}, subject: str = "UA 29/99 Peru") -> bytes:
    message = EmailMessage()
    message["From"] = "UA desk <desk@example.invalid>"
    message["To"] = "network@example.invalid"
    message["Subject"] = subject
    message["Date"] = "Mon, 25 Jan 1999 10:00:00 +0000"
    message["Message-ID"] = "<1@example.invalid>"
    message.set_content(text)
    for name, data in attachments.items():
        kind = ("image", "png") if name.endswith("png") else ("application", "octet-stream")
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=name)
    return message.as_bytes()


def archive(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in members.items():
            target.writestr(zipfile.ZipInfo(name), data)
    return file.getvalue()


def tar(members: Mapping[str, bytes]) -> bytes:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as target:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            target.addfile(info, io.BytesIO(data))
    return file.getvalue()


FORMATS = {
    "a.txt": TEXT.encode(),
    "utf16.txt": TEXT.encode("utf-16"),
    "latin.txt": TEXT.encode("cp1252"),
    "a.html": html(TEXT),
    "a.docx": docx(TEXT),
    "a.odt": odt(TEXT),
    "a.rtf": rtf(TEXT),
    "a.pdf": pdf(TEXT),
    "a.eml": mail(TEXT),
    "a.zip": archive({"in/a.txt": TEXT.encode()}),
    "a.tar": tar({"in/a.txt": TEXT.encode()}),
    "a.tar.gz": gzip.compress(tar({"in/a.txt": TEXT.encode()})),
    "a.txt.gz": gzip.compress(TEXT.encode()),
}
