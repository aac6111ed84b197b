"""People by where they stand or what stands before them: name lists, titles, words of kinship."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Block, Mention
from pipeline.entities.patterns import ADDRESS, NAME, OPENERS, trie
from pipeline.entities.words import impersonal
from pipeline.resources import rows, strings

_LIST_END = re.compile(
    r" ?[(,;:\])}|]| - | – |\t| aged? \d| and (?:at least|about|other|\d|some|his|her)\b| \d{1,3}\b"
)
_NO_NAME = re.compile(
    r"(?:and|plus|at least|approximately|about|over|some|all|up to|other|others|members?|families|residents|inmates|"
    r"unnamed|unknown|none|an?|the|his|her|their|\d+|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_PLACE_NOUN = re.compile(
    r" (?:suburb|district|neighbou?rhood|quarter|street|road|square|mosque|hospital|city|town|village|camp|province|"
    r"dam|airport|bridge)\b"
)
_ABBREVIATED = re.compile(r"\b\w{1,4}\. $")  # a title with its stop ("Capt. ")
_OWNER = re.compile(r"['’]s(?= |$)")
_COLLECTIVES = frozenset(
    {"inhabitants", "staff", "employees", "supporters", "population", "community", "people", "indigenous"}
)
_AND = re.compile(r" (?:and|&|y|et) ")


class PeopleRules:
    """Finds people by rules; titles and kin words are those of the people stage."""

    def __init__(self) -> None:
        titles = [r["title"] for r in rows("people/titles.csv")]
        self.titles = frozenset(t.lower().rstrip(".") for t in titles)
        forms = trie(t.rstrip(".") for t in titles if t[:1].isupper())
        self._titled = re.compile(rf"(?<![\w-])(?:{forms})\.? (?P<name>{NAME})")
        lower = r"doña|don|sheikh|shaikh|imam|mullah|ayatollah|padre|hajji|haji|lama|monsignor|mgr"
        self._lower_titled = re.compile(rf"(?<![\w-])(?:{lower}) (?P<name>{NAME})")
        kin = trie(strings("people/kin.csv", "word"))
        self._kin = re.compile(rf"\b(?:[Hh]is|[Hh]er|[Tt]heir|my|[’']s) (?:\w+ )?(?:{kin}),? (?P<name>{NAME})")
        self._plurals = frozenset(r["plural"] for r in rows("references/people_nouns.csv")) | _COLLECTIVES
        self._never = frozenset(s.lower() for s in strings("entities/never.csv"))

    def in_list(self, text: str, block: Block) -> Iterator[Mention]:
        """The people of one name-list entry: the words up to the first bracket, comma or age."""
        line = text[block.start : block.end]
        if line.startswith("]") or line.rstrip().endswith(":"):
            return
        end = _LIST_END.search(line)
        head = line[: end.start()] if end else line
        start = 0
        for part in [*_AND.finditer(head), None]:
            stop = part.start() if part else len(head)
            yield from self._entry(head, start, stop, block.start)
            start = part.end() if part else stop

    def _entry(self, head: str, start: int, stop: int, offset: int) -> Iterator[Mention]:
        name = head[start:stop]
        start += len(name) - len(name.lstrip())
        name = name.strip()
        while (first := name.split(" ")[0]).lower().rstrip(".") in self.titles and " " in name:
            start += len(first) + 1
            name = name[len(first) + 1 :]
        letters = [w for w in name.split() if w[:1].isalpha()]
        if name.split(" ")[0].lower() in self._plurals:
            return  # "Inhabitants of the municipality of Tibú"
        if any(w in impersonal() for w in name.lower().split()):
            return  # "Amnesty International Report 2008" at the head of a page
        if not name or _NO_NAME.match(name) or not letters or len(letters) > 7 or name.lower() in self._never:
            return
        yield Mention(offset + start, offset + start + len(name), "PERSON", "list")

    def titled(self, text: str) -> Iterator[Mention]:
        """ "Dr Samira al-Barazi", "her brother Behrouz": the name without the word before it."""
        for pattern, rule in ((self._titled, "title"), (self._lower_titled, "title"), (self._kin, "kin")):
            for match in pattern.finditer(text):
                start, end = match.span("name")
                words = text[start:end].split(" ")
                while len(words) > 1 and words[0].lower().rstrip(".") in self.titles:
                    start += len(words.pop(0)) + 1
                if _PLACE_NOUN.match(text, end):
                    continue  # "the Sheikh Zayed suburb"
                if words[0].lower() in self._never or words[0].lower() in OPENERS:
                    continue
                if all(w.lower().rstrip(".") in self.titles for w in words) or " ".join(words).lower() in self.titles:
                    continue
                if text[start - 2 : start] == ". " and not _ABBREVIATED.search(text, match.start(), start):
                    continue  # "as Prime Minister. Parliament approved"
                if address := ADDRESS.search(text, start, end):
                    end = address.start()
                if owner := _OWNER.search(text, start, end):
                    end = owner.start()  # "Senator Marty's report"
                yield Mention(start, end, "PERSON", rule)
