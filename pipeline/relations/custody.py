"""Where people are or were held: from events of custody with a facility, and from the words before its name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.case import Case, Organization, Person, Place, Span
from pipeline.entities.patterns import alternation
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import (
    last_reference,
    listed_before,
    listed_behind,
    object_of,
    owner_before,
    persons,
    subject_of,
)
from pipeline.resources import rows

# Events that put or find somebody in custody; a place of arrest is no place of custody.
_CUSTODY = frozenset(
    {
        "detention",
        "incommunicado_detention",
        "solitary_confinement",
        "transfer",
        "hunger_strike",
        "forced_confession",
        "torture",
        "release",
    }
)
# Events that tell of custody only where the place is one: who died in a prison was held there.
_IN_PRISON = frozenset(
    {
        "death",
        "killing",
        "execution",
        "illness",
        "sexual_violence",
        "corporal_punishment",
        "denial_of_medical_care",
        "denial_of_access",
    }
)
# From the preposition to the facility's name ("in", "to the notorious", "from a cell in").
_AT = re.compile(
    r"\b(?:in|at|to|into|inside|from|of)\s"
    r"(?:(?:\d{1,3}|(?!(?:near|outside|opposite|beside|behind|home|house|office|by|towards|be)\b)[a-z’'-]+)\s){0,4}"
    r"(?:of\s|in\s|at\s)?(?:the\s)?[\"“‘']?$"
)
_BE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|remains?|remained)\s(?:\w+ly\s|then\s|later\s|still\s|also\s|both\s|all\s){0,2}$"
)
_UNTRUE = re.compile(
    r"\b(?:not|never|may|might|could|should|would|will|if|whether|(?<!believed\s)(?<!reported\s)(?<!said\s)(?<!thought\s)(?<!understood\s)(?<!known\s)to\sbe|nor|neither|deny|denied|denies|due|(?:is|are|was|were)\sto\sbe)\s(?:[\w-]+\s){0,3}$"
)
_ELSEWHERE = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|outside|hearing|born|works?|worked|working|studied|killed|shot|guards?|officers?|officials?|director|"
    r"governor|staff|by)\b"
)
# "Evin prison, where he is being held"
_WHERE = re.compile(
    r"[”\"’']?(?:\s\([^()]{1,60}\))?(?:\sin\s[A-Z][\w’'-]+)?,?\s(?:where|in\swhich)\s(?P<words>[^.;:]{1,120}?"
    r"(?P<verb>(?:held|detained|imprisoned|tortured|beaten|kept|interrogated|serving|died|spent|remains|remained|transferred)|"
    r"(?:has|have|had)\sbeen\s(?=since|for|on)|(?:is|are|was|were)\s(?=still|now|currently|on|awaiting|serving))\b)"
)
# "Writing from his cell in X prison, Ali said": the one who is held is named behind.
_OPENS = re.compile(
    r"(?:(?:[A-Z][a-z]+ing|Speaking|In\sa\s[a-z]+(?:\s[a-z]+)?)\s)?(?:[Ff]rom|[Ii]n)\s(?:his|her|their|a)\s(?:[a-z]+\s)?$"
)
_PRISONER = re.compile(
    r"(?:\s?\([^()]{1,40}\))?(?:,?\s(?:aged\s)?\d{1,2})?(?:,\s|,?\s(?:is|was|were|are)\s|,\s[a-z -]{3,40}\sand\s)"
    r"(?:(?:an?|the|both|all|former|fellow|long-term|political)\s){0,2}$"
)
# "In a letter from X prison, Ali said", "Ali wrote from X prison"
_LETTER = re.compile(r"\b(?:letters?|notes?|message|statement|calls?|diary|poems?)\s(?:[a-z]+\s){0,3}$")
_WROTE = re.compile(
    r"\b(?:wrote|writes|writing|phoned|called|telephoned|reported|smuggled\s[\w ]{2,30})\s(?:[a-z]+\s){0,3}$"
)
# "is held at X prison and Ali at Y prison"
_AS_WELL = re.compile(r"(?:,|;|\s)?\s?(?:and|while)\s$")
_APART = re.compile(r"[;:]|\.\s")
_LIGHT = ("is", "are", "was", "were", "be", "been", "remains", "remain", "remained")
_TRANSITIVE = ("took", "drove", "visited", "visit", "visiting")
_NO_KEEPERS = ("court", "intergovernmental", "ngo", "party", "media", "education", "religious")
_REACH = 110  # characters between the words of custody and the facility


@dataclass(frozen=True, slots=True)
class _Words:
    """The vocabulary of custody."""

    prison: re.Pattern[str]  # in the name of a place of custody
    other: re.Pattern[str]  # in the name of a place that is none
    body: re.Pattern[str]  # in the name of a body that holds people
    verb: re.Pattern[str]
    sure_verbs: frozenset[str]  # those that tell of custody by themselves
    noun: re.Pattern[str]
    sure_noun: re.Pattern[str]
    keepers: re.Pattern[str]
    light: re.Pattern[str]  # what may stand between "is" and "in X prison"


@cache
def _words() -> _Words:
    table = list(rows("relations/custody.csv"))

    def of(kind: str, sure: bool = False) -> list[str]:
        return [row["word"] for row in table if row["kind"] == kind and (row["sure"] == "yes" or not sure)]

    return _Words(
        re.compile(rf"\b(?:{alternation(of('prison'))}|(?:{alternation(of('prison word'))})\b)", re.IGNORECASE),
        re.compile(rf"\b(?:{alternation(of('other'))})", re.IGNORECASE),
        re.compile(rf"\b(?:{alternation(of('body'))})", re.IGNORECASE),
        re.compile(rf"\b(?P<verb>{alternation(of('verb'))})\b"),
        frozenset(of("verb", sure=True)),
        re.compile(rf"\b(?:{alternation(of('noun'))})\b"),
        re.compile(rf"\b(?:{alternation(of('noun', sure=True))})\b"),
        re.compile(rf"\b(?i:{alternation(of('keeper'))})\s(?:at|of|in)\s(?:the\s)?$"),
        re.compile(rf"\s?(?:(?:{alternation(of('light'))})\b\s?)*"),
    )


def holds_people(body: Organization) -> bool:
    """Whether a body's name tells that people are held at it ("Directorate of Military Intelligence")."""
    return body.kind not in _NO_KEEPERS and _words().body.search(body.name) is not None


def find_custody(case: Case, ledger: Ledger) -> None:
    """Add every ``held_at``."""
    words = _words()
    for event in case.events:
        if event.modality not in ("actual", "alleged") or event.place is None or event.place.kind != "facility":
            continue
        if not (event.type in _CUSTODY or (event.type in _IN_PRISON and words.prison.search(event.place.name))):
            continue
        if words.other.search(event.place.name):
            continue
        for victim in event.victims:
            if isinstance(victim, Person):
                ledger.add("held_at", (victim, event.place), event.trigger, f"event:{event.type}")
    for place in case.places:
        if place.kind == "facility" and not words.other.search(place.name):
            for mention in place.mentions:
                _by_words(case, ledger, place, mention)
    for body in case.organizations:
        if holds_people(body):
            for mention in body.mentions:
                _by_words(case, ledger, body, mention)


def _by_words(case: Case, ledger: Ledger, place: Place | Organization, mention: Span) -> None:
    """The people whom the words before the name put there ("X is being held in Evin prison")."""
    sentence = ledger.sentence(mention.start)
    if sentence.end <= mention.start:
        return
    text = case.text
    where = _WHERE.match(text, mention.end, sentence.end)
    if where and not _UNTRUE.search(where["words"]):
        for person in subject_of(case, where.start("words"), where.start("verb")):
            if person.role not in ("official", "lawyer", "perpetrator"):
                ledger.add("held_at", (person, place), mention, "where-held")
    if _words().keepers.search(text, max(sentence.start, mention.start - 40), mention.start):
        for person in listed_behind(case, mention.end, sentence.end, 45):  # "the authorities at X prison denied Ali"
            if person.role not in ("official", "lawyer", "perpetrator"):
                ledger.add("held_at", (person, place), mention, "keepers")
        return
    at = _AT.search(text, max(sentence.start, mention.start - 60), mention.start)
    if at is None:
        return
    low = max(sentence.start, at.start() - _REACH)
    prison = isinstance(place, Organization) or bool(_words().prison.search(place.name))
    people = _as_well(case, ledger, sentence, at.start()) if prison else []
    for person in people or _held(case, sentence, low, at.start(), prison=prison):
        if person.role not in ("official", "lawyer", "perpetrator"):
            ledger.add("held_at", (person, place), mention, "held-at")


def _held(case: Case, sentence: Span, low: int, at: int, *, prison: bool) -> list[Person]:
    """Whom the words from ``low`` to ``at`` hold; a place that no word calls a prison needs a word that says so."""
    text = case.text
    words = _words()
    for verb in reversed(list(words.verb.finditer(text, low, at))):
        between = text[verb.end() : at]
        if _APART.search(between) or _ELSEWHERE.search(between):
            return []
        word = verb["verb"]
        if not prison and word not in words.sure_verbs:
            return []
        if word in _LIGHT and not words.light.fullmatch(between):
            continue  # the verb itself did not match
        before = text[max(sentence.start, verb.start() - 40) : verb.start()]
        if _UNTRUE.search(before):
            return []
        if word.startswith(("walked", "found", "arrived", "on death", "in ")):
            return subject_of(case, sentence.start, verb.start())
        if word in _TRANSITIVE or not (word in _LIGHT or _BE.search(before)):
            found = object_of(case, verb.end(), at)
            if found or word in _TRANSITIVE:
                return found
        return subject_of(case, sentence.start, verb.start())
    for noun in reversed(list((words.noun if prison else words.sure_noun).finditer(text, low, at))):
        between = text[noun.end() : at]
        if _APART.search(between) or _ELSEWHERE.search(between):
            return []
        owner = owner_before(case, sentence.start, noun.start())
        if owner:
            return owner
        if noun.start() - sentence.start < 40 and _OPENS.match(text, sentence.start, noun.start()):
            return listed_behind(case, at, sentence.end, 50)
        if between.startswith(" of "):
            return listed_behind(case, noun.end() + 4, at, 12)
        if noun[0].startswith(("prisoner", "inmate", "detainee")):
            ref = last_reference(case, sentence.start, noun.start())
            if ref and _PRISONER.fullmatch(text, ref.end, noun.start()):
                return persons(ref) if noun[0][-1] != "s" else listed_before(case, sentence.start, noun.start())
    if text.startswith("from", at):
        if _WROTE.search(text, low, at):
            return subject_of(case, sentence.start, at)
        if _LETTER.search(text, low, at):
            return owner_before(case, low, at) or listed_behind(case, at, sentence.end, 60)
    return []


def _as_well(case: Case, ledger: Ledger, sentence: Span, at: int) -> list[Person]:
    """ "is held at X prison and Ali at Y prison": whom the words right before the place name."""
    ref = last_reference(case, sentence.start, at)
    if ref is None or ref.kind != "name" or case.text[ref.end : at].strip():
        return []
    before = _AS_WELL.search(case.text, sentence.start, ref.start)
    told = before and any(
        r.type == "held_at"
        and isinstance(r.object, Place)
        and any(
            sentence.start <= m.start and before.start() - 40 < m.end <= before.start() for m in r.object.mentions
        )
        for r in ledger.relations()
    )
    return persons(ref) if told else []
