"""Work and posts in the words around a name: "journalist X", "X, a catechist", "the Minister of Defence, General X".

A phrase is the longest entry of ``people/occupations.csv`` with the lower-case words before it that qualify it
("community health worker"). What is no part of an occupation (age, nationality, "former") stops it.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.case import Span
from pipeline.people.names import leading_titles
from pipeline.resources import rows, strings

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_MAX_WORDS = 5


class Occupation(NamedTuple):
    """An occupation as found: ``value`` in lower case and singular, ``span`` the words."""

    value: str
    head: str
    span: Span
    kind: str  # work, post, status
    official: bool
    plural: bool


class _Entry(NamedTuple):
    singular: str
    kind: str
    official: bool
    plural: bool


@cache
def _entries() -> dict[str, _Entry]:
    table: dict[str, _Entry] = {}
    for row in rows("people/occupations.csv"):
        official = row["official"] == "yes"
        table[row["occupation"]] = _Entry(row["occupation"], row["kind"], official, False)
        table.setdefault(row["plural"], _Entry(row["occupation"], row["kind"], official, True))
    return table


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(word.lower() for word in strings("people/qualifiers.csv", "word"))


@cache
def _portfolio() -> re.Pattern[str]:
    heads = "|".join(re.escape(h) for h in sorted(_portfolio_heads(), key=lambda h: (-len(h), h)))
    fields = "|".join(sorted(_state_fields()))
    word = (
        rf"(?:[A-Z][\w'’&-]*|of|and|the|for|to|in|public|affairs|health|information|education|labour|"
        rf"law|order|(?:{fields})\b)"
    )
    return re.compile(
        rf"\b(?P<head>(?i:{heads}))(?P<of>[ ](?:of|for|in[ ]charge[ ]of)[ ]{word}(?:[ ]{word}){{0,7}})?"
    )


@cache
def _portfolio_heads() -> dict[str, bool]:
    """Whether each head needs a field of the state."""
    return {row["head"]: row["field"] == "yes" for row in rows("people/portfolio_heads.csv")}


@cache
def _state_fields() -> frozenset[str]:
    return frozenset(strings("people/state_fields.csv", "word"))


def find(text: str, start: int, end: int) -> list[Occupation]:
    """Occupations in ``text[start:end]``, left to right, longest first, without overlaps."""
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text, start, end)]
    found: list[Occupation] = []
    i = 0
    while i < len(words):
        entry, n = _longest(words, i, text)
        if entry is None:
            i += 1
            continue
        left = _extend(words, i, text)
        span = Span(words[left][1], words[i + n - 1][2])
        value = _value(text, words, left, i, entry)
        found.append(Occupation(value, entry.singular, span, entry.kind, entry.official, entry.plural))
        i += n
    return found


def _longest(words: list[tuple[str, int, int]], i: int, text: str) -> tuple[_Entry | None, int]:
    entries = _entries()
    for n in range(min(_MAX_WORDS, len(words) - i), 0, -1):
        if any(text[words[j][2] : words[j + 1][1]] not in (" ",) for j in range(i, i + n - 1)):
            continue
        key = " ".join(w[0] for w in words[i : i + n]).lower().replace("’", "'")
        entry = entries.get(key)
        if entry is not None:
            return entry, n
    return None, 0


def _extend(words: list[tuple[str, int, int]], i: int, text: str) -> int:
    """The first of up to three words before ``i`` that belong to the occupation."""
    left = i
    while left > 0 and i - left < 3:
        word = words[left - 1][0]
        if text[words[left - 1][2] : words[left][1]] != " " or word.lower() in _qualifiers():
            break
        if not (
            word.islower() or (word.isupper() and len(word) > 2 and not text[words[i][1] :].isupper())
        ) or word.endswith("ly"):
            break
        if word.endswith(("-old", "-born", "ed")) or word in _entries():
            break
        left -= 1
    return left


def _value(text: str, words: list[tuple[str, int, int]], left: int, i: int, entry: _Entry) -> str:
    before = [w[0].lower() for w in words[left:i]]
    return " ".join([*before, entry.singular])


def portfolio(text: str, occupation: Occupation, end: int) -> Occupation:
    """``occupation`` with its portfolio ("Minister of Defence"), where it is a post that has one, up to ``end``."""
    head = max(text.lower().rfind(occupation.head, occupation.span.start, occupation.span.end), occupation.span.start)
    match = _portfolio().match(text, occupation.span.start, end) or _portfolio().match(text, head, end)
    if not match or not match["of"]:
        return occupation
    if _portfolio_heads()[match["head"].lower()] and not _state_fields() & set(match["of"].lower().split()):
        return occupation
    words = re.sub(r"(?:,?[ ](?:of|and|the|for|to))+$", "", text[match.start() : match.end()], flags=re.I)
    value = " ".join(words.split()).lower()
    return occupation._replace(value=value, span=Span(match.start(), match.start() + len(words)), official=True)


# --- beside a name ---------------------------------------------------------------------------------------------

_ENDS = re.compile(
    r"(?:,?[ ](?:among[ ]them|including|namely))?(?:[ ]?\((?:[^()]{1,40})\))?:?[ ,]*(?:named|called|known as)?[ ,]*$"
)
_NATIONAL = re.compile(r"[ ]?(?:an?|the)[ ](?:[A-Z][\w-]*[ ]){1,3}(?:national|citizen)[ ]and(?=[ ])")
# "editor of The Point, Deyda Hydara", "the chief district officer of Bardiya, "
_OF_BODY = re.compile(
    r" (?:of|for|at) (?:the )?(?:[A-Z][\w'’&-]*)(?: (?:[A-Z][\w'’&-]*|of|the|and|for|in charge of)){0,8},? ?"
    r"| of (?:the|an?|his|her|their) [a-z][\w'’-]*(?: [a-z][\w'’-]*){0,2}, "  # "the head of the union, X"
    r"| (?:on|for) [a-z][\w'’-]*(?: [a-z][\w'’-]*){0,4}, "  # "the Special Rapporteur on torture, X"
)
_JOIN = re.compile(r"(?:[ ]and|,|[ ]&)$")
_BEFORE = 110


def before_name(text: str, low: int, start: int) -> list[Occupation]:
    """Occupations that lead up to a name at ``start`` ("teacher and trade unionist "), the nearest first."""
    low = max(low, start - _BEFORE)
    window = text[low:start].removesuffix(": ")  # "Minister of Interior: Mr Cahit Bayar"
    cut = max((window.rfind(mark) for mark in (". ", "; ", ": ", "\n", " who ", " by ", ") ")), default=-1)
    low += cut + 1 if cut >= 0 else 0
    found: list[Occupation] = []
    at = start
    candidates = list(find(text, low, start))
    for occupation in reversed(candidates):
        full = portfolio(text, occupation, at)
        gap = text[full.span.end : at]
        if not found:
            of_body = _OF_BODY.fullmatch(gap)
            behind = of_body is not None and ("," in gap or leading_titles(text[start : start + 40])[0] > 0)
            ok = "\n" not in gap and (behind or _ENDS.fullmatch(gap) is not None)
        else:
            ok = _JOIN.fullmatch(gap.rstrip()) is not None and not _article_between(gap)
        if not ok:
            break
        # "for the journalist, Ali" names a journalist; "said the lawyer, and Ali" does not.
        found.append(full)
        at = full.span.start
    return found


# "a photographer who had filmed the fire, Spyros Kalogridis,", "a journalist tried with them, Tunji Akinola,"
_CLAUSE = re.compile(
    r"(?:^|\s)(?:[Aa]n?|[Oo]ne|[Aa]nother) (?P<np>(?:[A-Z][\w-]+ )?[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,3}?)"
    r" (?:who|whose|[a-z]+ing|[a-z]+ed|held|known|shot|taken|beaten|found) [^,.;:()\n]{3,70}, [\"“'‘]?$"
)


def with_clause(text: str, low: int, start: int) -> Occupation | None:
    """The occupation of somebody whose name, at ``start``, ends a phrase that a clause makes long."""
    match = _CLAUSE.search(text, max(low, start - _BEFORE), start)
    if match is None or text.startswith(",", low):  # "Sara Okello, a nurse who knew them, Ali Hamid and"
        return None
    found = find(text, *match.span("np"))
    return found[-1] if found and found[-1].span.end == match.end("np") else None


def _article_between(gap: str) -> bool:
    return bool(re.search(r"\b(?:a|an|the)\b", gap))


# "X, a prisoner of conscience, is a physician"
_DESCRIBED = re.compile(r", an? [a-z][^,.;:()\n]{2,60},(?= (?:is|was) an? )")
_MARKER = re.compile(
    r"(?:[ ]?\((?![^()]*\b(?:who|whose|which|where)\b)[^()]{1,60}\))?"
    r"(?:,?[ ](?:now[ ]|currently[ ])?(?:aged?[ ](?:about[ ]|around[ ])?)?\d{1,3}(?:[ ]years?[ ]old)?(?=[ ,"
    r".;)]))?(?:[ ](?=[(,:–—\]-]))?"
)
_OPEN = re.compile(
    r"(?:,|\(|-|–|—|\]|:|[ ]who[ ](?:is|was|works[ ]as|worked[ ]as)\b|[ ](?:is|was|works[ ]as|worked[ ]as|"
    r"has[ ]worked[ ]as|had[ ]worked[ ]as)(?=[ ](?:an?|the)[ ])"
    r"|,?(?:[ ]who)?(?:[ ](?:was|is|had[ ]been|has[ ]been)"
    r"(?:[ ](?:re-)?(?:appointed|elected|named)(?:[ ]as)?|[ ]sworn[ ]in[ ]as)|[ ]became)(?=[ ][a-z]))[ ]?"
)
_SEGMENT_END = re.compile(
    r"[,;:.()\]\n–—]|[ ](?:and|who|whom|whose|which|was|is|were|are|has|had|have|said|told)(?=[ ])"
)
_AFTER_OCCUPATION = re.compile(
    r"(?:$|[ ]?[,;:.()\]\n–—]|'s\b|[ ](?:and|who|whose|of|for|from|at|in|with|to|on|by|aged|working|based|"
    r"employed|currently|since|belonging|near|under|was|is|were|has|had|as|resident|"
    r"known|held|shot|taken|[a-z]+ing|[a-z]+ed)\b)"
)
_INTRO = re.compile(
    r"(?:[ ]?(?:both|an?|the|one|also|and|then|former|now|respectively|his|her|their|another|(?:an?[ "
    r"])?\d{1,3}-year-old)\b[ ]?)*",
    re.I,
)


def after_name(text: str, end: int, high: int, listed: bool = False) -> list[Occupation]:
    """Occupations that follow a name that ends at ``end``: ", 54, a lawyer and poet", " is a farmer".

    ``listed`` is for name lists, where no article is needed.
    """
    high = min(high, end + 170)
    at = match.end() if (match := _MARKER.match(text, end, high)) else end
    found: list[Occupation] = []
    for _ in range(4):
        opening = _OPEN.match(text, at, high)
        if not opening:
            break
        kin = re.compile(r"[ ]?(?:his|her|their)[ ]\w+(?=,)").match(text, opening.end(), high)
        if kin:
            at = kin.end()
            continue
        segment = opening.end()
        if national := _NATIONAL.match(text, segment, high):
            segment = national.end()  # ", a UK national and former adviser to"
        stop = _SEGMENT_END.search(text, segment, high)
        limit = stop.start() if stop else high
        got = _first_in_segment(text, segment, limit, high, listed)
        if got is None:
            if described := _DESCRIBED.match(text, at, high):
                at = described.end()
                continue
            age = re.compile(r"[ ]?(?:aged[ ])?\d{1,3}\b").fullmatch(text, segment, limit)
            if age is None and not re.fullmatch(r"[ ]?(?:[mf]|male|female|released)", text[segment:limit]):
                break
            at = limit + (1 if text[limit : limit + 1] == ")" else 0)
            continue
        found.append(got)
        at = got.span.end
        joined = re.compile(r"[ ]and(?=[ ])").match(text, at, high)
        while joined:
            stop = _SEGMENT_END.search(text, joined.end(), high)
            second = _first_in_segment(text, joined.end(), stop.start() if stop else high, high, listed)
            if second is None:
                break
            found.append(second)
            at = second.span.end
            joined = re.compile(r"[ ]and(?=[ ])").match(text, at, high)
        rest = _SEGMENT_END.search(text, at, high)
        if rest is None or text[rest.start()] != ",":
            break
        at = rest.start()
    return [o for o in found if not o.plural or listed]


def _first_in_segment(text: str, start: int, limit: int, high: int, listed: bool) -> Occupation | None:
    intro = _INTRO.match(text, start, limit)
    has_article = bool(intro and re.search(r"\b(?:an?|the|one|former|his|her|their|both)\b", intro[0], re.I))
    for occupation in find(text, start, limit):
        skipped = text[(intro.end() if intro else start) : occupation.span.start]
        if len(skipped.split()) > 4 or re.search(r"\b(?:of|by|for|to|in|from|with|that|as|at|on)\b", skipped):
            return None
        full = portfolio(text, occupation, high)
        if not _AFTER_OCCUPATION.match(text, full.span.end, high) and full.span.end < high:
            return None
        # Without an article only a post with a body stands as an apposition: "X, Treasurer of the Union".
        if not has_article and not listed and occupation.kind != "post" and not _bare_apposition(text, full, high):
            return None
        return full
    return None


# "X, founder and former head of the union", "X, secretary to the committee"
_JOINED_POST = re.compile(r" and (?:an? |the )?[a-z][\w'’-]*(?: [a-z][\w'’-]*){0,3} (?:of|at|for) | to (?:the|an?) ")


def _bare_apposition(text: str, occupation: Occupation, high: int) -> bool:
    after = text[occupation.span.end : min(high, occupation.span.end + 4)]
    joined = _JOINED_POST.match(text, occupation.span.end, high) is not None
    if text.endswith("respectively ", 0, occupation.span.start):
        joined = False  # "A and B, respectively publisher and editor of the paper": not both B's
    return (joined or after.startswith((",", ";", " of", ".", ")"))) and not occupation.plural


def official_values(values: list[str]) -> bool:
    """Whether one of the occupations of a person is a post of public power."""
    return any(_official(value) for value in values)


def _official(value: str) -> bool:
    """What the longest entry that ``value`` ends in says: a secretary general is no general."""
    head = value.partition(" of ")[0].partition(" for ")[0]
    for words in (value.split(), head.split()):
        for i in range(len(words)):
            entry = _entries().get(" ".join(words[i:]))
            if entry is not None:
                if entry.official:
                    return True
                break
    return False
