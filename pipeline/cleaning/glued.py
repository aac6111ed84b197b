"""Words that a converter ran together: "InOctober,fourpeopleweresentencedto" is "In October, four people ...".

Spaces get lost for a stretch of a line. So a token that nobody would write, of three known words and more with a word
of the grammar among them, is parted wherever it stands, and shorter ones ("MohamedNasheed") only in the same line.
Names like "McDonald" and "YouTube", long words of other languages, and addresses stay whole.
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.cleaning.mapped_text import MappedText
from pipeline.cleaning.segmentation import common, costs, segment

_LONG = 13
_TOKEN = re.compile(r"\S{5,}")
_JOINED = re.compile(r"[a-z][A-ZÀ-Þ]|[^\W\d_]{13}|[a-z],[^\W\d_]|[^\W\d_]{2}\d|\d[^\W\d_]{4}")
_JOINED_SHORT = re.compile(r"[a-z][A-ZÀ-Þ]|[^\W\d_]{5}|[a-z],[^\W\d_]|[^\W\d_]{2}\d|\d[^\W\d_]{3}")
_COMMA = re.compile(r"[a-zß-ÿ],[A-Za-z][a-z]")
_AGE = re.compile(r"-old[A-ZÀ-Þ][a-z]")  # "16-year-oldOmar"
_ADDRESS = re.compile(r"[@/\\_=#&<>|~*]|www\.|\w\.\w+\.\w|\.(?:com|org|net|int|gov|edu|html?|pdf|docx?)\b", re.I)
_PIECES = re.compile(r"[^\W\d_]+|\d(?:[\d,.]*\d)?|.", re.S)
_BEHIND_NUMBER = frozenset({"st", "nd", "rd", "th", "s", "m", "km", "pm", "am", "bn", "kg", "mm", "cm", "er", "e"})
_ARTICLES = ("al", "el", "ul")
_SURE = 3  # known words
_SHORT = 5  # letters; shorter ones are words that no list knows
_PREFIX = 3  # a first part as short as "Mc", "De", "Ibn" belongs to the name behind it


def part_glued_words(text: MappedText) -> MappedText:
    """Insert a space wherever one was lost."""
    words = text.text
    long = {token for token in words.split() if len(token) >= _LONG and _JOINED.search(token)}
    sure = {token for token in long if _is_sure(token)}
    if not sure:
        return text
    edits: list[tuple[int, int, str]] = []
    at = 0
    for line in words.splitlines(keepends=True):
        tokens = list(_TOKEN.finditer(line))
        if not sure.isdisjoint(token[0] for token in tokens):
            for token in tokens:
                if token[0] in sure or (_JOINED_SHORT.search(token[0]) and _is_likely(_read(token[0])[1])):
                    start = at + token.start()
                    edits += [(start + seam, start + seam, " ") for seam in _read(token[0])[0]]
        at += len(line)
    return text.edit(edits)


@lru_cache(maxsize=10_000)
def _read(token: str) -> tuple[list[int], list[list[str]]]:
    """Offsets in ``token`` that lack a space, and the words of each run of letters."""
    if _ADDRESS.search(token):
        return [], []
    pieces = _PIECES.findall(token)
    seams: list[int] = []
    runs: list[list[str]] = []
    at = 0
    for before, piece, after in zip(["", *pieces], pieces, [*pieces[1:], ""], strict=False):
        if piece.isalpha():
            genitive = before in ("'", "’") and len(piece) > 1 and piece[0] == "s" and piece not in costs()
            words = ["s", *segment(piece[1:])] if genitive else segment(piece)
            if after == "-" and len(words[-1]) > 4 and words[-1][0].isupper() and words[-1].endswith(_ARTICLES):
                words[-1:] = [words[-1][:-2], words[-1][-2:]]  # "Taibaal-Mawali"
            runs.append(words)
            inner = at
            for word in words[:-1]:
                inner += len(word)
                seams.append(inner)
        at += len(piece)
        if after and _parted(before, piece, after):
            seams.append(at)
    return seams, runs


def _parted(before: str, piece: str, after: str) -> bool:
    """Whether a space is missing between ``piece`` and ``after``."""
    if piece.isalpha():
        return after in ("“", "(", "[") or (after[0].isdigit() and (len(piece) > 1 or piece == "a"))
    if piece[0].isdigit():
        return after.isalpha() and after.lower() not in _BEHIND_NUMBER and len(after) > 1
    if piece in ",;":
        return after[0].isalnum() or after in "“‘("
    if piece in ".?!:":
        return len(before) > 1 and before.isalpha() and (after[0].isupper() or (piece == ":" and after[0].isdigit()))
    return piece in "”)]" and after[0].isalnum()


def _is_sure(token: str) -> bool:
    """Whether nobody would write the words as one: many known ones, or some with a word of the grammar."""
    runs = _read(token)[1]
    comma = _COMMA.search(token) is not None  # nobody leaves out the space behind it
    words = [word.lower() for run in runs for word in run if comma or len(run) > 1]
    known = [word for word in words if word in costs()]
    grammar = sum(word in common() for word in known if len(word) > 1) + sum(map(_breaks, runs))
    grammar += comma
    plain = len(runs) == 1 and not any(word[0].isupper() for word in runs[0][1:])  # it may be a long word after all
    if plain and len(known) + grammar < _SURE + 2:
        return False
    if len(known) >= (_SURE if grammar else _SURE + 1) and any(len(run) > 1 for run in runs):
        return True
    return any(_many_names(run) for run in runs) or _AGE.search(token) is not None


def _breaks(run: list[str]) -> bool:
    """Whether a capital stands where nobody writes one: "formerGeneralSecretary", but "iPhone", "GlaxoSmithKline"."""
    inner = any(word[0].isupper() and len(word) > _PREFIX for word in run[1:])
    return inner and len(run[0]) > _PREFIX and run[0].islower() and run[0] in costs()


def _many_names(run: list[str]) -> bool:
    return sum(word[0].isupper() and len(word) > _PREFIX for word in run) > _SURE


def _is_likely(runs: list[list[str]]) -> bool:
    return all(len(run) < 2 or _agrees(run) for run in runs)


def _agrees(run: list[str]) -> bool:
    """Whether a run of letters in a damaged line may be parted as it was."""
    if len(run[0]) <= _PREFIX and len(run) == 2 and run[0].lower() not in common():
        return False  # "McDonald"
    if all(word[0].isupper() for word in run):
        return True
    known = [word for word in run if word.lower() in costs()]
    if len(known) == len(run) and all(len(word) > 3 for word in run):
        return True
    grammar = [word for word in known if word.lower() in common() and len(word) > 1]
    return bool(grammar) and sum(map(len, run)) > _SHORT
