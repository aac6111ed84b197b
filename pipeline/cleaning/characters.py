"""Characters that stand for others: accents, ligatures, invisible marks, symbols of private fonts, spaces."""

from __future__ import annotations

import re
import unicodedata

from pipeline.cleaning.mapped_text import MappedText

NEWLINE = re.compile(r"\r\n?|[\u0085\u2028\u2029]")
# A base with its accents, as some converters write them apart (NFD).
DECOMPOSED = re.compile(r"[^\W\d_][\u0300-\u036f]+")
INVISIBLE = re.compile(
    "[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufffc\u0000-\u0008\u000e-\u001f\u007f]+"
)
SOFT_HYPHEN = re.compile("\u00ad(?:[ \t]*\n[ \t]*(?=[^\\W\\d_]))?")
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "ĳ": "ij"}
LIGATURE = re.compile("[" + "".join(LIGATURES) + "]")
# Symbol fonts put their bullets into the private use areas; there is nothing else that a text could mean by them.
PRIVATE_BULLET = re.compile("^([ \t]*)[\ue000-\uf8ff\U000f0000-\U0010fffd]+[ \t]*", re.MULTILINE)
PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]+")
# Where the font was lost, its letters stayed: a square of Zapf Dingbats or Wingdings is an "n", a triangle a "b".
LETTER_BULLET = re.compile(r"^([ \t]*)[bn](?= [\dA-ZÀ-Þ‘“'\"])", re.MULTILINE)
# A point that begins behind a full stop, where the line break was lost.
POINT_IN_LINE = re.compile(r"(?<=[.!?”’)…]) (?:[bn]|[■•▪●\ue000-\uf8ff\U000f0000-\U0010fffd]) (?=[\dA-ZÀ-Þ‘“])")
SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
TAB = re.compile("[\t\v]")
TRAILING = re.compile(r"(?<![ \f])[ \f]+(?=\n|\Z)")


def repair_characters(text: MappedText) -> MappedText:
    """One character for each that is meant. White space other than line ends and form feeds becomes spaces."""
    if "\r" in text.text or not text.text.isascii():
        text = text.sub(NEWLINE, "\n")
    text = text.sub(INVISIBLE, "")
    if not text.text.isascii():
        text = text.sub(SOFT_HYPHEN, "")
        text = text.sub(DECOMPOSED, lambda m: unicodedata.normalize("NFC", m[0]))
        text = text.sub(LIGATURE, lambda m: LIGATURES[m[0]])
        text = text.sub(SPACE, " ")
        text = text.sub(PRIVATE_BULLET, "\\1• ").sub(POINT_IN_LINE, "\n• ").sub(PRIVATE, " ")
    elif " b " in text.text or " n " in text.text:
        text = text.sub(POINT_IN_LINE, "\n• ")
    text = text.sub(LETTER_BULLET, "\\1•")
    return text.sub(TAB, "    ")  # a tab parts cells, as a run of spaces does


def tidy_spaces(text: MappedText) -> MappedText:
    """Drop spaces at line ends and the form feeds that are left."""
    words = text.text
    if " \n" in words or "\f" in words or words.endswith(" "):
        return text.sub(TRAILING, "")
    return text
