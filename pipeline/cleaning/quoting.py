"""The marks that mail programs put before the lines of a quoted message."""

from __future__ import annotations

import re

from pipeline.cleaning.mapped_text import MappedText

MARKED_RUN = re.compile(r"(?:^[ ]{0,3}>[^\n]*(?:\n|\Z))+", re.MULTILINE)
MARKS = re.compile(r"^[ ]{0,3}>(?:[ ]?>)*[ ]?", re.MULTILINE)
BARE = re.compile(r"^[ ]{0,3}>[> ]*$", re.MULTILINE)
MAIL = re.compile(
    r"^(?:> ?)*(?:From|Date|Sent|Subject|To|Von|De|Envoyé|Objet): |^-{2,} ?(?:Original|Forwarded|Begin)|\bwrote:\s*$",
    re.MULTILINE | re.IGNORECASE,
)


def drop_quote_marks(text: MappedText) -> MappedText:
    """Take "> " and ">> " off quoted mail. A web page's list of links ("> Egypt: ...") keeps its marks."""
    if ">" not in text.text:
        return text
    mail = MAIL.search(text.text) is not None
    runs = [m.span() for m in MARKED_RUN.finditer(text.text) if (mail and m[0].count("\n") >= 2) or BARE.search(m[0])]
    if not runs:
        return text
    parts: list[MappedText] = []
    last = 0
    for start, end in runs:
        parts += [text[last:start], text[start:end].sub(MARKS, "")]
        last = end
    return MappedText.join([*parts, text[last:]])
