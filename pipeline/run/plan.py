"""From inputs to tasks, in the order of the inputs' names. The same inputs give the same tasks at any time."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator

from pipeline.reading.inputs import Input, Inputs
from pipeline.reading.open import open_input
from pipeline.reading.piece import Found, Piece
from pipeline.reading.unpack import is_large_container, unpack_stream
from pipeline.run.reasons import place_of, reason_of
from pipeline.run.tasks import Options, Task
from pipeline.writing.quarantine import Quarantined

WHOLE = 256 << 10  # a smaller input is one task, whatever it holds


def tasks(inputs: Inputs, options: Options) -> Iterator[Task]:
    """What there is to do. A large archive or dump is taken apart here, a text at a time; all else by the workers."""
    for argument, reason in sorted(inputs.problems):
        yield Task(Quarantined(argument, "find", "InputError", reason))
    whole = sum(source.size or 0 for source in inputs.found) or 1
    before = 0
    for file, source in enumerate(inputs.found, 1):
        size = source.size or 0
        for found, part in _of_input(source, options):
            yield Task(found, file, (before + size * part) / whole)
        before += size


def _of_input(source: Input, options: Options) -> Iterator[tuple[Input | Found, float]]:
    """The input itself or what is in it, with the share of it that lies before the end of each."""
    if source.size is not None and source.size <= WHOLE:
        yield source, 1.0
        return
    try:
        with open_input(source) as stream:
            if is_large_container(stream, source):
                yield from unpack_stream(stream, source.uri, source.size, options.text_column)
            else:
                yield source, 1.0
    except OSError as error:
        yield Quarantined(source.uri, "read", type(error).__name__, reason_of(error)), 1.0
    except Exception as error:
        yield Quarantined(source.uri, "read", type(error).__name__, f"failed in {place_of(error)}"), 1.0


def plan_id(inputs: Inputs) -> str:
    """What tells whether the tasks are those of an earlier run: names, sizes and times of change of the inputs.

    Standard input is never known to be the same.
    """
    digest = hashlib.sha256()
    for argument, reason in sorted(inputs.problems):
        digest.update(f"problem {argument} {reason}\n".encode("utf-8", "surrogateescape"))
    for source in inputs.found:
        if source.is_stdin:
            digest.update(os.urandom(16))
        digest.update(f"{source.uri} {source.size} {source.changed}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def hash_of(task: Task) -> str | None:
    """The hash of a task's bytes; None where there are none or they cannot be read here."""
    if isinstance(task.source, Piece):
        return task.source.sha256
    if not isinstance(task.source, Input):
        return None
    digest = hashlib.sha256()
    try:
        with open_input(task.source) as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    except OSError:
        return None
    return digest.hexdigest()
