"""PDF files: the lines of each page in the order in which they are read.

The pieces of text that a page draws are put into lines by where they stand. Columns are read one after the other,
a blank line stands where the space between two lines is wide, and a form feed between pages. What belongs to the page
(running heads, numbers) and broken words are left for cleaning to see, which does so for texts of every origin.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from pipeline.reading.errors import MissingExtraError, UnreadableError

_GUTTER = 12.0  # points between columns, at least
_COLUMN = 5  # lines that stand beside each other before they are taken for columns
_PAGES = 5000
_OCR_SECONDS = 600


class Run(NamedTuple):
    """A piece of text on a page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float
    text: str


def pdf_to_text(data: bytes, *, ocr: bool = False) -> str:
    """The text of a PDF file. Raises UnreadableError for damaged and locked files, and for scans unless ``ocr``."""
    text = _text(data)
    if not text.strip() and ocr:
        text = _text(_recognized(data))
    if not text.strip():
        raise UnreadableError("no text layer (a scan)")
    return text


def _text(data: bytes) -> str:
    try:
        import pypdfium2
    except ImportError:
        raise MissingExtraError("PDF", "formats") from None
    try:
        opened: Any = pypdfium2.PdfDocument
        document = opened(data)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise UnreadableError("locked with a password" if locked else "damaged PDF") from None
    try:
        if len(document) > _PAGES:
            raise UnreadableError(f"more than {_PAGES} pages")
        return "\f".join("\n".join(page_lines(_runs(document[n]))) + "\n" for n in range(len(document)))
    except pypdfium2.PdfiumError:  # a page that can't be loaded: half a text would pass for a whole one
        raise UnreadableError("damaged PDF") from None
    finally:
        document.close()


def _runs(page: Any) -> list[Run]:
    text = page.get_textpage()
    runs = []
    for n in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(n)
        words = text.get_text_bounded(left, bottom, right, top).replace("\r", "").replace("\n", " ").strip()
        if words:
            runs.append(Run(left, bottom, right, top, words))
    text.close()
    page.close()
    return runs


def page_lines(runs: list[Run]) -> list[str]:
    """The lines of one page."""
    lines = _in_lines(runs)
    found: list[str] = []
    for block in _blocks(lines):
        gaps = [upper[0].bottom - lower[0].bottom for upper, lower in pairwise(block)]
        usual = sorted(gaps)[len(gaps) // 4] if gaps else 0.0  # most paragraphs have more than one line
        if found:
            found.append("")
        for gap, line in zip([0.0, *gaps], block, strict=True):
            if gap > 1.4 * usual:
                found.append("")
            found.append(_joined(line))
    return found


def _in_lines(runs: list[Run]) -> list[list[Run]]:
    """Runs that stand at one height, from the top; each line from its left."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (-r.top, r.left)):
        middle = (run.top + run.bottom) / 2
        line = next((x for x in reversed(lines[-3:]) if x[0].bottom <= middle <= x[0].top), None)
        if line is None:
            lines.append([run])
        else:
            line.append(run)
    return [sorted(line, key=lambda r: r.left) for line in lines]


def _joined(line: list[Run]) -> str:
    """The words of a line: cells apart by three spaces, words by one, parts of a word by none."""
    text = line[0].text
    for before, run in pairwise(line):
        gap, size = run.left - before.right, max(run.top - run.bottom, 1.0)
        text += ("   " if gap > 2 * size else " " if gap > 0.12 * size else "") + run.text
    return text


def _blocks(lines: list[list[Run]]) -> Iterator[list[list[Run]]]:
    """Runs of lines that are read one below the other; columns give one block each."""
    at = plain = 0
    while at < len(lines):
        end, gutter = _columns(lines, at)
        if end - at < _COLUMN:
            at += 1
            continue
        if plain < at:
            yield lines[plain:at]
        for left in (True, False):
            column = [[run for run in line if (run.left < gutter) == left] for line in lines[at:end]]
            yield [line for line in column if line]
        at = plain = end
    if plain < len(lines):
        yield lines[plain:]


def _columns(lines: list[list[Run]], at: int) -> tuple[int, float]:
    """How far two columns reach from line ``at`` on, and where the space between them is."""
    low, high = _widest_gap(lines[at])
    end, both, last = at, 0, at
    while end < len(lines) and high - low >= _GUTTER:
        left = [r for r in lines[end] if (r.left + r.right) / 2 < (low + high) / 2]
        right = [r for r in lines[end] if r not in left]
        new_low = max([low, *(r.right for r in left)])
        new_high = min([high, *(r.left for r in right)])
        if new_high - new_low < _GUTTER:
            break
        low, high, end = new_low, new_high, end + 1
        both += bool(left and right)
        if left and right:
            last = end
    return (last if both >= _COLUMN else at), (low + high) / 2


def _widest_gap(line: list[Run]) -> tuple[float, float]:
    gaps = [(a.right, b.left) for a, b in pairwise(line)]
    return max(gaps, key=lambda gap: gap[1] - gap[0], default=(0.0, 0.0))


def _recognized(data: bytes) -> bytes:
    """The file with a text layer, by ocrmypdf (tesseract) where that is installed."""
    if shutil.which("ocrmypdf") is None:
        raise UnreadableError("no text layer (a scan), and ocrmypdf is not installed")
    command = ["ocrmypdf", "--quiet", "--jobs", "1", "--skip-text", "--output-type", "pdf", "-", "-"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_OCR_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise UnreadableError("no text layer (a scan), and its recognition took too long") from None
    if done.returncode:
        raise UnreadableError("no text layer (a scan), and its recognition failed")
    return done.stdout
