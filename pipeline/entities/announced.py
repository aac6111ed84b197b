"""Bodies that a noun in lower case announces: "the newspaper Siglo Veintiuno", "works for the NGO Las Abejas"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Mention
from pipeline.entities.patterns import NAME, OPENERS, alternation
from pipeline.resources import rows, strings


class AnnouncedBodies:
    """Finds them; nouns from ``entities/announcers.csv``. What begins with a title or a post is somebody's name."""

    def __init__(self, titles: frozenset[str]) -> None:
        nouns = alternation(strings("entities/announcers.csv", "noun"))
        self._pattern = re.compile(rf"(?<![\w-])(?:{nouns}),? (?:called |named |known as )?[“\"'‘]?(?P<name>{NAME})")
        self._no_name = titles | OPENERS | {w["occupation"].lower() for w in rows("people/occupations.csv")}
        self._no_name |= {p.lower() for p in strings("entities/posts_of.csv", "word")}

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions of bodies."""
        for match in self._pattern.finditer(text):
            if match["name"].split(" ")[0].lower() not in self._no_name:
                yield Mention(*match.span("name"), "ORG", "announced:body")
