"""Where the vocabularies and the model lie: in the checkout, or inside the installed wheel."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def vocabulary_folder() -> Path:
    """The folder of vocabulary files (``data/vocab`` in a checkout)."""
    installed = _PACKAGE / "_data" / "vocab"
    return installed if installed.is_dir() else _PACKAGE.parent / "data" / "vocab"


@cache
def model_folder() -> Path:
    """The folder of the trained model (``models/casework_en`` in a checkout)."""
    installed = _PACKAGE / "_data" / "model"
    return installed if installed.is_dir() else _PACKAGE.parent / "models" / "casework_en"


def rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of vocabulary file ``name`` (``"charges/phrases.csv"``), as dicts of stripped strings.

    Lines that begin with ``#`` are comments. Raises FileNotFoundError, and ValueError naming file and line for a row
    with too many or too few cells.
    """
    return read_table(vocabulary_folder() / name, name)


def read_table(path: Path, name: str) -> Iterator[dict[str, str]]:
    """The rows of the CSV file at ``path``, as ``rows`` reads them; ``name`` is what errors call it."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(line for line in file if not line.startswith("#"))
        head = [cell.strip() for cell in next(reader)]
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(head):
                raise ValueError(f"{name}: {len(cells)} cells instead of {len(head)} in row {cells!r}")
            yield dict(zip(head, (cell.strip() for cell in cells), strict=True))


def strings(name: str, column: str = "phrase") -> list[str]:
    """One column of a vocabulary file, in file order."""
    return [row[column] for row in rows(name)]


def checkout_file(name: str) -> Path | None:
    """A file of the checkout that is not part of an installation, or None where it is not there."""
    path = _PACKAGE.parent / name
    return path if path.exists() else None
