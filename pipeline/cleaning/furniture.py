"""What belongs to the page and not to the text: running heads and feet, page numbers, form feeds."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.cleaning.mapped_text import MappedText
from pipeline.resources import strings

HEAD_LINES = 15  # a line that comes back on every page is kept where it stands in the masthead
NUMBERED_PAGES = 3  # so many lines that hold a rising number and nothing else are page numbers
PAGE_OF = re.compile(
    r"(?:(?:page|p\.|pág\.?|seite) ?\d{1,4}(?: ?(?:of|/|de|von) ?\d{1,4})?|\d{1,4} of \d{1,4})", re.I
)
BARE_NUMBER = re.compile(r"[-–—\[(]? ?\d{1,4}(?: ?/ ?\d{1,4})? ?[-–—\])]?")
RULE = re.compile(r"[_=*~\-–—]{5,}")
MARGIN_LETTERS = re.compile(r"[A-Z]{1,3}")  # a letter of the alphabet or a country's code beside the page number
INDEX = re.compile(r"\b(?:AFR|AMR|ASA|EUR|MDE|ACT|POL|IOR|ORG)\s?\d{2}/\d{1,4}(?:/\d{2,4})?", re.I)
ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’»)\]]*$")
_PHRASES = sorted(strings("cleaning/running_heads.csv"), key=len, reverse=True)
RUNNING = re.compile(
    rf"(?:{INDEX.pattern}|\b(?:{'|'.join(map(re.escape, _PHRASES))})\b|https?://\S+|www\.\S+|[\d\W_])+", re.I
)


def drop_furniture(text: MappedText) -> MappedText:
    """Take out furniture; a sentence that it interrupted goes on in the next line, else a blank line stays."""
    raw = text.text.split("\n")
    lines = [line.replace("\f", " ").strip() for line in raw]
    marked = _furniture(lines, ["\f" in line for line in raw])
    if not marked:
        return text.sub(re.compile("\f"), "\n")
    starts = [0]
    for line in raw:
        starts.append(starts[-1] + len(line) + 1)
    edits = []
    for first, last in _clusters(lines, marked):
        before = lines[first - 1] if first else ""
        after = lines[last] if last < len(lines) else ""
        new = "\n" if _goes_on(before, after) else "\n\n"
        edits.append((max(starts[first] - 1, 0), min(starts[last], len(text)), new))
    return text.edit(edits).sub(re.compile("\f"), "\n")


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence runs across the page's end."""
    if not before or not after or ENDS_SENTENCE.search(before):
        return False
    return after[0].islower() or before.endswith(("-", ",")) or (len(before) > 60 and not before.isupper())


def _furniture(lines: list[str], feeds: list[bool]) -> set[int]:
    """Numbers of the lines that are furniture."""
    keys = [re.sub(r"\d+", "0", " ".join(line.lower().split())) for line in lines]
    counts = Counter(key for key in keys if key)
    marked = {i for i, line in enumerate(lines) if len(line) < 20 and PAGE_OF.fullmatch(line)}
    marked |= {i for i, feed in enumerate(feeds) if feed and not lines[i]}
    running = {i for i, line in enumerate(lines) if line and len(line) < 150 and RUNNING.fullmatch(line)}
    running = {i for i in running if any(c.isalpha() for c in lines[i])}
    numbers = [i for i, line in enumerate(lines) if 0 < len(line) < 14 and BARE_NUMBER.fullmatch(line)]
    if _rising([lines[i] for i in numbers]):
        marked |= set(numbers)
    filled = [i for i, line in enumerate(lines) if line and not RULE.fullmatch(line)]
    head = set(filled[:HEAD_LINES])
    marked |= {i for i in running - head if counts[keys[i]] > 1}
    # Marks of a page stand together: what is next to one, and looks like one, is one.
    for order in (range(len(filled)), range(len(filled) - 1, -1, -1)):
        step = 1 if order.step > 0 else -1
        for at in order:
            i, beside = filled[at], at - step
            near = 0 <= beside < len(filled) and filled[beside] in marked and abs(filled[beside] - i) < 6
            near = near or any(feeds[max(i - 3, 0) : i + 4])
            if i in marked or not near:
                continue
            if (
                i in running - head
                or i in numbers
                or (counts[keys[i]] > 2 and len(lines[i]) < 100 and i not in head)
                or MARGIN_LETTERS.fullmatch(lines[i])
            ):
                marked.add(i)
    return marked


def _rising(numbers: list[str]) -> bool:
    values = [int(re.findall(r"\d+", number)[0]) for number in numbers]
    return len(values) >= NUMBERED_PAGES and all(a < b for a, b in pairwise(values))


def _clusters(lines: list[str], marked: set[int]) -> list[tuple[int, int]]:
    """Runs of furniture with the blank lines and rules around them, as half-open ranges of line numbers."""
    runs: list[tuple[int, int]] = []
    for i in sorted(marked):
        if runs and i < runs[-1][1]:
            continue
        first = i
        floor = runs[-1][1] if runs else 0
        while first > floor and (not lines[first - 1] or RULE.fullmatch(lines[first - 1])):
            first -= 1
        last = i + 1
        while last < len(lines) and (last in marked or not lines[last] or RULE.fullmatch(lines[last])):
            last += 1
        if runs and runs[-1][1] == first:
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs
