"""Memory of one process over many texts of ever new words, as JSON: it must not grow, nor may spaCy's vocabulary.

``python -m benchmarks.memory [--texts 100000]``
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from pipeline.run.tasks import Extracted, Options, Task
from pipeline.run.warm import load_warm
from pipeline.run.work import work

SYLLABLES = ("ka", "mo", "ri", "ta", "ne", "lu", "sha", "bi", "dor", "zan", "gul", "pe", "or", "im")


def texts(count: int):
    """Short texts in which every name is a new one."""
    words = random.Random(1)
    for n in range(count):
        name, place = ("".join(words.choices(SYLLABLES, k=4)).title() for _ in range(2))
        day = f"{n % 28 + 1} May {1985 + n % 40}"
        yield f"{name} {place}i, {n % 60 + 18}, was arrested in {place} on {day} by police."


def resident() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS:"))


def main() -> None:
    from pipeline.reading.piece import Piece

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=100_000)
    args = parser.parse_args()
    nlp = load_warm()
    track = []
    step = max(args.texts // 20, 1)
    for n, text in enumerate(texts(args.texts), 1):
        result = work(nlp, Task(Piece(f"{n}.txt", text.encode(), text=text)), Options())
        assert isinstance(result.outcomes[0], Extracted)
        if n % step == 0:
            track.append({"texts": n, "resident_mib": round(resident(), 1), "strings": len(nlp.vocab.strings)})
    print(json.dumps({"track": track}, indent=None))


if __name__ == "__main__":
    main()
