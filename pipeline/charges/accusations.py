"""From the words behind a cue to single accusations: "murder and robbery" are two, "aiding and sheltering" is one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.case import Span
from pipeline.charges.categories import UNKNOWN, Categorizer, Category, words_of
from pipeline.charges.cues import Trust
from pipeline.charges.extents import Piece, pieces, split_quote

# Words that say only that there is a charge.
_EMPTY = re.compile(
    r"(?:an?|any|no|the|various|several|other|some|further|new|additional|these|those|such|this|that|same|all|both|many|more|what"
    r"|related|similar|serious|different|minor|lesser|common|ordinary|recogni[sz]abl[ey]|internationally|criminal(?:ly)?|certain|specific|vague(?:ly)?"
    r"|worded|bogus|trumped-up|fabricated|false|spurious|unspecified|unknown|unfounded|politically|motivated|based|clear|apparent|genuine|proper"
    r"|offen[cs]es?|crimes?|charges?|counts?|accusations?|wrongdoing|anything|something|nothing|everything|it|them|him|her|which|one|two|three|four|five|six|seven|eight|nine|ten|\d+"
    r"|\W)*",
    re.IGNORECASE,
)
# Deeds that a person may be held for but that no authority calls a crime in so many words, and talk that is no deed.
_NO_ACCUSATION = re.compile(
    r"\b(?:questioning|interrogation|trial|treatment|investigation|days?|weeks?|months?|years?|hours?|minutes?|life|release|identification|"
    r"example|instance|fear|lack|first time|second time|their own|own safety|beliefs?|opinions?|views?|"
    r"peaceful(?:ly)?|human rights work|legitimate|exercis\w+|express\w+ (?:his|her|their)|medical|surgery|"
    r"reasons|age|suicide|himself|herself|themselves|"
    r"nothing|political reasons|religious reasons|appeal|sentencing|verdict|hearing)\b",
    re.IGNORECASE,
)
# "charged with investigating": a duty.
_DUTY = re.compile(
    r"(?:the\s+task|responsibility|investigating|monitoring|checking|protecting|overseeing|supervising|ensuring|implementing|continuing|"
    r"drafting|reviewing|enforcing|upholding|maintaining|providing\s+(?:security|protection)|examining|developing|guarding|safeguarding|"
    r"prosecuting|trying(?!\s+to\b)|reporting|promoting\s+(?:human|equal)|coordinating|administering|carrying\s+out\s+(?:the\s+)?investigation)\b",
    re.IGNORECASE,
)
_GERUND = re.compile(r"(?:(?:\w+ly|not|of|for|un\w+|re)\s+){0,2}[a-z][a-z-]{2,}ing\b", re.IGNORECASE)
_BREACH = re.compile(r"(?:breach(?:es)?|violations?|contravention|infringement)\s+of\b", re.IGNORECASE)
_NOT_GERUND = frozenset(
    [
        "during",
        "being",
        "nothing",
        "everything",
        "something",
        "anything",
        "including",
        "according",
        "saying",
        "stating",
        "claiming",
        "morning",
        "evening",
        "king",
        "spring",
    ]
)
_TAIL = re.compile(
    r"(?:,?\s+(?:and|or)\s+(?:other|related|similar|various|several|further|additional)\b[^,.;]*|\s+(?:charges?|counts?|accusations?)|\s+(?:and|or|of|in|with|for|the|a|an|by|on|at|to|against)|[\s,;:—–-]+)$",
    re.IGNORECASE,
)
_PURPOSE = re.compile(
    r"\s(?:intent(?:ion)?\s+to|aim(?:ed|ing)?\s+(?:at|to)|in\s+order\s+to|likely\s+to|so\s+as\s+to|to\s+cause)\b"
)
_NAMED_BODY = re.compile(
    r"(?:being\s+)?(?:an?\s+)?(?:alleged\s+|active\s+|leading\s+)?(?:member(?:ship)?|belong(?:s|ed|ing)?|affiliat\w+|links?)\s+(?:of|in|to|with)\s+(?:the\s+)?(?:\w+\s+)?[A-Z]"
)
_REFERS_BACK = re.compile(r"\b(?:it|them|one|such a group)$", re.IGNORECASE)


@dataclass(slots=True)
class Accusation:
    """One accusation as worded: ``text[span]``."""

    span: Span
    category: Category
    quoted: bool
    only_for: Span | None = None


def _shared(first: Piece, second: Piece) -> Piece:
    """Two stretches that share an object, as one."""
    quoted = first.quoted and second.quoted
    return Piece(first.start, second.end, first.before, quoted, second.gloss, second.only_for)


class Reader:
    """Reads the accusations behind a cue."""

    def __init__(self, categorize: Categorizer) -> None:
        self.categorize = categorize

    def __call__(self, text: str, start: int, end: int, trust: Trust) -> tuple[list[Accusation], int]:
        """The accusations at ``text[start:end]`` and where they stop; none where the words name no accusation.

        ``trust`` says what is needed to believe that the first words are one: see ``cues.csv``.
        """
        stretches, stop = pieces(text, start, end)
        return self.of(text, stretches, trust), stop

    def of(self, text: str, stretches: list[Piece], trust: Trust) -> list[Accusation]:
        """The accusations that ``stretches`` name."""
        parts: list[Piece] = []
        for piece in stretches:
            parts += self._inside(text, piece) if piece.quoted else [piece]
        found: list[Accusation] = []
        pending: Piece | None = None  # a bare word that shares the object of the next stretch
        for i, piece in enumerate(parts):
            part = piece if pending is None else _shared(pending, piece)
            pending = None
            part.end = _trim(text, part.start, part.end)
            if part.end <= part.start:
                continue
            words = text[part.start : part.end]
            category = self._category(text, part)
            if _EMPTY.fullmatch(words):
                if not found and not part.quoted:
                    return []
                continue
            if not found:
                if self._opens(text, part, category, parts[i + 1 :]):
                    pending = part
                    continue
                if not _believed(words, category, part.quoted, trust):
                    joined = self._with_next(text, part, parts[i + 1 :], trust)
                    return [joined] if joined else []
                found.append(Accusation(part.span, category, part.quoted, part.only_for))
                continue
            last = found[-1]
            if self._continues(text, last, part, category):
                if not part.quoted or last.quoted:
                    span = Span(last.span.start, part.end)
                    found[-1] = Accusation(
                        span, self.categorize(text[span.start : span.end]), last.quoted, last.only_for
                    )
                continue
            if self._opens(text, part, category, parts[i + 1 :]):
                pending = part
                continue
            if _is_gerund(words) and not category.strong and _REFERS_BACK.search(words):
                category = last.category  # "joining a terrorist group, funding it"
            if part.quoted or category.strong or _is_gerund(words):
                if not part.quoted and _NO_ACCUSATION.search(words) and not category.strong:
                    break
                found.append(Accusation(part.span, category, part.quoted, part.only_for))
            elif part.before == ",":
                break
        return found

    def _category(self, text: str, part: Piece) -> Category:
        category = self.categorize(text[part.start : part.end])
        if category.known and not category.strong and _NAMED_BODY.match(text, part.start, part.end):
            category = replace(category, strong=True)  # "membership of the Islamic Liberation Party"
        if part.gloss:
            gloss = self.categorize(text[part.gloss.start : part.gloss.end])
            if gloss.score > category.score:
                return gloss
        return category

    def _inside(self, text: str, quote: Piece) -> list[Piece]:
        """A quoted string as one stretch, or as several where each part is an accusation of its own."""
        parts = split_quote(text, quote)
        if len(parts) < 2:
            return [quote]
        categories = [self.categorize(text[p.start : p.end]) for p in parts]
        if not all(c.strong for c in categories):
            return [quote]
        for i in range(1, len(parts)):
            if _PURPOSE.search(text, parts[i - 1].start, parts[i - 1].end):
                return [quote]
            whole = self.categorize(text[parts[i - 1].start : parts[i].end])
            if _is_one(whole, categories[i - 1], categories[i]):
                return [quote]
        return parts

    def _opens(self, text: str, part: Piece, category: Category, rest: list[Piece]) -> bool:
        """Whether a bare word waits for its object: "aiding" in "aiding and sheltering members of an armed gang"."""
        if part.quoted or not rest or rest[0].quoted or rest[0].before == "":
            return False
        words = text[part.start : part.end]
        if len(words_of(words)) > 2 or category.strong or _REFERS_BACK.search(words):
            return False
        return rest[0].before in {"and", "or"} or _is_gerund(words)

    def _with_next(self, text: str, part: Piece, rest: list[Piece], trust: Trust) -> Accusation | None:
        """A first stretch that only the second explains: "possessing military uniforms and guns"."""
        if not rest or rest[0].before != "and" or rest[0].quoted or not _is_gerund(text[part.start : part.end]):
            return None
        span = Span(part.start, _trim(text, part.start, rest[0].end))
        category = self.categorize(text[span.start : span.end])
        if not category.strong or not _believed(text[span.start : span.end], category, False, trust):
            return None
        return Accusation(span, category, False, part.only_for)

    def _continues(self, text: str, last: Accusation, part: Piece, category: Category) -> bool:
        """Whether a stretch belongs to the accusation before it."""
        words = text[part.start : part.end]
        if part.quoted:
            return False
        if part.before == "or":
            return not category.strong or category.category == last.category.category
        bare = part.before == "and" and not _is_gerund(words) and len(words_of(words)) <= 4
        if category.strong or category.known:
            whole = self.categorize(text[last.span.start : part.end])
            if _is_one(whole, last.category, category) and not last.quoted:
                return True
            opening = text[last.span.start : last.span.end]
            governs = _is_gerund(opening) or " of " in opening or " to " in opening
            if bare and governs and not last.quoted:
                return category.category == last.category.category or not category.strong
            return False
        return part.before == "and" and not _is_gerund(words) and not last.quoted


def _is_one(whole: Category, first: Category, second: Category) -> bool:
    """Whether a row fits the two together that fits neither alone ("picking quarrels and provoking trouble")."""
    if first.strong and second.strong and first.category != second.category and whole.category == first.category:
        return False  # "rape and murder", "murder and criminal conspiracy"
    return whole.id not in {first.id, second.id} and whole.score > max(first.score, second.score)


def _is_gerund(words: str) -> bool:
    m = _GERUND.match(words)
    return bool(m) and m is not None and m[0].split()[-1].lower() not in _NOT_GERUND


def _believed(words: str, category: Category, quoted: bool, trust: Trust) -> bool:
    if not quoted and _DUTY.match(words):
        return False
    doubtful = bool(_NO_ACCUSATION.search(words)) and not quoted
    if category.strong and not (doubtful and trust == "weak"):
        return True
    if doubtful:
        return False
    if trust == "strong":
        return len(words_of(words)) > 0 and not words[0].isdigit()
    if trust == "medium":
        return quoted or category.known or _is_gerund(words) or bool(_BREACH.match(words))
    return quoted and category.known


def _trim(text: str, start: int, end: int) -> int:
    for _ in range(4):
        m = _TAIL.search(text, start, end)
        if not m or m.start() <= start:
            break
        end = m.start()
    return end


__all__ = ["Accusation", "Reader", "UNKNOWN"]
