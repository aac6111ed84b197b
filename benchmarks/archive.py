"""A whole archive: thousands of texts in several formats, timed, with the memory of all processes, as JSON.

``python -m benchmarks.archive make FOLDER --texts 14000``: dumps, mailbox, tables and archives of bulletins made from
the report prose in ../shared/reports and the samples. ``... run FOLDER [--workers 2]``: extract, watching memory.
``... kill FOLDER --times 20``: kill the run at random moments until it is through, and compare with a quiet one.
"""

from __future__ import annotations

import argparse
import gzip
import io
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from itertools import cycle, islice
from pathlib import Path

from pipeline.decoding import decode

ROOT = Path(__file__).resolve().parent.parent
COUNTRIES = ("Peru", "Sudan", "Iran", "China", "Turkey", "Colombia", "Egypt", "Nigeria", "India", "Russia")
CONTROLS = re.compile(r"[\x00-\x1f]")
ENVELOPE = b"From desk@example.invalid Mon Jan 25 10:00:00 1999\n"
MONTHS = ("January", "March", "May", "July", "September", "November")


_PART = 60  # words of a part of a paragraph, about


def prose(words: int) -> Iterator[str]:
    """Pieces of report prose of about so many words, over and over, each time cut at other places.

    Long paragraphs are cut at the ends of sentences, so that a piece holds little more than it should.
    """
    reports = sorted((ROOT.parent / "shared" / "reports").glob("*.txt"))
    paragraphs = [p for r in reports for p in re.split(r"\n\s*\n", r.read_text(encoding="utf-8")) if len(p) > 80]
    if not paragraphs:
        paragraphs = [p for text in sample_texts() for p in text.split("\n\n")]
    piece: list[str] = []
    size = 0
    for paragraph in cycle(part for p in paragraphs for part in _cut(p)):
        piece.append(paragraph)
        size += len(paragraph.split())
        if size + _PART / 2 >= words:
            yield "\n\n".join(piece)
            piece, size = [], 0


def _cut(paragraph: str) -> Iterator[str]:
    part: list[str] = []
    for sentence in re.split(r"(?<=[.!?])\s+", paragraph):
        part.append(sentence)
        if sum(len(s.split()) for s in part) >= _PART:
            yield " ".join(part)
            part = []
    if part:
        yield " ".join(part)


def sample_texts() -> list[str]:
    return [decode(path.read_bytes()).text for path in sorted((ROOT / "data" / "samples").glob("*.txt"))]


def bulletins(count: int, words: int) -> Iterator[tuple[int, str, str, str]]:
    """Number, country, date and text of each bulletin; one in fifty is a repost of the one before."""
    samples = sample_texts()
    body = ""
    for n, piece in enumerate(islice(prose(words), count), 1):
        if n % 50:
            body = samples[n // 100 % len(samples)] if n % 100 == 1 else piece
        yield n, COUNTRIES[n % 10], f"{n % 28 + 1} {MONTHS[n % 6]} {1990 + n % 30}", body


def make(folder: Path, count: int, words: int) -> None:
    """One sixth each: an export, $FILE marks, a mailbox, JSON lines (gz), a ZIP of pages and Word, mastheads."""
    folder.mkdir(parents=True, exist_ok=True)
    share = count // 6 + 1
    with (
        (folder / "a-export.txt").open("w", encoding="utf-8") as export,
        (folder / "b-files.txt").open("w", encoding="cp1252", errors="replace") as files,
        (folder / "c-mails.mbox").open("wb") as mails,
        gzip.open(folder / "d-rows.jsonl.gz", "wt", encoding="utf-8") as rows,
        zipfile.ZipFile(folder / "e-pages.zip", "w", zipfile.ZIP_DEFLATED) as pages,
        (folder / "f-typed.txt").open("w", encoding="utf-8") as typed,
    ):
        for n, country, day, body in bulletins(count, words):
            action = n - (n % 50 == 0)  # a repost bears the number of what it repeats
            number = f"{action % 400 + 1}/{action // 400 % 30 + 70}"
            which = (n - 1) // share
            if which == 0:
                export.write(
                    f"From: desk@example.invalid\nTo: all\nSubject: ua {number} on {country.lower()} (issued {day})\n"
                    f"Categories: torture\nCountry: {country}\nIssue date: {day}\nBody:\n\n{body}\n\n"
                )
            elif which == 1:
                files.write(f"$FILE: ua/{n}.txt\nUA {number}   Fear of torture   {day}\n\n{body}\n\n")
            elif which == 2:
                mails.write(ENVELOPE + mail(number, country, body) + b"\n")
            elif which == 3:
                rows.write(json.dumps({"id": n, "text": f"UA {number}   {day}\n\n{body}"}, ensure_ascii=False) + "\n")
            elif which == 4:
                name, data = (f"{n}.html", page(number, body)) if n % 2 else (f"{n}.docx", word(number, body))
                pages.writestr(f"{n // 100}/{name}", data)
            else:
                typed.write(f"UA {number}   Fear of torture   {day}\n\n{country.upper()}\n\n{body}\n\n")


def mail(number: str, country: str, body: str) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "desk@example.invalid", "all", f"UA {number} on {country}"
    message["Message-ID"] = f"<{number}@example.invalid>"
    message.set_content(body)
    return message.as_bytes()


def page(number: str, body: str) -> bytes:
    inside = "".join(f"<p>{part}</p>" for part in body.split("\n\n"))
    return f"<html><body><nav>Home</nav><h1>UA {number}</h1>{inside}</body></html>".encode()


def word(number: str, body: str) -> bytes:
    """A Word file of the plainest kind, fast to make."""
    from xml.sax.saxutils import escape

    paragraphs = (escape(" ".join(CONTROLS.sub(" ", part).split())) for part in [f"UA {number}", *body.split("\n\n")])
    space = "http://schemas.openxmlformats.org/"
    parts = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in paragraphs)
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{space}package/2006/content-types"><Default Extension="rels" ContentType="application/'
            'vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType='
            '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{space}package/2006/relationships"><Relationship Id="r"'
            f' Target="word/document.xml"'
            f' Type="{space}officeDocument/2006/relationships/officeDocument"/></Relationships>',
        )
        target.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}wordprocessingml/2006/main"><w:body>{parts}</w:body></w:document>',
        )
    return file.getvalue()


def command(folder: Path, out: Path, workers: int) -> list[str]:
    return [sys.executable, "-m", "pipeline", "extract", str(folder), "-o", str(out), "--workers", str(workers)]


def processes_below(pid: int) -> list[int]:
    found = [pid]
    for parent in found:
        try:
            for thread in Path(f"/proc/{parent}/task").iterdir():
                found += map(int, (thread / "children").read_text().split())
        except OSError:
            continue
    return found


def memory_of(pid: int) -> float:
    """MiB of a process, what it shares with others counted by its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def processor_seconds(pid: int) -> float:
    """What a process has used of the processor so far."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def watched(folder: Path, out: Path, workers: int) -> dict[str, object]:
    """One run, with the memory of all its processes by the number of texts done."""
    shutil.rmtree(out, ignore_errors=True)
    begun = time.perf_counter()
    process = subprocess.Popen(command(folder, out, workers), cwd=ROOT, stderr=subprocess.DEVNULL)
    track: list[tuple[int, dict[int, float]]] = []
    used: dict[int, float] = {}
    done = read = 0
    while process.poll() is None:
        time.sleep(0.5)
        below = processes_below(process.pid)
        used |= {pid: max(used.get(pid, 0.0), processor_seconds(pid)) for pid in below}
        cases = out / "cases.jsonl"
        if cases.exists():
            with cases.open("rb") as file:
                file.seek(read)
                data = file.read()
            done, read = done + data.count(b"\n"), read + len(data)
        track.append((done, {pid: memory_of(pid) for pid in below}))
    seconds = time.perf_counter() - begun
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    first = max(min(2000, manifest["records"] // 2), 1)
    at_first = [mib for texts, mib in track if texts <= first]
    after = [mib for texts, mib in track if texts > first]
    return {
        "texts": manifest["texts"],
        "records": manifest["records"],
        "quarantined": manifest["quarantined"],
        "copies": manifest["duplicates"],
        "workers": workers,
        "seconds": round(seconds, 1),
        "texts_per_second": round(manifest["texts"] / seconds, 1),
        "processor_seconds": round(sum(used.values()), 1),
        "processor_seconds_of_the_run_itself": round(used[process.pid], 1),
        "texts_per_second_and_core_used": round(manifest["texts"] / max(sum(used.values()), 0.01), 1),
        "peak_memory_mib": peak([mib for _, mib in track]),
        f"peak_memory_mib_up_to_text_{first}": peak(at_first),
        f"peak_memory_mib_behind_text_{first}": peak(after),
        f"of_the_run_itself_up_to_text_{first}": peak(at_first, process.pid),
        f"of_the_run_itself_behind_text_{first}": peak(after, process.pid),
        "load_average": os.getloadavg()[0],
    }


def peak(track: list[dict[int, float]], pid: int | None = None) -> int:
    """The most MiB that all processes, or one, held at a time."""
    return round(max((sum(mib.values()) if pid is None else mib.get(pid, 0.0) for mib in track), default=0.0))


def killed(folder: Path, out: Path, workers: int, times: int) -> dict[str, object]:
    """A run that is killed ``times`` times, against the quiet one in ``out``."""
    broken, moments, done_at = out.with_name(f"{out.name}-killed"), random.Random(2), []
    shutil.rmtree(broken, ignore_errors=True)
    whole = (out / "cases.jsonl").stat().st_size
    for n in range(times):
        process = subprocess.Popen(command(folder, broken, workers), cwd=ROOT, stderr=subprocess.DEVNULL)
        cases = broken / "cases.jsonl"
        begun = cases.stat().st_size if cases.exists() else 0
        goal = begun + (whole - begun) * moments.random() / (times - n)
        while process.poll() is None and (not cases.exists() or cases.stat().st_size <= goal):
            time.sleep(0.01)
        if process.poll() not in (None, 0, 3):
            raise SystemExit(f"the run failed by itself with {process.returncode}")
        time.sleep(moments.random() / 10)
        process.send_signal(signal.SIGKILL)
        process.wait()
        done_at.append(cases.stat().st_size)
    subprocess.run(command(folder, broken, workers), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    same = {
        name: (out / name).read_bytes() == (broken / name).read_bytes()
        for name in ("cases.jsonl", "errors.jsonl")
        if (out / name).exists()
    }
    return {"kills": times, "bytes_at_each_kill": done_at, "same_bytes": same}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", choices=("make", "run", "kill"))
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=14_000)
    parser.add_argument("--words", type=int, default=600)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--times", type=int, default=20)
    args = parser.parse_args()
    out = args.folder.with_name(f"{args.folder.name}-out")
    if args.action == "make":
        make(args.folder, args.texts, args.words)
    elif args.action == "run":
        print(json.dumps(watched(args.folder, out, args.workers), indent=1))
    else:
        print(json.dumps(killed(args.folder, out, args.workers, args.times), indent=1))


if __name__ == "__main__":
    main()
