"""The records of one export: streamed, made safe, pseudonymised where asked, with their texts where needed."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import TypeVar

from pipeline.export.base import Options, Report
from pipeline.records import BadLine, BadRecordError, distinct_lines, parse, safe_text
from pipeline.schema import CaseRecord
from pipeline.texts import Texts

T = TypeVar("T")
CHUNK = 100  # records that a worker flattens at once
_SMALL = 4_000_000  # bytes below which starting workers takes longer than the work


class Cases:
    """The cases of one file of records. Lines that are no record go into ``report.bad_lines``."""

    def __init__(self, path: Path | None, options: Options, report: Report) -> None:
        self.path, self.options, self.report = path, options, report

    def __iter__(self) -> Iterator[CaseRecord]:
        for numbered in self._lines():
            yield from _records([numbered], self.options, self.report)

    def with_texts(self) -> Iterator[tuple[CaseRecord, str]]:
        """The records whose text is found under ``options.texts`` unchanged, with it; the others are counted."""
        for record, text in self.with_texts_or_none():
            if text is None:
                self.report.lose("records whose text was not found (see --texts): left out")
            else:
                yield record, text

    def with_texts_or_none(self) -> Iterator[tuple[CaseRecord, str | None]]:
        """The records, each with its text where that is found under ``options.texts`` unchanged."""
        for numbered in self._lines():
            yield from _with_texts([numbered], self.options, self.report)

    def chunks(self, work: Callable[[list[CaseRecord], Report], T]) -> Iterator[T]:
        """``work`` on lists of records, in worker processes where that pays; results in the order of the file.

        ``work`` must be a function of a module (it is sent to the workers); its report is added to ours.
        """
        job = partial(_job, work, self.options)
        lines = self._lines()
        batches = iter(lambda: list(islice(lines, CHUNK)), [])
        workers = self.options.workers or min(2, os.cpu_count() or 1)
        if workers == 1 or (self.path is not None and self.path.stat().st_size < _SMALL):
            for batch in batches:
                yield self._take(job(batch))
            return
        with ProcessPoolExecutor(workers, initializer=gc.disable) as pool:  # records hold no cycles
            pending: deque[Future[tuple[T, Report]]] = deque()
            for batch in batches:
                pending.append(pool.submit(job, batch))
                if len(pending) > workers + 1:
                    yield self._take(pending.popleft().result())
            while pending:
                yield self._take(pending.popleft().result())

    def _take(self, done: tuple[T, Report]) -> T:
        result, report = done
        self.report.add(report)
        return result

    def _lines(self) -> Iterator[tuple[int, bytes]]:
        return distinct_lines(self.path, self.report.bad_lines.append)


def _job(
    work: Callable[[list[CaseRecord], Report], T], options: Options, lines: list[tuple[int, bytes]]
) -> tuple[T, Report]:
    report = Report()
    records = list(_records(lines, options, report))
    return work(records, report), report


def _records(lines: list[tuple[int, bytes]], options: Options, report: Report) -> Iterator[CaseRecord]:
    if options.pseudonyms is None:
        yield from _parsed(lines, report)
        return
    for record, text in _with_texts(lines, options, report):
        if text is None:
            report.lose("texts not found: offsets of their pseudonymised records are those of the original text")
        yield record


def _with_texts(
    lines: list[tuple[int, bytes]], options: Options, report: Report
) -> Iterator[tuple[CaseRecord, str | None]]:
    for record in _parsed(lines, report):
        found = _texts(options.texts, options.kept).of(record.record_id, record.source.model_dump())
        text = safe_text(found) if found is not None else None
        yield (record, text) if options.pseudonyms is None else options.pseudonyms.apply(record, text)


@cache
def _texts(inputs: Path, kept: Path | None) -> Texts:
    """One look-up a process, so that an archive is gone through once."""
    return Texts(inputs, kept)


def _parsed(lines: list[tuple[int, bytes]], report: Report) -> Iterator[CaseRecord]:
    for number, line in lines:
        try:
            record, replaced = parse(line)
        except BadRecordError as error:
            report.bad_lines.append(BadLine(number, str(error)))
            continue
        report.records += 1
        report.lose("characters that no reader takes (NUL, half a surrogate pair): written as U+FFFD", replaced)
        yield record
