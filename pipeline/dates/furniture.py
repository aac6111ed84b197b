"""Dates that belong to pages and mails rather than to the story: stamps of posts, comments, forwarding, printing."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.case import Block
from pipeline.dates.terminals import compiled

_FURNITURE = frozenset({"chrome", "address", "salutation"})
_MAIL_DATE = compiled(r"(?:date|sent|datum|fecha)\s?:")
_STAMPED = compiled(
    r"(?:^|[|•·*>]|(?<![^\W_])last|page|message\swas|(?<=©))\s{0,3}(?:posted|published|updated|modified|reviewed|uploaded|archived|printed|accessed|retrieved|visited|generated|"
    r"sent|copyright|©)(?:\s(?:on|at|by\s\w+\son))?:?\s{0,3}$"
)
_CLOCK = compiled(r",?\s{0,2}(?:at|@|-|–|,)?\s{0,2}\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\b|$|\n)")
_WROTE = compiled(r"[^\n]{0,120}\b(?:wrote|writes|schrieb|escribi[oó]|a\s[ée]crit)\s?:")


def is_furniture(block: Block, text: str) -> bool:
    """Whether every date of ``block`` is of the page or the mail: menus, addresses, notes of whoever passed it on."""
    if block.kind in _FURNITURE or block.section == "chrome":
        return True
    if block.section == "mail":
        return _MAIL_DATE.match(text, block.start) is None
    return False


def is_stamp(text: str, start: int, end: int) -> bool:
    """Whether the date at ``start:end`` stamps a post, a comment or a quoted mail."""
    near = max(0, start - 60)
    before = text[max(near, text.rfind("\n", near, start) + 1) : start]
    if _STAMPED.search(before):
        return True
    opening = not before.strip(" \t>|*•-([")
    return (opening and _CLOCK.match(text, end) is not None) or (
        before.strip(" \t>").lower() in ("on", "le", "el", "am") and _WROTE.match(text, end) is not None
    )


def stretches(text: str, blocks: Sequence[Block], cuts: Sequence[int]) -> list[tuple[int, int, bool]]:
    """The runs of text that an expression may not leave, and whether each is furniture; ``cuts`` part plain text."""
    if blocks:
        return [(b.start, b.end, is_furniture(b, text)) for b in blocks]
    return [(a, b, False) for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
