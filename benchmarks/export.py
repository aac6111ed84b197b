"""Speed and memory of the exporters on many records, as JSON.

``python -m benchmarks.export RECORDS [--records N] [--to tables,parquet,duckdb]``: the records of RECORDS repeated
with fresh ids until there are N (100,000 by default; at 28 KB each the file takes 2.8 GB beside the output).
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

_ID = re.compile(r'"record_id":"[^"]*"')


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path, help="a file of records")
    parser.add_argument("--records", type=int, default=100_000)
    parser.add_argument("--to", default="tables,parquet,duckdb")
    parser.add_argument("--folder", type=Path, help="where to write; a temporary folder by default")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as folder:
        records = Path(folder) / "cases.jsonl"
        repeat(args.source, records, args.records)
        for name in args.to.split(","):
            print(json.dumps(measure(name, records, Path(folder) / name)), flush=True)


def repeat(source: Path, target: Path, number: int) -> None:
    lines = source.read_text(encoding="utf-8").strip("\n").split("\n")
    with target.open("w", encoding="utf-8") as file:
        for n, line in zip(range(number), cycle(lines), strict=False):
            file.write(_ID.sub(f'"record_id":"{n:016x}"', line, count=1) + "\n")


def measure(name: str, records: Path, output: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "pipeline", "export", str(records), "--to", name, "--output", str(output)]
    begin, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    peak = 0
    while process.poll() is None:
        peak = max(peak, tree_memory(process.pid))
        time.sleep(0.2)
    if process.returncode:
        sys.exit(process.stderr.read().decode() if process.stderr else "failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    files = [output] if output.is_file() else list(output.iterdir())
    return {
        "format": name,
        "seconds": round(time.perf_counter() - begin, 1),
        "cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
        "peak_memory_mib_all_processes": peak // 1024,
        "output_mib": sum(file.stat().st_size for file in files) // 2**20,
    }


def tree_memory(pid: int) -> int:
    """Proportional set size of a process and its children, in KiB (pages that they share count once)."""
    total = 0
    for one in [pid, *children(pid)]:
        try:
            text = Path(f"/proc/{one}/smaps_rollup").read_text()
        except OSError:
            continue
        found = re.search(r"^Pss:\s+(\d+)", text, re.M)
        total += int(found[1]) if found else 0
    return total


def children(pid: int) -> list[int]:
    found: list[int] = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [int(child) for child in task.read_text().split()]
        except OSError:
            continue
    return found


if __name__ == "__main__":
    main()
