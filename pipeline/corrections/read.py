"""Corrected files in, gold files out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from pipeline.corrections.brat import read_brat
from pipeline.corrections.gold import to_gold
from pipeline.corrections.labelstudio import read_labelstudio
from pipeline.corrections.model import Corrected, CorrectionError


@dataclass(slots=True)
class Imported:
    """The gold files written, and what could not be read, with its reason."""

    written: list[str] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)


def import_corrections(path: Path, output: Path) -> Imported:
    """Write ``NAME.json`` and ``NAME.txt`` into ``output`` for each corrected text of ``path``.

    ``path`` is a folder of brat files, one .ann file, or Label Studio's JSON export. NAME is that of the text's file;
    a second text of that name has its record's id behind it.
    """
    done = Imported()
    output.mkdir(parents=True, exist_ok=True)
    for where, corrected in _corrected(path):
        try:
            if isinstance(corrected, CorrectionError):
                raise corrected
            uri = PurePosixPath(str(corrected.document.get("uri") or corrected.name))
            taken = uri.stem in done.written
            corrected.name = f"{uri.stem}-{corrected.name}" if taken else uri.stem
            gold = to_gold(corrected)
        except CorrectionError as error:
            done.problems.append((where, str(error)))
            continue
        text = json.dumps(gold, ensure_ascii=False, indent=1) + "\n"
        (output / f"{corrected.name}.json").write_text(text, "utf-8", newline="\n")
        (output / f"{corrected.name}.txt").write_text(corrected.text, "utf-8", newline="")
        done.written.append(corrected.name)
    return done


def _corrected(path: Path) -> Iterator[tuple[str, Corrected | CorrectionError]]:
    if path.suffix == ".json":
        try:
            for found in read_labelstudio(path):
                yield path.name, found
        except CorrectionError as error:
            yield path.name, error
        return
    for file in sorted(path.glob("*.ann")) if path.is_dir() else [path]:
        try:
            yield file.name, read_brat(file)
        except (CorrectionError, UnicodeDecodeError) as error:
            yield file.name, error if isinstance(error, CorrectionError) else CorrectionError("not UTF-8")
