"""Every telling of an accusation in one sentence, cue by cue."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.case import Case, Person, Span
from pipeline.charges import articles, context
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.categories import categorizer
from pipeline.charges.concerned import Concerned, carried
from pipeline.charges.cues import Cue, cue_finder
from pipeline.charges.definite import accused_at
from pipeline.charges.described import Accused, phrases
from pipeline.charges.listed import ListedFinder
from pipeline.charges.merging import Ledger, Told
from pipeline.charges.prenominal import PrenominalFinder
from pipeline.charges.quoted import QuotedFinder
from pipeline.charges.statements import OF_STATE, StatementFinder
from pipeline.charges.statute import ByLaw, article_cue, cite
from pipeline.charges.subjects import Setting, people_of
from pipeline.charges.telling import telling

_RESPECTIVELY = re.compile(r"[\"”»’']*\s*,?\s*\)?\s*,?\s*respectively\b")
_IN_CUSTODY = re.compile(r"\b(?:arrested|detained|held|tried|summoned|imprisoned|trial|custody)\b")
_LIST_FOLLOWS = re.compile(r"[^.;\n]{0,40}:\s*")
_MARKER = re.compile(r"\s*(?:[-–—•*·▪◦■]|\(?[0-9a-z]{1,3}[.)])?\s*")
_LIST_LIMIT = 12
_PREPOSITION = re.compile(r"\s(?:to|of|for|in|by|on|from|at|against)\s")
_PART_IN = re.compile(r"\w+ing\b|(?:involvement|role|part|links?|responsibility|complicity|membership)\b")
_PRONOUN_ALSO = re.compile(r"(?:,|\band|;)\s+(?P<who>[^,;.]{1,50}?)\s+also\s+(?P<link>with|of|for)\b")
_GENERAL = re.compile(
    r"(?:convictions?|prosecutions?|trials?|sentences?|cases?|complaints?|proceedings|crimes|offences|extradition|detention|prison|imprisonment)$",
    re.IGNORECASE,
)
_ACCUSES = re.compile(r"accus(?:ed|es?|ing)|blame[ds]?|branded|labelled|denounced", re.IGNORECASE)
_CALLS = re.compile(r"called|described|portrayed|depicted|identified|linked|connected", re.IGNORECASE)
_COMPLAINT = re.compile(r"\b(?:complaint|suit|lawsuit)s?$", re.IGNORECASE)
_TARGET = re.compile(r"\bagainst\b")
_HELD_ON = re.compile(r"\bon\s+(?:(?:an?|the)\s+)?(?:\w+\s+)?$")  # "in jail on a complaint of cheating"
_CONNECTION = re.compile(r"(?:connection|relation)$", re.IGNORECASE)
# "arrested three men, among them a former soldier, in": what a connection is a charge behind
_TAKEN_IN = re.compile(
    r"\b(?:(?:re-?)?arrest|detain|charg|indict|look|search|remand|summon|prosecut|imprison|jail|sentenc|convict|wanted|held\b|tried\b)"
    r"[^;:]*\bin\s+$"
)
_IMPLICATED = re.compile(r"implicated$", re.IGNORECASE)
_PRONOUN = re.compile(r"\s*(?:them|those|him|us)\b")
_COUNTS = re.compile(r",?\s+(?:include[sd]?|including|was|were|is|are)(?:\s+also)?\s+$")
_HARM = re.compile(r"\b(?:violence|attacks?|crimes?|offences?|acts?|threats?|assaults?|resistance|abuses?)$")
_TITLE = re.compile(r"\s*(?:the\s+)?(?:[A-Z][\w.’'-]*\s+){0,3}")  # "General", "Major General"
# "a warrant for the arrest of"
_TAKING = re.compile(
    r"\s*(?:(?:the|his|her|their)\s+)?(?:arrest|re-arrest|detention|capture|surrender|extradition)\b"
)
_WARRANT = re.compile(r"warrants?\b", re.IGNORECASE)
_AGAINST = re.compile(r"\s+against\s+(?:the\s+|all\s+)?")


class Tellings:
    """Finds what a sentence accuses people of."""

    def __init__(self) -> None:
        self.find_cues = cue_finder()
        self.read = Reader(categorizer())
        self.concerned = Concerned()
        self.by_law = ByLaw(self.read, self.concerned)
        self.find_statements = StatementFinder(self.read, self.concerned.accusers)
        self.find_quoted = QuotedFinder(self.read)
        self.find_prenominal = PrenominalFinder(self.read)
        self.find_listed = ListedFinder(self.read)

    def __call__(self, case: Case, place: Setting, number: int, ledger: Ledger) -> Iterator[Told]:
        """The tellings of the sentence of ``place``; their cues are numbered from ``number`` on."""
        text, sentence = case.text, place.sentence
        taken: list[Span] = []
        found: list[Told] = []
        under = articles.article_cues(text, sentence, self.read)
        for article in under:
            cue = article_cue(article, "strong")
            if not article.glossed or context.void(text, sentence, cue):
                continue
            last = article.glossed[-1][0].span
            people = self.concerned(case, place, cue, last)
            number += 1
            for accusation, provision in article.glossed:
                told = telling(case, place, accusation, cue=cue, people=people, number=number)
                told.provisions = [provision]
                found.append(told)
            taken.append(Span(article.head.start, last.end))
        for readings in self.find_cues(text, *sentence):
            if any(t.contains(readings[0].head) for t in taken):
                continue
            number += 1
            found += self._of_readings(case, place, readings, taken=taken, number=number, ledger=ledger)
        for cue, listed in self.find_listed(text, sentence):
            if any(t.overlaps(a.span) for t in taken for a in listed) or context.void(text, sentence, cue):
                continue
            number += 1
            found += self._of_cue(case, place, cue, accusations=listed, number=number, ledger=ledger)
            taken.append(Span(cue.head.start, listed[-1].span.end))
        for cue, accusation in self.find_prenominal(text, sentence):
            if any(t.overlaps(accusation.span) for t in taken) or context.void(text, sentence, cue):
                continue
            number += 1
            people = self.concerned(case, place, cue, Span(accusation.span.start, cue.head.end))
            found.append(telling(case, place, accusation, cue=cue, people=people, number=number))
            taken.append(accusation.span)
        for statement in self.find_statements(case, place):
            if any(t.overlaps(a.span) for t in taken for a in statement.accusations):
                continue
            number += 1
            behind = Span(statement.words.end, statement.words.end)
            cue = Cue(statement.words, behind, "verb", statement.status, "weak", "an official said that")
            found += [
                telling(case, place, a, cue=cue, people=statement.people, number=number)
                for a in statement.accusations
            ]
        outside = [*taken, *(t.accusation.span for t in found)]
        for cue, quoted in self.find_quoted(text, sentence, outside):
            people = [p for p in self.concerned(case, place, cue, quoted[0].span) if isinstance(p, Person)]
            if people and not context.void(text, sentence, cue):
                number += 1
                found += [telling(case, place, a, cue=cue, people=people, number=number) for a in quoted]
        cite(text, sentence, found)
        yield from found
        yield from self.by_law.same(case, place, taken, number + 1, ledger)
        yield from self.by_law.articles(
            case, place, under, taken=taken, found=found, number=number + 50, ledger=ledger
        )

    def _of_readings(
        self, case: Case, place: Setting, readings: list[Cue], *, taken: list[Span], number: int, ledger: Ledger
    ) -> list[Told]:
        """What the first reading of a cue that names an accusation tells; notes in ``taken`` where it stands."""
        text, sentence = case.text, place.sentence
        below = self._list_below(case, place, readings)
        if below and self._credible(case, place, below[0], below[0].link.end):
            return self._of_cue(case, place, below[0], accusations=below[1], number=number, ledger=ledger)
        for cue in readings:
            if _somebody(case, place, cue.content) or (
                _WARRANT.match(text, *cue.head) and _TAKING.match(text, cue.content)
            ):
                continue  # "the conviction of three men for": the accusation stands behind the next link
            accusations, stop = self.read(text, cue.content, sentence.end, cue.trust)
            if not accusations or any(t.overlaps(a.span) for t in taken for a in accusations):
                continue
            if _CONNECTION.match(text, *cue.head) and any(
                cue.head.start - 4 <= t.end < cue.head.start for t in taken
            ):
                continue  # "convicted of conspiracy in connection with the plot": one accusation
            if cue.rule.startswith("denied") and (
                accusations[0].category.category in OF_STATE or not self._charge_itself(text, accusations[0])
            ):
                continue  # "the governor denied any torture", "denied reparations to victims": no charge answered
            vague = "accus" in cue.rule and not (accusations[0].quoted or accusations[0].category.known)
            authority = vague and self.concerned.accuser(case, place, cue, accusations[0].span.end) == "authority"
            if (
                vague
                and not authority
                and not _IN_CUSTODY.search(text, max(sentence.start, cue.head.start - 60), cue.head.start)
            ):
                continue
            accusations = [_without_accused(case, place, cue, a) for a in accusations]
            found = []
            if self._credible(case, place, cue, accusations[-1].span.end):
                found += self._of_cue(case, place, cue, accusations=accusations, number=number, ledger=ledger)
                if _GENERAL.match(text, *cue.head) and not any(t.people for t in found):
                    found = []  # "the number of convictions for": nobody's in particular
                found += self._also(case, place, cue, start=stop, number=number)
            taken.append(Span(cue.head.start, accusations[-1].span.end))
            return found
        return []

    def _charge_itself(self, text: str, accusation: Accusation) -> bool:
        """Whether the first words name the deed, and not only what stands behind a preposition."""
        words = text[accusation.span.start : accusation.span.end]
        head = _PREPOSITION.split(words, maxsplit=1)[0]
        return accusation.quoted or bool(_PART_IN.match(words)) or self.read.categorize(head).strong

    def _list_below(self, case: Case, place: Setting, readings: list[Cue]) -> tuple[Cue, list[Accusation]] | None:
        """The accusations of a list of points that a cue at the sentence's end announces ("The charges include:")."""
        for cue in readings:
            if not _LIST_FOLLOWS.fullmatch(case.text, cue.link.end, place.sentence.end):
                continue
            found: list[Accusation] = []
            position = place.sentence.end
            for _ in range(_LIST_LIMIT):
                block = case.block_at(position + 1) or case.block_at(position)
                if block is None or block.start < position or block.kind != "bullet":
                    break
                marker = _MARKER.match(case.text, block.start, block.end)
                start = marker.end() if marker else block.start
                found += self.read(case.text, start, block.end, "medium")[0]
                position = block.end
            if found:
                return cue, found
        return None

    def _credible(self, case: Case, place: Setting, cue: Cue, behind: int) -> bool:
        """Whether the cue accuses somebody, and with authority."""
        if context.void(case.text, place.sentence, cue):
            return False
        if _COMPLAINT.search(case.text[cue.head.start : cue.head.end]) and not (
            _TARGET.search(case.text, cue.head.end, place.sentence.end)
            or _HELD_ON.search(case.text[max(place.sentence.start, cue.head.start - 30) : cue.head.start])
        ):
            return False  # "he lodged a complaint of torture"
        if _CONNECTION.match(case.text, *cue.head) and not _TAKEN_IN.search(
            case.text, place.sentence.start, cue.head.start
        ):
            return False
        if _IMPLICATED.match(case.text, *cue.head) and self.concerned.active(case, place, cue):
            return False  # "a man who implicated officials in the murder"
        accuses = cue.status == "accused" and _ACCUSES.fullmatch(case.text, *cue.head)
        if cue.form == "verb" and (accuses or _CALLS.fullmatch(case.text, *cue.head)):
            accuser = self.concerned.accuser(case, place, cue, behind)
            if accuser is None:
                return bool(accuses) and not self.concerned.active(case, place, cue)
            return accuser == "authority"
        return True

    def _of_cue(
        self, case: Case, place: Setting, cue: Cue, *, accusations: list[Accusation], number: int, ledger: Ledger
    ) -> list[Told]:
        whole = Span(accusations[0].span.start, accusations[-1].span.end)
        people = self.concerned(case, place, cue, whole) or carried(case, place, cue, ledger)
        each: list[list[Accused]] = [people] * len(accusations)
        tail = _RESPECTIVELY.match(case.text, whole.end)
        if (tail or "respectively" in case.text[cue.head.end : cue.link.start]) and len(people) == len(accusations):
            each = [[p] for p in people]
        found = []
        for accusation, persons in zip(accusations, each, strict=True):
            limit = accusation.only_for
            only = [r for r in place.references if limit and limit.start <= r.start < limit.end]
            concerned = people_of(only) or (_described(case, limit) if limit else []) or persons
            found.append(telling(case, place, accusation, cue=cue, people=concerned, number=number))
        return found

    def _also(self, case: Case, place: Setting, cue: Cue, *, start: int, number: int) -> list[Told]:
        """A further charge of one of them: "he also with separatist propaganda"."""
        found = []
        for m in _PRONOUN_ALSO.finditer(case.text, start, min(place.sentence.end, start + 200)):
            accusations, _ = self.read(case.text, m.end(), place.sentence.end, "strong")
            who = [r for r in place.references if m.start("who") <= r.start and r.end <= m.end("who")]
            if accusations and who:
                found += [telling(case, place, a, cue=cue, people=people_of(who), number=number) for a in accusations]
        return found


def _described(case: Case, words: Span) -> list[Accused]:
    """Whom the words of a second accused stand for, where they are no reference ("the doctor")."""
    noun = next(phrases(case.text, *words), None)
    return accused_at(case, noun, whole=True) if noun and noun.start == words.start else []


def _somebody(case: Case, place: Setting, content: int) -> bool:
    """Whether words at ``content`` stand for people and not for a deed."""
    if _PRONOUN.match(case.text, content):
        return True
    for r in place.references:
        if 0 <= r.start - content < 40 and not r.possessive and _TITLE.fullmatch(case.text, content, r.start):
            return True
    first = next(phrases(case.text, content, min(place.sentence.end, content + 60)), None)
    return first is not None and not case.text[content : first.start].strip()


def _without_accused(case: Case, place: Setting, cue: Cue, accusation: Accusation) -> Accusation:
    """The accusation without those whom it is brought against ("terrorism against Hana Kidane"), or who are counted
    among the accused behind it ("those convicted of sedition included")."""
    counted = context.members(case.text, place.sentence, cue)
    if counted and accusation.span.start < counted <= accusation.span.end:
        stop = _COUNTS.search(case.text, accusation.span.start, counted)
        if stop:
            return replace(accusation, span=Span(accusation.span.start, stop.start()))
    for m in _AGAINST.finditer(case.text, *accusation.span):
        if m.start() <= accusation.span.start:
            continue
        named = any(r.start in (m.end(), m.end() - 4) for r in place.references)
        if named or (cue.form == "noun" and not _HARM.search(case.text, accusation.span.start, m.start())):
            behind = next(phrases(case.text, m.start(), place.sentence.end), None)
            if named or (behind and behind.start - m.start() <= 9):  # "charges of murder against two policemen"
                return replace(accusation, span=Span(accusation.span.start, m.start()))
    return accusation
