"""The spaCy component of this stage."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import Case, DateMention, Group, Person, Provision, Span, case_of
from pipeline.charges import articles, context
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.categories import categorizer
from pipeline.charges.concerned import Concerned, Setting, people_of, setting
from pipeline.charges.cues import Cue, cue_finder
from pipeline.charges.merging import Ledger, Told
from pipeline.charges.outcomes import Ending, OutcomeFinder
from pipeline.charges.prenominal import PrenominalFinder
from pipeline.charges.provisions import provisions
from pipeline.charges.statements import StatementFinder
from pipeline.schema import vocabulary as v

_SILENT = frozenset({"header", "title", "addresses", "deadline", "mail", "chrome"})  # sections that accuse nobody
_QUICK = re.compile(
    r"charg|accus|convict|guilty|sentenc|jailed|imprison|serving|fined|indict|arraign|tried|trial|prosecut|suspe|suspi|wanted|acquit|clear|offence|crimes|investigat|"
    r"executed|hanged|arrest|detain|held|count|extradit|given|received|drop|overturn|quash|dismiss|withdr|absol|exonerat|denounced|branded|labelled|summoned|sought|"
    r"allegations|said|says|told|claim|alleg|stated|caned|flogged|lash|put to death|condemned|prosecution",
    re.IGNORECASE,
)
_CONFIDENCE = {"strong": 0.85, "medium": 0.75, "weak": 0.55}
_RESPECTIVELY = re.compile(r"\s*,?\s*\)?\s*,?\s*respectively\b")
_IN_CUSTODY = re.compile(r"\b(?:arrested|detained|held|tried|summoned|imprisoned|trial|custody)\b")
_LIST_FOLLOWS = re.compile(r"[^.;\n]{0,40}:\s*")
_MARKER = re.compile(r"\s*(?:[-–—•*·▪◦■]|\(?[0-9a-z]{1,3}[.)])?\s*")
_LIST_LIMIT = 12
_PRONOUN_ALSO = re.compile(r"(?:,|\band|;)\s+(?P<who>[^,;.]{1,50}?)\s+also\s+(?P<link>with|of|for)\b")


@Language.factory("casework_charges")
def make_charges(nlp: Language, name: str) -> Charges:
    """Make the component; it has no settings."""
    return Charges()


class Charges:
    """Accusations; fills ``case.charges``."""

    def __init__(self) -> None:
        self.find_cues = cue_finder()
        self.read = Reader(categorizer())
        self.concerned = Concerned()
        self.find_outcomes = OutcomeFinder()
        self.find_statements = StatementFinder(self.read, self.concerned.accusers)
        self.find_prenominal = PrenominalFinder(self.read)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        ledger = Ledger()
        endings: list[tuple[Ending, Setting]] = []
        number = 0
        for sentence in sentences(doc, case):
            if not _QUICK.search(case.text, sentence.start, sentence.end):
                continue
            place = setting(case, sentence)
            for told in self._tellings(doc, case, place, number, ledger):
                ledger.add(told)
            number += 100
            endings += [(ending, place) for ending in self.find_outcomes(case.text, *sentence)]
        for ending, place in endings:
            self._end(doc, case, ledger, ending, place)
        case.charges = ledger.charges()
        return doc

    def _tellings(self, doc: Doc, case: Case, place: Setting, number: int, ledger: Ledger) -> Iterator[Told]:
        text, sentence = case.text, place.sentence
        taken: list[Span] = []
        found: list[Told] = []
        under = articles.article_cues(text, sentence, self.read)
        for article in under:
            if not article.glossed:
                continue
            cue = Cue(
                article.head, article.link, "verb", cast(v.ChargeStatus, article.status), "strong", "under an article"
            )
            if context.void(text, sentence, cue):
                continue
            last = article.glossed[-1][0].span
            people = self.concerned(doc, case, place, cue, last)
            number += 1
            for accusation, provision in article.glossed:
                told = self._told(case, place, accusation, cue=cue, people=people, number=number)
                told.provisions = [provision]
                found.append(told)
            taken.append(Span(article.head.start, last.end))
        for readings in self.find_cues(text, *sentence):
            if any(t.contains(readings[0].head) for t in taken):
                continue
            below = self._list_below(case, place, readings)
            if below and self._credible(case, place, below[0]):
                number += 1
                found += self._of_cue(doc, case, place, below[0], accusations=below[1], number=number)
                continue
            for cue in readings:
                accusations, stop = self.read(text, cue.content, sentence.end, cue.trust)
                if not accusations or any(t.overlaps(a.span) for t in taken for a in accusations):
                    continue
                vague = "accus" in cue.rule and not (accusations[0].quoted or accusations[0].category.known)
                if vague and not _IN_CUSTODY.search(text, max(sentence.start, cue.head.start - 60), cue.head.start):
                    continue
                if self._credible(case, place, cue):
                    number += 1
                    found += self._of_cue(doc, case, place, cue, accusations=accusations, number=number)
                    found += self._also(case, place, cue, start=stop, number=number)
                taken.append(Span(cue.head.start, accusations[-1].span.end))
                break
        for cue, accusation in self.find_prenominal(text, sentence):
            if any(t.overlaps(accusation.span) for t in taken) or context.void(text, sentence, cue):
                continue
            number += 1
            people = self.concerned(doc, case, place, cue, Span(accusation.span.start, cue.head.end))
            found.append(self._told(case, place, accusation, cue=cue, people=people, number=number))
            taken.append(accusation.span)
        for said, reference, words in self.find_statements(case, place):
            if any(t.overlaps(a.span) for t in taken for a in said):
                continue
            number += 1
            cue = Cue(words, Span(words.end, words.end), "verb", "accused", "weak", "an official said that")
            found += [self._told(case, place, a, cue=cue, people=people_of([reference]), number=number) for a in said]
        self._cite(text, sentence, found)
        yield from found
        yield from self._by_article(
            doc, case, place, under=under, taken=taken, found=found, number=number + 1, ledger=ledger
        )

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

    def _credible(self, case: Case, place: Setting, cue: Cue) -> bool:
        if context.void(case.text, place.sentence, cue):
            return False
        accuser = self.concerned.accuser(case, place, cue)
        if (
            cue.status == "accused"
            and cue.form == "verb"
            and cue.head.end - cue.head.start <= 8
            and "accus" in cue.rule
        ):
            if accuser == "other":
                return False
            if self.concerned.active(case, place, cue) and accuser is None:
                return False
        return True

    def _of_cue(
        self, doc: Doc, case: Case, place: Setting, cue: Cue, *, accusations: list[Accusation], number: int
    ) -> list[Told]:
        whole = Span(accusations[0].span.start, accusations[-1].span.end)
        people = self.concerned(doc, case, place, cue, whole)
        each: list[list[Person | Group]] = [people] * len(accusations)
        tail = _RESPECTIVELY.match(case.text, _after_quote(case.text, whole.end))
        if (tail or "respectively" in case.text[cue.head.end : cue.link.start]) and len(people) == len(accusations):
            each = [[p] for p in people]
        found = []
        for accusation, persons in zip(accusations, each, strict=True):
            limit = accusation.only_for
            only = [r for r in place.references if limit and limit.start <= r.start < limit.end]
            concerned = people_of(only) or persons
            found.append(self._told(case, place, accusation, cue=cue, people=concerned, number=number))
        return found

    def _also(self, case: Case, place: Setting, cue: Cue, *, start: int, number: int) -> list[Told]:
        """A further charge of one of them: "he also with separatist propaganda"."""
        found = []
        for m in _PRONOUN_ALSO.finditer(case.text, start, min(place.sentence.end, start + 200)):
            accusations, _ = self.read(case.text, m.end(), place.sentence.end, "strong")
            who = [r for r in place.references if m.start("who") <= r.start and r.end <= m.end("who")]
            if accusations and who:
                found += [
                    self._told(case, place, a, cue=cue, people=people_of(who), number=number) for a in accusations
                ]
        return found

    def _told(
        self,
        case: Case,
        place: Setting,
        accusation: Accusation,
        *,
        cue: Cue,
        people: list[Person | Group],
        number: int,
    ) -> Told:
        status = cue.status
        if cue.form == "noun":
            status = verdict(case.text, place.sentence, cue) or status
        if status == "convicted" and context.conditional(case.text, place.sentence, cue):
            status = "charged"
        confidence = _CONFIDENCE[cue.trust] - (0 if accusation.category.known else 0.15) - (0 if people else 0.25)
        return Told(
            accusation,
            case.words(accusation.span),
            status,
            people or self._only(case),
            place.sentence,
            cue.rule + (f" / {accusation.category.id}" if accusation.category.id else ""),
            round(confidence, 2),
            number,
            date=self._date(case, place, cue),
        )

    def _only(self, case: Case) -> list[Person | Group]:
        """The one person whom the case is about, where there is one only."""
        listed = [p for p in case.people if p.listed]
        return [listed[0]] if len(listed) == 1 else []

    def _date(self, case: Case, place: Setting, cue: Cue) -> DateMention | None:
        near = [d for d in case.dates_in(*place.sentence) if d.role == "event"]
        near = [
            d for d in near if cue.head.start - 40 <= d.start and d.end <= cue.link.start + 10 and d.first is not None
        ]
        near.sort(key=lambda d: abs(d.start - cue.head.end))
        return near[0] if near else None

    def _cite(self, text: str, sentence: Span, found: list[Told]) -> None:
        """Give each accusation the provisions that are cited right behind it, or before the first."""
        bare = [t for t in found if not t.provisions]
        if not bare:
            return
        bare.sort(key=lambda t: t.accusation.span)
        previous = sentence.start
        for provision in provisions(text, *sentence):
            behind = [
                t
                for t in bare
                if previous <= t.accusation.span.start and t.accusation.span.end <= provision.span.start
            ]
            if not behind and not any(t.accusation.span.end <= provision.span.start for t in bare):
                if bare[0].accusation.span.start - provision.span.end < 80:
                    behind = [t for t in bare if t.cue == bare[0].cue]
            elif not behind:
                behind = [t for t in bare if t.provisions and t.provisions[-1].span.end <= provision.span.start][-1:]
                if behind and provision.span.start - behind[0].provisions[-1].span.end > 30:
                    behind = []
            for told in behind:
                if provision.span.start - told.accusation.span.end < 200:
                    told.provisions = [*told.provisions, provision]
            previous = provision.span.end

    def _by_article(
        self,
        doc: Doc,
        case: Case,
        place: Setting,
        *,
        under: list[articles.ArticleCue],
        taken: list[Span],
        found: list[Told],
        number: int,
        ledger: Ledger,
    ) -> Iterator[Told]:
        """Charges that only cite an article, or "the same charge": what the text says of the article elsewhere."""
        text, sentence = case.text, place.sentence
        for same in articles.SAME.finditer(text, *sentence):
            if any(t.overlaps(Span(*same.span())) for t in taken):
                continue
            cue = Cue(Span(*same.span()), Span(*same.span()), "noun", "charged", "medium", "the same charge")
            cited = provisions(text, same.end(), min(sentence.end, same.end() + 60))
            earlier = [t for e in ledger.entries for t in e.told]
            if cited and cited[0].article:
                earlier = [t for t in earlier if any(p.article == cited[0].article for p in t.provisions)]
            elif earlier:
                earlier = [t for t in earlier if t.cue == earlier[-1].cue]
            people = self.concerned(doc, case, place, cue, Span(*same.span()))
            seen: set[str] = set()
            for told in earlier:
                if told.text in seen or not people:
                    continue
                seen.add(told.text)
                copy = Accusation(Span(*same.span()), told.category, False)
                yield self._told(case, place, copy, cue=cue, people=people, number=number)
                number += 1
        for article in under:
            if article.glossed or any(
                t.overlaps(Span(article.head.start, article.cited[-1].span.end)) for t in taken
            ):
                continue
            if any(t.provisions and t.provisions[0].span.overlaps(p.span) for t in found for p in article.cited):
                continue
            cue = Cue(
                article.head, article.link, "verb", cast(v.ChargeStatus, article.status), "medium", "under an article"
            )
            if context.void(text, sentence, cue):
                continue
            people = self.concerned(doc, case, place, cue, article.cited[-1].span)
            for provision in article.cited[:3]:
                told_before = [
                    t
                    for e in ledger.entries
                    for t in e.told
                    if provision.article and any(p.article == provision.article for p in t.provisions)
                ]
                accusation = articles.by_law(provision, text, self.read)
                if told_before and accusation:
                    accusation = Accusation(provision.span, told_before[0].category, False)
                if accusation is None or (not accusation.category.known and cue.status == "accused") or not people:
                    continue
                told = self._told(case, place, accusation, cue=cue, people=people, number=number)
                told.provisions = [provision]
                if told_before:
                    told.text = told_before[0].text
                yield told
                break

    def _end(self, doc: Doc, case: Case, ledger: Ledger, ending: Ending, place: Setting) -> None:
        """Apply what became of charges to those that the sentence, its people or the sentence before name."""
        sentence = place.sentence
        here = [e for e in ledger.entries if any(t.evidence == sentence for t in e.told)]
        inside = [
            e
            for e in here
            for t in e.told
            if t.evidence == sentence
            and ending.span.start - 4 <= t.accusation.span.start
            and t.accusation.span.end <= ending.span.end + 90
        ]
        if ending.status == "reconvicted":
            for entry in here:
                entry.status, entry.settled = "convicted", True
            return
        if inside:
            chosen = inside if ending.status in ("dropped", "acquitted") else []
            if (
                ending.people == "subject"
                and ending.status == "acquitted"
                and chosen
                and chosen[0].told[-1].status != "convicted"
            ):
                chosen = [e for e in chosen if any(t.status == "acquitted" for t in e.told)]
        else:
            people = self._people_of(doc, case, place, ending)
            if ending.status == "convicted" and here:
                return
            chosen = [e for p in people for e in ledger.of(p)]
            if not chosen:
                chosen = ledger.last(sentence.start, 400) if ending.people == "charges" or people else []
                if people and chosen and not any(e.person in people for e in chosen):
                    part = [p for p in people if isinstance(p, Group)]
                    status: v.ChargeStatus = "convicted" if ending.status == "convicted" else ending.status
                    if part and len(chosen) <= 6:
                        ledger.inherit(part[0], chosen, status)
                    return
        for entry in chosen:
            if entry.settled:
                continue
            if ending.status == "convicted":
                first = min(t.evidence.start for t in entry.told)
                if entry.status == "charged" and first <= sentence.start:
                    entry.status = "convicted"
            else:
                entry.status = cast(v.ChargeStatus, ending.status)
            last = entry.told[-1]
            if last.evidence != sentence:
                entry.told.append(
                    Told(last.accusation, last.text, entry.status, [], sentence, ending.rule, last.confidence, -1)
                )

    def _people_of(self, doc: Doc, case: Case, place: Setting, ending: Ending) -> list[Person | Group]:
        text = case.text
        if ending.people == "charges":
            m = re.compile(r"\b(?:against|of|for)\s+").search(
                text, ending.span.start, min(place.sentence.end, ending.span.end + 30)
            )
            if m:
                cue = Cue(Span(ending.span.start, m.start()), Span(m.start(), m.end()), "noun", "charged", "weak", "")
                behind = [r for r in place.references if m.end() <= r.start <= m.end() + 60]
                return people_of(_run(text, place, behind[0], cue)) if behind else []
            owner = [
                r
                for r in place.references
                if r.possessive and r.end <= ending.span.start and ending.span.start - r.end < 4
            ]
            return people_of(owner[-1:]) or self.concerned.subject(doc, case, place, ending.span.start)
        if ending.people == "object":
            owner = [
                r
                for r in place.references
                if r.possessive and ending.span.start <= r.start and r.end <= ending.span.end
            ]
            return people_of(owner[-1:])
        return self.concerned.subject(doc, case, place, ending.span.start)


def _run(text: str, place: Setting, first: object, cue: Cue) -> list:  # type: ignore[type-arg]
    from pipeline.charges.concerned import _cluster_right

    return _cluster_right(text, place.references, first, place.sentence.end)  # type: ignore[arg-type]


def verdict(text: str, sentence: Span, cue: Cue) -> v.ChargeStatus | None:
    """What a verb before "charges of" says of their outcome ("convicted on charges of"); None if nothing."""
    words = text[max(sentence.start, cue.head.start - 70) : cue.head.start]
    found = re.findall(r"\b(convicted|found guilty|sentenced|jailed|imprisoned|acquitted|cleared|serving)\b", words)
    if not found or context.conditional(text, sentence, cue):
        return None
    if re.search(r"\b(?:arrested|detained|charged|tried|trial)\b", words.rpartition(found[-1])[2]):
        return None
    return "acquitted" if found[-1] in ("acquitted", "cleared") else "convicted"


def _after_quote(text: str, end: int) -> int:
    while end < len(text) and text[end] in "\"”»’'":
        end += 1
    return end


def sentences(doc: Doc, case: Case) -> Iterator[Span]:
    """The sentences of the blocks that may accuse somebody."""
    if doc.has_annotation("SENT_START"):
        spans = [Span(s.start_char, s.end_char) for s in doc.sents]
    else:
        spans = [Span(b.start, b.end) for b in case.blocks]
    for span in spans:
        if case.section_at(span.start) not in _SILENT:
            yield span


__all__ = ["Charges", "Provision", "make_charges", "sentences", "verdict"]
