"""Texts as the whole pipeline reads them, for the tables of the later stages."""

from pipeline.case import Case, case_of
from pipeline.extraction import Text, prepare


def read(nlp, text: str) -> Case:
    """The case of ``text`` after every stage."""
    return case_of(nlp(prepare(nlp, Text(text, "test"))))


def name(entity) -> str:
    """The name of a person, place or body, the words of a group."""
    return getattr(entity, "name", None) or entity.text
