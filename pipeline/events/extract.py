"""The flow of this stage: sentences are read, triggers found, slots filled, one event a trigger."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from pipeline.case import Case, Event, Group, Span, case_of
from pipeline.events.clauses import Parse, parse
from pipeline.events.concerns import concern_events
from pipeline.events.frames import Framer, Roles, make_event
from pipeline.events.lexicon import lexicon
from pipeline.events.matcher import Match, find_triggers
from pipeline.events.narrative import Narrative
from pipeline.events.participants import Participants
from pipeline.events.practice import is_practice
from pipeline.events.sections import is_demand
from pipeline.events.sentencing import add_penalties, deal_dates
from pipeline.events.settings import Settings
from pipeline.events.tense import is_imperative, tense
from pipeline.events.topic import NEAR, WRONGS, Topic
from pipeline.events.violence import by_words, is_open, settle
from pipeline.events.words import read_words
from pipeline.schema import vocabulary as v

_SILENT_BLOCKS = frozenset({"field", "title", "heading", "names", "address", "salutation", "chrome"})
_SILENT_SECTIONS = frozenset({"addresses", "mail", "chrome", "deadline", "profile"})
_MOVEMENTS = frozenset({"transfer", "flight", "deportation"})
_DEMANDABLE = frozenset({"release", "investigation", "transfer", "pardon", "appeal_decision"})
# Nouns that belong to the verb before them, by type; and how many words before.
_OWNERS = {
    "appeal": frozenset({"appeal_decision"}),
    "conviction": frozenset({"appeal_decision", "appeal"}),
    "sentencing": frozenset({"appeal_decision", "appeal", "pardon"}),
    "detention": frozenset({"sentencing", "conviction"}),
}
# Types whose own words hold a negation: "no doctor has examined him" is told.
_NEGATIVE = frozenset(
    {"denial_of_medical_care", "denial_of_access", "enforced_disappearance", "incommunicado_detention"}
)
_JUDGED = frozenset({"charge", "trial", "conviction", "acquittal", "sentencing", "appeal_decision", "investigation"})
_LONGEST = 400  # tokens read as one sentence; what is longer is a list or a table


# "Libya: Six medics should be released (MDE 19/002/2007)": the title of another document.
_TITLE = re.compile(r"^\W*[A-Z][\w’' -]{2,40}: .*\((?:AI Index:? ?)?[A-Z]{3} \d\d/\d+/\d{2,4}\)\W*$", re.DOTALL)
_NONE = frozenset({"none", "none of them", "none of these"})  # of those told right before


class Extractor:
    """Reads events off a Doc. Holds the compiled vocabulary and nothing of any text."""

    def __init__(self) -> None:
        self.lex = lexicon()

    def fill(self, doc: Doc) -> None:
        """Put unmerged events, one a trigger, in text order into ``case.events``."""
        case = case_of(doc)
        text = _Text(doc, case, Settings(case), Topic(case), Narrative(case))
        case.events.extend(concern_events(case))
        for sentence in _sentences(doc):
            block = case.block_at(sentence.start_char)
            if block and (block.kind in _SILENT_BLOCKS or block.section in _SILENT_SECTIONS):
                continue
            if _TITLE.match(sentence.text):
                continue
            text.narrative.enter(block)
            text.topic.enter(sentence.start_char)
            case.events.extend(self._sentence(text, sentence))
        settle(text.undecided, case.events)

    def _sentence(self, text: _Text, sentence: Sentence) -> list[Event]:
        case, topic = text.case, text.topic
        words = read_words(sentence, case, self.lex)
        span = Span(sentence.start_char, sentence.end_char)
        if not any(w.low in self.lex.patterns for w in words):
            text.narrative.tell([], span)
            return []
        reading = parse(words, self.lex)
        matches = find_triggers(reading, self.lex)
        demands = is_demand(case, sentence.start_char)
        if demands:
            topic.reset()
        framer = Framer(case, reading, Participants(case, text.doc, reading, self.lex))
        events: list[tuple[Event, str]] = []
        for match in matches:
            if (
                match.pattern.trigger.type == "-"
                or _of_another(match, matches)
                or _in_passing(match, matches, reading)
                or _only_threatened(match, matches, reading)
                or _accused(case, match, reading)
            ):
                continue
            if match.pattern.trigger.type == "repeat":
                denied = topic.denied(case, match, reading, span)
                events += [(e, "none") for e in denied]
                if any(e is topic.wrong for e in text.undecided):
                    text.undecided.extend(denied)
                continue
            if reading.segment_at[match.head] in reading.conditional or (demands and not _demanded(match)):
                continue
            if demands and match.pattern.trigger.modality == "denied":
                continue  # "drop all charges": asked, not told
            roles = framer.roles(match)
            if (
                roles is None
                or not topic.complete(match, roles, reading, matches)
                or is_practice(reading, match, roles, self.lex)
                or _within_charge(case, match, reading, roles)
            ):
                continue
            if roles.victims and all(isinstance(v, Group) and v.text.lower() in _NONE for v in roles.victims):
                told = [e for e, _ in events] or case.events
                if not told:
                    continue
                roles.victims = list(told[-1].victims)  # "two officers were suspended; none has been charged"
            event = make_event(case, match, reading, roles, span)
            event.modality = _modality(event, match, reading)
            if match.pattern.trigger.modality == "risk" and tense(reading, match) == "pluperfect":
                continue  # "had asked for the death penalty": what came of it is told
            event.date = text.settings.date(reading, match, matches, span)
            event.place = text.settings.place(reading, match, matches, span, event.type in _MOVEMENTS)
            if is_open(match, reading, self.lex):
                violence = by_words(case, event, reading, self.lex)
                event.type = violence or event.type
                if violence is None:
                    text.undecided.append(event)
            events.append((event, tense(reading, match)))
            topic.told(event)
        text.narrative.tell(events, span)
        return add_penalties(case, deal_dates(case, [event for event, _ in events], span), span)


@dataclass(frozen=True, slots=True)
class _Text:
    """What is known about the text that is read."""

    doc: Doc
    case: Case
    settings: Settings
    topic: Topic
    narrative: Narrative
    undecided: list[Event] = field(default_factory=list)  # torture or attack, once the whole text is read


def _modality(event: Event, match: Match, reading: Parse) -> v.Modality:
    """What the clause itself says of the event, before cues are looked at."""
    if event.type in _DEMANDABLE and is_imperative(reading, match):
        return "called_for"
    if _asked(match, reading):
        return "called_for" if event.type in _DEMANDABLE else "risk"
    if event.type not in _NEGATIVE and _of_none(match, reading):
        return "denied"
    return event.modality


def _asked(match: Match, reading: Parse) -> bool:
    """ "The prosecutor demanded that he be sentenced": what is only asked for stands in the bare form of "be"."""
    verb = reading.verb_at[match.head]
    if verb is None or verb.voice != "passive" or reading.words[verb.first].low != "be":
        return False
    return any(w.low == "that" for w in reading.words[: verb.first])


def _of_none(match: Match, reading: Parse) -> bool:
    """ "No investigation was carried out", "none of them was charged"."""
    verb = reading.verb_at[match.head]
    return verb is not None and bool(verb.subject) and reading.words[verb.subject[0].first].low in ("no", "none")


def _of_another(match: Match, matches: list[Match]) -> bool:
    """A noun that only names what another trigger is about: "upheld the sentence", "sentenced to imprisonment"."""
    trigger = match.pattern.trigger
    if trigger.pos != "noun":
        return False
    owners = _OWNERS.get(trigger.type, frozenset())
    for other in matches:
        owner = other.pattern.trigger
        distance = match.head - other.head
        if owner.pos != "verb" or abs(distance) > NEAR:
            continue
        if owner.type in owners and (distance > 0 or trigger.type == "appeal"):
            return True
        if owner.type == trigger.type and owner.frame == "topic":  # "resume the trial", "the trial was put off"
            return True
    return False


def _in_passing(match: Match, matches: list[Match], reading: Parse) -> bool:
    """ "died in custody", "convicted on charges of": the phrase says where or why something else happened."""
    trigger = match.pattern.trigger
    if trigger.type == "charge" and trigger.pos == "state":
        return any(o.pattern.trigger.type in _JUDGED and o.head < match.head for o in matches)
    if trigger.type != "detention" or trigger.pos != "state":
        return False
    return any(
        other.pattern.trigger.type in WRONGS | {"death", "illness"}
        and other.pattern.trigger.pos == "verb"
        and 0 < match.head - other.head <= NEAR
        and reading.verb_at[other.head] is _verb_before(match.head, reading)
        for other in matches
    )


def _only_threatened(match: Match, matches: list[Match], reading: Parse) -> bool:
    """ "threatened to kill X": what is threatened is no event beside the threat."""
    verb = reading.verb_at[match.head]
    if verb is None or verb.kind != "infinitive" or match.pattern.trigger.frame == "undergo":
        return False
    return any(
        o.pattern.trigger.type == "threat" and o.pattern.trigger.pos == "verb" and 0 < verb.first - o.head <= 1
        for o in matches
    )


def _accused(case: Case, match: Match, reading: Parse) -> bool:
    """ "charged with illegally crossing the border": what the accused are said to have done is not told as a fact.

    A protest is: people are fined for taking part in one that took place.
    """
    trigger = match.pattern.trigger
    if trigger.frame != "undergo" or match.pattern.form != "ing" or trigger.type == "protest":
        return False
    return _is_charged(case, match, reading)


def _within_charge(case: Case, match: Match, reading: Parse, roles: Roles) -> bool:
    """ "convicted of the murder of a guard": what the accused are said to have done to people who are not named."""
    if match.pattern.trigger.pos != "noun" or not all(isinstance(v, Group) for v in roles.victims):
        return False
    return _is_charged(case, match, reading)


def _is_charged(case: Case, match: Match, reading: Parse) -> bool:
    """Whether the trigger stands in the words of an accusation."""
    start = reading.words[match.head].start
    return any(charge.span.start <= start < charge.span.end for charge in case.charges)


def _verb_before(index: int, reading: Parse) -> object:
    return next((v for k in range(index - 1, -1, -1) if (v := reading.verb_at[k]) is not None), None)


def _demanded(match: Match) -> bool:
    """Of what a list of demands names, only what may be demanded is told there; the rest was told before."""
    return match.pattern.trigger.type in _DEMANDABLE


def _sentences(doc: Doc) -> list[Sentence]:
    try:
        whole = list(doc.sents)
    except ValueError:  # no sentence ends were set
        whole = [doc[:]] if len(doc) else []
    pieces: list[Sentence] = []
    for sentence in whole:
        for i in range(0, len(sentence), _LONGEST):
            pieces.append(sentence[i : i + _LONGEST])
    return pieces
