"""Who wins where mentions overlap."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.case import Case, Mention

# The order of the package's policy; a smaller number wins.
LIST, HEAD, TITLE, GAZETTEER, MODEL, KNOWN = range(6)


def resolve(ranked: Iterable[tuple[int, Mention]]) -> list[Mention]:
    """Sorted mentions without overlap: by rank, then the longest, then the first."""
    kept: list[Mention] = []
    for _, mention in sorted(ranked, key=lambda item: (item[0], item[1].start - item[1].end, item[1].start)):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


def lengthen(heads: Sequence[Mention], model: Sequence[Mention]) -> list[Mention]:
    """Head-noun mentions, taken at the model's length where it has a longer name with the same label around them."""
    out = []
    for head in heads:
        around = [m for m in model if m.label == head.label and m.span.contains(head.span) and m.span != head.span]
        out.append(Mention(around[0].start, around[0].end, head.label, head.found_by) if around else head)
    return out


def allowed(case: Case, mention: Mention) -> bool:
    """Whether a mention may stand where it stands: not in chrome or mail, in addresses only people, in one block."""
    block = case.block_at(mention.start)
    if block is None or mention.end > block.end or block.kind == "chrome":
        return False
    if block.section in ("chrome", "mail"):
        return False
    if block.kind in ("address", "salutation") or block.section == "addresses":
        return mention.label == "PERSON"
    return True
