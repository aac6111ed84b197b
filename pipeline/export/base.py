"""What an exporter is, what it is asked, and the account that it gives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.records import BadLine

if TYPE_CHECKING:
    from pipeline.export.cases import Cases
    from pipeline.pseudonyms import Pseudonyms

ALL_MODALITIES = ("actual", "alleged", "risk", "called_for", "denied")


class ExportError(Exception):
    """An export that cannot be done as asked; the message is for the user."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user asks of an export, beyond its format."""

    texts: Path = Path()  # folder that the records' URIs are relative to
    kept: Path | None = None  # folder that holds kept texts, beside the records
    modalities: frozenset[str] = frozenset({"actual", "alleged"})  # for targets that cannot mark an event as feared
    index: str = "casework"  # name of the search index, data set or project in the target
    pseudonyms: Pseudonyms | None = None
    workers: int = 0  # processes; 0 is one for each core, up to two


@dataclass(slots=True)
class Report:
    """What an export wrote, and what it could not carry, each with its number."""

    records: int = 0
    written: Counter[str] = field(default_factory=Counter)  # "people" -> 12
    losses: Counter[str] = field(default_factory=Counter)  # "events without a day: no date in the target" -> 3
    bad_lines: list[BadLine] = field(default_factory=list)

    def lose(self, reason: str, number: int = 1) -> None:
        """Count something that the target does not get, or gets changed."""
        if number:
            self.losses[reason] += number

    def add(self, other: Report) -> None:
        """Take in the account of a part."""
        self.records += other.records
        self.written += other.written
        self.losses += other.losses
        self.bad_lines += other.bad_lines


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format. Registered under its name in the entry point group ``casework_exporters``.

    ``write`` gets the cases, the path to write (a folder that exists, or a file that does not), and the report that
    it fills. It may walk through the cases once.
    """

    name: str
    description: str
    write: Callable[[Cases, Path, Report], None]
    folder: bool = False  # the output is a folder
    packages: tuple[str, ...] = ()  # import names that it needs beyond those of the core
    extra: str = ""  # the extra of casework that brings them
