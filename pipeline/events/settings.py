"""When and where: the date and the place of an event."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pipeline.case import Case, DateMention, Place, Span
from pipeline.events.clauses import Parse
from pipeline.events.matcher import Match
from pipeline.events.tense import tense

USABLE = frozenset({"event", "other"})
_OF_PLACE = frozenset({"in", "at", "near", "outside", "inside", "from", "to", "into", "on", "of"})
_FAR = frozenset({"from", "of"})
_SUBORDINATING = frozenset(
    {"after", "before", "following", "since", "about", "of", "over", "into", "during", "despite"}
)
_UNDATED = frozenset({"charge", "conviction", "denial_of_access", "denial_of_medical_care", "illness"})
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
        dates = [d for d in self.case.dates_in(sentence.start, sentence.end) if d.role in USABLE]
        head, segment = match.head, parse.segment_at[match.head]
        heads = [m.head for m in matches if m.head != head and m.pattern.trigger.type != "-"]
        best: tuple[int, DateMention] | None = None
        start = _subordinate(parse, match)
        for date in dates:
            index = word_at(parse, date.start)
            if index is None or index < start or parse.segment_at[index] != segment:
                continue
            if _of_other_clause(parse, match, index):
                continue
            distance = index - head if index > head else head - index + 3
            between = [h for h in heads if min(index, head) < h < max(index, head)]
            distance += _OTHERS * len([h for h in between if index > head])
            if best is None or distance < best[0]:
                best = (distance, date)
        if best:
            return best[1]
        if start:
            return None
        return self._carried(parse, match, dates) or _simultaneous(parse, match, dates)

    def _carried(self, parse: Parse, match: Match, dates: Sequence[DateMention]) -> DateMention | None:
        """A date before the trigger, from another clause of the sentence."""
        placed = [(i, d) for d in dates if (i := word_at(parse, d.start)) is not None and i < match.head]
        if not placed:
            return None
        first, date = placed[0]
        if first <= _FRONT:
            return date
        if tense(parse, match) != "past" or match.pattern.trigger.type in _UNDATED:
            return None
        last, date = placed[-1]
        between = parse.words[last + 1 : match.head]
        if any(w.cls in "SR" and w.low != "when" for w in between):
            return None
        return date

    def place(self, parse: Parse, head: int, sentence: Span, destination: bool) -> Place | None:
        """The named place of the word at ``head``, in its clause; for movements, the one after "to"."""
        words, segment = parse.words, parse.segment_at[head]
        best: tuple[int, Place] | None = None
        i = bisect_left(self.starts, sentence.start)
        while i < len(self.places) and self.places[i][0] < sentence.end:
            start, _, place = self.places[i]
            i += 1
            index = word_at(parse, start)
            if index is None or parse.segment_at[index] != segment:
                continue
            k = index
            while k > 0 and words[k - 1].cls in "DNQO" and index - k < 6:
                k -= 1
            prep = words[k - 1].low if k else ""
            if (destination and prep not in ("to", "into")) or prep not in _OF_PLACE:
                continue
            distance = abs(index - head) + (4 if index < head else 0) + (6 if prep in _FAR else 0)
            if best is None or distance < best[0]:
                best = (distance, place)
        return best[1] if best else None


def _subordinate(parse: Parse, match: Match) -> int:
    """The first word of a noun that only says when or about what something else happened ("after his arrest").

    0 where the trigger is no such noun. Dates before it are those of what it goes with.
    """
    np = parse.phrase_at[match.head] if match.pattern.trigger.pos == "noun" else None
    if np is None or np.first == 0 or parse.words[np.first - 1].low not in _SUBORDINATING:
        return 0
    return np.first


def _of_other_clause(parse: Parse, match: Match, index: int) -> bool:
    """ "Leila was freed on 5 July, but her husband remains in detention": the date at ``index`` is the first one's."""
    verb = parse.verb_at[match.head]
    if verb is None:
        verb = next((v for k in range(match.head - 1, index, -1) if (v := parse.verb_at[k]) is not None), None)
    if verb is None or not verb.subject or verb.subject[0].first <= index:
        return False
    return any(w.cls == "C" for w in parse.words[index + 1 : verb.subject[0].first])


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
