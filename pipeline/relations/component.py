"""The spaCy component of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.people.sentences import Sentences
from pipeline.relations.bodies import find_posts_of_bodies
from pipeline.relations.counsel import find_counsel
from pipeline.relations.courts import find_courts
from pipeline.relations.custody import find_custody
from pipeline.relations.kin import find_kin
from pipeline.relations.ledger import Ledger
from pipeline.relations.membership import find_membership
from pipeline.relations.nesting import find_nesting
from pipeline.relations.rosters import find_rosters


@Language.factory("casework_relations")
def make_relations(nlp: Language, name: str) -> Relations:
    """Make the component; it has no settings."""
    return Relations()


class Relations:
    """Relations between entities; fills ``case.relations``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        ledger = Ledger(Sentences(case, doc))
        for find in (
            find_kin,
            find_counsel,
            find_custody,
            find_courts,
            find_membership,
            find_posts_of_bodies,
            find_rosters,
            find_nesting,
        ):
            find(case, ledger)
        case.relations = ledger.relations()
        return doc
