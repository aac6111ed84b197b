"""Labels of header lines: "Subject: ...", "Issue date: ...", "Released: ..."."""

from __future__ import annotations

import re

from pipeline.resources import rows

_LABEL = re.compile(r"([$\w][\w'’/()$ -]{0,45}?) ?:(?=\s|$)")


class Labels:
    """Which group of texts a label belongs to."""

    def __init__(self) -> None:
        self._groups: dict[str, set[str]] = {}
        for row in rows("structure/labels.csv"):
            self._groups.setdefault(row["label"], set()).add(row["group"])

    def read(self, text: str) -> tuple[str, int] | None:
        """The label at the start of a line in lower case, and where its value begins; None without a colon."""
        match = _LABEL.match(text)
        if not match:
            return None
        return " ".join(match[1].lower().replace("’", "'").split()), match.end()

    def has(self, text: str, *groups: str) -> bool:
        """Whether a line begins with a label of one of ``groups``."""
        found = self.read(text)
        if not found:
            return False
        known = self._groups.get(found[0], set())
        return any(group in known for group in groups) or ("mail" in groups and found[0].startswith("x-"))


LABELS = Labels()
