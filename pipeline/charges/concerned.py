"""Whom an accusation concerns: the people around a cue, found by voice, position and coordination."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from pipeline.case import Case, Group, Organization, Person, Reference, Span
from pipeline.charges.cues import Cue
from pipeline.charges.unnamed import group_at
from pipeline.resources import rows

Accused = Person | Group

_ADVERBS = (
    r"(?:(?:\w+ly|also|later|then|both|each|all|again|first|now|still|since|not|never|twice|once|"
    r"himself|herself|themselves|either|formally|nonetheless|in\s+turn)\s+){0,4}"
)
_BE = r"(?:was|were|is|are|am|be|been|being|stands?|stood|got|remains?|remained)"
_PASSIVE = re.compile(rf"\b{_BE}\s+{_ADVERBS}$", re.IGNORECASE)
_COORDINATED = re.compile(rf"(?:\band|,|\bor|\bthen|\bbut)\s+{_ADVERBS}$", re.IGNORECASE)
_EARLIER_PASSIVE = re.compile(
    rf"\b{_BE}\s+{_ADVERBS}(?:\w+(?:ed|en|ht|ld|nd)|put|set|shot|hit|kept|found|taken|held|brought|sent)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho\b(?!\s+(?:said|told))", re.IGNORECASE)
_NEXT_TO = re.compile(rf"(?:\s*\([^()\n]{{1,80}}\))?(?:,\s+[^,.;\n]{{1,60}})?,?\s*{_ADVERBS}$")
_PREPOSITION = re.compile(
    r"\b(?:of|by|with|against|to|for|from|in|at|on|after|before|about|between|like|unlike|including|per|near|over|under|as)\s+(?:the\s+|an?\s+)?$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    rf"(?:['’]s\b|\s*\([^()\n]{{1,80}}\))?(?:,[^,;.\n]{{1,80}}(?:,[^,;.\n]{{1,60}}){{0,2}},)?\s*{_ADVERBS}"
    r"(?:was|were|is|are|has|have|had|will|would|could|may|might|faces?|faced|remains?|remained|stands?|stood|received|pleaded|appeared|"
    r"went|denies|deny|denied|spent|got|began|awaits?|awaited|left|did|does|do|[a-z]+ed)\b"
)
_CLAUSE = re.compile(
    r";\s|\bthat\s|,\s+(?:while|whereas|where|when|after|before|because|although|though|and\s+that|but)\s|\b(?:while|whereas|although|because|but)\s|\s[–—-]\s|:\s"
)
_VERB_GAP = re.compile(
    r"\b(?:was|were|is|are|has|have|had|who|that|which|said|told|says|by|against|for|from|with|to|in|at|on|after|when|where|because|but|his|he|she|they)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r",|;|\band\b|&|\btogether with\b|\balong with\b|\bas well as\b|\bor\b")
_LAW_VERB = re.compile(
    r"\b(?:arrest|detain|held|hold|tried|try|convict|sentenc|imprison|jail|charg|indict|summon|question|prosecut|acquit|remand|extradit|"
    r"investigat|arraign|kept|seiz|re-arrest|rearrest|fac|accus|wanted|sought|appear|stand|stood|interrogat)\w*\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\s*,?\s*(?:have\s+been\s+|were\s+|was\s+|are\s+|being\s+)?(?:issued\s+|brought\s+|filed\s+|pending\s+|laid\s+|levelled\s+)?against\s+"
)
_AIMED = re.compile(r"\b(?:against|of|involving)\s+")
_COLON = re.compile(r"[\"”’»']?\s*:\s")


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


class Concerned:
    """Finds the accused of a cue."""

    def __init__(self) -> None:
        self.accusers = {row["word"]: row["kind"] for row in rows("charges/accusers.csv")}
        heads = "|".join(sorted((row["word"] for row in rows("charges/group_heads.csv")), key=len, reverse=True))
        number = (
            r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
            r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|"
            r"seventy|eighty|ninety|hundreds|scores|dozens|thousands|several|many|some|most|all|both|"
            r"a number|another|other|others|one|the|an?|these|those|its|his|her|their)"
        )
        self._noun_phrase = re.compile(
            rf"(?:\b(?:at least|more than|over|up to|about|around|nearly|some|as many as|"
            rf"another)\s+)?\b{number}(?:\s+{number})?(?:\s+(?:of\s+(?:the|them|these|those)|of))?"
            rf"(?:\s+(?!who\b|was\b|were\b|and\b|in\b|by\b|to\b|of\b|for\b|on\b)[\w’'-]+){{0,5}}?\s+(?:{heads})\b(?:\s+of\s+(?:the\s+)?[\w’\'-]+(?:\s+(?!was\b|were\b|is\b|are\b|who\b|has\b|have\b|had\b|and\b|in\b|of\b|to\b)[\w’\'-]+){{0,2}})?",
            re.IGNORECASE,
        )
        self._part = re.compile(
            rf"(?:\bthe\s+(?:remaining|other)\s+{number}|(?:\A|(?<=\. )|(?<=\n))(?:One|Two|Three|Four|Five|"
            rf"Six|Seven|Eight|Nine|Ten))(?=\s+(?:of\s+them\s+)?(?:was|were|is|are|has|have)\b)"
        )

    def __call__(self, doc: Doc, case: Case, place: Setting, cue: Cue, content: Span) -> list[Accused]:
        """The people and groups that the accusation at ``content`` concerns, in the order of the text.

        Empty where the text near the cue names nobody. Groups are made where the words name unnamed people.
        """
        text = case.text
        listed = _COLON.match(text, content.end, place.sentence.end)
        if listed:
            behind = [r for r in place.references if r.start >= listed.end() and r.kind == "name"]
            if behind:
                return people_of(behind)
        if cue.form == "noun":
            return self._around_noun(doc, case, place, cue, content)
        before = text[place.sentence.start : cue.head.start]
        passive = bool(_PASSIVE.search(before))
        if not passive:
            inside = [r for r in place.references if cue.head.start <= r.start and r.end <= cue.link.start]
            inside = [r for r in inside if not _PREPOSITION.search(text[cue.head.start : r.start])]
            if inside:
                return people_of(_cluster_right(text, place.references, inside[0], cue.link.start))
            group = self._group_in(doc, case, cue.head.end, cue.link.start)
            if group:
                return [group]
        found = self.subject(doc, case, place, cue.head.start)
        return found or self._behind(case, place, cue, content)

    def _behind(self, case: Case, place: Setting, cue: Cue, content: Span) -> list[Accused]:
        """The subject of a clause that a participle opens: "Convicted of murder, John Smith was hanged"."""
        if cue.head.start - place.sentence.start > 14:
            return []
        behind = [r for r in place.references if r.start >= content.end and not r.possessive]
        finite = [r for r in behind if _FINITE.match(case.text, r.end, place.sentence.end)]
        first = (finite or behind)[:1]
        return people_of(_cluster_right(case.text, place.references, first[0], place.sentence.end)) if first else []

    def active(self, case: Case, place: Setting, cue: Cue) -> bool:
        """Whether the cue is an active verb with the accused as its object ("accused him of")."""
        before = case.text[place.sentence.start : cue.head.start]
        return cue.form == "verb" and cue.gap.end - cue.gap.start > 2 and not _PASSIVE.search(before)

    def accuser(self, case: Case, place: Setting, cue: Cue) -> str | None:
        """The kind of whoever accuses in words ("authority", "other"); None where nobody is named."""
        text = case.text
        by = re.search(r"\bby\s+([^,;.]{1,80})", text[cue.head.end : cue.link.start])
        if by:
            words = by[1]
        elif self.active(case, place, cue):
            words = text[max(place.sentence.start, cue.head.start - 90) : cue.head.start]
        else:
            return None
        kinds = [self.accusers[w] for w in re.findall(r"[a-z]+", words.casefold()) if w in self.accusers]
        return kinds[-1] if kinds else None

    def subject(self, doc: Doc, case: Case, place: Setting, end: int) -> list[Accused]:
        """The people who stand as the subject of a verb at ``end``."""
        text, start = case.text, place.sentence.start
        left = [r for r in place.references if r.end <= end]
        whos = list(_WHO.finditer(text, max(start, end - 160), end))
        if whos:
            who = whos[-1].start()
            inner = [r for r in left if r.start > who and not r.possessive and _FINITE.match(text, r.end, end)]
            if not inner or (_PASSIVE.search(text[who:end]) and not any(r.kind != "pronoun" for r in inner)):
                owner = [r for r in left if r.end <= who and _NEXT_TO.fullmatch(text, r.end, who)]
                if owner:
                    return people_of(_cluster_left(text, place.references, owner[-1], start))
                group = self._group_before(doc, case, start, who)
                if group:
                    return [group]
                near = [r for r in left if r.end <= who and not r.possessive]
                if near and who - near[-1].end < 60:
                    return people_of(_cluster_left(text, place.references, near[-1], start))
        adjacent = [
            r
            for r in left
            if not r.possessive and _NEXT_TO.fullmatch(text, r.end, end) and not _FINITE.match(text, r.end, end)
        ]
        group = self._group_before(doc, case, start, end)
        if group and not (adjacent and adjacent[-1].end >= _last_end(group, end)):
            return [group]
        if adjacent:
            return people_of(_cluster_left(text, place.references, adjacent[-1], start))
        clause = start
        for m in _CLAUSE.finditer(text, start, end):
            if any(r.start >= m.end() and not r.possessive for r in left):
                clause = m.end()
        inside = [r for r in left if r.start >= clause and not r.possessive]
        finite = [
            r
            for r in inside
            if _FINITE.match(text, r.end, end + 20)
            and not _PREPOSITION.search(text[max(start, r.start - 14) : r.start])
        ]
        if finite:
            return people_of(_cluster_left(text, place.references, finite[-1], clause))
        group = self._subject_group(doc, case, clause, end)
        if group:
            return [group]
        plain = [r for r in inside if not _PREPOSITION.search(text[max(start, r.start - 14) : r.start])]
        for choice in (plain, inside, [r for r in left if not r.possessive], left):
            if choice:
                return people_of(_cluster_right(text, place.references, choice[0], end))
        return []

    def _around_noun(self, doc: Doc, case: Case, place: Setting, cue: Cue, content: Span) -> list[Accused]:
        text, start = case.text, place.sentence.start
        owner = [
            r
            for r in place.references
            if r.possessive and r.end <= cue.head.start and not text[r.end : cue.head.start].strip(" ’'s")
        ]
        if owner:
            return people_of([owner[-1]])
        for m in (
            _AIMED.search(text, cue.head.start, cue.link.start),
            _AGAINST.match(text, content.end, place.sentence.end),
        ):
            if m:
                behind = [r for r in place.references if m.end() <= r.start <= m.end() + 40]
                if behind:
                    return people_of(_cluster_right(text, place.references, behind[0], place.sentence.end))
                group = self._group_in(doc, case, m.end(), min(place.sentence.end, m.end() + 120))
                if group:
                    return [group]
        verbs = list(_LAW_VERB.finditer(text, max(start, cue.head.start - 160), cue.head.start))
        if verbs:
            verb = verbs[-1]
            passive = _PASSIVE.search(text[start : verb.start()])
            if not passive:
                object_ = [
                    r
                    for r in place.references
                    if verb.end() <= r.start <= verb.end() + 30 and r.end <= cue.head.start
                ]
                object_ = [r for r in object_ if not _PREPOSITION.search(text[verb.end() : r.start])]
                if object_:
                    return people_of(_cluster_right(text, place.references, object_[0], cue.head.start))
            return self.subject(doc, case, place, verb.start())
        return self.subject(doc, case, place, cue.head.start)

    def _group_before(self, doc: Doc, case: Case, start: int, end: int) -> Group | None:
        """A group whose words stand right before ``end`` ("Three police officers")."""
        stop = end
        trail = re.compile(
            rf"(?:,[^,;.\n]{{1,60}},)?\s*(?:\b{_BE}\s+|\b(?:has|have|had)\s+(?:been\s+)?)?{_ADVERBS}$"
        ).search(case.text, max(start, end - 120), end)
        if trail:
            stop = trail.start()
        found = None
        for m in self._noun_phrase.finditer(case.text, max(start, stop - 140), stop):
            if m.end() == stop:
                found = m
        if found is None or re.search(
            rf"\b(?:{_BE}|as)\s+$", case.text[max(start, found.start() - 12) : found.start()]
        ):
            return None  # "X was a militia member wanted for": about X
        for r in case.references_in(found.start(), found.end()):
            if r.kind != "name" and r.end == found.end():
                return None  # the words stand for people who are known
            if r.kind == "name":
                return None
        return self._make(doc, case, Span(*found.span()))

    def _group_in(self, doc: Doc, case: Case, start: int, end: int) -> Group | None:
        m = self._noun_phrase.search(case.text, start, end)
        if m and not case.text[start : m.start()].strip() and not case.references_in(m.start(), m.end()):
            return self._make(doc, case, Span(*m.span()))
        return None

    def _subject_group(self, doc: Doc, case: Case, start: int, end: int) -> Group | None:
        for m in self._noun_phrase.finditer(case.text, start, end):
            if case.references_in(m.start(), m.end()):
                continue
            if _FINITE.match(case.text, m.end(), end + 20) and not _PREPOSITION.search(
                case.text[max(start, m.start() - 14) : m.start()]
            ):
                return self._make(doc, case, Span(*m.span()))
        part = self._part.search(case.text, start, end)
        if part and not case.references_in(part.start(), part.end()):
            return self._make(doc, case, Span(*part.span()))
        return None

    def _make(self, doc: Doc, case: Case, span: Span) -> Group | None:
        return group_at(case, doc, span.start, span.end)


def people_of(references: list[Reference]) -> list[Accused]:
    """The people and groups that references stand for, each once."""
    found: list[Accused] = []
    for r in references:
        for target in r.targets:
            if not isinstance(target, Organization) and target not in found:
                found.append(target)
    return found


def _last_end(group: Group, end: int) -> int:
    return max((m.end for m in group.mentions if m.end <= end), default=0)


def _joined(text: str, left: Reference, right: Reference) -> bool:
    between = text[left.end : right.start]
    if left.kind == "pronoun" and between.strip() == ",":
        return False  # "one of them, John Smith": one person
    return (
        len(between) <= 90
        and bool(_JOINED.search(between))
        and not _VERB_GAP.search(between)
        and "." not in between.replace("Dr.", "")
    )


def _cluster_left(text: str, references: list[Reference], last: Reference, start: int) -> list[Reference]:
    i = references.index(last)
    first = i
    while (
        first > 0 and references[first - 1].start >= start and _joined(text, references[first - 1], references[first])
    ):
        first -= 1
    return references[first : i + 1]


def _cluster_right(text: str, references: list[Reference], first: Reference, end: int) -> list[Reference]:
    i = references.index(first)
    last = i
    while (
        last + 1 < len(references)
        and references[last + 1].end <= end
        and _joined(text, references[last], references[last + 1])
    ):
        last += 1
    return references[i : last + 1]
