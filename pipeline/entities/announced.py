"""Bodies that a noun in lower case announces: "the newspaper Siglo Veintiuno", "works for the NGO Las Abejas"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Mention
from pipeline.entities.patterns import NAME, OPENERS, alternation
from pipeline.entities.words import occupation_words
from pipeline.resources import strings

# Small words inside the names of bodies in other languages: "Paz y Justicia", "Union pour la Paix".
_LINK = (
    "y|e|et|de|del|de la|de las|de los|do|da|dos|des|du|pour|pour la|por|por la|para|para la|und|für|of|of the|for"
)


class AnnouncedBodies:
    """Finds them; nouns from ``entities/announcers.csv``. What begins with a title or a post is somebody's name."""

    def __init__(self, titles: frozenset[str]) -> None:
        nouns = alternation(strings("entities/announcers.csv", "noun"))
        self._pattern = re.compile(
            rf"(?<![\w-])(?:{nouns}),? (?:called |named |known as |calling itself )?[“\"'‘]?"
            rf"(?P<name>{NAME}(?: (?:{_LINK}) {NAME})*)"
        )
        self._no_name = titles | OPENERS | occupation_words()
        self._no_name |= {p.lower() for p in strings("entities/posts_of.csv", "word")}

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of bodies."""
        for match in self._pattern.finditer(text):
            if match["name"].split(" ")[0].lower() not in self._no_name:
                yield Mention(*match.span("name"), "ORG", "announced:body")
