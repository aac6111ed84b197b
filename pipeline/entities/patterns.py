"""What a name looks like: the atoms that the finders build their expressions from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from pipeline.resources import strings

UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƠƯȘȚẠ-ỹ"
PARTICLE = (
    r"(?:al|el|an|as|ad|ar|at|ash|ul|bin|ibn|bint|abu|umm|de|del|de la|de los|da|do|dos|das|di|du|la|van|von|der|ben|"
    r"ould|mint)"
)
# Those that stand apart from the name as well; "at", "as" and "an" would be English words there.
APART = PARTICLE.replace("|an|as|ad|ar|at|ash|", "|")
# One capitalised word, hyphens and apostrophes inside: "Al-Askariyya", "O'Brien", "‘Abd".
WORD = rf"(?:['’‘ʿʼ`]?(?:{PARTICLE}-['’‘ʿʼ`]?)?[{UPPER}][\w'’‘ʿʼ`-]*\.?)"
WORD_NO_STOP = rf"(?:['’‘ʿʼ`]?(?:{PARTICLE}-['’‘ʿʼ`]?)?[{UPPER}][\w'’‘ʿʼ`-]*)"
# Up to six capitalised words with particles between them.
NAME = rf"{WORD_NO_STOP}(?: (?:{APART} )?{WORD_NO_STOP}){{0,5}}"
NAME_LAZY = rf"{WORD_NO_STOP}(?: (?:{APART} )?{WORD_NO_STOP}){{0,5}}?"
# Where an address goes on from its addressee.
ADDRESS = re.compile(
    r" (?:Edificio|Avenida|Calle|Carrera|Rua|Rue|Plaza|Palacio|Street|Ministry|Office|Box|P\.?O\.?)\b"
)
# Words that open a sentence or a phrase in capitals and belong to no name.
OPENERS = frozenset(strings("entities/openers.csv", "word"))

_FEW = 8  # phrases that are not worth sorting by their letters


# Openers that names begin with as well: "the First Command of the Capital", "New Orleans", "All People's Congress".
COUNTED = frozenset({"All", "An", "First", "Second", "Third", "Fourth", "Fifth", "New"})
_OPENS = re.compile(r"(?:^|[.!?:;”\"\n•]) ?$")


def opens_sentence(text: str, start: int) -> bool:
    """Whether nothing of its sentence stands before ``start``: a capital there tells nothing."""
    return start == 0 or _OPENS.search(text, max(0, start - 3), start) is not None


def alternation(phrases: Iterable[str]) -> str:
    """Phrases as one alternation, the longest first, white space flexible."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in ordered)


def trie(phrases: Iterable[str]) -> str:
    """Phrases as one expression that tries each character once, the longest first; for hundreds of phrases."""
    root: dict[str, Any] = {}
    for phrase in sorted(set(phrases)):
        node = root
        for char in phrase:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branches(root)


def by_letters(phrases: Sequence[str]) -> str:
    """``"|".join(map(re.escape, phrases))`` for an expression that ignores case.

    The same matches in the same order of preference, but those that begin with another letter are not tried.
    """
    first = {phrase[:1] for phrase in phrases if phrase}
    if len(phrases) < _FEW or not all(map(str.isascii, first)):  # beyond ASCII, letters of two cases are not one pair
        return "|".join(map(re.escape, phrases))
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1].lower(), []).append(phrase[1:])
    ends = groups.pop("", None) is not None
    branches = [
        re.escape(letter) + (f"(?:{by_letters(rest)})" if len(rest) > 1 else re.escape(rest[0]))
        for letter, rest in groups.items()
    ]
    return "|".join(branches) + ("|" if ends else "")


def _branches(node: dict[str, Any]) -> str:
    ends = "" in node
    branches = [re.escape(char) + _branches(child) for char, child in sorted(node.items()) if char]
    if not branches:
        return ""
    body = branches[0] if len(branches) == 1 and not ends else "(?:" + "|".join(branches) + ")"
    return body + "?" if ends else body


def either_case(phrase: str) -> list[str]:
    """The phrase with each of its words in lower case and with a capital, in every combination."""
    forms = [""]
    for word in phrase.split():
        both = dict.fromkeys((word, word[0].upper() + word[1:]))
        forms = [f"{form} {w}".lstrip() for form in forms for w in both]
    return forms


def capitalised(phrase: str) -> str:
    """The phrase with a capital at its content words ("Court of Appeal")."""
    return " ".join(w if w in _SMALL else w[0].upper() + w[1:] for w in phrase.split())


_SMALL = frozenset({"of", "on", "the", "for", "and", "against", "to", "in"})


_LEFT = re.compile(rf"(?<![\w-])(?:{WORD_NO_STOP}|[{UPPER}]\.) (?:{APART} )?$")
_RIGHT = re.compile(rf"(?: (?:{APART} )?{WORD_NO_STOP})+")
_RUN_REACH = 60


def run_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Offsets of the capitalised words, with particles between them, that ``text[start:end]`` is one or some of."""
    low = start
    while match := _LEFT.search(text, max(0, low - _RUN_REACH), low):
        low = match.start()
    right = _RIGHT.match(text, end)
    return low, right.end() if right else end
