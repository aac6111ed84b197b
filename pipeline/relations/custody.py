"""Where people are or were held: from events of custody with a facility, and from the words before its name."""

from __future__ import annotations

import re

from pipeline.case import Case, Organization, Person, Place, Span
from pipeline.relations.ledger import Ledger
from pipeline.relations.parties import listed_behind, object_of, owner_before, subject_of

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
_PRISON = re.compile(
    r"prison|jail|gaol|detention|colony|penitentiar|remand|custody|camp\b|barracks|police|gendarmerie|headquarters|"
    r"\bbase\b|branch|SIZO|centre|center|station|\bcell|lock-up|correctional|penal|fort\b|garrison|battalion|brigade|penitenciari|"
    r"c[áa]rcel|reformatory|stockade|secretariat|directorate|security",
    re.IGNORECASE,
)
_NO_PRISON = re.compile(
    r"hospital|clinic|court|ministry|airport|medical|health|women[’']s centre|"
    r"university|school|square|street|stadium|embassy|consulate|hotel|market|church|mosque|palace|bridge|parliament",
    re.IGNORECASE,
)
CUSTODY_BODY = re.compile(
    r"headquarters|directorate|secretariat|branch|barracks|\bbase\b|station|prison|detention|custody|camp\b",
    re.IGNORECASE,
)
# From the preposition to the facility's name ("in", "to the notorious", "from a cell in").
_AT = re.compile(
    r"\b(?:in|at|to|into|inside|from|of)\s"
    r"(?:(?:\d{1,3}|(?!(?:near|outside|opposite|beside|behind|home|house|office|by|towards)\b)[a-z-]+)\s){0,4}"
    r"(?:of\s|in\s|at\s)?(?:the\s)?[\"“‘']?$"
)
_HELD = re.compile(
    r"\b(?P<verb>held|detained|imprisoned|jailed|incarcerated|kept|confined|interned|remanded|committed|transferred|moved|"
    r"taken|took|brought|returned|sent|driven|drove|escorted|flown|placed|put|lodged|serving|serve|served|spent|released|freed|let\sout|found\sdead|walked\s(?:out|free)|"
    r"discharged|escaped|tortured|beaten|interrogated|ill-treated|died|dying|visited|visit|in\scustody|in\sdetention|"
    r"on\sdeath\srow|remains?|remained|is|are|was|were|been)\b"
)
_NOUN = re.compile(
    r"\b(?:torture|beating|ill-treatment|detention|imprisonment|death|interrogation|release|transfer|escape|custody|confinement|stay|"
    r"isolation|prisoners?|inmates?|detainees?|cell)\b"
)
_SURELY = re.compile(
    r"held|detained|imprisoned|jailed|incarcerated|interned|confined|tortured|in\sdetention|in\scustody"
)
_SURE_NOUN = re.compile(r"\b(?:detention|imprisonment|custody|prisoners?|inmates?|detainees?)\b")
_BE = re.compile(
    r"\b(?:was|were|is|are|be|been|being|remains?|remained)\s(?:\w+ly\s|then\s|later\s|still\s|also\s|both\s|all\s){0,2}$"
)
_UNTRUE = re.compile(
    r"\b(?:not|never|may|might|could|should|would|will|if|whether|(?<!believed\s)(?<!reported\s)(?<!said\s)(?<!thought\s)(?<!understood\s)(?<!known\s)to\sbe|nor|neither|deny|denied|denies|due)\s(?:[\w-]+\s){0,3}$"
)
_ELSEWHERE = re.compile(
    r"\b(?:protest\w*|demonstrat\w*|outside|hearing|born|works?|worked|working|studied|killed|shot|guards?|officers?|officials?|director|"
    r"governor|staff|by)\b"
)
# "Evin prison, where he is being held"
_WHERE = re.compile(
    r"[”\"’']?(?:\s\([^()]{1,60}\))?(?:\sin\s[A-Z][\w’'-]+)?,?\s(?:where|in\swhich)\s(?P<words>[^.;:]{1,120}?"
    r"(?P<verb>(?:held|detained|imprisoned|tortured|beaten|kept|interrogated|serving|died|spent|remains|remained|transferred))\b)"
)
_KEEPERS = re.compile(
    r"\b(?:[Aa]uthorities|[Gg]uards|[Ww]arders|[Ww]ardens|[Aa]dministration|[Oo]fficials|[Ss]taff)\s(?:at|of|in)\s(?:the\s)?$"
)
# "Writing from his cell in X prison, Ali said": the one who is held is named behind.
_OPENS = re.compile(r"(?:(?:[A-Z][a-z]+ing|Speaking|In\sa\s[a-z]+(?:\s[a-z]+)?)\s)?(?:[Ff]rom|[Ii]n)\s(?:his|her|their|a)\s(?:[a-z]+\s)?$")
_REACH = 110  # characters between the words of custody and the facility


def find_custody(case: Case, ledger: Ledger) -> None:
    """Add every ``held_at``."""
    for event in case.events:
        if event.type not in _CUSTODY or event.modality not in ("actual", "alleged") or event.place is None:
            continue
        if event.place.kind != "facility" or _NO_PRISON.search(event.place.name):
            continue
        for victim in event.victims:
            if isinstance(victim, Person):
                ledger.add("held_at", (victim, event.place), event.trigger, f"event:{event.type}")
    for place in case.places:
        if place.kind == "facility" and not _NO_PRISON.search(place.name):
            for mention in place.mentions:
                _by_words(case, ledger, place, mention)
    for body in case.organizations:
        if CUSTODY_BODY.search(body.name) and body.kind != "court":
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
    if _KEEPERS.search(text, max(sentence.start, mention.start - 40), mention.start):
        for person in listed_behind(case, mention.end, sentence.end, 45):  # "the authorities at X prison denied Ali"
            if person.role not in ("official", "lawyer", "perpetrator"):
                ledger.add("held_at", (person, place), mention, "keepers")
        return
    at = _AT.search(text, max(sentence.start, mention.start - 60), mention.start)
    if at is None:
        return
    low = max(sentence.start, at.start() - _REACH)
    prison = isinstance(place, Organization) or bool(_PRISON.search(place.name))
    for person in _held(case, sentence, low, at.start(), prison=prison):
        if person.role not in ("official", "lawyer", "perpetrator"):
            ledger.add("held_at", (person, place), mention, "held-at")


def _held(case: Case, sentence: Span, low: int, at: int, *, prison: bool) -> list[Person]:
    """Whom the words from ``low`` to ``at`` hold; a place that no word calls a prison needs a word that says so."""
    text = case.text
    for verb in reversed(list(_HELD.finditer(text, low, at))):
        between = text[verb.end() : at]
        if re.search(r"[;:]|\.\s", between) or _ELSEWHERE.search(between):
            return []
        word = verb["verb"]
        if not prison and not _SURELY.fullmatch(word):
            return []
        light = word in ("is", "are", "was", "were", "been", "remains", "remain", "remained")
        if light and re.search(r"\b\w+(?:ed|en)\b", between):
            continue  # the verb itself did not match
        if light and between.strip() not in (
            "",
            "still",
            "now",
            "currently",
            "in custody",
            "in detention",
            "believed to be",
            "behind bars",
            "imprisoned",
        ):
            continue
        if _UNTRUE.search(text[max(sentence.start, verb.start() - 40) : verb.start()]):
            return []
        if word.startswith(("walked", "found")):
            return subject_of(case, sentence.start, verb.start())
        active = word in ("took", "drove", "visited", "visit") or not (
            light or _BE.search(text[max(sentence.start, verb.start() - 40) : verb.start()])
        )
        if active:
            found = object_of(case, verb.end(), at)
            if found:
                return found
            if word in ("took", "drove"):
                return []
        return subject_of(case, sentence.start, verb.start())
    for noun in reversed(list((_NOUN if prison else _SURE_NOUN).finditer(text, low, at))):
        between = text[noun.end() : at]
        if re.search(r"[;:]|\.\s", between) or _ELSEWHERE.search(between):
            return []
        owner = owner_before(case, sentence.start, noun.start())
        if owner:
            return owner
        if noun.start() - sentence.start < 40 and _OPENS.match(text, sentence.start, noun.start()):
            return listed_behind(case, at, sentence.end, 50)
        if between.startswith(" of "):
            return listed_behind(case, noun.end() + 4, at, 12)
    return []
