"""Bodies of the world that every reader knows: the names of ``organizations/kinds.csv``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Mention
from pipeline.entities.patterns import trie
from pipeline.resources import rows


class KnownBodies:
    """Finds them as they are written ("UN", "Human Rights Watch", "UN-sponsored")."""

    def __init__(self) -> None:
        names = {row["phrase"] for row in rows("organizations/kinds.csv") if row["match"] == "name"}
        self._pattern = re.compile(rf"(?<![\w-])(?:{trie(names)})(?!\w)")

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of bodies."""
        for match in self._pattern.finditer(text):
            yield Mention(*match.span(), "ORG", "gazetteer:body")
