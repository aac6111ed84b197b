"""Who stands as the subject of a verb of accusation: names, pronouns and noun phrases to its left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.case import Case, Group, Organization, Person, Reference, Span
from pipeline.charges import described
from pipeline.charges.coordination import cluster_left, cluster_right, described_by, joined
from pipeline.charges.definite import accused_at
from pipeline.charges.described import Accused

_ADVERBS = (
    r"(?:(?:\w+ly|also|later|then|both|each|all|again|first|now|still|since|not|never|twice|once|"
    r"himself|herself|themselves|either|formally|nonetheless|in\s+turn)\s+){0,4}"
)
_BE = r"(?:was|were|is|are|am|be|been|being|stands?|stood|got|remains?|remained)"
PASSIVE = re.compile(rf"\b{_BE}\s+{_ADVERBS}$", re.IGNORECASE)
_WHO = re.compile(r"\bwho\b(?!\s+(?:said|told))", re.IGNORECASE)
_NEXT_TO = re.compile(rf"(?:\s*\([^()\n]{{1,80}}\))?(?:,\s+[^,.;\n]{{1,60}})?,?\s*{_ADVERBS}$")
PREPOSITION = re.compile(
    r"\b(?:of|by|with|against|to|for|from|in|at|on|after|before|about|between|like|unlike|including|per|near|over|under|as)\s+(?:the\s+|an?\s+)?$"
    r"|\b(?:of|by|with|against|including)\s+(?:the\s+|an?\s+)?(?:[a-z][a-z-]+\s+){1,2}$",
    re.IGNORECASE,
)
_VERB = (
    rf"{_ADVERBS}(?:was|were|is|are|has|have|had|will|would|could|may|might|faces?|faced|remains?|remained|stands?|stood|received|"
    r"pleaded|appeared|went|denies|deny|denied|spent|got|began|awaits?|awaited|left|did|does|do|[a-z]+ed)\b"
)
FINITE = re.compile(
    rf"(?:['’]s\b|\s*\([^()\n]{{1,80}}\))?(?:,[^,;.\n]{{1,120}}(?:,[^,;.\n]{{1,60}}){{0,2}},)?\s*{_VERB}"
)
_TRAIL = re.compile(rf"(?:,[^,;.\n]{{1,60}},)?\s*(?:\b{_BE}\s+|\b(?:has|have|had)\s+(?:been\s+)?)?{_ADVERBS}$")
# What may follow a noun phrase before its verb ("two officers from Sidi Gaber police station were").
_MODIFIED = re.compile(
    rf"(?:\s+and\s+[a-z-]+s)?(?:\s+(?:from|in|of|at|with|near|on|employed|working|serving|belonging|based|living|detained|arrested|held|aged)\s[^,;:.\n]{{2,70}}?|"
    rf"\s[–—-]\s[^;.\n]{{2,90}}\s[–—-]|,\s[^;.\n]{{2,90}},)?\s*{_VERB}"
)
_PREDICATE = re.compile(rf"\b(?:{_BE}|as)\s+$")
_CLAUSE = re.compile(
    r";\s|\bthat\s|,\s+(?:while|whereas|where|when|after|before|because|although|though|and\s+that|but)\s|\b(?:while|whereas|although|because|but)\s|\s[–—-]\s|:\s"
)
# What a name is said to be right behind it, up to the end of the noun phrase.
_APPOSED = re.compile(r"(?:\s*\([^()\n]{1,80}\))?,\s+(?:(?:an?|the|his|her|their|one\s+of|both|all)\s)[^,;\n]{1,80}")
_SAID_TO_BE = re.compile(r"(?:one|an?|the|another|his|her|their)\s[^,;.]{2,80},\s", re.IGNORECASE)
_ONE = re.compile(r"(?:one|an?|the|his|her|their)\s+(?:\S+\s+){0,4}?\S+(?<!s)(?<!men)(?<!people)$", re.IGNORECASE)
_THEN_NAME = re.compile(r"(?:\s+(?:who|from|in|of)\s[^,;.\n]{3,60})?,\s(?=[A-Z])")
_AMONG = re.compile(
    r"(?:\s+(?:who|from|in|of|at)\s[^;.\n]{3,90}?)?,?\s+(?:including|among\s+(?:them|whom)|one\s+of\s+(?:them|whom))\s+"
)
_IS_AMONG = re.compile(
    r"\s(?:was|were|is|are)\s+(?:(?:also|reportedly)\s+)?(?:among|one\s+of|two\s+of)\s+(?:the\s+)?$"
)
_BOTH = re.compile(r"(?:both|all)\s", re.IGNORECASE)
_WHO_DID = re.compile(
    r"\bwho\s+(?:(?:had|has|have|allegedly|reportedly|then)\s+){0,3}(?!was\b|were\b|said\b|told\b)[a-z]+(?:ed|ot|id|ok|nt|ew|ught)\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$"
)  # "the man who had shot the judge X was"
_OF_NAME = re.compile(r"\bof\s+(?:the\s+)?(?:[a-z-]+\s+){0,2}$")
# "ordered the editor to be"
_ORDERED = re.compile(rf"\b(?P<verb>ordered|wanted|allowed|asked\s+for)\s[^,;.\n]{{3,120}}?\s+to\s+be\s+{_ADVERBS}$")
_EACH_OF = re.compile(
    r"\s+(?:all|both|each)(?:\s+(?:two|three|four|five|six|seven|eight|nine|ten))?\s+of\s+(?=(?:them|the|these|those)\b)"
)
_PLAIN_OBJECT = re.compile(r"\s+(?P<words>(?:the|these|those)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[\w-]+))(?=\s)")
_TRAIL_ONLY = re.compile(rf"(?:\s*\([^()\n]{{1,80}}\))?,?\s*(?:{_BE}\s+|(?:has|have|had)\s+(?:been\s+)?)?{_ADVERBS}")
_WHO_IT_IS = re.compile(r",\s(?P<who>(?:[^,;.\n]{1,60},\s)?[^,;.\n]{2,80}),")
_ALL = re.compile(
    r"\b[Aa]ll\s+(?:of\s+)?(?:those|the\s+people)\s+(?:arrested|detained|held|accused|charged|on\s+trial|named)\b|\b[Aa]ll\s+the\s+(?:accused|defendants)\b|\b[Tt]he\s+above(?:-named|-mentioned|\s+named|mentioned)?\b"
)
_TOGETHER = re.compile(r"(?:\s*\([^()\n]{1,80}\))?,?\s+(?:(?:together|along)\s+with|as\s+well\s+as|and)\s+")


@dataclass(frozen=True, slots=True)
class Setting:
    """The sentence of a cue and the references in it that stand for people."""

    sentence: Span
    references: list[Reference]


def setting(case: Case, sentence: Span) -> Setting:
    """The references to people in ``sentence``, outermost first where they nest."""
    found: list[Reference] = []
    for r in case.references_in(sentence.start, sentence.end):
        if any(isinstance(t, (Person, Group)) for t in r.targets):
            if found and found[-1].end >= r.end and found[-1].start <= r.start:
                continue
            found.append(r)
    return Setting(sentence, found)


def people_of(references: list[Reference]) -> list[Accused]:
    """The people and groups that references stand for, each once."""
    found: list[Accused] = []
    for r in references:
        for target in r.targets:
            if not isinstance(target, Organization) and target not in found:
                found.append(target)
    return found


def subject(case: Case, place: Setting, end: int) -> list[Accused]:
    """The people who stand as the subject of a verb at ``end``; empty where nobody stands before it."""
    text, start = case.text, place.sentence.start
    left = [r for r in place.references if r.end <= end]
    ordered = _ORDERED.search(text, start, end)
    if ordered:
        found = object_(case, place, ordered.end("verb"), end)
        if found:
            return found
    found = _of_who(case, place, left, end)
    if found:
        return found
    adjacent = [
        r
        for r in left
        if not r.possessive and _NEXT_TO.fullmatch(text, r.end, end) and not FINITE.match(text, r.end, end)
    ]
    direct = [r for r in left if not r.possessive and _TRAIL_ONLY.fullmatch(text, r.end, end)]
    if direct and direct[-1].end >= max((r.end for r in adjacent), default=0):
        adjacent = direct
    words = _before(case, start, end)
    if words and adjacent and _APPOSED.fullmatch(text, adjacent[-1].end, words.end):
        words = None  # "Tuan, a 31-year-old electrician, is": about Tuan
    if words and (
        not adjacent
        or adjacent[-1].end < words.end
        or _of_group_only(adjacent[-1])
        or (words.start < adjacent[-1].start and adjacent[-1].end == words.end)  # "the lawyer of Ali Karimov was"
    ):
        return _phrase(case, place, words)
    if adjacent and (relative := _WHO_DID.search(text, start, adjacent[-1].start)):
        found = _antecedent(case, place, left, relative.start())
        if found:
            return found
    if adjacent:
        return _listed(case, place, described_by(text, left, adjacent[-1]) or adjacent[-1], start)
    clause = start
    for m in _CLAUSE.finditer(text, start, end):
        if any(r.start >= m.end() and not r.possessive for r in left):
            clause = m.end()
    inside = [r for r in left if r.start >= clause and not r.possessive]
    finite = [
        r
        for r in inside
        if FINITE.match(text, r.end, end + 20) and not PREPOSITION.search(text[max(start, r.start - 30) : r.start])
    ]
    if finite:
        return _listed(case, place, finite[-1], clause)
    if _ALL.search(text, clause, end):
        return _all_of_the_case(case)
    part = described.part(text, clause, end + 20, end)
    if part and not case.references_in(*part):
        return _part(case, place, part)
    for words in described.phrases(text, clause, end):
        if case.references_in(*words) and not _of_group(case, words):
            continue
        names = described.named_behind(case, words, place.references, end)
        stands = names or _MODIFIED.match(text, words.end, end + 20)
        if stands and not PREPOSITION.search(text[max(start, words.start - 14) : words.start]):
            return people_of(names) or _phrase(case, place, words)
    bare = described.plural(text, clause, end)
    if bare and not any(r.start < bare.start or (r.kind == "name" and r.start < bare.end) for r in inside):
        return _phrase(case, place, bare)
    plain = [r for r in inside if not PREPOSITION.search(text[max(start, r.start - 14) : r.start])]
    for choice in (plain, inside, [r for r in left if not r.possessive], left):
        if choice:
            return people_of(cluster_right(text, place.references, choice[0], end))
    return []


def _part(case: Case, place: Setting, part: Span) -> list[Accused]:
    """A part of a group, or the one whom it is said to be ("One of them, the musician Ali Karimov, was")."""
    named = _WHO_IT_IS.match(case.text, part.end, place.sentence.end)
    if named:
        inside = [r for r in place.references if r.kind == "name" and named.start("who") <= r.start < named.end()]
        people = people_of(inside)
        if len(people) == 1:
            return people
    return accused_at(case, part, whole=True)


def object_(case: Case, place: Setting, start: int, end: int) -> list[Accused]:
    """The people who stand as the object of a verb that ends at ``start``; nobody beyond ``end``."""
    text = case.text
    each = _EACH_OF.match(text, start, end)
    if each:
        start = each.end()
    inside = [r for r in place.references if start <= r.start <= start + 40 and r.start < end]
    inside = [r for r in inside if not PREPOSITION.search(text[start : r.start])]
    words = next(described.phrases(text, start, end), None)
    if words and text[start : words.start].strip() in ("", "all", "both") and not _named(case, words):
        return _phrase(case, place, words)
    plain = _PLAIN_OBJECT.match(text, start, end)
    if plain and described.person_noun(plain["noun"]) and not case.references_in(*plain.span("words")):
        return _phrase(case, place, Span(*plain.span("words")))
    if inside:
        return people_of(cluster_right(text, place.references, inside[0], place.sentence.end))
    number = described.counted(text, start, end)
    return [described.group_at(case, number)] if number and not case.references_in(*number) else []


def _all_of_the_case(case: Case) -> list[Accused]:
    named: list[Accused] = [p for p in case.people if p.listed] or [p for p in case.people if p.role == "subject"]
    named = named or ([*case.people] if len(case.people) == 1 else [])
    return named + [g for g in case.groups if g.role == "subject"]


def _of_who(case: Case, place: Setting, left: list[Reference], end: int) -> list[Accused]:
    """The subject where the verb stands in a relative clause: whom "who" stands beside."""
    text, start = case.text, place.sentence.start
    whos = list(_WHO.finditer(text, max(start, end - 160), end))
    if not whos:
        return []
    who = whos[-1].start()
    inner = [r for r in left if r.start > who and not r.possessive and FINITE.match(text, r.end, end)]
    if inner and not (PASSIVE.search(text[who:end]) and not any(r.kind != "pronoun" for r in inner)):
        return []
    return _antecedent(case, place, left, who)


def _antecedent(case: Case, place: Setting, left: list[Reference], who: int) -> list[Accused]:
    """Whom "who" at ``who`` stands beside."""
    text, start = case.text, place.sentence.start
    owner = [r for r in left if r.end <= who and _NEXT_TO.fullmatch(text, r.end, who)]
    if owner:
        return _listed(case, place, owner[-1], start)
    stop = who
    while stop > start and text[stop - 1] in " ,\n":
        stop -= 1
    words = _before(case, start, stop)
    if words:
        return _phrase(case, place, words)
    near = [r for r in left if r.end <= who and not r.possessive]
    return _listed(case, place, near[-1], start) if near and who - near[-1].end < 60 else []


def _listed(case: Case, place: Setting, last: Reference, start: int) -> list[Accused]:
    """``last`` with those joined to it on both sides, phrases for unnamed people among them."""
    text = case.text
    run = cluster_left(text, place.references, last, start)
    found = _left_of(case, place, run[0].start, start, people_of(run))
    if last.kind == "noun_phrase":
        found += [p for p in _including(case, place, last.span) if p not in found]
    more = _TOGETHER.match(text, last.end, place.sentence.end)
    if more:
        behind = next(described.phrases(text, more.end(), min(place.sentence.end, more.end() + 80)), None)
        if behind and behind.start <= more.end() + 4 and not case.references_in(*behind):
            found.append(described.group_at(case, behind))
    return found


def _phrase(case: Case, place: Setting, words: Span) -> list[Accused]:
    """A noun phrase with those joined to it on its left ("A, B and six others")."""
    names = described.named_behind(case, words, place.references, place.sentence.end)
    names = names or _told_behind(case, place, words)
    if names:
        return people_of(names)
    here = accused_at(case, words)
    among = _IS_AMONG.search(case.text, place.sentence.start, words.start)
    one = [r for r in place.references if among and r.end <= among.start() and not r.possessive]
    if among and one and not case.text[one[-1].end : among.start()].strip():
        return _listed(case, place, one[-1], place.sentence.start) + here
    here += [p for p in _including(case, place, words) if p not in here]
    return _left_of(case, place, words.start, place.sentence.start, here)


def _including(case: Case, place: Setting, words: Span) -> list[Accused]:
    """The named members that a text counts out of a group ("nine villagers, among them Daw Hla Hla,")."""
    m = _AMONG.match(case.text, words.end, place.sentence.end)
    behind = [r for r in place.references if m and r.kind == "name" and m.end() <= r.start <= m.end() + 40]
    return people_of(cluster_right(case.text, place.references, behind[0], place.sentence.end)) if behind else []


def _told_behind(case: Case, place: Setting, words: Span) -> list[Reference]:
    """The name behind a phrase for one person: "the only officer who had been charged, Lieutenant Salgado"."""
    if not _ONE.match(case.text, words.start, words.end):
        return []
    m = _THEN_NAME.match(case.text, words.end, place.sentence.end)
    if not m:
        return []
    return [r for r in place.references if r.kind == "name" and m.end() <= r.start <= m.end() + 25][:1]


def _left_of(case: Case, place: Setting, at: int, start: int, found: list[Accused]) -> list[Accused]:
    text = case.text
    for _ in range(4):
        words = [w for w in described.phrases(text, max(start, at - 140), at) if joined(text[w.end : at])]
        names = [r for r in place.references if start <= r.start and r.end <= at]
        if words and _SAID_TO_BE.fullmatch(text, words[-1].start, at):
            at = words[-1].start  # "one member, Ali Karimov": the same person
        elif (
            names
            and joined(text[names[-1].end : at], names[-1].kind == "pronoun")
            and not (words and words[-1].end > names[-1].end)
        ):
            run = cluster_left(text, place.references, names[-1], start)
            found = [p for p in people_of(run) if p not in found] + found
            at = run[0].start
        elif words and words[-1].end < at and not _named(case, words[-1]):
            group = described.group_at(case, words[-1])
            found = found if group in found else [group, *found]
            at = words[-1].start
        else:
            break
    return found


def _before(case: Case, start: int, end: int) -> Span | None:
    """A noun phrase for unnamed people right before ``end`` ("Three police officers")."""
    stop = end
    trail = _TRAIL.search(case.text, max(start, end - 120), end)
    if trail:
        stop = trail.start()
    found = None
    for words in described.phrases(case.text, max(start, stop - 140), stop):
        if words.end == stop:
            found = words
    if found is None or _PREDICATE.search(case.text[max(start, found.start - 12) : found.start]):
        return None  # "X was a militia member wanted for": about X
    if _BOTH.match(case.text, *found):  # "two members, both students, were"
        outer = list(described.phrases(case.text, max(start, found.start - 90), found.start))
        if outer and case.text[outer[-1].end : found.start] == ", ":
            found = outer[-1]
    for r in case.references_in(*found):
        known = r.kind != "name" and r.end == found.end and any(isinstance(t, Person) for t in r.targets)
        of = _OF_NAME.search(case.text, found.start, r.start)
        if known or (r.kind == "name" and not of):
            return None  # the words stand for people who are known
    return found


def _named(case: Case, words: Span) -> bool:
    """Whether a noun phrase stands for people who have names."""
    return any(isinstance(t, Person) for r in case.references_in(*words) for t in r.targets)


def _of_group_only(r: Reference) -> bool:
    return r.kind == "noun_phrase" and all(isinstance(t, Group) for t in r.targets)


def _of_group(case: Case, words: Span) -> bool:
    inside = case.references_in(*words)
    return bool(inside) and all(isinstance(t, Group) for r in inside for t in r.targets)
