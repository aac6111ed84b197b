"""By which court people were tried, convicted, sentenced or judged on appeal."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Event, Organization, Person, Reference, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import object_of, owner_before, subject_of
from pipeline.resources import rows

_JUDGED = frozenset(
    {"charge", "trial", "conviction", "sentencing", "acquittal", "appeal", "appeal_decision", "release", "pardon"}
)
_BY = re.compile(r"\b(?:by|before|in|at|to|of|from|with)\s(?:the\s|a\s|an\s)?(?:[\w’'-]+\s){0,3}$", re.IGNORECASE)
# "the sentence of Ali": from what a court decides to whom it concerns.
_CASE_OF = re.compile(
    r"\b(?:sentences?|convictions?|verdicts?|appeals?|release|detention|trial|retrial|cases?|charges?|acquittals?|bail|remand|penalty|ruling|"
    r"judge?ment|extradition|arrest|term|indictment)\b[^.;,]{0,40}?\b(?:of|for|on|against|by)\s(?:[a-z]+\s){0,3}$"
)
_ORDERS = ("ordered", "granted", "denied", "refused", "ruled")
_OF_CUSTODY = re.compile(
    r"[^.;]{0,60}?\b(?:release|retrial|trial|detention|bail|appeal|arrest|remand\w*|custody|execution|freed|released|to\sbe\s(?:held|tried))\b"
)
_UNTRUE = re.compile(r"\b(?:not|never|without|nor|must|should|ought\sto)\s(?:\w+\s){0,3}$")
_REACH = 130
_OUTCOMES = frozenset({"conviction", "sentencing", "acquittal"})
_NEXT = 350  # characters within which a trial goes on
_ANY_COURT = re.compile(r"\b(?:[Cc]ourts?|[Tt]ribunals?|[Jj]udges?|[Mm]agistrates?|[Aa]ppeal)\b")
_ANOTHER = re.compile(
    r"\b(?:(?:an|other|another|a|separate|military|different|appeals?)\s(?:[a-z]+\s)?(?:court|tribunal|trial|case)|(?:19|20)\d\d)\b"
)


_APPEALED = re.compile(r"\bappeal(?:s|ed|ing)?\b(?:\s(?!by\b|at\b)[\w’'-]+){0,5}\s(?:to|with|before)\s(?:the\s)?$")


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary of courts."""

    legal: re.Pattern[str]  # what is done before, by or at a court
    ruled: re.Pattern[str]  # what it does, behind its name
    plea: re.Pattern[str]  # what it rules on that is no case against somebody
    no_trial: re.Pattern[str]  # in the name of a court that judges states


@cache
def _words() -> _Words:
    of: dict[str, list[str]] = {}
    for row in rows("relations/courts.csv"):
        of.setdefault(row["kind"], []).append(row["word"])
    lead = (
        r"(?:\s\([^()]{1,40}\))?(?:\s(?:in|of|at)\s(?:the\s)?[A-Z][\w’'-]+)?(?:\son\s\w+|\sin\s[A-Z]\w+)?,?\s(?:which\s|that\s)?"
        r"(?:has\syet\sto\s|(?:is|was)\s(?:expected|due|scheduled|set)\sto\s|will\s|has\s|had\s)?(?:then\s|later\s|also\s|\w+ly\s)?"
    )
    return _Words(
        re.compile(rf"\b(?:{alternation(of['before'])})\b", re.IGNORECASE),
        re.compile(rf"{lead}(?P<verb>{alternation(of['rules'])})\b"),
        re.compile(rf"\b(?:{alternation(of['plea'])})\b", re.IGNORECASE),
        re.compile(alternation(of["no trial"])),
    )


def find_courts(case: Case, ledger: Ledger) -> None:
    """Add every ``tried_by``."""
    for event in case.events:
        if event.type not in _JUDGED or event.modality == "denied":
            continue
        people = [v for v in event.victims if isinstance(v, Person)]
        for court in _courts(case, event) if people else ():
            for person in people:
                ledger.add("tried_by", (person, court), event.trigger, f"event:{event.type}")
    for ref in case.references:
        body = next((t for t in ref.targets if isinstance(t, Organization) and t.kind == "court"), None)
        if body is None or ref.possessive or _words().no_trial.search(body.name):
            continue
        sentence = ledger.sentence(ref.start)
        if sentence.end <= ref.start:
            continue
        ruled = (
            _words().ruled.match(case.text, ref.end, sentence.end) is not None
        )  # "the court found officer X guilty"
        for person in _judged(case, ref, sentence):
            if ruled or person.role not in ("official", "lawyer", "perpetrator") or person.listed:
                ledger.add("tried_by", (person, body), ref.span, "court")
    _same_trial(case, ledger)


def _same_trial(case: Case, ledger: Ledger) -> None:
    """Who is sentenced right after others, with no court named again, was before the same court."""
    courts = sorted((m, i) for i, b in enumerate(case.organizations) if b.kind == "court" for m in b.mentions)
    if not courts:
        return
    tried = {id(r.object) for r in ledger.relations() if r.type == "tried_by"}
    for event in case.events:
        people = [v for v in event.victims if isinstance(v, Person)]
        if event.type not in _OUTCOMES or event.modality != "actual" or not people:
            continue
        if any(ledger.known("tried_by", person) for person in people):
            continue
        block = case.block_at(event.trigger.start)
        sentence = ledger.sentence(event.trigger.start)
        if block is None or sentence.end <= event.trigger.start:
            continue
        if _ANY_COURT.search(case.text, sentence.start, sentence.end):
            continue
        before = [(m, i) for m, i in courts if block.start <= m.start < sentence.start]
        if not before or len({i for _, i in before}) != 1 or sentence.start - before[-1][0].end > _NEXT:
            continue
        court = case.organizations[before[-1][1]]
        if id(court) in tried and not _ANOTHER.search(case.text, before[-1][0].end, sentence.end):
            for person in people:
                ledger.add("tried_by", (person, court), event.trigger, "same-trial")


def _judged(case: Case, ref: Reference, sentence: Span) -> list[Person]:
    """Whom the sentence puts before the court at ``ref``."""
    text, words = case.text, _words()
    ruled = words.ruled.match(text, ref.end, sentence.end)
    if ruled:
        end = min(sentence.end, ruled.end() + 90)
        if ruled["verb"] in _ORDERS and not _OF_CUSTODY.match(text, ruled.end(), end):
            return []
        if words.plea.search(text, ruled.end(), min(end, ruled.end() + 50)):
            return []
        return object_of(case, ruled.end(), end) or _owner(case, ruled.end(), end)
    by = _BY.search(text, max(sentence.start, ref.start - 60), ref.start)
    if by is None:
        return []
    legal = list(words.legal.finditer(text, max(sentence.start, by.start() - _REACH), by.start()))
    if legal and words.plea.search(text, max(sentence.start, by.start() - _REACH), by.start()):
        return []
    if _APPEALED.search(text, max(sentence.start, by.start() - _REACH), ref.start):
        return []  # lodged there, not judged yet
    if not legal or re.search(r";|\.\s", text[legal[-1].end() : by.start()]):
        return []
    if _UNTRUE.search(text[max(sentence.start, legal[-1].start() - 40) : legal[-1].start()]):
        return []
    for word in reversed(legal):
        owner = owner_before(case, sentence.start, word.start())
        if owner:
            return owner
    found = object_of(case, legal[-1].end(), by.start())
    return found or subject_of(case, sentence.start, legal[-1].start())


def _owner(case: Case, start: int, end: int) -> list[Person]:
    """Whose appeal, sentence or release it was ("upheld his sentence", "the conviction of Ali")."""
    refs = [r for r in case.references_in(start, end) if any(isinstance(t, Person) for t in r.targets)]
    refs = [r for r in refs if r.possessive or _CASE_OF.search(case.text[start : r.start])]
    return [t for t in refs[0].targets if isinstance(t, Person)] if refs else []


def _courts(case: Case, event: Event) -> list[Organization]:
    no_trial = _words().no_trial
    actors = [a for a in event.actors if isinstance(a, Organization) and a.kind == "court"]
    if actors:
        return [a for a in actors if not no_trial.search(a.name)]
    if event.type in ("release", "pardon", "appeal", "charge"):
        return []
    found: list[tuple[int, Organization]] = []
    for sentence in event.evidence:
        for ref in case.references_in(sentence.start, sentence.end):
            for target in ref.targets:
                if (
                    not isinstance(target, Organization)
                    or target.kind != "court"
                    or ref.possessive
                    or no_trial.search(target.name)
                ):
                    continue
                behind = ref.start >= event.trigger.end
                between = case.text[event.trigger.end : ref.start] if behind else ""
                if ";" in between or len(between) > 120 or (behind and not _BY.search(between)):
                    continue
                distance = ref.start - event.trigger.end if behind else event.trigger.start - ref.end + 40
                found.append((distance, target))
    return [min(found, key=lambda pair: pair[0])[1]] if found else []
