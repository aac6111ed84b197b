"""The model's names, trimmed and sifted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast, get_args

from spacy.tokens import Doc

from pipeline.case import EntityLabel, Mention
from pipeline.entities.calendar import DAY
from pipeline.entities.patterns import ADDRESS, COUNTED, OPENERS, PARTICLE, UPPER, opens_sentence
from pipeline.entities.words import impersonal, occupation_words
from pipeline.gazetteers.cities import is_city
from pipeline.gazetteers.countries import find_country, find_demonym
from pipeline.gazetteers.world_regions import is_world_region
from pipeline.resources import strings

LABELS = frozenset(get_args(EntityLabel))
_EDGE = ' \n\t.,;:!?()[]{}"“”«»*|/-–—•'
_QUOTES = "'’‘`"
_POSSESSIVE = re.compile(r"['’]s?$")
_NOUN_BEFORE = re.compile(rf"[a-z]{{3,}} (?=[{UPPER}])")
_DATED = re.compile(rf" on (?:{DAY}\b|\d{{1,2}} [A-Z])")
_INNER = re.compile(r" (?:at|in|near|from) ")
# A word in lower case ends a person's name, unless it is one of the particles of names.
_LOWER = re.compile(rf"(?:^| )(?!{PARTICLE}\b|e\b|y\b|s/o\b|d/o\b|a/l\b|binti\b|née\b|nee\b|na\b)[a-z][a-z]+(?: |$)")
_WORDS_LIKE = re.compile(rf"[{UPPER}][a-z]+-(?:[a-z]+(?:ing|ed|born)|old|wide|long|free)")  # "Award-winning"
_INSIDE = re.compile(r"\b[Ii]n $|\b(?!(?:sho|fir|aim|thr|yel|poi|dir|tar|lau|ang|loo|sta)\w* )\w+ at $")
_MAIDEN = re.compile(r"n[ée]e ")
_KIND_OF = re.compile(rf"(?:[a-z-]+ ){{1,3}}of (?:the )?(?=[{UPPER}])")  # "department of Antioquia"
_LIST = re.compile(r",? (?:and|or) |[,/] ?")
_CAPITAL = re.compile(rf"[{UPPER}0-9]")


class Sieve:
    """Trims each of the model's spans and drops or relabels those that cannot be what it says."""

    def __init__(self, titles: frozenset[str]) -> None:
        self._titles = titles
        self._never = frozenset(s.lower() for s in strings("entities/never.csv"))

    def mentions(self, doc: Doc, text: str, any_case: bool) -> Iterator[Mention]:
        """The model's mentions that are left; ``text`` is the Doc's, ``any_case`` lets lower-case names pass."""
        for span in doc.ents:
            if span.label_ not in LABELS:
                continue
            label = cast(EntityLabel, span.label_)
            start, end = self._trim(text, span.start_char, span.end_char, label, any_case)
            name = text[start:end]
            if "://" in name:
                continue
            if not name or (label != "LAW" and name.lower() in self._never) or _half_a_word(text, start, end, label):
                continue
            if all(word in OPENERS for word in name.lower().split()) or _languages(name):
                continue
            if not any_case and not _CAPITAL.search(name):
                continue
            if (
                _WORDS_LIKE.fullmatch(name)
                or (label != "ORG" and self._is_post(name))
                or (label == "PERSON" and _impersonal(name))
            ):
                continue
            changed = self._relabel(name, label)
            if changed == "PERSON" and " " in name and _is_inside(text, start, end):
                changed = "GPE"  # "works in Negros Occidental"
            yield Mention(start, end, changed, "model" if changed == label else "model:relabelled")

    def _trim(self, text: str, start: int, end: int, label: EntityLabel, any_case: bool) -> tuple[int, int]:
        newline = text.find("\n", start, end)
        if newline >= 0:
            end = newline
        while start < end and text[start] in _EDGE:
            start += 1
        while start < end and text[end - 1] in _EDGE and not _closes(text, start, end):
            end -= 1
        if label == "PERSON" and (maiden := _MAIDEN.match(text, start, end)):
            start = maiden.end()
        if match := _POSSESSIVE.search(text[start:end]):
            end = start + match.start()
        if end - start > 1 and text[end - 1] in _QUOTES:
            end -= 1
        if label in ("GPE", "FAC", "PERSON") and (inner := _INNER.search(text, start, end)):
            # "June at Motipur", "Jovica Janevski at Tetovo Police Station": two things in one
            start, end = (start, inner.start()) if label == "PERSON" else (inner.end(), end)
        if label == "GPE" and (kind := _KIND_OF.match(text, start, end)):
            start = kind.end()
        if label in ("GPE", "PERSON") and (dash := text.rfind(" - ", start, end)) > 0:
            start = dash + 3
        if label == "PERSON" and (address := ADDRESS.search(text, start, end)):
            end = address.start()
        if label == "PERSON" and not any_case and (low := _LOWER.search(text, start, end)):
            start, end = (low.end(), end) if low.start() == start else (start, low.start())
        if label == "ORG" and not any_case and (noun := _NOUN_BEFORE.match(text, start, end)):
            start = noun.end()  # "the trade union Farmers' Union"
        if day := _DATED.search(text, start, end):  # "the Magistrate's Court on Monday", "the Court on 3 May"
            end = day.start()
        words = text[start:end].split(" ")
        drop = self._titles | OPENERS if label == "PERSON" else OPENERS
        while len(words) > 1 and words[0].lower().rstrip(".") in drop:
            if label != "PERSON" and words[0] in COUNTED and not opens_sentence(text, start):
                break  # "members of the First Command of the Capital"
            start += len(words.pop(0)) + 1
        if label == "PERSON" and len(words) > 2 and words[0].lower() in occupation_words():
            start += len(words[0]) + 1  # "Lawyer Arnon Nampa"
        return start, end

    def _is_post(self, name: str) -> bool:
        """Whether the name is only a title or a post: "Treasurer", "Attorney General"."""
        folded = name.lower().rstrip(".")
        return folded in self._titles or folded in occupation_words()

    def _relabel(self, name: str, label: EntityLabel) -> EntityLabel:
        if is_world_region(name):
            return "LOC"
        if label in ("PERSON", "ORG", "NORP", "LOC", "FAC") and find_country(name) and name != "US":
            return "GPE"
        if label in ("GPE", "PERSON", "ORG", "LOC") and find_demonym(name) and not find_country(name):
            return "NORP"
        if label == "ORG" and is_city(name) and not name.isupper():
            return "GPE"  # and "PA", "SADC" are bodies, whatever town bears the letters
        return label


def _half_a_word(text: str, start: int, end: int, label: EntityLabel) -> bool:
    """Whether the span is cut out of a word with a hyphen ("Plain-clothes men") and names nothing by itself, as it
    does in "CIA-operated flights", "a Banjul-based newspaper", "pro-Syrian forces".
    """
    if label == "NORP" or (label == "ORG" and text[start:end].isupper()) or text.startswith("-based ", end):
        return False
    return (text[end : end + 1] == "-" and text[end + 1 : end + 2].islower()) or (
        start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()
    )


def _impersonal(name: str) -> bool:
    """Whether a word of the name is never a person's: "Cyclone Nargis", "Put Down Your Gun"."""
    return any(word in impersonal() for word in name.lower().split())


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether "in" stands before a name that owns nothing ("in Leyla Yunus's case")."""
    return bool(_INSIDE.search(text, max(0, start - 20), start)) and text[end : end + 1] not in ("'", "’")


def _languages(name: str) -> bool:
    """Whether the name is a list of languages or peoples: "Arabic, English"."""
    parts = _LIST.split(name)
    return len(parts) > 1 and all(find_demonym(part) for part in parts)


def _closes(text: str, start: int, end: int) -> bool:
    """A bracket that was opened inside the name, or the stop of an initial."""
    if text[end - 1] == ")":
        return "(" in text[start:end]
    return text[end - 1] == "." and end - start >= 2 and text[end - 2].isupper()
