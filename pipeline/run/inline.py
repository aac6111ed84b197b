"""The engine of one process: texts are read where the run is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pipeline.run.tasks import Options, Result, Task

if TYPE_CHECKING:
    from spacy.language import Language


class Inline:
    """Extracts with the given pipeline, one task after the other. It can set no text a limit of time or memory."""

    workers = 0

    def __init__(self, nlp: Language) -> None:
        self.nlp = nlp

    def results(self, tasks: Iterable[Task], options: Options) -> Iterator[Result]:
        """The results of ``tasks``, in their order."""
        from pipeline.run.work import work  # here, not above: who imports this module may need no spaCy

        for task in tasks:
            yield work(self.nlp, task, options)

    def close(self) -> None:
        """Nothing to end."""
