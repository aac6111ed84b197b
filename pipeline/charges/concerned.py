"""Whom an accusation concerns: the people around a cue, found by voice, position and coordination."""

from __future__ import annotations

import re

from pipeline.case import Case, Group, Person, Reference, Span
from pipeline.charges import context
from pipeline.charges.coordination import cluster_right
from pipeline.charges.cues import Cue
from pipeline.charges.described import Accused
from pipeline.charges.merging import Ledger
from pipeline.charges.subjects import (
    FINITE,
    PASSIVE,
    PREPOSITION,
    Setting,
    object_,
    people_of,
    setting,
    subject,
)
from pipeline.language.months import MONTHS
from pipeline.resources import rows

_LAW_VERB = re.compile(
    r"\b(?!(?:prosecut|investigat|interrogat)(?:ors?|ions?)\b|(?:detainee|detention|conviction|indictment|charge|suspect)s?\b)(?:arrest|detain|held|hold|tried|try|convict|sentenc|imprison|jail|charg|indict|summon|question|prosecut|acquit|remand|extradit|"
    r"investigat|arraign|kept|seiz|re-arrest|rearrest|fac|accus|wanted|sought|appear|stand|stood|interrogat|clear|absolv|exonerat)\w*\b",
    re.IGNORECASE,
)
_AGAINST = re.compile(
    r"\s*,?\s*(?:have\s+been\s+|were\s+|was\s+|are\s+|being\s+)?(?:issued\s+|brought\s+|filed\s+|pending\s+|laid\s+|levelled\s+)?against\s+"
)
_LATER = re.compile(r"\bagainst\s+(?:the\s+)?")
_AIMED = re.compile(r"\b(?:against|of|involving|into|(?:imposed|passed|handed\s+down)\s+(?:on|upon|to))\s+")
_WARRANT_FOR = re.compile(r"(?:warrants?|red\s+notices?)\b[^.;\n]{0,40}?\bfor\s+", re.IGNORECASE)
_ACCUSES = re.compile(r"\b(?:accus(?:es|ed|ing)|alleg(?:es|ing)\s+that)\s+")
_NAME = re.compile(rf"\s(?!(?:{MONTHS})\b)[A-Z]")
_THE = re.compile(r"\b(?:[Tt]he|[Tt]hese|[Tt]hose)\s+(?:\w+\s+){0,2}$|\A$|\bincluding\s+$")
_UNKNOWN = re.compile(
    r"[A-Z][\w’'-]+\s+[A-Z][\w’'-]+|\w\s+[A-Z][a-z]+\s+(?:was|were|is|has|had|with|of|in)\b"
)  # a name, perhaps
_LAST = 300  # how far back the sentence lies that a sentence without people continues
_PROCEEDING = re.compile(
    r"(?:[’']s?)?\s+(?:arrest|detention|imprisonment|conviction|crimes?|offences?|trial|case|sentence)\b"
)
_COMMA = re.compile(r",\s+(?:the\s+|an?\s+)?(?:[\w-]+\s+){0,3}$")
_PROCESS_OF = re.compile(
    r"\b(?:[Tt]rials?\s(?:[\w-]+\s){0,5}?(?:of|against)"  # "the trial began in May of"
    r"|(?:retrial|prosecution|arrest|detention|indictment|conviction|extradition|imprisonment|jailing|sentencing)s?\s+of)"
    r"\s+"
)
_BEFORE_VERB = frozenset({"has", "have", "had", "also", "then", "later", "since"})
_RELATIVE = re.compile(r"[\"”’»']?,?\s+(?:that|which)\s")
_BY = re.compile(r"[\"”’»']?\s+by\s+([^,;.]{1,80})")
# "in the indictment he is described as"
_WRITTEN = re.compile(
    r"\b[Ii]n\s+(?:the|an|its|his|her|their)\s+(?:indictment|charge\s+sheet|verdict|judge?ment|warrant|court\s+documents)\b"
)
_COLON = re.compile(r"[\"”’»']?\s*:\s")


class Concerned:
    """Finds the accused of a cue."""

    def __init__(self) -> None:
        self.accusers = {row["word"]: row["kind"] for row in rows("charges/accusers.csv")}

    def __call__(self, case: Case, place: Setting, cue: Cue, content: Span) -> list[Accused]:
        """The people and groups that the accusation at ``content`` concerns, in the order of the text.

        Empty where the text near the cue names nobody. Groups are made where the words name unnamed people.
        """
        listed = _COLON.match(case.text, content.end, place.sentence.end)
        if listed:
            behind = [r for r in place.references if r.start >= listed.end() and r.kind == "name"]
            if behind:
                return people_of(behind)
        counted = context.members(case.text, place.sentence, cue)
        found = object_(case, place, counted, place.sentence.end) if counted else []
        if found:
            return found
        if cue.form == "noun":
            return self._around_noun(case, place, cue, content) or self._only(case, place, cue)
        before = case.text[place.sentence.start : cue.head.start]
        if not PASSIVE.search(before):
            words = case.text[cue.head.start : cue.head.end].split()  # "gave him a year in prison"
            found = object_(case, place, cue.head.start + len(words[0]), cue.link.start)
            if not found and self._by_authority(case, place, cue):
                # "the prosecutor asked for 15 years for the mayor": never the prosecutor
                within = [r for r in place.references if cue.head.start <= r.start and r.end <= cue.link.start]
                return (
                    people_of(cluster_right(case.text, place.references, within[0], cue.link.start)) if within else []
                )
            if found or _NAME.match(case.text, *cue.gap):
                return found  # "the judge charged Lemos with": never the judge
        found = subject(case, place, cue.head.start)
        return found or _behind(case, place, content)

    def _by_authority(self, case: Case, place: Setting, cue: Cue) -> bool:
        """Whether whoever stands right before the verb is an authority ("the investigating judge has")."""
        if cue.gap.end - cue.gap.start < 3:
            return False
        words = re.findall(
            r"[a-z]+", case.text[max(place.sentence.start, cue.head.start - 30) : cue.head.start].casefold()
        )
        return self._authority(" ".join(w for w in words if w not in _BEFORE_VERB))

    def _authority(self, words: str) -> bool:
        last = re.findall(r"[a-z]+", words.casefold())[-1:]
        return bool(last) and self.accusers.get(last[0]) == "authority"

    def _only(self, case: Case, place: Setting, cue: Cue) -> list[Accused]:
        """The one person whom the sentence names before the cue, unless it is an authority."""
        before = [r for r in place.references if r.end <= cue.head.start]
        people = [p for p in people_of(before) if isinstance(p, Person)]
        if len(people) != 1:
            return []
        words = case.text[max(place.sentence.start, before[0].start - 20) : before[0].start]
        return [] if self._authority(words) else [people[0]]

    def active(self, case: Case, place: Setting, cue: Cue) -> bool:
        """Whether the cue is an active verb with the accused as its object ("accused him of")."""
        before = case.text[place.sentence.start : cue.head.start]
        return cue.form == "verb" and cue.gap.end - cue.gap.start > 2 and not PASSIVE.search(before)

    def accuser(self, case: Case, place: Setting, cue: Cue, behind: int) -> str | None:
        """The kind of whoever accuses in words ("authority", "other"); None where nobody is named.

        ``behind`` is where the accusation ends.
        """
        text = case.text
        by = re.search(r"\bby\s+([^,;.]{1,80})", text[cue.head.end : cue.link.start]) or _BY.match(
            text, behind, place.sentence.end
        )
        if by:
            words = by[1]
        elif self.active(case, place, cue):
            words = text[max(place.sentence.start, cue.head.start - 90) : cue.head.start]
        elif _WRITTEN.search(text, place.sentence.start, cue.head.start):
            return "authority"
        else:
            return None
        kinds = [self.accusers[w] for w in re.findall(r"[a-z]+", words.casefold()) if w in self.accusers]
        return kinds[-1] if kinds else None

    def _around_noun(self, case: Case, place: Setting, cue: Cue, content: Span) -> list[Accused]:
        text, start = case.text, place.sentence.start
        owner = [
            r
            for r in place.references
            if r.possessive and r.end <= cue.head.start and not text[r.end : cue.head.start].strip(" ’'s")
        ]
        owner += [r for r in place.references if r.possessive and _arrest_of(text, cue, r)]
        if owner:
            return people_of([owner[-1]])
        for m in (
            _AIMED.search(text, cue.head.start, cue.link.start),
            _ACCUSES.search(text, cue.head.end, cue.link.end),
            _WARRANT_FOR.match(text, cue.head.start, cue.link.start),
            _AGAINST.match(text, content.end, place.sentence.end),
        ):
            found = object_(case, place, m.end(), min(place.sentence.end, m.end() + 120)) if m else []
            if found:
                return found
        found = _aimed(case, place, content)
        if found:
            return found
        verbs = list(_LAW_VERB.finditer(text, max(start, cue.head.start - 160), cue.head.start))
        found = _tried(case, place, cue)
        if found:
            return found
        if not verbs:
            found = subject(case, place, cue.head.start)
            if found and all(isinstance(p, Group) and self._authority(p.text) for p in found):
                # "prosecutors are seeking the death penalty for the cleric X on 20 charges"
                found = people_of([r for r in place.references if r.end <= cue.head.start and r.kind == "name"])
            return found or _behind(case, place, content)
        verb = verbs[-1]
        if not PASSIVE.search(text[start : verb.start()]):
            behind = [
                r
                for r in place.references
                if verb.end() <= r.start <= verb.end() + 30
                and r.end <= cue.head.start
                and not PREPOSITION.search(text[verb.end() : r.start])
            ]
            if behind:
                return people_of(cluster_right(text, place.references, behind[0], cue.head.start))
        return subject(case, place, verb.start()) or _behind(case, place, content)


def _arrest_of(text: str, cue: Cue, owner: Reference) -> bool:
    """Whether the cue itself names the arrest or the crime of ``owner`` ("the reason given for his arrest was")."""
    return (
        cue.head.start <= owner.start
        and owner.end <= cue.link.start
        and bool(_PROCEEDING.match(text, owner.end, cue.link.end))
    )


def _tried(case: Case, place: Setting, cue: Cue) -> list[Accused]:
    """Whose trial the words before the cue tell of ("observed the trial of six officers on charges of")."""
    found: list[Accused] = []
    for m in _PROCESS_OF.finditer(case.text, max(place.sentence.start, cue.head.start - 100), cue.head.start):
        between = case.text[m.end() : cue.head.start]
        if not _LAW_VERB.search(between) and not FINITE.search(between):
            found = object_(case, place, m.end(), cue.head.start)
    return found


def _behind(case: Case, place: Setting, content: Span) -> list[Accused]:
    """The people to the right where none stands to the left: "Convicted of murder, John Smith was hanged"."""
    text, end = case.text, place.sentence.end
    if _RELATIVE.match(text, content.end, end):
        return []  # "drugs charges that her colleagues say were fabricated"
    behind = [r for r in place.references if r.start >= content.end and not r.possessive]
    finite = [r for r in behind if FINITE.match(text, r.end, end)]
    aside = [r for r in behind if _COMMA.search(text, content.end, r.start)]
    first = (finite or aside)[:1]
    if first:
        return people_of(cluster_right(text, place.references, first[0], end))
    return []


def _aimed(case: Case, place: Setting, content: Span) -> list[Accused]:
    """Those behind a later "against" ("charges of rebellion brought by the prosecutor against Captain Reyes")."""
    for m in _LATER.finditer(case.text, content.end, place.sentence.end):
        found = object_(case, place, m.end(), min(place.sentence.end, m.end() + 120))
        if found:
            return found
    return []


def carried(case: Case, place: Setting, cue: Cue, ledger: Ledger) -> list[Accused]:
    """Whom a sentence that names nobody is about: those whom the sentence before accuses, or is about.

    Empty where the words speak of people in general ("there were prosecutions for").
    """
    if (
        place.references
        or _UNKNOWN.search(case.text, place.sentence.start, cue.content)
        or not (cue.form == "verb" or _THE.search(case.text, place.sentence.start, cue.head.start))
    ):
        return []
    start = place.sentence.start
    last = [e.person for e in ledger.last(start, _LAST) if e.person is not None]
    if last:
        return list(dict.fromkeys(last))
    block = case.block_at(start)
    low = max(block.start if block else 0, start - _LAST)
    before = [
        r
        for r in case.references_in(low, start)
        if not r.possessive and FINITE.match(case.text, r.end, start) and people_of([r])
    ]
    return people_of(before[-1:])


__all__ = ["Accused", "Concerned", "Reference", "Setting", "people_of", "setting", "subject"]
