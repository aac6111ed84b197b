"""Names of bodies in Spanish, Portuguese and French: "Corporación Regional para la Defensa de los Derechos Humanos".

They begin with their head noun and go on with small words of these languages; English goes on otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from pipeline.case import EntityLabel, Mention
from pipeline.entities.patterns import WORD_NO_STOP, trie
from pipeline.resources import rows

_LINK = (
    r"(?:(?:de|del|des|du|da|do|das|dos|para|pour|por|par|contra|contre|sobre|sur|en|na|pro)"
    r"(?: (?:la|las|los|le|les|el|o|os))?"
    r"|d[’'](?=\w)|y(?: el| la| los| las)?|e|et(?: la| le| les| du| des)?)"
)
_FOREIGN = re.compile(rf" {_LINK} |[áéíóúñçãõâêôàèëïüÁÉÍÓÚÑ]")


class RomanceHeads:
    """Finds them; heads from ``entities/romance_heads.csv``."""

    def __init__(self) -> None:
        heads = list(rows("entities/romance_heads.csv"))
        self._labels = {row["head"]: cast(EntityLabel, row["label"]) for row in heads}
        self._english = frozenset(row["head"] for row in heads if row["english"] == "yes")
        self._pattern = re.compile(
            rf"(?<![\w-])(?P<head>{trie(self._labels)})(?P<rest>(?: (?:{_LINK} ?)?{WORD_NO_STOP}){{1,9}})"
        )

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of bodies."""
        for match in self._pattern.finditer(text):
            if match["head"] not in self._english or _FOREIGN.search(match["rest"]):
                yield Mention(*match.span(), self._labels[match["head"]], "head:romance")
