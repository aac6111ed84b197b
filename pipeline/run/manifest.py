"""The facts of a run, apart from its records: versions, inputs with their hashes, counts, durations."""

from __future__ import annotations

import hashlib
import json
import os
import platform
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from pipeline._version import __version__
from pipeline.resources import model_folder, vocabulary_folder
from pipeline.run.state import State
from pipeline.schema import SCHEMA_VERSION

MANIFEST = "manifest.json"


@cache
def versions() -> dict[str, Any]:
    """Version of package, schema and model, with hashes: all that the records depend on apart from the texts.

    Raises OSError where there is no model.
    """
    meta = json.loads((model_folder() / "meta.json").read_text(encoding="utf-8"))
    return {
        "version": __version__,
        "schema": SCHEMA_VERSION,
        "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
        "model_sha256": _hash_of(model_folder(), "*"),
        "rules_sha256": _hash_of(vocabulary_folder(), "*.csv"),
        "code_sha256": _hash_of(Path(__file__).resolve().parent.parent, "*.py"),
    }


def _hash_of(folder: Path, pattern: str) -> str:
    """One hash over the names and bytes of a folder's files."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob(pattern), key=lambda p: p.relative_to(folder).as_posix()):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def now() -> str:
    """The time, for the manifest alone: no record depends on it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def write_manifest(folder: Path, facts: dict[str, Any], state: State) -> None:
    """Write ``manifest.json``; it appears whole. ``facts`` come first, then each task's name and hash."""
    partial = folder / f"{MANIFEST}.partial"
    head = json.dumps(
        {**versions(), "python": platform.python_version(), "host_cores": os.cpu_count(), **facts}, indent=1
    )
    with partial.open("w", encoding="utf-8", newline="\n") as file:
        file.write(head[: head.rindex("\n}")] + ',\n "inputs": {')
        between = "\n"
        for uri, sha256 in state.inputs():
            file.write(f"{between}  {json.dumps(uri, ensure_ascii=False)}: {json.dumps(sha256)}")
            between = ",\n"
        file.write("\n }\n}\n")
    partial.replace(folder / MANIFEST)
