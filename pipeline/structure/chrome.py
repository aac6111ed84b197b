"""Lines of a web page that do not belong to the text."""

from __future__ import annotations

import re
from typing import Literal

from pipeline.resources import rows

Chrome = Literal["line", "tail"]
# "Menu | Who we are | What we do", "Home / Documents / Egypt", "+++ SIGN UP +++", "53 days left to take action"
_BARS = re.compile(r"(?:[^|]{0,40}\|){2,}[^|]{0,60}$|[^|]{1,60}(?: {2,}\|  ?| \| ? {2,})[^|]{1,60}$")
_CRUMBS = re.compile(r"(?:home|accueil|inicio)\b[^/>»|.]{0,30}(?: ?[/>»] ?[^/>»|.]{1,60})+$", re.IGNORECASE)
_BANNER = re.compile(r"(\+\+\+|\*\*\*|>>>|===).{3,200}(?:\1|<<<)$")
_COUNTDOWN = re.compile(
    r"\d+ (?:days?|hours?|weeks?) (?:left|remaining|to go)\b.{0,40}$|\d+ (?:shares?|likes?)$", re.I
)
_COMMENTS = re.compile(r"\d+ (?:comments?|responses?|replies)\b[^.]{0,40}$", re.IGNORECASE)


class ChromeLines:
    """The vocabulary of chrome."""

    def __init__(self) -> None:
        phrases: dict[str, list[str]] = {"line": [], "start": [], "tail": []}
        for row in rows("structure/chrome.csv"):
            phrases[row["match"]].append(row["phrase"].casefold())
        self._lines = frozenset(phrases["line"])
        self._starts = tuple(phrases["start"])
        self._tails = tuple(phrases["tail"])
        self._languages = frozenset(row["name"] for row in rows("structure/languages.csv"))

    def find(self, text: str) -> Chrome | None:
        """``"line"`` for a line of chrome, ``"tail"`` where all that follows is chrome too, else None."""
        if len(text) > 250:
            return None
        folded = " ".join(text.casefold().split()).strip(" |·•")
        if len(folded) < 90 and folded.startswith(self._tails) and not folded.endswith("."):
            return "tail"
        if _COMMENTS.match(folded):
            return "tail"
        if folded.strip(" :>»") in self._lines or (len(folded) < 110 and folded.startswith(self._starts)):
            return "line"
        words = re.split(r"[\s|/·]+", folded)
        if len(words) > 1 and all(word in self._languages for word in words):
            return "line"
        if _BARS.match(text) or _CRUMBS.match(text) or _BANNER.match(text) or _COUNTDOWN.match(text):
            return "line"
        return None


CHROME = ChromeLines()
