"""Charges found in annotated report prose, as recall and precision of their words.

``python -m benchmarks.charge_spans reports.jsonl [--limit N] [--missed] [--extra]``: each line holds a ``text`` and
its ``spans`` ``[start, end, label]``; those labelled CHARGE are compared with the words of the charges that the
pipeline finds. Two agree where they share a word. A phrase that the annotation calls a charge need not be one against
somebody ("the crime of genocide"), so neither figure can reach 1: they are for comparing two versions.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

Words = tuple[int, int]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("annotated", type=Path)
    parser.add_argument("--limit", type=int, help="only the first N texts")
    parser.add_argument("--missed", action="store_true", help="print the annotated charges that were not found")
    parser.add_argument("--extra", action="store_true", help="print the charges found that are not annotated")
    parser.add_argument("--found", action="store_true", help="print the charges found that are annotated")
    args = parser.parse_args()
    from pipeline.case import Person, case_of
    from pipeline.charges.merging import Ledger, Told
    from pipeline.extraction import Text, prepare
    from pipeline.nlp import load

    told: list[Told] = []
    enter = Ledger.add

    def add(self: Ledger, told_: Told) -> None:  # a charge keeps the words of one telling only
        told.append(told_)
        enter(self, told_)

    setattr(Ledger, "add", add)  # noqa: B010
    nlp = load()
    later = nlp.pipe_names[nlp.pipe_names.index("casework_charges") + 1 :]
    counts: Counter[str] = Counter()
    with nlp.select_pipes(disable=later):
        for line in args.annotated.read_text(encoding="utf-8").splitlines()[: args.limit]:
            item = json.loads(line)
            text = item["text"]
            told.clear()
            case = case_of(nlp(prepare(nlp, Text(text, item["id"]))))
            gold = [(s, e) for s, e, label in item["spans"] if label == "CHARGE"]
            found = {case.source_span(t.accusation.span): t for t in told}
            counts["annotated"] += len(gold)
            counts["found"] += len(found)
            for span in gold:
                hit = next((c for f, c in found.items() if _overlap(span, f)), None)
                counts["annotated and found"] += hit is not None
                if hit is None and args.missed:
                    print("-", item["id"], _around(text, span))
            for span, charge in found.items():
                hit = any(_overlap(span, g) for g in gold)
                counts["found and annotated"] += hit
                if (args.extra and not hit) or (args.found and hit):
                    who = ", ".join(p.name if isinstance(p, Person) else f"({p.text})" for p in charge.people)
                    print("+", item["id"], charge.category.category, charge.status, f"[{who}]", _around(text, span))
    recall = counts["annotated and found"] / max(1, counts["annotated"])
    precision = counts["found and annotated"] / max(1, counts["found"])
    print(json.dumps({**counts, "recall": round(recall, 3), "precision": round(precision, 3)}))


def _overlap(a: Words, b: Words) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _around(text: str, span: Words) -> str:
    left, right = text[max(0, span[0] - 110) : span[0]], text[span[1] : span[1] + 60]
    return f"{left}<<{text[span[0] : span[1]]}>>{right}".replace("\n", "/")


if __name__ == "__main__":
    main()
