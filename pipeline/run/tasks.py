"""What a run is made of: tasks that workers take, and what comes of them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from pipeline.reading.inputs import Input
from pipeline.reading.piece import PassedOver, Piece
from pipeline.writing.quarantine import Quarantined


@dataclass(frozen=True, slots=True)
class Options:
    """What a user can choose. ``memory`` is in bytes a worker, ``timeout`` in seconds a text."""

    reference_date: date | None = None
    text_column: str | None = None
    keep_texts: bool = False
    ocr: bool = False
    timeout: float = 60.0
    memory: int = 2 << 30

    def of_content(self) -> dict[str, str | bool | None]:
        """The options on which the output depends."""
        reference = self.reference_date.isoformat() if self.reference_date else None
        return {
            "reference_date": reference,
            "text_column": self.text_column,
            "keep_texts": self.keep_texts,
            "ocr": self.ocr,
        }


@dataclass(frozen=True, slots=True)
class Task:
    """One thing for a worker: a whole input, a piece of one, or what is already known to be unreadable.

    ``file`` is the number of its input, ``done`` the share of all bytes that lie before its end. ``poisoned`` holds
    texts that have cost a worker, and what is to be said of them: they are not tried again.
    """

    source: Input | Piece | PassedOver | Quarantined
    file: int = 0
    done: float = 0.0
    poisoned: tuple[Quarantined, ...] = ()

    @property
    def uri(self) -> str:
        """The name of the task."""
        return self.source.uri

    def without(self, problem: Quarantined) -> Task:
        """The task again, with one text of it given up."""
        return replace(self, poisoned=(*self.poisoned, problem))


@dataclass(frozen=True, slots=True)
class Extracted:
    """One record as a line of JSON, and what the run must know of it."""

    uri: str
    line: bytes = field(repr=False)
    record_id: str
    number: str | None  # series and number, index: texts that differ in these are no copies of each other
    index: str | None
    signature: bytes  # of the words, for finding near duplicates; empty for a text too short
    people: int
    events: int
    warnings: int
    text: str | None = field(default=None, repr=False)  # only where texts are to be kept


Outcome = Extracted | Quarantined | PassedOver


@dataclass(frozen=True, slots=True)
class Result:
    """All that came of a task, in order. ``sha256`` is that of the task's bytes, where they could be read."""

    task: Task
    sha256: str | None
    outcomes: list[Outcome] = field(default_factory=list)
