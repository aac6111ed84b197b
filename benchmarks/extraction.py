"""Speed and memory of the whole way from text to record, on one core, as JSON.

``python -m benchmarks.extraction [FOLDER] [--repeat N]``: every text of FOLDER (data/samples by default) N times.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import time
from pathlib import Path


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(__file__).parent.parent / "data" / "samples")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--stages", action="store_true", help="the time of each stage as well")
    args = parser.parse_args()
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})

    started = time.perf_counter()
    from pipeline.extraction import Text, extract_each, prepare, to_record
    from pipeline.nlp import load
    from pipeline.reading.inputs import find_inputs
    from pipeline.reading.read import read_bytes, to_text

    nlp = load()
    loading = time.perf_counter() - started
    texts = [to_text(i, read_bytes(i)) for i in find_inputs([str(args.folder)]).found]
    words = sum(len(t.text.split()) for t in texts)
    list(extract_each(nlp, texts))  # warm-up
    passes, single = [], []
    for _ in range(args.repeat):
        begin = time.perf_counter()
        list(extract_each(nlp, [Text(t.text, t.uri) for t in texts]))
        passes.append(time.perf_counter() - begin)
    for text in texts:
        begin = time.perf_counter()
        to_record(nlp, text, nlp(prepare(nlp, text)))
        single.append(time.perf_counter() - begin)
    seconds = statistics.median(passes)
    report = {
        "texts": len(texts),
        "words": words,
        "load_seconds": round(loading, 2),
        "texts_per_second": round(len(texts) / seconds, 1),
        "words_per_second": round(words / seconds),
        "p95_milliseconds_one_text": round(1000 * sorted(single)[int(0.95 * (len(single) - 1))], 1),
        "peak_memory_mib": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    if args.stages:
        report["milliseconds_a_text"] = stage_times(nlp, texts, prepare, to_record)
    print(json.dumps(report, indent=1))


def stage_times(nlp, texts, prepare, to_record):
    spent: dict[str, float] = {}

    def timed(name, call, *arguments):
        begin = time.perf_counter()
        result = call(*arguments)
        spent[name] = spent.get(name, 0.0) + time.perf_counter() - begin
        return result

    for text in texts:
        doc = timed("clean, structure, tokens", prepare, nlp, text)
        for name, component in nlp.pipeline:
            doc = timed(name, component, doc)
        timed("record", to_record, nlp, text, doc)
    return {name: round(1000 * seconds / len(texts), 2) for name, seconds in spent.items()}


if __name__ == "__main__":
    main()
