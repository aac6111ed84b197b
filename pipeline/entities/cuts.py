"""Bodies that a head noun has drawn together, cut where the model, which has read the sentence, has two names or ends
one: two bodies, an owner and its organ, a body and its post.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.case import Mention
from pipeline.entities.patterns import alternation, capitalised
from pipeline.gazetteers.countries import find_country
from pipeline.resources import rows, strings

_JOINT = re.compile(r",? and (?:the )?(?=[A-Z])")
_OWNER = re.compile(r"['’]s? (?=[A-Z])")
_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ-]+")
_OFFICE = re.compile(r"^(?:Office|Bureau|Secretariat)\b|\b(?:the|of|and|for|High)$")
_KINDS = frozenset({"NGO ", "NGOs "})  # "the NGO Sahel Committee"
_BETWEEN = re.compile(r" (?:(?:of|for|and|in|on)(?: the)? )?")


class Cuts:
    """Cuts them; vocabularies ``entities/heads.csv``, ``openings.csv`` and ``posts_behind.csv``."""

    def __init__(self) -> None:
        heads = [row for row in rows("entities/heads.csv") if row["label"] == "ORG"]
        nouns = alternation(capitalised(row["head"]) for row in heads)
        openings = alternation(capitalised(phrase) for phrase in strings("entities/openings.csv", "phrase"))
        # Each side of "and" must be a body by itself: "Ministry of Justice", "Appeals Court", but "Truth".
        self._ends = re.compile(rf"(?:^|[ -])(?:{nouns})$")
        self._opens = re.compile(rf"(?:[A-Z][\w-]* ){{0,3}}(?:{openings}) (?:the )?[A-Z]")
        # Nouns that make no body by themselves: "Police and Border Guard Board".
        self._partial = frozenset(row["head"].split()[-1].lower() for row in heads if row["lower"] == "yes")
        self._post = re.compile(
            rf" (?:(?:Special|Chief|Deputy|High) )?(?:{alternation(strings('entities/posts_behind.csv', 'post'))})"
            r"(?= (?:for|on|of|to) |$)"
        )

    def bodies(self, mentions: Iterable[Mention], model: Sequence[Mention], text: str) -> Iterator[Mention]:
        """``mentions``, the bodies among them cut where they are more than one name."""
        by_start = {m.start: m for m in model}
        by_end = {m.end: m for m in model}
        for mention in mentions:
            if mention.label != "ORG":
                yield mention
                continue
            body = self._without_post(_as_read(mention, by_start, by_end, text), by_end, text)
            yield from self._parts(body, by_start, by_end, text)

    def _without_post(self, body: Mention, by_end: dict[int, Mention], text: str) -> Mention:
        """ "Council of Europe Commissioner for Human Rights" is the Council of Europe and its commissioner."""
        post = self._post.search(text, body.start, body.end)
        if post is None or post.start() not in by_end or _OFFICE.search(text[body.start : post.start()]):
            return body
        return replace(body, end=post.start())

    def _parts(
        self, body: Mention, by_start: dict[int, Mention], by_end: dict[int, Mention], text: str
    ) -> Iterator[Mention]:
        start = body.start
        for joint in _JOINT.finditer(text, body.start, body.end):
            second = text[joint.end() : body.end]
            if joint.start() in by_end and self._is_body(text[start : joint.start()]) and self._is_body(second):
                yield replace(body, start=start, end=joint.start())
                land = _OWNER.search(text, joint.end(), body.end)
                of_land = land is not None and find_country(text[joint.end() : land.start()])
                start = land.end() if land and of_land else joint.end()  # "and Macedonia's Public Prosecutor"
        for owner in _OWNER.finditer(text, start, body.end):
            first = by_start.get(start)
            organ = first is not None and first.label == "ORG" and first.end == owner.start()
            if organ or _ACRONYM.fullmatch(text, start, owner.start()):
                yield replace(body, start=start, end=owner.start())
                start = owner.end()
        yield replace(body, start=start)

    def _is_body(self, name: str) -> bool:
        end = self._ends.search(name)
        if end is not None:
            return " " in name or name.lower() not in self._partial
        return self._opens.match(name) is not None


def _as_read(body: Mention, by_start: dict[int, Mention], by_end: dict[int, Mention], text: str) -> Mention:
    """The body without a people, a place or a person before it, where the model has read them as two names:
    "the ethnic Albanian National Liberation Army", "the session on Darfur of the Human Rights Council".
    """
    first, last = by_start.get(body.start), by_end.get(body.end)
    if last is not None and last.label == "ORG" and text[body.start : last.start] in _KINDS:
        return replace(body, start=last.start)
    if first is None or last is None or last.start < first.end:
        return body
    if first.label == "ORG" and last.label == "PERSON":
        return replace(body, end=first.end)  # "the company Zenit Pavel Orlov ran"
    if last.label != "ORG":
        return body
    between = text[first.end : last.start]
    if first.label == "PERSON":
        return replace(body, start=last.start)  # "Jung Gwang-hoon the chair of the Alliance for Peace"
    two = first.label == "NORP" or (first.label == "GPE" and between != " ")
    return replace(body, start=last.start) if two and _BETWEEN.fullmatch(between) else body
