"""Dates: speed on one core beside dateparser's ``search_dates``, adversarial inputs, and scores on public corpora.

``python -m benchmarks.dates [FOLDER] [--peer-characters N]``: FOLDER holds ``score.py`` and the corpora (``*.jsonl``;
``../shared/dates`` by default; without it only the sample texts are timed). Prints JSON.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import re
import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parent.parent
LEFT_OUT = Path(__file__).parent / "dates_left_out.csv"
ADVERSARIAL: dict[str, Callable[[], str]] = {
    "10,000 digits": lambda: "1" * 10_000,
    "10,000 numbers": lambda: "12, " * 10_000,
    "100,000 commas": lambda: "," * 100_000,
    "a line of 5 MB": lambda: "word " * 1_000_000,
    "20,000 times May": lambda: "May " * 20_000,
    "20,000 times early": lambda: "early " * 20_000,
    "10,000 years in a row": lambda: "2001-" * 10_000,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT.parent / "shared" / "dates")
    parser.add_argument("--peer-characters", type=int, default=20_000, help="how much of the text the peer reads")
    args = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[0]})
    corpora = {path.stem: _read(path) for path in sorted(args.folder.glob("*.jsonl"))}
    narrative = [d["text"] for d in corpora.get("wikiwars_dev", [])] or _samples()
    report: dict[str, Any] = {
        "characters_per_second": _speed(narrative, args.peer_characters),
        "adversarial_seconds": {name: _seconds(_find, make()) for name, make in ADVERSARIAL.items()},
    }
    if corpora:
        report["value_f1"] = _scores(args.folder / "score.py", corpora)
    print(json.dumps(report, indent=1))


def _read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.open(encoding="utf-8") if line.strip()]


def _samples() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((ROOT / "data" / "samples").glob("*.txt"))]


def _find(text: str) -> object:
    from pipeline.dates.find import find_dates

    return find_dates(text)


def _search_dates(text: str) -> object:
    from dateparser.search import search_dates

    return search_dates(text, languages=["en"])


def _speed(texts: list[str], peer_characters: int) -> dict[str, int]:
    """Characters a second of both; the peer reads only the first of the text, paragraph by paragraph."""
    whole = "\n\n".join(texts)
    _find(whole[:20_000])
    ours = min(sum(_seconds(_find, text) for text in texts) for _ in range(3))
    part = [p for p in whole[:peer_characters].split("\n") if p.strip()]
    _search_dates(part[0])
    theirs = sum(_seconds(_search_dates, p) for p in part)
    return {
        "casework": round(sum(map(len, texts)) / ours),
        "dateparser search_dates": round(sum(map(len, part)) / theirs),
    }


def _seconds(call: Callable[[str], object], text: str) -> float:
    begin = time.perf_counter()
    call(text)
    return round(time.perf_counter() - begin, 4)


def _scores(scorer_path: Path, corpora: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("dates_score", scorer_path)
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    found = {}
    for name, gold in corpora.items():
        recognizers = name.startswith("ms_recognizers")
        predicted = _predicted(gold, as_written=recognizers)
        scored = scorer.resolved(gold, predicted) if name.startswith("wikiwars") else (gold, predicted)
        found[name] = _figures(scorer, *scored)
        if recognizers:
            patterns = _left_out()
            kept = [d for d in gold if not _is_left_out(d, patterns)]
            found[f"{name}, without the classes left out"] = _figures(scorer, kept, predicted)
    return found


def _predicted(gold: list[dict[str, Any]], *, as_written: bool) -> dict[str, list[dict[str, Any]]]:
    from pipeline.dates_run import line_annotations

    lines = (line_annotations(json.dumps(d), n, as_written=as_written) for n, d in enumerate(gold, 1))
    return {line["id"]: line["spans"] for line in lines}


def _figures(scorer: ModuleType, gold: list[dict[str, Any]], predicted: dict[str, Any]) -> dict[str, float]:
    rows = scorer.score(gold, predicted)
    figures = {"expressions": rows["ALL"]["value"]["n_gold"], "all": rows["ALL"]["value"]["f"]}
    figures |= {group: rows[group]["value"]["f"] for group in ("calendar", "relative") if group in rows}
    return figures | {"exact span": rows["ALL"]["span_exact"]["f"]}


def _left_out() -> list[tuple[str, re.Pattern[str]]]:
    with LEFT_OUT.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(line for line in file if not line.startswith("#"))
        return [(row["on"], re.compile(row["pattern"], re.IGNORECASE)) for row in rows]


def _is_left_out(line: dict[str, Any], patterns: list[tuple[str, re.Pattern[str]]]) -> bool:
    dates = [s for s in line["spans"] if s["type"] == "DATE" and s.get("value")]
    return any(pattern.search(s[on]) for s in dates for on, pattern in patterns)


if __name__ == "__main__":
    main()
