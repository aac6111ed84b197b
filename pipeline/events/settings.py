"""When and where: the date and the place of an event."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.case import Case, DateMention, Place, Span
from pipeline.events.clauses import Parse

_USABLE = frozenset({"event", "other"})
_OF_PLACE = frozenset({"in", "at", "near", "outside", "inside", "from", "to", "into", "on", "of"})
_FAR = frozenset({"from", "of"})


class Settings:
    """Dates and places of one text, by where they stand."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.places = sorted(
            ((m.start, m.end, place) for place in case.places for m in place.mentions), key=lambda item: item[:2]
        )
        self.starts = [item[0] for item in self.places]

    def date(self, parse: Parse, head: int, sentence: Span) -> DateMention | None:
        """The date that dates the word at ``head``: in its own clause, nearest and rather after than before it.

        A date at the head of the sentence ("On 5 May X was arrested and taken to") holds for the clauses after it
        that have none.
        """
        dates = [d for d in self.case.dates_in(sentence.start, sentence.end) if d.role in _USABLE]
        segment = parse.segment_at[head]
        best: tuple[int, DateMention] | None = None
        for date in dates:
            index = word_at(parse, date.start)
            if index is None or parse.segment_at[index] != segment:
                continue
            distance = index - head if index > head else head - index + 3
            if best is None or distance < best[0]:
                best = (distance, date)
        if best:
            return best[1]
        if dates:
            index = word_at(parse, dates[0].start)
            if index is not None and index < head and index <= 4:
                return dates[0]
        return None

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


def word_at(parse: Parse, offset: int) -> int | None:
    """The index of the word that holds ``offset``, or None."""
    i = bisect_left(parse.words, offset + 1, key=lambda w: w.start) - 1
    return i if i >= 0 and offset < parse.words[i].end else None
