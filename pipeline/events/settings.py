"""When and where: the date and the place of an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.case import Case, DateMention, Place, Span
from pipeline.events.clauses import Parse
from pipeline.events.lexicon import lexicon
from pipeline.events.matcher import Match
from pipeline.events.telling import introduces, only_ends, telling_dates, turning_point
from pipeline.events.tense import tense

_OF_PLACE = frozenset({"in", "at", "near", "outside", "inside", "from", "to", "into", "on", "of"})
_FAR = frozenset({"from", "of"})
_AT_FRONT = frozenset({"in", "at", "near", "outside", "inside"})
_SUBORDINATING = frozenset(
    {"after", "against", "before", "following", "since", "about", "of", "over", "into", "during", "despite"}
)
_EARLIER = frozenset({"after", "following", "since", "despite", "over", "about"})
_UNDATED = frozenset({"charge", "conviction", "denial_of_access", "denial_of_medical_care", "illness"})
# What is done at one time: it has not gone on since.
_AT_ONCE = frozenset(
    {"charge", "conviction", "acquittal", "sentencing", "release", "pardon", "transfer", "appeal_decision"}
)
_OF_COURTS = frozenset({"charge", "trial", "conviction", "acquittal", "sentencing", "investigation"})
_VERDICTS = frozenset({"sentencing", "conviction", "acquittal"})
_WHAT_FOR = frozenset({"for", "of", "over", "with", "in"})
_FRONT = 4  # words that may stand before a date at the head of a sentence
_OTHERS = 8  # how much farther a date seems for each trigger that stands between


class Settings:
    """Dates and places of one text, by where they stand."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.places = sorted(
            ((m.start, m.end, place) for place in case.places for m in place.mentions), key=lambda item: item[:2]
        )
        self.starts = [item[0] for item in self.places]

    def date(self, parse: Parse, match: Match, matches: Sequence[Match], sentence: Span) -> DateMention | None:
        """The date that dates ``match``, one of ``matches``, the triggers of its sentence.

        In its own clause: the nearest, rather after the trigger than before it, and rather one that no other trigger
        stands nearer to. Else one at the head of the sentence ("On 5 May X was arrested and taken to"), or the last
        one before it, where the narrative goes on ("arrested on 5 May, beaten and charged", "until 5 May, when").
        """
        dates = telling_dates(self.case, sentence)
        head = match.head
        segments = {parse.segment_at[head], _segment_of_course(parse, match)}
        others = [m for m in matches if m.pattern.trigger.type not in ("-", match.pattern.trigger.type)]
        best: tuple[int, DateMention] | None = None
        start = _subordinate(parse, match)
        free: list[DateMention] = []
        for date in dates:
            index = word_at(parse, date.start)
            if index is not None and introduces(self.case, date):
                if head == min((m.head for m in matches if m.head > index), default=-1):
                    return date
                continue
            free.append(date)
            if index is None or index < start or parse.segment_at[index] not in segments:
                continue
            if index > head and self._beside(parse, match, matches, date):
                continue
            if index < head and (_of_other_clause(parse, match, index) or _inside_subject(parse, match, index)):
                continue
            distance = index - match.last if index > head else head - index + 3
            between = [m for m in others if min(index, head) < m.head < max(index, head)]
            distance += _OTHERS * len([m for m in between if index > head])
            if best is None or distance < best[0]:
                best = (distance, date)
        if best:
            return best[1]
        if start:
            return None
        return self._carried(parse, match, free) or _simultaneous(parse, match, free)

    def _beside(self, parse: Parse, match: Match, matches: Sequence[Match], date: DateMention) -> bool:
        """Whether a date behind ``match`` is that of something beside it: of an end, an offence, an earlier act."""
        if only_ends(self.case, date):
            return True
        if date.edtf.endswith("/..") and match.pattern.trigger.type in _AT_ONCE and tense(parse, match) == "past":
            return True
        return _of_inner(parse, match, matches, word_at(parse, date.start) or 0)

    def _carried(self, parse: Parse, match: Match, dates: Sequence[DateMention]) -> DateMention | None:
        """A date before the trigger, from another clause of the sentence."""
        placed = [(i, d) for d in dates if (i := word_at(parse, d.start)) is not None and i < match.head]
        if not placed:
            return None
        first, date = placed[0]
        if _told_back(parse, match, first):
            return None
        behind = parse.words[first + 1 : match.head]
        last_link = max((k for k, w in enumerate(behind) if w.cls in "SR"), default=-1)
        if last_link >= 0 and behind[last_link].low == "after" and all(w.cls != "," for w in behind[last_link:]):
            return None
        if first <= _FRONT and not any(parse.verb_at[:first]):
            return _turned(date, [w.low for w in behind if w.cls in "SR"])
        if tense(parse, match) != "past" or match.pattern.trigger.type in _UNDATED:
            return None
        last, date = placed[-1]
        between = parse.words[last + 1 : match.head]
        if any(w.cls in "SR" and w.low != "when" for w in between):
            return None
        if _inside_subject(parse, match, last):
            return None
        return _turned(date, [w.low for w in between])

    def place(
        self, parse: Parse, match: Match, matches: Sequence[Match], sentence: Span, destination: bool
    ) -> Place | None:
        """The named place of ``match``, in its clause, or at the head of the sentence; for movements, the one after
        "to"."""
        words, head, segment = parse.words, match.head, parse.segment_at[match.head]
        start = _subordinate(parse, match)
        best: tuple[int, Place] | None = None
        front: Place | None = None
        i = bisect_left(self.starts, sentence.start)
        while i < len(self.places) and self.places[i][0] < sentence.end:
            begin, _, place = self.places[i]
            i += 1
            index = word_at(parse, begin)
            if index is None or index < start:
                continue
            k = index
            while k > 0 and words[k - 1].cls in "DNQO" and index - k < 6:
                k -= 1
            prep = words[k - 1].low if k else ""
            if (destination and prep not in ("to", "into")) or prep not in _OF_PLACE:
                continue
            if prep == "of" and place.kind == "country":
                continue  # "the government of Kenya"
            if parse.segment_at[index] != segment:
                if index <= _FRONT and prep in _AT_FRONT and index < head and not start:
                    front = place
                continue
            if index > head and _of_inner(parse, match, matches, index):
                continue
            distance = abs(index - head) + (4 if index < head else 0) + (6 if prep in _FAR else 0)
            if best is None or distance < best[0]:
                best = (distance, place)
        return best[1] if best else front


def _of_inner(parse: Parse, match: Match, matches: Sequence[Match], index: int) -> bool:
    """Whether the word at ``index``, behind ``match``, goes with an offence or an earlier act told in between."""
    inner = [m for m in matches if match.last < m.head < index]
    earlier = [m for m in inner if (k := _subordinate(parse, m)) > match.last and parse.words[k - 1].low in _EARLIER]
    if match.pattern.trigger.type in _VERDICTS:  # "was sentenced to death after a trial in 1997": then
        earlier = [m for m in earlier if all(parse.words[k].low != "trial" for k in m.words)]
    if earlier:
        return True  # "remained in prison following a trial in 2007"
    if match.pattern.trigger.type not in _OF_COURTS or not inner or inner[-1].pattern.trigger.pos != "noun":
        return False
    # "was given life for the murder in 2013 of": the date of the offence
    np = parse.phrase_at[inner[-1].head]
    if np is None or any(np.last < v.first < index for v in parse.verbs):
        return False
    first = parse.words[np.first]
    return first.cls in "DOQ" and np.first > 0 and parse.words[np.first - 1].low in _WHAT_FOR


def _subordinate(parse: Parse, match: Match) -> int:
    """The first word of a noun that only says when or about what something else happened ("after his arrest").

    Or of a charge that only says what people are tried for ("appeared in court on 5 May charged with theft").
    0 where the trigger is no such word. Dates before it are those of what it goes with.
    """
    verb = parse.verb_at[match.head]
    if verb is not None and match.pattern.trigger.type == "charge" and verb.first == match.head > 0:
        return match.head if parse.words[match.head - 1].cls in "XN" else 0
    np = parse.phrase_at[match.head] if match.pattern.trigger.pos == "noun" else None
    if np is None or np.first == 0 or parse.words[np.first - 1].low not in _SUBORDINATING:
        return 0
    return np.first


def _of_other_clause(parse: Parse, match: Match, index: int) -> bool:
    """ "Leila was freed on 5 July, but her husband remains in detention": the date at ``index`` is hers."""
    verb = parse.verb_at[match.head]
    if verb is None:
        verb = next((v for k in range(match.head - 1, index, -1) if (v := parse.verb_at[k]) is not None), None)
    if verb is None or not verb.subject or verb.subject[0].first <= index:
        return False
    return any(w.cls == "C" for w in parse.words[index + 1 : verb.subject[0].first])


def _turned(date: DateMention, links: Sequence[str]) -> DateMention:
    """ "since June, when guards killed", "held until July and then freed": the day at the end of a period."""
    return turning_point(date) if date.edtf.startswith("../") or "when" in links else date


def _segment_of_course(parse: Parse, match: Match) -> int:
    """ "The trial of four workers, among them X, opened on": the segment of the verb that says when it took place."""
    np = parse.phrase_at[match.head] if match.pattern.trigger.pos == "noun" else None
    if np is not None and np.prep is None and np.object_of is None:
        occurring = lexicon().classes
        for verb in parse.verbs:
            after = verb.first > np.last and verb.head >= 0 and np in verb.subject
            if after and "occurring" in occurring.get(parse.words[verb.head].low, ()):
                return verb.segment
    return parse.segment_at[match.head]


def _inside_subject(parse: Parse, match: Match, date: int) -> bool:
    """ "Four men arrested on 19 December were beaten": the date says which men, not when they were beaten."""
    verb = parse.verb_at[match.head]
    if verb is None or not verb.subject or verb.subject[0].first > date:
        return False
    start = verb.subject[0].last
    for v in parse.verbs:
        if not start < v.first < date < verb.first:
            continue
        if v.kind == "participle" and v.voice == "passive" and parse.words[v.first - 1].cls in "N,":
            return True
        if any(w.cls == "R" for w in parse.words[start + 1 : v.first]):
            return True
    return False


def _told_back(parse: Parse, match: Match, date: int) -> bool:
    """ "In March they wrote to the court, which had dismissed it", "said on 3 May that he was held": not then."""
    verb = parse.verb_at[match.head]
    behind = parse.words[date + 1 : verb.first if verb else match.head]
    that = next((k for k, w in enumerate(behind) if w.cls == "S" and w.low == "that"), None)
    telling = lexicon().classes
    if that is not None and any("telling" in telling.get(w.low, ()) for w in (*parse.words[:date], *behind[:that])):
        return True
    if verb is None or not any(parse.words[k].low in ("had", "would") for k in range(verb.first, verb.last)):
        return False
    return that is not None or any(w.cls == "R" for w in behind)


def _simultaneous(parse: Parse, match: Match, dates: Sequence[DateMention]) -> DateMention | None:
    """ "Ten people were injured when guards opened fire on 27 April": the only date of the sentence."""
    index = word_at(parse, dates[0].start) if len(dates) == 1 else None
    if index is None or index < match.head or tense(parse, match) != "past":
        return None
    links = [w.low for w in parse.words[match.head + 1 : index] if w.cls in "SR;"]
    return dates[0] if links in (["when"], ["as"]) else None


def word_at(parse: Parse, offset: int) -> int | None:
    """The index of the word that holds ``offset``, or None."""
    i = bisect_left(parse.words, offset + 1, key=lambda w: w.start) - 1
    return i if i >= 0 and offset < parse.words[i].end else None
