"""Which inputs a command line means: files, folders, globs or standard input."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pipeline.resources import rows

STDIN = "-"
# Endings of files that hold no text; everything else in a folder is read by its content.
PASSED_OVER = frozenset(f".{row['ending']}" for row in rows("reading/passed_over.csv"))


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read. ``uri`` is the path as given, in posix form, or an URL; standard input is ``-``.

    ``size`` is in bytes, None where it is not known; ``changed`` is when the system says that the bytes last changed.
    """

    uri: str
    path: Path | None
    size: int | None = None
    changed: str | None = None

    @property
    def is_stdin(self) -> bool:
        """Whether this is standard input."""
        return self.uri == STDIN and self.path is None


@dataclass(slots=True)
class Inputs:
    """The inputs in the order of their URIs, what could not be found, and what was passed over by its ending."""

    found: list[Input] = field(default_factory=list)
    problems: list[tuple[str, str]] = field(default_factory=list)  # (argument, reason)
    skipped: Counter[str] = field(default_factory=Counter)  # ending -> number of files in folders


def find_inputs(arguments: Sequence[str], leave_out: Path | None = None) -> Inputs:
    """Resolve ``arguments``; each input once, however often it is named.

    A folder gives its files, recursively, hidden ones and those of endings without text (images, programs) left out,
    and those in the folder ``leave_out``; a file named directly is taken whatever its ending. An URL is looked up
    with fsspec. A missing path, a glob without a match and a folder without texts are problems, not errors.
    """
    inputs = Inputs()
    by_uri: dict[str, Input] = {}
    for argument in arguments:
        before = len(inputs.problems)
        files = list(_expand(argument, inputs, leave_out.resolve() if leave_out else None))
        by_uri.update((file.uri, file) for file in files)
        if not files and len(inputs.problems) == before:
            inputs.problems.append((argument, "folder holds no text"))
    inputs.found = [by_uri[uri] for uri in sorted(by_uri)]
    return inputs


def _expand(argument: str, inputs: Inputs, leave_out: Path | None) -> Iterator[Input]:
    path = Path(argument)
    if argument == STDIN:
        yield Input(STDIN, None)
    elif argument.startswith("file://"):
        yield from _expand(argument.removeprefix("file://"), inputs, leave_out)
    elif "://" in argument:
        yield from _remote(argument, inputs)
    elif path.is_dir():
        yield from _folder(path, inputs, leave_out)
    elif path.exists() or path.is_symlink():
        yield _file(path)
    elif glob.has_magic(argument):
        yield from _matches(argument, inputs, leave_out)
    else:
        inputs.problems.append((argument, "no such file or folder"))


def _file(path: Path) -> Input:
    try:
        status = path.stat()
    except OSError:
        return Input(path.as_posix(), path)  # reading it will say why
    return Input(path.as_posix(), path, status.st_size, str(status.st_mtime_ns))


def _matches(pattern: str, inputs: Inputs, leave_out: Path | None) -> Iterator[Input]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (absolute patterns are allowed)
    if not matches:
        inputs.problems.append((pattern, "no file matches"))
    for match in matches:
        path = Path(match)
        if path.is_dir():
            yield from _folder(path, inputs, leave_out)
        elif _regular(path, inputs):
            yield _file(path)


def _regular(path: Path, inputs: Inputs) -> bool:
    """Whether ``path`` may be read; a pipe or device that lies in a folder would keep the run waiting."""
    if path.exists() and not path.is_file():
        inputs.problems.append((path.as_posix(), "neither a file nor a folder"))
        return False
    return True


def _folder(folder: Path, inputs: Inputs, leave_out: Path | None) -> Iterator[Input]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if any(part.startswith(".") for part in inside.parts) or path.is_dir():
            continue
        if leave_out is not None and Path(os.path.realpath(path)).is_relative_to(leave_out):  # loops are no error
            continue
        if path.suffix.lower() in PASSED_OVER:
            inputs.skipped[path.suffix.lower()] += 1
        elif _regular(path, inputs):
            yield _file(path)


def _remote(url: str, inputs: Inputs) -> Iterator[Input]:
    """The files of an URL: itself, what a glob in it matches, or all below it."""
    from pipeline.reading.open import filesystem

    try:
        files, place = filesystem().core.url_to_fs(url)
    except (ImportError, ValueError) as error:  # no library for this protocol
        inputs.problems.append((url, str(error)))
        return
    try:
        listed: dict[str, dict[str, Any]] = (
            files.glob(place, detail=True) if glob.has_magic(place) else files.find(place, detail=True)
        )
    except OSError as error:
        inputs.problems.append((url, error.strerror or str(error)))
        return
    if not listed:
        inputs.problems.append((url, "nothing there"))
    for name, status in sorted(listed.items()):
        ending = PurePosixPath(name).suffix.lower()
        if status["type"] == "directory" or any(part.startswith(".") for part in PurePosixPath(name).parts):
            continue
        if ending in PASSED_OVER and name != place:
            inputs.skipped[ending] += 1
            continue
        changed = next((str(status[key]) for key in ("ETag", "etag", "LastModified", "mtime") if key in status), None)
        yield Input(files.unstrip_protocol(name), None, status.get("size"), changed)
