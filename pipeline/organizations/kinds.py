"""What kind of body a name means, by its head noun and by the words of its name."""

from __future__ import annotations

import re
from typing import cast

from pipeline.entities.patterns import alternation
from pipeline.resources import rows
from pipeline.schema import vocabulary as v

_ANNOUNCED = {
    "daily": "media", "weekly": "media", "magazine": "media", "website": "media", "news site": "media",
    "news outlet": "media", "community radio": "media", "radio station": "media", "television station": "media",
    "television channel": "media", "tv channel": "media", "tv station": "media", "news website": "media",
    "news agency": "media",
    "armed group": "armed_group", "armed opposition group": "armed_group", "guerrilla group": "armed_group",
    "paramilitary group": "armed_group", "militant group": "armed_group", "rebel group": "armed_group",
    "ngo": "ngo", "collective": "ngo", "agency": "government", "political party": "party",
}  # fmt: skip


_COURT = re.compile(
    r"(?:\bCourts?|\bTribunals?)$|^(?:Supreme |Constitutional |High |Military |Criminal )?(?:Court|Tribunal) "
)


class Kinds:
    """Kinds from ``organizations/kinds.csv`` (whole names and tell-tale words), then from the head nouns."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        tests: list[tuple[re.Pattern[str], str]] = []
        for row in rows("organizations/kinds.csv"):
            if row["match"] == "name":
                self._names[row["phrase"].casefold()] = row["kind"]
            else:
                tests.append((re.compile(rf"\b(?:{re.escape(row['phrase'])})s?\b", re.IGNORECASE), row["kind"]))
        self._tests = tests
        self._heads = {
            r["head"].lower(): r["kind"]
            for name in ("entities/romance_heads.csv", "entities/heads.csv")
            for r in rows(name)
            if r["label"] == "ORG"
        }
        nouns = alternation(r["noun"] for r in rows("entities/announcers.csv"))
        self._announcer = re.compile(rf"(?<![\w-])(?P<noun>{nouns}),? (?:called |named |known as )?[“\"'‘]?$")
        self._head = re.compile(rf"\b(?:{alternation(self._heads)})s?\b", re.IGNORECASE)

    def known(self, name: str) -> v.OrganizationKind | None:
        """The kind of a body that the vocabulary has by its whole name."""
        return cast("v.OrganizationKind | None", self._names.get(name.casefold()))

    def announced(self, before: str) -> v.OrganizationKind:
        """The kind that a noun right before a name tells ("the newspaper "); "other" where there is none."""
        match = self._announcer.search(before)
        if match is None:
            return "other"
        head = match["noun"].split()[-1].lower()
        return cast(v.OrganizationKind, _ANNOUNCED.get(match["noun"].lower()) or self._heads.get(head, "other"))

    def of(self, name: str) -> v.OrganizationKind:
        """The kind of the body called ``name``; "other" where nothing tells."""
        folded = name.casefold()
        if folded in self._names:
            return cast(v.OrganizationKind, self._names[folded])
        if _COURT.search(name):
            return "court"
        for pattern, kind in self._tests:
            if pattern.search(name):
                return cast(v.OrganizationKind, kind)
        found = [m[0].lower() for m in self._head.finditer(name)]
        if not found:
            return "other"
        # "Association of the Bar": the first noun heads an of-phrase, the last one anything else.
        head = (
            found[0]
            if re.search(r"\b(?:of|for|on|against|de|del|pour|para|por|contra|do|da|des)\b", name)
            else found[-1]
        )
        return cast(v.OrganizationKind, self._heads.get(head) or self._heads.get(head.rstrip("s"), "other"))
