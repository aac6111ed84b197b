"""Names of bodies and facilities by their head noun: "Evin prison", "Prison Colony No. 19", "Ministry of Justice"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from pipeline.case import EntityLabel, Mention
from pipeline.entities.calendar import DAY
from pipeline.entities.patterns import (
    COUNTED,
    NAME,
    NAME_LAZY,
    OPENERS,
    WORD_NO_STOP,
    alternation,
    capitalised,
    either_case,
    opens_sentence,
    trie,
)
from pipeline.gazetteers.cities import is_city
from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.resources import rows

_COUNT = r" (?!(?:19|20)\d\d)\d{1,4}(?![\d:/]| (?!is|was|has)[a-z]+s\b)"  # no year, nor "police 15 months ago"
_NUMBER = rf"(?:,? (?:[Nn]o\.?|Nº|N°|number|Number|#) ?\d{{1,4}}|{_COUNT})"
_NO_DAY = rf"(?!(?:{DAY})\b)"  # "the High Court on Monday"
_OF = (
    rf" (?:of|for|on|against|to) {_NO_DAY}(?:the )?{NAME}(?: (?:and|for|on|of) {_NO_DAY}(?:the )?{NAME})*"
    r"(?: (?:province|region|district|county|governorate|state|department|oblast)\b)?"
)
_BACKED = re.compile(r"-(?:backed|based|led|funded|sponsored|run|supported|controlled|owned|affiliated|mandated) $")
_ORDINAL = re.compile(r"(?<![\w-])\d{1,3}(?:st|nd|rd|th) $")  # "the 12th Infantry Battalion"
_OWNER = re.compile(rf"(?P<place>{NAME_LAZY})['’]s (?=[A-Z])")
_MODIFIERS_BEHIND = re.compile(r"(?: [a-z]+)+$")
_OF_PRISONS = re.compile(r" (?:service|system|sentence|term|population|authorit|administration|reform)")
_ARTICLE = re.compile(r"\b[Aa]n? $")
# Words before a head that are no name of it: "the local Court", "his Prison".
_PLAIN = frozenset(
    {"the", "a", "an", "this", "that", "local", "main", "same", "central", "former", "opposition", "ruling"}
)
BANDS = frozenset({"FM", "AM", "TV"})  # "FM radio stations" names none


class HeadNouns:
    """Finds names by their head; vocabularies ``entities/heads.csv`` and ``entities/openings.csv``."""

    def __init__(self) -> None:
        self._labels: dict[str, EntityLabel] = {}
        self._dropped: set[str] = set()  # "the Foroyaa newspaper" is called Foroyaa
        lower: list[str] = []
        upper: list[str] = []
        for row in rows("entities/heads.csv"):
            self._labels[row["head"].lower()] = cast(EntityLabel, row["label"])
            if row["kind"] == "media" and row["lower"] == "yes":
                self._dropped.add(row["head"])
            (lower if row["lower"] == "yes" else upper).append(row["head"])
        heads = trie([form for h in lower for form in either_case(h)] + [capitalised(h) for h in upper])
        modifiers = trie(r["word"] for r in rows("entities/head_modifiers.csv"))
        # A name, then the head: the head may be lower case where its row allows it.
        self._before = re.compile(
            rf"(?<![\w-]){NAME_LAZY}(?: (?:and|of|for|the|of the|&) {WORD_NO_STOP}){{0,2}}?"
            rf"(?: (?:{modifiers})){{0,2}} (?P<head>{heads})s?\b(?! (?:{heads})s?\b)"
            rf"(?P<number>{_NUMBER})?(?P<of>{_OF})?"
        )
        # The head itself in capitals, with a number or a continuation: "Colony No. 47", "Prison No. 5".
        self._numbered = re.compile(rf"(?<![\w-])(?:{NAME} )?(?P<head>{heads})(?P<number>{_NUMBER})(?P<of>{_OF})?")
        self._facility_code = re.compile(
            r"(?<![\w-])(?:SIZO|IK|LIU|LTP|PKT|SHIZO|YuTs|IVS)[- ](?:No\.? ?)?\d{1,3}(?:/\d+)?\b"
        )
        openings = trie(capitalised(r["phrase"]) for r in rows("entities/openings.csv"))
        self._opening = re.compile(
            rf"(?<![\w-])(?:{WORD_NO_STOP} ){{0,3}}(?:{openings}) (?:the )?{NAME}"
            rf"(?:,? (?:and|(?:of|for|on|in charge of)(?: the)?) {NAME}){{0,3}}"
        )
        self._branch = re.compile(
            rf"(?<![\w-])(?:Branch|Section|Chamber|Circuit|Division|Room) (?:No\.? ?)?\d{{1,4}}"
            rf" of (?:the )?{NAME}(?:{_OF})?"
        )
        posts = alternation(r["word"] for r in rows("entities/posts_of.csv"))
        self._post = re.compile(
            rf"(?:(?:assistant|deputy|former|acting|executive|regional|national) )*(?:{posts})(?: for {NAME})?"
            r" of (?:the |an? )?",
            re.IGNORECASE,
        )
        self._prefilter = re.compile(alternation(h.split()[-1] for h in self._labels), re.IGNORECASE)

    def find(self, text: str) -> Iterator[Mention]:
        """Mentions with a head noun in ``text``; they may overlap."""
        for match in self._branch.finditer(text):
            yield Mention(match.start(), match.end(), "ORG", "head:branch")
        for match in self._opening.finditer(text):
            span = self._trimmed(text, *match.span())
            if span:
                yield Mention(*span, "ORG", "head:opening")
        for match in self._facility_code.finditer(text):
            yield Mention(match.start(), match.end(), "FAC", "head:code")
        if not self._prefilter.search(text):
            return
        for pattern, rule in ((self._before, "head:after"), (self._numbered, "head:numbered")):
            for match in pattern.finditer(text):
                label = self._label(match["head"])
                end = match.end() if label == "ORG" or not match["of"] else match.start("of")
                start, named = match.start(), match.start("head")
                if match["head"].islower() and match["head"].lower() in self._dropped:
                    end = named = match.start("head") - 1
                owner = _OWNER.match(text, start, match.start("head"))
                if owner and (is_city(owner["place"]) or find_country(owner["place"])):
                    start = owner.end()  # "Tehran's Evin prison"
                span = self._trimmed(text, start, end)
                if span and (find_country(text[span[0] : span[1]]) or _describes(text, span[0], match)):
                    continue  # "Russian Federation", "a Delhi court"
                if span and (match["number"] or _has_name(text[span[0] : named], whole=named == end)):
                    ordinal = _ORDINAL.search(text, max(0, span[0] - 6), span[0])
                    yield Mention(
                        ordinal.start() if ordinal else span[0], span[1], label, f"{rule}:{match['head'].lower()}"
                    )

    def _trimmed(self, text: str, start: int, end: int) -> tuple[int, int] | None:
        """Take openers of sentences and posts ("Members of the") off the front; None where nothing is left."""
        while start < end:
            post = self._post.match(text, start, end)
            word = re.compile(r"[^\s]+ ").match(text, start, end)
            if post and text[post.end() : post.end() + 1].isupper():
                start = post.end()
            elif word and word[0].strip() in COUNTED and not opens_sentence(text, start):
                break
            elif word and (word[0].strip().lower().rstrip(".") in OPENERS or _BACKED.search(word[0])):
                start = word.end()  # "the Ethiopia-backed Somali Government"
            else:
                break
        return (start, end) if start < end else None

    def _label(self, head: str) -> EntityLabel:
        folded = head.lower()
        return self._labels.get(folded) or self._labels[folded.rstrip("s")]


def _describes(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a head in lower case only tells a kind of body, and whose: "a Delhi court", "Danish airports"."""
    if not match["head"].islower() or match["number"] or start >= match.start("head"):
        return False
    before = text[start : match.start("head")].strip()
    several = text[match.end("head") : match.end("head") + 1] == "s" and " and " not in before
    before = _MODIFIERS_BEHIND.sub("", before)  # "the US federal courts"
    whose = find_demonym(before) or find_country(before) or is_city(before)
    if whose and _OF_PRISONS.match(text, match.end("head")):
        return True  # "the Sierra Leone prison service"
    return bool(whose) and (several or _ARTICLE.search(text, max(0, start - 4), start) is not None)


def _has_name(before: str, *, whole: bool) -> bool:
    """Whether the words before a head name something; where they are the ``whole`` name, more than "Italian"."""
    words = [w for w in before.split() if w.lower() not in _PLAIN and not w.islower()]
    if whole and len(words) == 1:
        word = words[0]
        return not (find_demonym(word) or word.endswith("-based") or word in BANDS or word.lower() in OPENERS)
    return bool(words)
