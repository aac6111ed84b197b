"""Who wins where mentions overlap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.case import Block, Case, Mention
from pipeline.people.occupations import find, official_values

_MEMBER = re.compile(r" (?:of|from|at|for) (?:the )?|['’]s? ")
_TITLE = re.compile(r"[A-Z][\w-]*\.? ")
# What joins two bodies or a post and a body, not the words of one body.
_TWO = re.compile(
    r",? and the |; |\b(?:President|Secretary|Director|Chair\w*|Treasurer|Head|Minister|Officer)s? (?:for|of) "
)
_SMALL_START = re.compile(r"[a-z]+ (?:of|for) ")  # "board of the Farmers' Union"
_NUMBERED = re.compile(r"\d{1,2}[.)] ")
_CONTACT = re.compile(
    r"(?:fax|faxes|e-?mail|tel|telephone|telex|telexes|telegrams?|twitter|website|salutation)\b", re.IGNORECASE
)
# The order of the package's policy; a smaller number wins.
LIST, HEAD, TITLE, DESCRIBED, GLOSS, GAZETTEER, MODEL, KNOWN = range(8)


def resolve(ranked: Iterable[tuple[int, Mention]]) -> list[Mention]:
    """Sorted mentions without overlap: by rank, then the longest, then the first."""
    kept: list[Mention] = []  # sorted, without overlap
    starts: list[int] = []
    for _, mention in sorted(ranked, key=lambda item: (item[0], item[1].start - item[1].end, item[1].start)):
        i = bisect_left(starts, mention.start)
        if (i and kept[i - 1].end > mention.start) or (i < len(kept) and kept[i].start < mention.end):
            continue
        kept.insert(i, mention)
        starts.insert(i, mention.start)
    return kept


def outside(mentions: Iterable[Mention], longer: Sequence[Mention]) -> list[Mention]:
    """The mentions that are no part of one of ``longer``, which are sorted and do not overlap."""
    starts = [m.start for m in longer]
    out = []
    for mention in mentions:
        i = bisect_right(starts, mention.start) - 1
        around = longer[i] if i >= 0 else None
        if around is None or around.end < mention.end or around.span == mention.span:
            out.append(mention)
    return out


def rank(mention: Mention) -> int:
    """The rank of a mention that has been settled: the model's give way to what the text says."""
    return MODEL if mention.found_by.startswith("model") else HEAD


def complete(first: Sequence[Mention], known: Iterable[Mention]) -> list[Mention]:
    """``first`` with the names that the text has settled added where there was none.

    A name that goes on from a known one ("Gildardo Tascon" where "Luz Tascon" is known) takes the place of pieces of
    it that the model has seen.
    """
    ranked = [(rank(m), m) for m in first]
    ranked += [(GAZETTEER if m.found_by == "known:run" else KNOWN, m) for m in known]
    return resolve(ranked)


def lengthen(heads: Sequence[Mention], model: Sequence[Mention], text: str) -> list[Mention]:
    """Head-noun mentions, taken at the model's length where it has a longer name with the same label around them."""
    out = []
    for head in heads:
        start, end = head.span
        around = [m for m in model if m.start <= start and m.end >= end and m.label == head.label]
        around = [m for m in around if m.span != head.span]
        around = [
            m for m in around if not _TWO.search(text, m.start, m.end) and not _SMALL_START.match(text, m.start)
        ]
        out.append(replace(head, start=around[0].start, end=around[0].end) if around else head)
    return out


def apart_from_people(heads: Iterable[Mention], people: Sequence[Mention], text: str) -> list[Mention]:
    """Head-noun mentions without the member whom they begin with: "Abel Barrera of the Tlachinollan Centre"."""
    ends = {p.start: p.end for p in people if p.label == "PERSON"}
    starts = {p.end: p.start for p in people if p.label == "PERSON"}
    out = []
    for head in heads:
        behind = starts.get(head.end, 0)
        of_person = behind > head.start and text.endswith(" of ", 0, behind)
        end = behind - len(" of ") if of_person else head.end  # "the Popular Congress Party of Hassan al-Turabi"
        name = next((start for start in _behind_titles(text, head) if start in ends), head.start)
        member = _MEMBER.match(text, ends[name]) if ends.get(name, end) < end else None
        start = member.end() if member and member.end() < end else head.start
        out.append(replace(head, start=start, end=end))
    return out


def _behind_titles(text: str, head: Mention) -> Iterator[int]:
    """Where a name may begin in ``head``: at its start, or behind a title of one word or two ("Major Nkulu")."""
    start = head.start
    for _ in range(3):
        yield start
        title = _TITLE.match(text, start, head.end)
        if title is None:
            return
        start = title.end()


def headlines(case: Case, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without those that stand in a headline in capitals and nowhere else: "FOREST DEFENDER KILLED".

    Capitals tell no names there. What a gazetteer or a list knows stays.
    """
    below = {case.words(m.span).casefold() for m in mentions if not _in_headline(case, m)}
    return [
        m
        for m in mentions
        if not m.found_by.startswith(("model", "head", "described"))
        or case.words(m.span).casefold() in below
        or not _in_headline(case, m)
    ]


def _in_headline(case: Case, mention: Mention) -> bool:
    block = case.block_at(mention.start)
    return block is not None and block.kind in ("title", "heading") and case.text[block.start : block.end].isupper()


def allowed(case: Case, mention: Mention) -> bool:
    """Whether a mention may stand where it stands: not in chrome or mail, in addresses only people, in one block."""
    block = case.block_at(mention.start)
    if block is None or mention.end > block.end or block.kind == "chrome":
        return False
    if block.section in ("chrome", "mail"):
        return False
    if block.kind in ("address", "salutation") or block.section == "addresses":
        return mention.label == "PERSON" and (
            not mention.found_by.startswith("model") or _addressed(case, block, mention)
        )
    # Labels and cells of a header: the model has never seen such lines.
    return block.kind not in ("field", "heading") or not mention.found_by.startswith("model")


def _addressed(case: Case, block: Block, mention: Mention) -> bool:
    """Whether a name in an address is the addressee's: it begins the line, or a post stands before it."""
    before = case.text[block.start : mention.start].strip(" ,0123456789).")
    after = case.text[mention.end : block.end]
    if " " not in case.words(mention.span) or any(c.isdigit() for c in before + after[:40]):
        return False
    return not before or bool(official_values([occupation.value for occupation in find(before, 0, len(before))]))


def one_addressee(case: Case, mentions: list[Mention]) -> list[Mention]:
    """Of the names that the model found in one entry of the addresses, the first; those with a title all stay.

    An entry ends with its numbers for telephone and mail, and where the next one is numbered.
    """
    seen: set[int] = set()
    entry_of = _entries(case)
    kept = []
    for mention in mentions:
        block = case.block_at(mention.start)
        if block is None or block.kind != "address":
            kept.append(mention)
            continue
        entry = entry_of[block.start]
        if not mention.found_by.startswith("model") or entry not in seen:
            kept.append(mention)
        seen.add(entry)
    return kept


def _entries(case: Case) -> dict[int, int]:
    """The number of the entry that each block of an address belongs to, by the block's start."""
    number, found, ended = 0, {}, True
    for block in case.blocks:
        if block.kind != "address":
            ended = True
            continue
        words = case.text[block.start : block.end]
        if ended or _NUMBERED.match(words):
            number += 1
        found[block.start] = number
        ended = _CONTACT.match(words) is not None
    return found
