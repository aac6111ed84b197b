"""The name mentions of a text, ready to be compared: titles off, joint names parted, kin phrases noted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.case import Case, Span
from pipeline.people.kinship import KinPhrase, kin_after, kin_before
from pipeline.people.names import Name, Title, leading_titles, parse, title_before

_AND = re.compile(r"[ ](?:and|und|y|et)[ ]")
_JOINED = re.compile(r"^[ ](?:and|&)[ ]$")
_NOT_NAME = re.compile(r"[@/\\|<>=_\d]")


@dataclass(slots=True, eq=False)
class Naming:
    """One place where a person is named. ``span`` holds the name without titles."""

    span: Span
    name: Name
    titles: list[Title] = field(default_factory=list)
    kin: KinPhrase | None = None  # "his wife" right before or after the name
    introduces: bool = False  # the kin phrase stands before the name: it introduces the person
    joint: str | None = None  # the surname that this given name shares ("Leyla and Arif Yunus")
    maiden: bool = False  # "nee Khoury"

    @property
    def gender(self) -> str | None:
        """What title or kin word says of the gender."""
        for title in self.titles:
            if title.gender:
                return title.gender
        return self.kin.kin.gender if self.kin else None


def namings(case: Case) -> list[Naming]:
    """Every PERSON mention of ``case`` as one or more namings, sorted, without overlaps."""
    text = case.text
    found: list[Naming] = []
    for mention in sorted((m for m in case.mentions if m.label == "PERSON"), key=lambda m: (m.start, -m.end)):
        if found and mention.start < found[-1].span.end:
            continue
        block = case.block_at(mention.start)
        low, high = (block.start, block.end) if block else (0, len(text))
        for span in _parts(text, mention.start, mention.end):
            naming = _naming(text, span, low, high)
            if naming is not None:
                found.append(naming)
    _share_surnames(text, found)
    return found


def _parts(text: str, start: int, end: int) -> list[Span]:
    """Parts of a mention that joins two names by "and"."""
    spans, at = [], start
    for match in _AND.finditer(text, start, end):
        if match[0].strip() != "y":
            spans.append(Span(at, match.start()))
            at = match.end()
    return [*spans, Span(at, end)]


def _naming(text: str, span: Span, low: int, high: int) -> Naming | None:
    taken, titles = leading_titles(text[span.start : span.end])
    start, end = span.start + taken, span.end
    while end > start and text[end - 1] in " ,;:.'’" and not re.search(r"\b\w\.$", text[start:end]):
        end -= 1
    if text[max(start, end - 2) : end] in ("'s", "’s"):
        end -= 2
    name = parse(text[start:end])
    if not name.units or _NOT_NAME.search(text[start:end].replace("s/o", "").replace("d/o", "").replace("a/l", "")):
        return None
    before = title_before(text, start) if not titles else titles[::-1]
    owner = text[end : end + 2] in ("'s", "’s")  # "his brother-in-law, Leila's brother Omar" introduces Omar
    introduced = None if owner else kin_before(text, span.start, low)
    kin = introduced or kin_after(text, end, high)
    maiden = bool(re.search(r"\b(?:n[ée]e|born)[ ]$", text[max(low, start - 5) : start]))
    return Naming(Span(start, end), name, before, kin, introduced is not None, maiden=maiden)


def _share_surnames(text: str, found: list[Naming]) -> None:
    """Note the surname on the first of "Leyla and Arif Yunus"."""
    alone: set[str] = set()  # names that have stood by themselves before
    for first, second in pairwise(found):
        known = first.name.text in alone
        alone.add(first.name.text)
        if (
            first.name.bare
            and not known
            and len(second.name.units) == 2
            and _JOINED.match(text[first.span.end : second.span.start])
            and not first.titles
        ):
            surname = re.search(r"[^\s-]+(?:-[^\s-]+)?$", text[second.span.start : second.span.end])
            first.joint = surname[0] if surname else None
