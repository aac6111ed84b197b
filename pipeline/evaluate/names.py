"""When two names are taken as the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sheikh"}
    | {"the", "al", "el", "bin", "ibn", "u", "daw", "ko"}
)
GENERIC = frozenset(
    {"region", "province", "district", "county", "state", "governorate", "department", "prefecture"}
    | {"city", "town", "village", "of"}
)


def fold(text: str | None) -> str:
    """Case, accents, possessives and punctuation folded away."""
    text = unicodedata.normalize("NFKD", text or "").casefold()
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("'s ", " ").replace("’s ", " ")
    return " ".join(re.sub(r"[^0-9a-z]+", " ", text).split())


def tokens(text: str) -> list[str]:
    """Folded words without titles and particles (with them where nothing else is left)."""
    words = fold(text).split()
    return [w for w in words if w not in TITLES] or words


def same_name(a: Iterable[str], b: Collection[str]) -> bool:
    """Whether any spelling of ``a`` equals one of ``b`` or shares 60 % of their words, two at least."""
    for x in a:
        for y in b:
            left, right = tokens(x), tokens(y)
            if not left or not right:
                continue
            if left == right:
                return True
            shared = len(set(left) & set(right))
            if shared >= 2 and shared / len(set(left) | set(right)) >= 0.6:
                return True
    return False


def spellings(entity: dict[str, Any]) -> set[str]:
    """Name and aliases."""
    return {entity["name"], *(entity.get("aliases") or [])}


def same_entity(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether two people or bodies share a name."""
    return same_name(spellings(a), spellings(b))


def same_place(a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Countries agree by code, other places by name without "region", "city" and the like."""
    if a.get("kind") == b.get("kind") == "country" and a.get("country"):
        return bool(a["country"] == b.get("country"))
    return same_name(_bare(a), _bare(b))


def _bare(place: dict[str, Any]) -> set[str]:
    return {" ".join(t for t in tokens(s) if t not in GENERIC) or s for s in spellings(place)}


def pair(gold: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool]) -> list[tuple[Any, Any]]:
    """Greedy one-to-one pairs, in the order of ``gold``."""
    free, pairs = list(found), []
    for g in gold:
        for i, f in enumerate(free):
            if same(g, f):
                pairs.append((g, f))
                del free[i]
                break
    return pairs


class Book:
    """The spellings that both sides know for each person, so that an alias counts as the name."""

    def __init__(self, people: Iterable[dict[str, Any]]) -> None:
        self.sets = [spellings(p) for p in people]

    def of(self, name: str) -> set[str]:
        """Every spelling known for ``name``, itself included."""
        known = {name}
        for group in self.sets:
            if any(fold(name) == fold(s) for s in group):
                known |= group
        return known
