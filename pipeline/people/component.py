"""The spaCy components of this stage."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from pipeline.case import case_of
from pipeline.people.attributes import describe
from pipeline.people.demonyms import find_demonym
from pipeline.people.first_roles import first_role
from pipeline.people.merging import merge
from pipeline.people.naming import namings
from pipeline.people.roles import settle_roles
from pipeline.people.sentences import Sentences


@Language.factory("casework_people")
def make_people(nlp: Language, name: str) -> People:
    """Make the component; it has no settings."""
    return People()


class People:
    """Person mentions merged into people with attributes and first roles; fills ``case.people``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        case = case_of(doc)
        people = merge(case, namings(case))
        describe(case, Sentences(case, doc), people, find_demonym)
        for person, found in people:
            first_role(case, person, found)
        case.people = [person for person, _ in people]
        return doc


@Language.factory("casework_roles")
def make_roles(nlp: Language, name: str) -> Roles:
    """Make the component; it has no settings."""
    return Roles()


class Roles:
    """Roles that rest on what the events say; settles ``person.role``."""

    def __call__(self, doc: Doc) -> Doc:
        """Annotate ``doc`` in place and return it."""
        settle_roles(case_of(doc))
        return doc
