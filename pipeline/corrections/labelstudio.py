"""Label Studio's JSON export as people left it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.corrections.model import Corrected, CorrectionError, Region, read_note


def read_labelstudio(path: Path) -> Iterator[Corrected | CorrectionError]:
    """Each task of ``path`` with its last annotation; an error for each that has none or cannot be read.

    Raises CorrectionError where the file is no list of tasks.
    """
    try:
        tasks = json.loads(path.read_text("utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError):
        raise CorrectionError("not JSON") from None
    if not isinstance(tasks, list):
        raise CorrectionError("no list of tasks; export the project as JSON")
    for number, task in enumerate(tasks, 1):
        try:
            yield _corrected(task)
        except CorrectionError as error:
            yield CorrectionError(f"task {number}: {error}")
        except (KeyError, TypeError, AttributeError, IndexError, ValueError):
            yield CorrectionError(f"task {number}: is not a task of casework's interface")


def _corrected(task: dict[str, Any]) -> Corrected:
    data, text = task["data"], task["data"]["text"]
    kept = [a for a in task.get("annotations") or [] if not a.get("was_cancelled")]
    if not kept:
        raise CorrectionError("nobody has annotated it")
    document = json.loads(data.get("document") or "{}")
    made = Corrected(str(data.get("record_id") or task.get("id")), text, document, {}, [])
    for item in kept[-1]["result"]:
        if item["type"] == "labels":
            region = _region(item, text)
            made.regions[region.id] = region
        elif item["type"] == "relation":
            ends = (item["from_id"], item["to_id"])
            source, target = ends[::-1] if item.get("direction") == "left" else ends
            made.links += [(kind, source, target) for kind in item.get("labels") or []]
    return made


def _region(item: dict[str, Any], text: str) -> Region:
    value = item["value"]
    start, end = _offsets(value, text)
    ref, note = read_note(" ".join((item.get("meta") or {}).get("text") or []), f"region {item['id']}")
    return Region(item["id"], value["labels"][0], start, end, text[start:end], ref, note)


def _offsets(value: dict[str, Any], text: str) -> tuple[int, int]:
    """Offsets in code points. Older versions of Label Studio count UTF-16 units, which the region's words betray."""
    start, end, words = int(value["start"]), int(value["end"]), value.get("text")
    if words is None or text[start:end] == words:
        return start, end
    units = text.encode("utf-16-le")
    before, inside = units[: 2 * start], units[2 * start : 2 * end]
    if inside.decode("utf-16-le", "replace") == words:
        start = len(before.decode("utf-16-le"))
        return start, start + len(words)
    raise CorrectionError("the words of a region are not those of the text at its offsets")
