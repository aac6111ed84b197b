"""Who represents whom in law: "his lawyer, X", "X, who is representing them"."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

from pipeline.case import Case, Person, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.owned import owned_phrases
from pipeline.relations.parties import last_reference, listed_behind, owner_before, persons, subject_of
from pipeline.resources import rows

_REACH = 60
_REPRESENTED_BY = re.compile(
    r"\b(?:(?:(?:is|was|are|were|been|being|be)\s)?(?:\w+ly\s)?(?:represented|defended)(?:\sin\s(?:court|the\scase))?\sby|"
    r"(?P<team>(?:legal|defence|defense)\steam,?\s(?:headed|led)\sby))\s"
)
_TOOK_CASE = re.compile(
    r"\b(?:has\s|had\s)?(?:taken\son|took\son|takes\son|taken\sup|took\sup|handled|handles|handling)\sthe\s(?:cases?|defence|defense)\sof\s|"
    r"\b(?:act(?:s|ed|ing)|serv(?:es|ed|ing))\sas\s(?:defen[cs]e\s)?(?:counsel|lawyer|attorney)\s(?:for|to|of)\s"
)


@cache
def _words() -> tuple[frozenset[str], re.Pattern[str], re.Pattern[str]]:
    table = [(row["word"], row["kind"]) for row in rows("relations/lawyers.csv")]
    nouns = frozenset(word for word, kind in table if kind == "noun")
    verbs = alternation(word for word, kind in table if kind == "verb")
    return nouns, re.compile(rf"\b(?:{verbs})\s"), re.compile(rf"\b(?:{alternation(nouns)})\s(?:for|of|to)\s")


def find_counsel(case: Case, ledger: Ledger) -> None:
    """Add every ``represents``."""
    nouns, verb, noun_for = _words()
    for owned in owned_phrases(case):
        if any(owned.noun == noun or owned.noun.endswith(" " + noun) for noun in nouns):
            for lawyer in owned.people:
                for client in owned.owners:
                    ledger.add("represents", (lawyer, client), owned.span, "lawyer-of")
    for pattern, rule in ((verb, "represents"), (noun_for, "lawyer-for")):
        for match in pattern.finditer(case.text):
            sentence = ledger.sentence(match.start())
            who = persons(last_reference(case, max(sentence.start, match.start() - 3 * _REACH), match.start()))
            clients = [
                r
                for r in case.references_in(match.end(), min(sentence.end, match.end() + _REACH))
                if r.start - match.end() < 12 and not r.possessive
            ]
            if len(who) != 1 or not clients or not (_is_lawyer(who[0]) or rule == "lawyer-for"):
                continue
            for client in persons(clients[0]):
                ledger.add("represents", (who[0], client), clients[0].span, rule)
    _in_other_words(case, ledger)


def _in_other_words(case: Case, ledger: Ledger) -> None:
    """ "Ali is represented by the lawyer X", "Ali's legal team, led by X", "X took on the case of Ali"."""
    for match in _REPRESENTED_BY.finditer(case.text):
        sentence = ledger.sentence(match.start())
        lawyers = listed_behind(case, match.end(), sentence.end, _REACH // 2)
        if match["team"]:
            clients = owner_before(case, sentence.start, match.start("team"))
        else:
            clients = subject_of(case, sentence.start, match.start())
        for lawyer, client in product(lawyers, clients):
            if lawyer is not client and client not in lawyers:
                ledger.add("represents", (lawyer, client), Span(*match.span()), "represented-by")
    for match in _TOOK_CASE.finditer(case.text):
        sentence = ledger.sentence(match.start())
        who = subject_of(case, sentence.start, match.start())
        if len(who) == 1 and _is_lawyer(who[0]):
            for client in listed_behind(case, match.end(), sentence.end, 25):
                ledger.add("represents", (who[0], client), Span(*match.span()), "took-case")


def _is_lawyer(person: Person) -> bool:
    nouns = _words()[0]
    return person.role == "lawyer" or any(o.split()[-1] in nouns for o in person.occupations)
