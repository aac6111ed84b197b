"""Accusations that stand before their noun: "terrorism charges", "drug-related offences"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.case import Span
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.cues import Cue
from pipeline.schema import vocabulary as v

_HEAD = re.compile(
    r"\b(?:(?P<head>charges?|offen[cs]es?|counts|(?P<alleged>(?:allegations|accusations)(?!\s+that\b)))\b(?!\s+(?:of|include|including|that\s+include)\b)|"
    r"(?P<law>laws?|legislation)\b|(?P<process>trial|retrial|cases?|suits?|lawsuits?|(?P<verdict>convictions?)|prosecution|indictment|hearing|(?P<inquiry>investigation|inquiry|probe))\b)"
)
_AIMED = re.compile(r"\s+(?:of|against|involving)\s+")
# What stands before the words for a proceeding where it is somebody's.
_WHOSE = re.compile(
    r"(?:\b(?:his|her|their|face|faces|facing|faced|(?:on\s+trial|arrested|detained|charged|convicted|jailed|tried|accused|acquitted|sentenced|imprisoned|wanted|defendants?|suspects?|implicated)\s+in|(?:subject|target|targets)\s+of|under)|['’]s?|known\s+as|dubbed|so-called)\s+"
    r"(?:(?:the|an?|\d+|two|three|four|five|several|new|separate|second|first|ongoing)\s+)*$"
)
_WORD = re.compile(r"[\w’'/-]+[”\"’]?\s+$|[“\"‘][^“”\"\n]{2,60}[”\"’]\s+$")
_UNDER = re.compile(
    r"\b(?P<verb>charged|prosecuted|convicted|tried|sentenced|jailed|booked|indicted)(?:\s+\w+){0,3}\s+under\s+(?:(?:the|an?|its|their|[A-Z]\w+['’]s?)\s+)*$"
)
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
    r"(?:(?:the|a|an|several|various|bogus|fabricated|trumped-up|false|spurious|unfounded|additional|further|new|separate|serious|politically[\s-]motivated|criminal|minor|multiple|alleged|other|two|three|four|five)\s+)*$",
    re.IGNORECASE,
)
_FACED = re.compile(r"\b(?:on|over|face[sd]?|facing|answer|den(?:y|ies|ied))\s+(?:(?!the\b)[\w-]+\s+){0,2}$")
_LEGAL = re.compile(
    r"\b(?:arrest|detain|lawsuit|sued|suing|filed|lodged|prosecut|subject|target|denie|held|hold|tried|trial|try|convict|sentenc|imprison|jail|charg|indict|prosecut|acquit|remand|extradit|investigat|fac(?:e|es|ed|ing)\b|serving|executed|drop|dismiss|death|wanted|guilty|released|bail|custody|court|defendant)\w*",
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
                if not word or word[0].strip().casefold() in _STOP or word[0][0].isdigit():
                    break
                position = start = word.start()
            before = text[max(sentence.start, start - 60) : start]
            aimed = _AIMED.match(text, m.end(), sentence.end)
            if start == m.start() or not (
                _UNDER.search(before)
                if m["law"]
                else (aimed or _WHOSE.search(before))
                if m["process"]
                else (_FACED if m["alleged"] else _NEEDS).search(before)
            ):
                continue
            if not aimed and not _LEGAL.search(
                text, max(sentence.start, start - 120), min(sentence.end, m.end() + 60)
            ):
                continue
            parts, _ = self.read(text, start, m.start(), "weak")
            parts = parts or self.read(text, start, m.end(), "weak")[0]
            for accusation in parts:
                if accusation.category.strong:
                    head = Span(*m.span())
                    link = Span(aimed.end(), aimed.end()) if aimed else head
                    accused = m["alleged"] or m["inquiry"]
                    status: v.ChargeStatus = "convicted" if m["verdict"] else "accused" if accused else "charged"
                    yield Cue(head, link, "noun", status, "weak", "… charges"), accusation
