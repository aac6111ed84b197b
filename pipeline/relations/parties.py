"""The people around a place in a sentence: the subject before it, the object behind a verb, all of a list."""

from __future__ import annotations

from bisect import bisect_right

from pipeline.case import Case, Group, Person, Reference, Span
from pipeline.charges.coordination import cluster_left, cluster_right
from pipeline.charges.subjects import FINITE, PREPOSITION

_OBJECT_WITHIN = 45  # characters behind a verb within which its object begins


def persons(ref: Reference | None) -> list[Person]:
    """The people that a reference stands for."""
    found: list[Person] = []
    for target in ref.targets if ref else ():
        if isinstance(target, Person):
            found.append(target)
        elif isinstance(target, Group):
            found += target.members
    return found


def last_reference(case: Case, low: int, end: int) -> Reference | None:
    """The last reference to people that begins at ``low`` or later and ends at ``end`` or before; owners left out."""
    i = bisect_right(case.references, end, key=lambda r: r.start)
    for ref in reversed(case.references[:i]):
        if ref.start < low:
            return None
        if ref.end <= end and not ref.possessive and persons(ref):
            return ref
    return None


def named(case: Case, span: Span) -> list[Reference]:
    """References to named people in ``span``, owners left out; a phrase that holds another stands for both."""
    return [r for r in case.references_in(*span) if not r.possessive and persons(r)]


def listed_before(case: Case, low: int, end: int) -> list[Person]:
    """The last people named between ``low`` and ``end`` with those joined to them on their left."""
    refs = named(case, Span(low, end))
    return _people(cluster_left(case.text, refs, refs[-1], low)) if refs else []


def listed_behind(case: Case, start: int, end: int, within: int) -> list[Person]:
    """The first people named at most ``within`` behind ``start`` with those joined to them, up to ``end``."""
    refs = named(case, Span(start, end))
    if not refs or refs[0].start > start + within:
        return []
    return _people(cluster_right(case.text, refs, refs[0], end))


def subject_of(case: Case, low: int, verb: int) -> list[Person]:
    """The people who stand as the subject of a verb at ``verb``, in the sentence that begins at ``low``."""
    text = case.text
    refs = named(case, Span(low, verb))
    if not refs:
        return []
    free = [r for r in refs if not PREPOSITION.search(text[max(low, r.start - 30) : r.start])]
    finite = [r for r in free if FINITE.match(text, r.end, verb + 20)]
    last = (finite or free or refs)[-1]
    return _people(cluster_left(text, refs, last, low))


def object_of(case: Case, verb_end: int, end: int) -> list[Person]:
    """The people who stand right behind a verb that ends at ``verb_end``."""
    refs = [r for r in named(case, Span(verb_end, end)) if r.start <= verb_end + _OBJECT_WITHIN]
    refs = [r for r in refs if not PREPOSITION.search(case.text[verb_end : r.start])]
    return _people(cluster_right(case.text, named(case, Span(verb_end, end)), refs[0], end)) if refs else []


def owner_before(case: Case, low: int, noun: int) -> list[Person]:
    """Whose a noun is that begins at ``noun`` ("his release", "Askarov's torture")."""
    refs = [r for r in case.references_in(max(low, noun - 60), noun) if r.possessive and persons(r)]
    if refs and case.text[refs[-1].end : noun].strip(" ’'s").count(" ") <= 1:
        return persons(refs[-1])
    return []


def _people(refs: list[Reference]) -> list[Person]:
    return list(dict.fromkeys(p for r in refs for p in persons(r)))
