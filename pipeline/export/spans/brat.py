"""brat standoff: a text and an .ann file each record, with the configuration that brat checks them by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.export.base import Exporter, Report
from pipeline.export.cases import Cases
from pipeline.export.spans.brat_config import CONFIG
from pipeline.export.spans.marks import Link, Mark, Marked, document_note, file_stem, mark, note_json
from pipeline.schema import CaseRecord

ROLES = ("Victim", "Actor", "Place", "Date")  # arguments of events; all other links are relations
# brat keeps a fragment within a line, and its fields end at tabs.
_BREAKS = re.compile(r"[^\S\n\r]*[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]\s*")
_CONTROL = re.compile(r"[\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


def write(cases: Cases, output: Path, report: Report) -> None:
    """Write the files and ``annotation.conf``."""
    for name, text in CONFIG.items():
        (output / name).write_text(text, "utf-8", newline="\n")
    for record, text in cases.with_texts():
        stem = output / file_stem(record)
        stem.with_suffix(".txt").write_text(text, "utf-8", newline="")
        lines = list(ann_lines(record, mark(record, text, report)))
        report.written["annotations"] += len(lines)
        stem.with_suffix(".ann").write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def ann_lines(record: CaseRecord, marked: Marked) -> Iterator[str]:
    """The lines of one .ann file."""
    events = {one.id: n for n, one in enumerate((m for m in marked.marks if m.is_event), 1)}
    for one in marked.marks:
        yield f"T{one.id}\t{one.label} {_fragments(one)}"
    yield from _equivalents(marked)
    for one in marked.marks:
        if one.id in events:
            arguments = [link for link in marked.links if link.source is one and link.type in ROLES]
            told = "".join(f" {name}:T{link.target.id}" for name, link in _numbered(arguments))
            yield f"E{events[one.id]}\t{one.label}:T{one.id}{told}"
    relations = (link for link in marked.links if link.type not in ROLES)
    for n, link in enumerate(relations, 1):
        yield f"R{n}\t{link.type} Arg1:T{link.source.id} Arg2:T{link.target.id}"
    yield from _attributes(marked, events)
    document = note_json(document_note(record))
    noted = [(f"E{events[m.id]}" if m.id in events else f"T{m.id}", m) for m in marked.marks if m.note]
    for n, (target, one) in enumerate(noted, 1):
        yield f"#{n}\tAnnotatorNotes {target}\t{one.ref} {_one_line(note_json(one.note))}"
    if marked.marks:
        yield f"#{len(noted) + 1}\tDocument T{marked.marks[0].id}\t{_one_line(document)}"


def _fragments(one: Mark) -> str:
    """Offsets, one pair for each line that the span runs over, and the words with a space for each break."""
    pairs, at = [], 0
    for found in _BREAKS.finditer(one.text):
        if found.start() > at:
            pairs.append((at, found.start()))
        at = found.end()
    if at < len(one.text):
        pairs.append((at, len(one.text)))
    offsets = ";".join(f"{one.start + start} {one.start + end}" for start, end in pairs)
    return f"{offsets}\t{' '.join(one.text[start:end] for start, end in pairs)}"


def _equivalents(marked: Marked) -> Iterator[str]:
    """Mentions of one entity, as brat's equivalence class."""
    by_ref: dict[str, list[int]] = {}
    for one in marked.marks:
        by_ref.setdefault(one.ref, []).append(one.id)
    for ids in by_ref.values():
        if len(ids) > 1:
            yield "*\tEquiv " + " ".join(f"T{id}" for id in ids)


def _numbered(links: list[Link]) -> Iterator[tuple[str, Link]]:
    """Links with the names of their arguments: Victim, Victim2, Victim3."""
    seen: dict[str, int] = {}
    for link in links:
        seen[link.type] = seen.get(link.type, 0) + 1
        yield link.type + (str(seen[link.type]) if seen[link.type] > 1 else ""), link


def _attributes(marked: Marked, events: dict[int, int]) -> Iterator[str]:
    n = 0
    for one in marked.marks:
        target = f"E{events[one.id]}" if one.id in events else f"T{one.id}"
        for key in ("role", "gender", "modality", "status"):
            if one.note.get(key):
                n += 1
                yield f"A{n}\t{key.capitalize()} {target} {one.note[key]}"


def _one_line(text: str) -> str:
    return _CONTROL.sub(" ", text)


exporter = Exporter("brat", "brat standoff with its configuration; needs the texts", write, folder=True)
