"""Charges and their law: provisions cited beside accusations, charges told by an article alone, "the same charge"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pipeline.case import Case, Span
from pipeline.charges import articles, context
from pipeline.charges.accusations import Accusation, Reader
from pipeline.charges.concerned import Concerned
from pipeline.charges.cues import Cue
from pipeline.charges.merging import Ledger, Told
from pipeline.charges.provisions import provisions
from pipeline.charges.subjects import Setting
from pipeline.charges.telling import telling
from pipeline.schema import vocabulary as v

_CITED_WITHIN = 200  # characters behind an accusation within which a provision belongs to it


def article_cue(article: articles.ArticleCue, trust: str) -> Cue:
    """An article's cue as any other."""
    status = cast(v.ChargeStatus, article.status)
    return Cue(
        article.head, article.link, "verb", status, "strong" if trust == "strong" else "medium", "under an article"
    )


def cite(text: str, sentence: Span, found: list[Told]) -> None:
    """Give each accusation the provisions that are cited right behind it, or before the first."""
    bare = [t for t in found if not t.provisions]
    if not bare:
        return
    bare.sort(key=lambda t: t.accusation.span)
    previous = sentence.start
    for provision in provisions(text, *sentence):
        at = provision.span.start
        behind = [t for t in bare if previous <= t.accusation.span.start and t.accusation.span.end <= at]
        if not behind and not any(t.accusation.span.end <= at for t in bare):
            if bare[0].accusation.span.start - provision.span.end < 80:
                behind = [t for t in bare if t.cue == bare[0].cue]
        elif not behind:
            behind = [t for t in bare if t.provisions and t.provisions[-1].span.end <= at][-1:]
            if behind and at - behind[0].provisions[-1].span.end > 30:
                behind = []
        for told in behind:
            if at - told.accusation.span.end < _CITED_WITHIN:
                told.provisions = [*told.provisions, provision]
        previous = provision.span.end


class ByLaw:
    """Finds charges that only cite an article, or "the same charge": what the text says of the article elsewhere."""

    def __init__(self, read: Reader, concerned: Concerned) -> None:
        self.read, self.concerned = read, concerned

    def same(self, case: Case, place: Setting, taken: list[Span], number: int, ledger: Ledger) -> Iterator[Told]:
        """The charges that "the same charge" stands for."""
        for m in articles.SAME.finditer(case.text, *place.sentence):
            words = Span(*m.span())
            if any(t.overlaps(words) for t in taken):
                continue
            cue = Cue(words, words, "noun", "charged", "medium", "the same charge")
            cited = provisions(case.text, m.end(), min(place.sentence.end, m.end() + 60))
            earlier = [t for e in ledger.entries for t in e.told]
            if cited and cited[0].article:
                earlier = [t for t in earlier if any(p.article == cited[0].article for p in t.provisions)]
            elif earlier:
                earlier = [t for t in earlier if t.cue == earlier[-1].cue]
            people = self.concerned(case, place, cue, words)
            seen: set[str] = set()
            for told in earlier:
                if told.text in seen or not people:
                    continue
                seen.add(told.text)
                yield telling(
                    case, place, Accusation(words, told.category, False), cue=cue, people=people, number=number
                )
                number += 1

    def articles(
        self,
        case: Case,
        place: Setting,
        under: list[articles.ArticleCue],
        *,
        taken: list[Span],
        found: list[Told],
        number: int,
        ledger: Ledger,
    ) -> Iterator[Told]:
        """The charges that name an article and nothing else; ``found`` is what the sentence tells in words."""
        for article in under:
            whole = Span(article.head.start, article.cited[-1].span.end)
            if article.glossed or any(t.overlaps(whole) for t in taken):
                continue
            if any(t.provisions and t.provisions[0].span.overlaps(p.span) for t in found for p in article.cited):
                continue
            cue = article_cue(article, "medium")
            if context.void(case.text, place.sentence, cue):
                continue
            people = self.concerned(case, place, cue, article.cited[-1].span)
            for provision in article.cited[:3]:
                before = [
                    t
                    for e in ledger.entries
                    for t in e.told
                    if provision.article and any(p.article == provision.article for p in t.provisions)
                ]
                accusation = articles.by_law(provision, case.text, self.read)
                if before and accusation:
                    accusation = Accusation(provision.span, before[0].category, False)
                if accusation is None or (not accusation.category.known and cue.status == "accused") or not people:
                    continue
                told = telling(case, place, accusation, cue=cue, people=people, number=number)
                told.provisions = [provision]
                if before:
                    told.text = before[0].text
                yield told
                break
