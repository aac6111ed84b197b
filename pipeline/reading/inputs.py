"""Which inputs a command line means: files, folders, globs or standard input."""

from __future__ import annotations

import glob
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml"})
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. ``uri`` is the path as given, in posix form; standard input is ``-``."""

    uri: str
    path: Path | None


@dataclass(slots=True)
class Inputs:
    """The inputs in the order of their URIs, what could not be found, and what was passed over by its ending."""

    found: list[Input] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # (argument, reason)
    skipped: Counter[str] = field(default_factory=Counter)  # ending -> number of files in folders


def find_inputs(arguments: Sequence[str]) -> Inputs:
    """Resolve ``arguments``; each input once, however often it is named.

    A folder gives its files of known endings, recursively, hidden ones left out; a file named directly is taken
    whatever its ending. A missing path, a glob without a match and a folder without texts are problems, not errors.
    """
    inputs = Inputs()
    by_uri: dict[str, Input] = {}
    for argument in arguments:
        before = len(inputs.problems)
        files = list(_expand(argument, inputs))
        by_uri.update((file.uri, file) for file in files)
        if not files and len(inputs.problems) == before:
            inputs.problems.append((argument, "folder holds no text or web page"))
    inputs.found = [by_uri[uri] for uri in sorted(by_uri)]
    return inputs


def _expand(argument: str, inputs: Inputs) -> Iterator[Input]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(STDIN, None)
    elif path.is_dir():
        yield from _folder(path, inputs)
    elif path.exists() or path.is_symlink():
        yield Input(path.as_posix(), path)
    elif glob.has_magic(argument):
        yield from _matches(argument, inputs)
    else:
        inputs.problems.append((argument, "no such file or folder"))


def _matches(pattern: str, inputs: Inputs) -> Iterator[Input]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute patterns are allowed)
    if not matches:
        inputs.problems.append((pattern, "no file matches"))
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _folder(path, inputs)
        else:
            yield Input(path.as_posix(), path)


def _folder(folder: Path, inputs: Inputs) -> Iterator[Input]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or path.is_dir():
            continue
        if path.suffix.lower() in SUFFIXES:
            yield Input(path.as_posix(), path)
        else:
            inputs.skipped[path.suffix.lower() or "no ending"] += 1
