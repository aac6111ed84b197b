"""Text decoded the wrong way somewhere on its path: mojibake, and what is left of quoted-printable mails."""

from __future__ import annotations

import re

import ftfy
from ftfy.badness import is_bad

from pipeline.cleaning.mapped_text import MappedText

# UTF-8 read as Windows-1252 or Latin-1: a lead byte (Â..ô) and continuation bytes, which came out as signs and
# controls. A run takes in its neighbours of the same make, for ftfy undoes whole words more surely.
_CONTINUATION = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
MOJIBAKE = re.compile(f"(?:[Â-ô][{_CONTINUATION}]{{1,3}})+")
# Two hex digits of a byte with the high bit set never follow "=" in prose; "=20" and "=3D" do in addresses.
QUOTED = re.compile(r"(?<![=?&%/\w])(?:=[89A-F][0-9A-F])+|(?<=[A-Za-z])(?:=[89A-F][0-9A-F])+")
ADDRESS = re.compile(r"(?://|www\.)\S*$")
LONGEST_ADDRESS = 200
SOFT_BREAK = re.compile(r"(?<!=)=[ \t]*\r?\n")  # not a rule of "====="
QUOTED_ASCII = re.compile(r"=(?:20(?=[ \t]*\r?$)|3D|09|2E|2C)", re.MULTILINE)


def repair_encoding(text: MappedText) -> MappedText:
    """Undo mojibake run by run and decode quoted-printable residue; text without damage comes back unchanged."""
    if not text.text.isascii() and any(c in text.text for c in "ÂÃÄÅÐÑâãäåæçèéêëìíîïðØÙÎÏ"):
        text = text.sub(MOJIBAKE, _mended)
    if "=" in text.text and QUOTED.search(text.text):
        text = text.sub(SOFT_BREAK, "").sub(QUOTED, _unquoted)
        text = text.sub(QUOTED_ASCII, lambda m: chr(int(m[0][1:3], 16)))
    return text


def _mended(match: re.Match[str]) -> str | None:
    fixed = str(ftfy.fix_encoding(match[0]))
    # Real text can look like mojibake: a repair has to shorten the run and leave nothing suspect.
    if len(fixed) >= len(match[0]) or is_bad(fixed) or "\ufffd" in fixed:
        return None
    return fixed


def _unquoted(match: re.Match[str]) -> str | None:
    before = match.string[max(match.start() - LONGEST_ADDRESS, 0) : match.start()]
    if ADDRESS.search(before):
        return None
    data = bytes.fromhex(match[0].replace("=", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
