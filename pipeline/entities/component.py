"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from pipeline.case import Case, Mention, case_of
from pipeline.entities import policy
from pipeline.entities.agreement import Agreement
from pipeline.entities.aliases import second_names
from pipeline.entities.announced import AnnouncedBodies
from pipeline.entities.bodies import KnownBodies
from pipeline.entities.calendar import without_date
from pipeline.entities.consistency import Known, settled, without_opener
from pipeline.entities.cuts import Cuts
from pipeline.entities.described import DescribedPeople
from pipeline.entities.glosses import Glosses
from pipeline.entities.heads import HeadNouns
from pipeline.entities.people import PeopleRules
from pipeline.entities.places import PlaceRules
from pipeline.entities.romance import RomanceHeads
from pipeline.entities.support import supported
from pipeline.entities.trim import Sieve
from pipeline.language.sentences import no_capitals


@Language.factory("casework_entities", assigns=["doc.ents"])
def make_entities(nlp: Language, name: str) -> Entities:
    """Make the component; it has no settings."""
    return Entities()


class Entities:
    """Names: the model's, corrected and completed by rules; sets ``doc.ents`` and ``case.mentions``."""

    def __init__(self) -> None:
        self._heads = HeadNouns()
        self._agreement = Agreement()
        self._romance = RomanceHeads()
        self._people = PeopleRules()
        self._described = DescribedPeople()
        self._announced = AnnouncedBodies(self._people.titles)
        self._glosses = Glosses()
        self._bodies = KnownBodies()
        self._places = PlaceRules()
        self._cuts = Cuts()
        self._sieve = Sieve(self._people.titles)

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        any_case = no_capitals(case.text)
        case.mentions = self.find(doc, case, any_case)
        spans = (doc.char_span(m.start, m.end, label=m.label, alignment_mode="expand") for m in case.mentions)
        doc.ents = tuple(_apart([s for s in spans if s is not None]))
        return doc

    def find(self, doc: Doc, case: Case, any_case: bool) -> list[Mention]:
        """All names of the text, sorted and without overlap."""
        text = case.text
        glosses, things = self._glosses.read(text)
        model = [m for m in self._sieve.mentions(doc, text, any_case) if policy.allowed(case, m)]
        model = [m for m in model if m.label not in ("ORG", "LAW") or text[m.start : m.end] not in things]
        listed = [m for b in case.blocks if b.kind == "names" for m in self._people.in_list(text, b)]
        titled = list(self._people.titled(text))
        described = list(self._described.find(text))
        heads = policy.lengthen([*self._heads.find(text), *self._romance.find(text)], model, text)
        heads = list(self._agreement.heads(heads, model, text))
        titled = policy.outside(titled, model)  # "Min Ko Naing", "Puerto Presidente Franco"
        heads = policy.apart_from_people(heads, [*model, *titled, *described], text)
        heads = policy.lengthen(list(self._cuts.bodies(heads, model, text)), model, text)
        announced = policy.lengthen(list(self._announced.find(text)), model, text)
        places = [
            *self._bodies.find(text),
            *self._places.countries(text, any_case),
            *self._places.announced(text),
            *self._places.located(text, case.document.countries),
        ]
        # A country's name inside a longer name of the model's belongs to that name ("Chad Smith", "Bank of Ghana").
        places = policy.outside(places, model)
        ranked = [
            *((policy.LIST, m) for m in listed),
            *((policy.HEAD, m) for m in heads),
            *((policy.TITLE, m) for m in titled),
            *((policy.DESCRIBED, m) for m in described),
            *((policy.DESCRIBED, m) for m in self._cuts.bodies(announced, model, text)),
            *((policy.GLOSS, m) for m in glosses),
            *((policy.GAZETTEER, m) for m in places),
            *((policy.MODEL, m) for m in model),
        ]
        entries = {text[m.start : m.end] for m in listed}  # "May Thu" in the list is nobody called Thu
        undated = ((rank, m if text[m.start : m.end] in entries else without_date(m, text)) for rank, m in ranked)
        ranked = [(rank, m) for rank, m in undated if m is not None and policy.allowed(case, m)]
        first = without_opener(policy.headlines(case, policy.resolve(ranked)), text)
        first = supported(settled(first, text), text)
        aliases = ((policy.TITLE, m) for m in second_names(first, text) if policy.allowed(case, m))
        first = policy.resolve([*((policy.rank(m), m) for m in first), *aliases])
        found = Known(first, text, any_case, self._people.titles).find(text)
        known = (without_date(m, text) if m.found_by == "known:run" else m for m in found)
        both = policy.complete(first, [m for m in known if m is not None and policy.allowed(case, m)])
        return policy.one_addressee(case, both)


def _apart(spans: list[Span]) -> list[Span]:
    """Spans that share no token: two names glued into one token keep the first."""
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept
