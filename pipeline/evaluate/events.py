"""Events by type, and how often the modality of a matched event is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pipeline.evaluate.compare import MODALITY_CLASS, Score


def event_tables(core: Score, full: Score) -> Iterator[str]:
    """Lines of three tables, from the totals of ``events`` and ``events_full``: types, modalities, confusions."""
    yield from type_table(core, full)
    yield ""
    yield from modality_table(core)


def type_table(core: Score, full: Score) -> Iterator[str]:
    """A line a type, the most frequent first: precision, recall and F1 of type and victim, and F1 in full."""
    gold = Counter(g["type"] for g, _ in core.pairs) + Counter(g["type"] for g in core.missed)
    found = Counter(f["type"] for _, f in core.pairs) + Counter(f["type"] for f in core.spurious)
    hits, hits_found = Counter(g["type"] for g, _ in core.pairs), Counter(f["type"] for _, f in core.pairs)
    exact = Counter(g["type"] for g, _ in full.pairs)
    yield f"{'type':24} {'prec':>6} {'rec':>6} {'full':>6} {'gold':>6} {'pred':>6}"
    for type_ in sorted(gold | found, key=lambda t: (-gold[t], t)):
        precision = hits_found[type_] / found[type_] if found[type_] else 0.0
        recall, whole = (hits[type_] / gold[type_], exact[type_] / gold[type_]) if gold[type_] else (0.0, 0.0)
        yield f"{type_:24} {precision:6.3f} {recall:6.3f} {whole:6.3f} {gold[type_]:6d} {found[type_]:6d}"


def modality_table(core: Score) -> Iterator[str]:
    """A line a modality of the gold: of the matched events, how many have it, the share found so, the rest.

    The last line is over all of them: the modality itself, and its class (what is told as a fact or as a report).
    """
    confusion = Counter((g["modality"], f["modality"]) for g, f in core.pairs)
    yield f"{'modality':24} {'right':>6} {'gold':>6}  found instead"
    for modality in MODALITY_CLASS:
        total = sum(n for (g, _), n in confusion.items() if g == modality)
        right = confusion[modality, modality]
        others = sorted(((n, f) for (g, f), n in confusion.items() if g == modality != f), reverse=True)
        share = right / total if total else 1.0
        yield f"{modality:24} {share:6.3f} {total:6d}  {', '.join(f'{f} {n}' for n, f in others)}".rstrip()
    by_class = modality_right(core, by_class=True)
    yield f"{'all':24} {modality_right(core):6.3f} {len(core.pairs):6d}  class {by_class:.3f}"


def modality_right(core: Score, *, by_class: bool = False) -> float:
    """The share of matched events whose modality (or modality class) is that of the gold; 1 where none matched."""
    kinds = MODALITY_CLASS if by_class else {m: m for m in MODALITY_CLASS}
    right = sum(kinds[g["modality"]] == kinds[f["modality"]] for g, f in core.pairs)
    return right / len(core.pairs) if core.pairs else 1.0
