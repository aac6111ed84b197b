"""Letters that were run together, parted into words: the likeliest reading by the frequency of the words.

A unigram model, as in Norvig's "Natural Language Corpus Data" (2009): a word costs the logarithm of its rank, and the
cheapest way through the letters wins. A name is in no list of words; a part that begins with a capital may open with
one, which costs more with each letter.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache, lru_cache
from itertools import islice

from pipeline.language.months import MONTHS
from pipeline.resources import model_folder, vocabulary_folder

_NAME, _LETTER = 8.0, 2.3  # what a name that is in no list costs, and each of its letters
_KNOWN_NAME = 13.0
_SHORTENED = 6.0  # "UWin" is rather "U Win" than "UW in"
_LONGEST = 20
# Words of two letters and less that begin a part, and short ones that stand behind a name.
_BEGIN = frozenset({"a", "an", "as", "at", "by", "he", "if", "in", "it", "no", "of", "on", "or", "so", "to", "we"})
_BEHIND_NAME = frozenset(
    {"was", "and", "who", "has", "had", "for", "the", "are", "in", "of", "at", "is", "on", "to", "by"}
)
_LETTERS = 8  # of words between a name and an "a" that is no letter of it
_MONTHS = frozenset(MONTHS.lower().split("|"))
_COMMON = 150  # words of the grammar are among so many
_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŘŚŞŠŢŤŪŮŰŲŹŻŽȘȚ"
_PARTS = re.compile(rf"Ma?c[{_UPPER}][^\W\d_{_UPPER}]+|[{_UPPER}]*[^\W\d_{_UPPER}]+|[{_UPPER}]+")


@cache
def costs() -> dict[str, float]:
    """The cost of each known word: by Zipf's law, the logarithm of its rank."""
    path = vocabulary_folder() / "cleaning" / "words.txt"
    words = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    unit = math.log(len(words))
    return {word: math.log((rank + 1) * unit) for rank, word in enumerate(words)}


@cache
def names() -> frozenset[str]:
    """Names and rarer words that the model's network knows by themselves, in lower case."""
    path = model_folder() / "casework_names" / "vocabulary.json"
    known = json.loads(path.read_text(encoding="utf-8"))
    words = [*known["words"], *known["lists"]]
    return frozenset(word for word in words if len(word) > 3 and word.isalpha())


@cache
def common() -> frozenset[str]:
    """The commonest words: "the", "of", "was"."""
    return frozenset(islice(costs(), _COMMON))


def segment(letters: str) -> list[str]:
    """The words of ``letters``, which put together are ``letters`` again; what cannot be parted is one word."""
    words: list[str] = []
    for part in _PARTS.findall(letters):
        capitals = next((i for i, c in enumerate(part) if not c.isupper()), len(part))
        if 1 < capitals < len(part):  # "USArmy", "NGOworkers"
            whole = _cheapest(part[capitals:])
            capital = _cheapest(part[capitals - 1 :])
            short = capital[0] <= whole[0] + _SHORTENED and len(capital[1][0]) > 1
            words.append(part[: capitals - short])
            words += capital[1] if short else whole[1]
        else:
            words += _cheapest(part)[1]
    return words


@lru_cache(maxsize=10_000)
def _cheapest(part: str) -> tuple[float, tuple[str, ...]]:
    """The cheapest reading of a part that has no capital inside, with its cost."""
    low = part.lower()
    table = costs()
    if low in table:
        return table[low], (part,)
    size = len(low)
    capital = part[0].isupper()
    if size < 3 or part.isupper():
        return _KNOWN_NAME, (part,)
    best: list[tuple[float, int]] = [(0.0, 0)] + [(math.inf, 0)] * size
    for end in range(1, size + 1):
        for start in range(max(0, end - _LONGEST), end):
            cost = table.get(low[start:end])
            if cost is not None and best[start][0] + cost < best[end][0]:
                if capital and not start and end < 3 and low[:end] not in _BEGIN:
                    continue
                best[end] = best[start][0] + cost, start
        if capital and end > 2:
            cost = _KNOWN_NAME if end > 3 and low[:end] in names() else _NAME + _LETTER * end
            if cost < best[end][0]:
                best[end] = cost, 0
    if best[size][0] == math.inf:
        return math.inf, (part,)
    words: list[str] = []
    at = size
    while at:
        start = best[at][1]
        words.append(part[start:at])
        at = start
    if _may_be_ending(words) or (low in names() and not _is_phrase(words)):
        return best[size][0], (part,)
    return best[size][0], tuple(words[::-1])


def _may_be_ending(words: list[str]) -> bool:
    """Whether short words may as well be the end of the name before them: "Pochebut", "Karimof", "Andrianandraina".

    ``words`` stand in reverse order.
    """
    first, last = words[-1].lower(), words[0]
    if not words[-1][0].isupper() or len(words) < 2 or first in common() or first in _MONTHS:
        return False
    if len(words) > 2:
        return len(last) == 1 and sum(map(len, words[1:-1])) < _LETTERS
    if len(last) == 2 and last in _BEHIND_NAME:
        return len(first) < 4 or not (first in costs() or first in names())
    return len(last) < 3 or (len(last) == 3 and first not in costs() and last not in _BEHIND_NAME)


def _is_phrase(words: list[str]) -> bool:
    """Whether the words make a phrase, so that even the network's list of words holds them run together."""
    grammar = sum(word.lower() in common() for word in words)
    return all(word.lower() in costs() for word in words) and grammar > words[-1][0].isupper()
