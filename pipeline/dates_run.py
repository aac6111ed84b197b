"""Dates alone: the expressions of texts as JSON lines, with none of the later stages and no model."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import partial
from typing import Any

from pipeline.case import DateMention, Span
from pipeline.cleaning.clean import clean
from pipeline.dates.as_written import written
from pipeline.dates.find import find_dates, resolve_text
from pipeline.dates.timex import open_timexes, timexes
from pipeline.decoding import DecodingError
from pipeline.reading.inputs import Input
from pipeline.reading.read import EmptyInputError, read_bytes, to_text
from pipeline.structure.parse import parse


class LineError(ValueError):
    """A line of JSON that is no text to read; the message names the line."""


def run(
    inputs: Iterable[Input],
    write: Callable[[dict[str, Any]], None],
    *,
    reference_date: date | None = None,
    as_written: bool = False,
    on_problem: Callable[[str], None] = lambda message: None,
) -> int:
    """Write the lines of every input; the number of inputs and lines that could not be read comes back.

    ``as_written`` is passed to ``line_annotations``.
    """
    problems = 0
    for source in inputs:
        try:
            data = read_bytes(source)
            if _is_table(data):
                annotate = partial(line_annotations, reference_date=reference_date, as_written=as_written)
                problems += _table(data, source.uri, annotate, write, on_problem)
                continue
            text = to_text(source, data, reference_date)
        except (OSError, DecodingError, EmptyInputError) as error:
            on_problem(f"{source.uri}: {(error.strerror if isinstance(error, OSError) else None) or error}")
            problems += 1
            continue
        for line in text_mentions(text.text, text.uri, reference_date):
            write(line)
    return problems


def _is_table(data: bytes) -> bool:
    """Whether the first line is a JSON object with a text."""
    first = data.lstrip()[:10_000_000].split(b"\n", 1)[0]
    if not first.startswith(b"{"):
        return False
    try:
        return "text" in json.loads(first)
    except ValueError:
        return False


def _table(
    data: bytes,
    uri: str,
    annotate: Callable[[bytes, int], dict[str, Any]],
    write: Callable[[dict[str, Any]], None],
    on_problem: Callable[[str], None],
) -> int:
    problems = 0
    for number, line in enumerate(data.split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            write(annotate(line, number))
        except LineError as error:
            on_problem(f"{uri}: {error}")
            problems += 1
    return problems


def text_mentions(text: str, uri: str, reference_date: date | None = None) -> Iterator[dict[str, Any]]:
    """The date mentions of one decoded text, each as a plain dict with offsets into ``text``."""
    case = parse(clean(text))
    found = find_dates(
        case.text,
        issued=case.document.issued,
        deadline=case.document.deadline,
        reference_date=reference_date,
        blocks=case.blocks,
        open_years=True,
    )
    for mention in found:
        yield {"uri": uri, **_mention(mention, case.source_span, text)}


def _mention(mention: DateMention, source_span: Callable[[Span], tuple[int, int]], text: str) -> dict[str, Any]:
    start, end = source_span(mention.span)
    anchor = source_span(mention.anchor) if mention.anchor else None
    return {
        "start": start,
        "end": end,
        "text": text[start:end],
        "edtf": mention.edtf,
        "first": mention.first.isoformat() if mention.first else None,
        "last": mention.last.isoformat() if mention.last else None,
        "precision": mention.precision,
        "modifier": mention.modifier,
        "part_of_day": mention.part_of_day,
        "role": mention.role,
        "inferred": mention.inferred,
        "rule": mention.rule,
        "anchor": {"start": anchor[0], "end": anchor[1]} if anchor else None,
    }


def line_annotations(
    line: str | bytes, number: int, reference_date: date | None = None, *, as_written: bool = False
) -> dict[str, Any]:
    """One line ``{"id", "text", "reference_date"}`` as ``{"id", "spans"}``, the spans as TIMEX3.

    The text is taken as it stands, so offsets are those of its code points. The line's own reference date (a date,
    or a date and time) goes before ``reference_date``. With ``as_written`` the values say what the words say by
    themselves, in the notation of Microsoft's recognizers; ``edtf`` is resolved all the same. Raises LineError.
    """
    try:
        item = json.loads(line)
        text, own = item["text"], item.get("reference_date")
        day = date.fromisoformat(own[:10]) if own else reference_date
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise LineError(f"line {number}: needs an object with text, and reference_date as YYYY-MM-DD") from error
    values = written if as_written else timexes
    found = [
        timex
        for e, resolved, _ in resolve_text(text, reference_date=day)
        for timex in (values(resolved) if resolved else open_timexes(e))
    ]
    spans = [
        {
            "start": t.start,
            "end": t.end,
            "text": text[t.start : t.end],
            "type": t.type,
            "value": t.value,
            "edtf": t.edtf,
        }
        for t in found
    ]
    return {"id": item.get("id", number), "spans": spans}
