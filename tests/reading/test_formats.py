"""One text in many formats: the same facts."""

import io

import pytest

from pipeline.extraction import extract_each
from pipeline.reading.errors import UnreadableError
from pipeline.reading.piece import Piece
from pipeline.reading.read import to_text
from pipeline.reading.unpack import allowance_of, unpack
from tests.reading import made


def texts(name: str, data: bytes):
    piece = Piece(name, data, allowance=allowance_of(len(data)))
    return [to_text(found, found.data) for found in unpack(piece, None)]


def facts(nlp, text) -> dict:
    record = next(extract_each(nlp, [text])).model_dump(mode="json")
    return {
        "people": [(p["name"], p["gender"], p["age"], p["role"]) for p in record["people"]],
        "dates": sorted((d["edtf"], d["role"]) for d in record["dates"]),
        "charges": [(c["text"], c["category"]) for c in record["charges"]],
        "events": [(e["type"], e["modality"], e["date"] and e["date"]["edtf"]) for e in record["events"]],
        "document": [record["document"][key] for key in ("kind", "ua_number", "countries")],
    }


@pytest.fixture(scope="module")
def expected(nlp) -> dict:
    found = facts(nlp, texts("a.txt", made.TEXT.encode())[0])
    assert [p[0] for p in found["people"]] == ["Ana López", "Juan Pérez", "Luis López"]
    assert (
        found["charges"] and len(found["events"]) >= 4 and found["document"] == ["urgent_action", "UA 29/99", ["PE"]]
    )
    return found


@pytest.mark.parametrize("name", made.FORMATS)
def test_same_facts_in_every_format(nlp, expected, name: str) -> None:
    (text,) = texts(name, made.FORMATS[name])
    found = facts(nlp, text)
    if name.endswith(".eml"):  # a mail has a date of its own
        found["dates"] = sorted(set(found["dates"]))
    assert found == expected


@pytest.mark.parametrize("name", made.FORMATS)
def test_format_is_told_by_content(name: str) -> None:
    (text,) = texts("no-name", made.FORMATS[name])
    assert "Ana López was arrested at her home in Lima" in text.text


def test_pages_heads_and_paragraphs_of_a_pdf() -> None:
    (text,) = texts("a.pdf", made.pdf(made.TEXT, pages=2))
    assert text.text.count("\f") == 1
    assert "\n\nIn December 1998 her brother, Luis López, was shot dead in Ayacucho.\n\n" in text.text


def test_scan_is_told_as_such() -> None:
    with pytest.raises(UnreadableError, match="no text layer"):
        texts("scan.pdf", made.pdf(""))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (made.pdf(made.TEXT)[:200], "damaged PDF"),
        (made.archive({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x"}), "damaged Word file"),
        (
            made.archive({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x"}),
            "damaged OpenDocument file",
        ),
    ],
)
def test_damaged_documents(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        texts("a", data)


def test_locked_pdf() -> None:
    with pytest.raises(UnreadableError, match="password"):
        texts("a.pdf", made.pdf(made.TEXT, locked=True))


def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    page = made.canvas()
    page.drawString(40, 780, "A heading above both columns that is as wide as the page and crosses the middle of it")
    for n in range(8):  # drawn line by line, as converters do
        page.drawString(40, 740 - 14 * n, f"left column, line {n} of eight")
        page.drawString(350, 740 - 14 * n, f"right column, line {n} of eight")
    lines = [line for line in texts("a.pdf", made.finished(page))[0].text.split("\n") if line]
    assert lines[0].startswith("A heading")
    assert lines[1:9] == [f"left column, line {n} of eight" for n in range(8)]
    assert lines[9:17] == [f"right column, line {n} of eight" for n in range(8)]


def test_missing_library_is_named_with_its_extra(monkeypatch) -> None:
    import sys

    from pipeline.reading.errors import MissingExtraError

    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtraError, match=r"casework\[formats\]"):
        texts("a.pdf", made.pdf(made.TEXT))


def test_table_and_merged_cells_of_a_word_file() -> None:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "AI Index: AMR 46/01/99"
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Profile"
    table.cell(1, 0).text, table.cell(1, 1).text = "Name:", "Ana López"
    file = io.BytesIO()
    document.save(file)
    assert texts("a.docx", file.getvalue())[0].text == "AI Index: AMR 46/01/99\n\nProfile\nName:   Ana López\n"


def test_recognition_needs_its_program(monkeypatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    scan = Piece("scan.pdf", made.pdf(""))
    with pytest.raises(UnreadableError, match="ocrmypdf is not installed"):
        to_text(scan, scan.data, ocr=True)
