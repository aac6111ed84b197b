"""Accusations that stand before their noun: "terrorism charges", "drug-related offences"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.cues import Cue

_HEAD = re.compile(r"\b(?P<head>charges?|offences|counts)\b(?!\s+(?:of|include|including|that\s+include)\b)")
_WORD = re.compile(r"[\w’'/-]+[”\"’]?\s+$|[“\"‘][^“”\"\n]{2,60}[”\"’]\s+$")
_STOP = frozenset(
    [
        "on",
        "in",
        "face",
        "faces",
        "facing",
        "faced",
        "the",
        "his",
        "her",
        "their",
        "its",
        "with",
        "to",
        "against",
        "from",
        "for",
        "of",
        "any",
        "no",
        "these",
        "those",
        "such",
        "other",
        "new",
        "all",
        "false",
        "bogus",
        "trumped-up",
        "fabricated",
        "politically",
        "motivated",
        "politically-motivated",
        "additional",
        "further",
        "criminal",
        "serious",
        "several",
        "multiple",
        "various",
        "by",
        "that",
        "which",
        "were",
        "was",
        "are",
        "is",
        "dropped",
        "drop",
        "deny",
        "denied",
        "denies",
        "answer",
        "under",
        "pending",
        "similar",
        "same",
        "related",
        "more",
        "some",
        "two",
        "three",
        "four",
        "five",
        "six",
        "nine",
        "ten",
        "spurious",
        "unfounded",
        "vague",
        "broad",
        "minor",
        "lesser",
        "original",
        "first",
        "second",
        "last",
        "formal",
        "without",
        "over",
        "as",
        "or",
        "it",
        "possible",
        "separate",
        "certain",
        "specific",
        "official",
        "own",
    ]
)
_NEEDS = re.compile(
    r"\b(?:on|face|faces|facing|faced|answer|his|her|their|against|denied|denies|deny|dropped|dismissed|acquitted\s+of|cleared\s+of|convicted\s+of|guilty\s+of|accused\s+of|charged\s+with|for|of|the|to)\s+"
    r"(?:(?:the|a|an|several|various|bogus|fabricated|trumped-up|false|spurious|unfounded|additional|further|new|separate|serious|politically[\s-]motivated|criminal|minor|multiple|alleged|other|two|three|four|five)\s+)*$"
)
_LEGAL = re.compile(
    r"\b(?:arrest|detain|held|hold|tried|trial|try|convict|sentenc|imprison|jail|charg|indict|prosecut|acquit|remand|extradit|investigat|fac(?:e|es|ed|ing)\b|serving|executed|drop|dismiss|death|wanted|guilty|released|bail|custody|court)\w*",
    re.IGNORECASE,
)
_MAX_WORDS = 6


class PrenominalFinder:
    """Finds "X charges" and "X offences" where X is in the table of phrases."""

    def __init__(self, reader: Reader) -> None:
        self.read = reader

    def __call__(self, text: str, sentence: Span) -> Iterator[tuple[Cue, Accusation]]:
        """The cues (the noun) and what stands before them."""
        for m in _HEAD.finditer(text, sentence.start, sentence.end):
            start = position = m.start()
            for _ in range(_MAX_WORDS):
                word = _WORD.search(text, max(sentence.start, position - 64), position)
                if not word or word[0].strip().casefold() in _STOP:
                    break
                position = start = word.start()
            if start == m.start() or not _NEEDS.search(text[max(sentence.start, start - 60) : start]):
                continue
            if not _LEGAL.search(text, max(sentence.start, start - 120), min(sentence.end, m.end() + 60)):
                continue
            parts, _ = self.read(text, start, m.start(), "weak")
            parts = parts or self.read(text, start, m.end(), "weak")[0]
            for accusation in parts:
                if accusation.category.strong:
                    yield Cue(Span(*m.span()), Span(*m.span()), "noun", "charged", "weak", "… charges"), accusation
