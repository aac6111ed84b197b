"""Word processors' files: DOCX, ODT and RTF to text.

As for web pages, paragraphs are apart by a blank line, items of lists begin with a bullet on lines of their own, and
cells of a row are parted by three spaces.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from pipeline.reading.errors import MissingExtraError, UnreadableError
from pipeline.reading.guard import LARGEST_TEXT

_BULLET = "• "
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_UNSEEN = frozenset({f"{_TEXT}tracked-changes", f"{_OFFICE}annotation", f"{_TEXT}note-citation"})
_RTF_MOST = 8 << 20


def docx_to_text(data: bytes) -> str:
    """The text of a Word file: page header of the first section, then the body."""
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise MissingExtraError("Word files (DOCX)", "formats") from None
    _check_size(data)
    try:
        document: Any = docx.Document(io.BytesIO(data))
        head = [x.text.strip() for s in document.sections[:1] for x in s.header.paragraphs if x.text.strip()]
        return "\n\n".join([*head, *_docx_blocks(document)]) + "\n"
    except (OpcError, KeyError, ValueError, AttributeError, zipfile.BadZipFile) as error:
        if isinstance(error, UnreadableError):
            raise
        raise UnreadableError("damaged Word file") from None


def _docx_blocks(container: Any) -> Iterator[str]:
    items: list[str] = []
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            text = "\n".join(filter(None, (_docx_row(row) for row in block.rows)))
        else:
            text = block.text.replace("\xa0", " ").strip()
            if text and _is_item(block):
                items.append(_BULLET + text)
                continue
        if items:
            yield "\n".join(items)
            items = []
        if text:
            yield text
    if items:
        yield "\n".join(items)


def _is_item(paragraph: Any) -> bool:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    return style.startswith("List") or (properties is not None and properties.numPr is not None)


def _docx_row(row: Any) -> str:
    """A row's cells; one that holds paragraphs of a layout keeps their breaks."""
    cells, seen = [], set()
    for cell in row.cells:
        if cell._tc in seen:  # merged cells are told once for each column
            continue
        seen.add(cell._tc)
        cells.append("\n\n".join(_docx_blocks(cell)))
    filled = [cell for cell in cells if cell]
    return ("\n\n" if any("\n" in cell for cell in filled) else "   ").join(filled)


def odt_to_text(data: bytes) -> str:
    """The text of an OpenDocument file."""
    try:
        from lxml import etree
    except ImportError:
        raise MissingExtraError("OpenDocument files (ODT)", "formats") from None
    _check_size(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            root: Any = etree.fromstring(archive.read("content.xml"), parser)
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        raise UnreadableError("damaged OpenDocument file") from None
    body = root.find(f"{_OFFICE}body")
    pieces = list(_odt_pieces(body)) if body is not None else []
    return re.sub(r"\n{3,}", "\n\n", "".join(pieces)).strip("\n") + "\n"


def _odt_pieces(root: Any) -> Iterator[str]:
    """Words and breaks in order. Documents may nest deeper than Python calls can: no recursion."""
    stack: list[tuple[Any, bool]] = [(root, False)]
    in_list = in_row = 0
    while stack:
        node, leaving = stack.pop()
        tag = node.tag
        if leaving:
            in_list -= tag == f"{_TEXT}list-item"
            in_row -= tag == f"{_TABLE}table-row"
            if tag in (f"{_TEXT}p", f"{_TEXT}h"):
                yield "   " if in_row else "\n" if in_list else "\n\n"
            elif tag in (f"{_TABLE}table-row", f"{_TEXT}list"):
                yield "\n"
            if node.tail and node is not root:
                yield node.tail
            continue
        if not isinstance(tag, str) or tag in _UNSEEN:
            if node.tail:
                yield node.tail
            continue
        in_list += tag == f"{_TEXT}list-item"
        in_row += tag == f"{_TABLE}table-row"
        if tag == f"{_TEXT}list-item":
            yield _BULLET
        elif tag == f"{_TEXT}s":
            yield " " * min(int(node.get(f"{_TEXT}c", "1")), 100)
        elif tag == f"{_TEXT}tab":
            yield "   "
        elif tag == f"{_TEXT}line-break":
            yield "\n"
        if node.text:
            yield node.text
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node))


def rtf_to_text(data: bytes) -> str:
    """The text of an RTF file."""
    try:
        from striprtf import striprtf
    except ImportError:
        raise MissingExtraError("RTF", "formats") from None
    if len(data) > _RTF_MOST:
        raise UnreadableError(f"an RTF file of more than {_RTF_MOST >> 20} MiB")
    try:
        convert: Any = striprtf.rtf_to_text
        return str(convert(data.decode("cp1252", "replace"), encoding="cp1252", errors="replace"))
    except (ValueError, LookupError, IndexError):
        raise UnreadableError("damaged RTF file") from None


def _check_size(data: bytes) -> None:
    """What comes out of a document is bounded as for archives. Raises UnreadableError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            sizes = [info.file_size for info in archive.infolist() if info.filename.endswith(".xml")]
    except zipfile.BadZipFile:
        raise UnreadableError("damaged document") from None
    if sum(sizes) > 4 * LARGEST_TEXT:
        raise UnreadableError("more text than any document holds (a zip bomb)")
