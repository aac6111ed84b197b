"""Who does what in a sentence: the subject and object of each verb group.

There is no parser (it would cost more time than all other stages together). A sentence is cut into noun phrases and
verb groups by the classes of its words; the reader below walks over them once, from left to right.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.events.chunks import Chunk, NounPhrase, VerbGroup, chunks_of
from pipeline.events.lexicon import Lexicon
from pipeline.events.row import Row
from pipeline.events.words import Word

DITRANSITIVE = frozenset(
    {"given", "denied", "refused", "granted", "told", "offered", "sentenced", "handed", "fined", "allowed"}
)
_TIMES = frozenset({"minutes", "hours", "days", "weeks", "months", "years", "day", "week", "month", "year", "hour"})
_PREPOSITIONAL = {
    "fired": ("on", "at", "into"),
    "shot": ("at",),
    "asked": ("for",),
    "called": ("for", "on", "upon"),
    "appealed": ("against", "to", "for"),
    "complained": ("to", "about", "of"),
}
_TO_SOMEBODY = frozenset({"told", "wrote", "answered"})  # tellings with an object of their own
_DONE_TO = frozenset({"returned", "moved", "transferred"})  # what people do, or others do to them
_INCLUDING = frozenset({"including", "among"})


@dataclass(slots=True)
class Parse:
    """The reading of one sentence."""

    words: list[Word]
    phrases: list[NounPhrase]
    verbs: list[VerbGroup]
    phrase_at: list[NounPhrase | None]
    verb_at: list[VerbGroup | None]
    segment_at: list[int]
    conditional: set[int] = field(default_factory=set)  # segments under "if" or "unless"


def parse(words: list[Word], lex: Lexicon) -> Parse:
    """Read one sentence. Linear in its length."""
    chunks = chunks_of(words)
    result = Parse(words, [], [], [None] * len(words), [None] * len(words), [0] * len(words))
    for chunk in chunks:
        if isinstance(chunk, NounPhrase):
            result.phrases.append(chunk)
            result.phrase_at[chunk.first : chunk.last + 1] = [chunk] * (chunk.last - chunk.first + 1)
        elif isinstance(chunk, VerbGroup):
            result.verbs.append(chunk)
            result.verb_at[chunk.first : chunk.last + 1] = [chunk] * (chunk.last - chunk.first + 1)
    _Reader(words, chunks, lex, result).read()
    return result


class _Reader(Row):
    """One walk over the chunks. ``free`` are noun phrases that may still become the subject of a verb group."""

    def __init__(self, words: list[Word], chunks: list[Chunk], lex: Lexicon, out: Parse) -> None:
        super().__init__(words, chunks, lex)
        self.out = out
        self.free: list[NounPhrase] = []
        self.subject: list[NounPhrase] = []
        self.main: list[NounPhrase] = []
        self.outer: list[tuple[list[NounPhrase], list[NounPhrase]]] = []  # (free, subject) around relative clauses
        self.antecedent: list[NounPhrase] | None = None  # of a relative clause that has no verb yet
        self.waiting: list[VerbGroup] = []  # fronted participles ("Arrested in May, X ...")
        self.last_verb: VerbGroup | None = None
        self.last_finite: VerbGroup | None = None
        self.segment = 0

    def read(self) -> None:
        for k, chunk in enumerate(self.chunks):
            if isinstance(chunk, NounPhrase):
                self._noun_phrase(k, chunk)
            elif isinstance(chunk, VerbGroup):
                self._verb(k, chunk)
            else:
                self._word(k, chunk)
            first = chunk if isinstance(chunk, int) else chunk.first
            last = chunk if isinstance(chunk, int) else chunk.last
            self.out.segment_at[first : last + 1] = [self.segment] * (last - first + 1)
        self._agents()

    # --- chunks ----------------------------------------------------------------------------------------------

    def _word(self, k: int, i: int) -> None:
        cls = self.words[i].cls
        if cls == "R":
            self._open_relative(k)
        elif cls == "S":
            if self._cls(k + 1) == "NP" and not self._verb_follows(k + 1) and self.words[i].low != "that":
                return  # "after his arrest": a preposition
            self.segment += 1
            self.free = [np for np in self.free if self.words[np.last].low not in _TIMES]  # "minutes before X began"
            if self.words[i].low in ("if", "unless"):
                self.out.conditional.add(self.segment)
            if self.words[i].low == "that":
                self.free = []
        elif cls == ";":
            self.segment += 1
            self.free, self.antecedent = [], None
            self.outer.clear()

    def _open_relative(self, k: int) -> None:
        before = self._back(k)
        while before >= 0 and self._cls(before) in (",", "P"):
            before -= 1
        if self._cls(before) != "NP":
            # "two people ... in May, one of whom": the nearest noun phrase before
            before = next((j for j in range(min(before, len(self.chunks) - 1), -1, -1) if self._cls(j) == "NP"), -1)
        np = self.chunks[before] if before >= 0 else None
        heads = [np] if isinstance(np, NounPhrase) else []
        if heads and (heads[0].prep in _INCLUDING or self._chain(heads[0])[0].prep in _INCLUDING):
            # "19 people, including X, who were": the clause is about all of them
            first = self.position[id(self._chain(heads[0])[0])]
            upper_at = next((j for j in range(first - 1, -1, -1) if self._cls(j) == "NP"), -1)
            upper = self.chunks[upper_at] if upper_at >= 0 else None
            if isinstance(upper, NounPhrase):
                heads = [upper]
        if heads and self.words[self.chunks[k]].low in ("who", "whom"):  # type: ignore[index]
            heads = [self._someone(before, heads[0])]
        if heads and heads[0].prep == "of" and self._cls(before - 1) == "P" and self._cls(before - 2) == "NP":
            upper = self.chunks[before - 2]
            if isinstance(upper, NounPhrase):
                heads = [upper, heads[0]]
        while heads and heads[0].linked:
            heads.insert(0, heads[0].linked)
        # An apposition between name and relative clause: "Ana Ruiz, a lawyer, who was".
        if self.free and len(heads) == 1 and heads[-1] in self.free:
            heads = list(self.free)
        self.outer.append((self.free, self.subject))
        self.free, self.antecedent = [], heads
        self.segment += 1

    def _noun_phrase(self, k: int, np: NounPhrase) -> None:
        before = self._back(k)
        cls = self._cls(before)
        chunk = self.chunks[before] if before >= 0 else None
        if (cls == "," and self._aside(k)) or (cls == "NP" and self._aside(before - 2)):
            return  # "200 people, 40 of them children, were"
        if cls in ("P", "S") and isinstance(chunk, int):
            if cls == "P" or (self.words[chunk].low != "that" and not self._verb_follows(k)):
                np.prep = self.words[chunk].low
                return
        elif isinstance(chunk, VerbGroup):
            np.object_of = chunk
            chunk.objects.append(np)
            return
        elif cls in {"C", ","}:
            self._link(before, np)
            if np.linked and not np.conjoined and self.words[np.last].place:
                np.prep = np.linked.prep or "in"  # "in Evin prison, Tehran,"
            if np.prep or np.object_of:
                return
        self.free.append(np)

    def _link(self, conj: int, np: NounPhrase) -> None:
        """Coordinate ``np`` with the noun phrase before chunk ``conj`` where they share its government."""
        before = self._back(conj)
        if self._cls(before) == ",":  # "X, Y, and Z"
            before = self._back(before)
        other = self.chunks[before] if before >= 0 else None
        if not isinstance(other, NounPhrase):
            return
        link = self.chunks[conj]
        if isinstance(link, int) and self.words[link].low == "but" and self._clause_begins(np):
            return  # "were released within days, but at least 20 continued to be held"
        np.linked = other
        np.conjoined = self._cls(conj) == "C"
        apart = np.conjoined and self._cls(self._back(conj)) == "," and other.prep and not other.linked
        if apart and self.free and self._verb_follows(self._index(np)):
            return  # "Ana, a minister of the church, and the student Omar were": goes with Ana
        if np.conjoined:
            np.prep, np.object_of = other.prep, other.object_of
            if other.object_of:
                other.object_of.objects.append(np)
        elif other.prep or other.object_of:
            # A comma alone coordinates only where "and" closes the list; the list is governed as its first member is.
            if self._verb_follows(self._index(np)):
                return
            if other.prep in _INCLUDING or self._list_closes(self._index(np)):
                np.prep, np.object_of = other.prep, other.object_of
                if other.object_of:
                    other.object_of.objects.append(np)

    def _verb(self, k: int, verb: VerbGroup) -> None:
        verb.segment = self.segment
        before = self._back(k)
        kind = verb.kind
        if kind in ("finite", "copula"):
            self._finite(k, verb, before)
        elif kind == "participle":
            self._bare(k, verb, before)
        elif kind == "infinitive":
            self._infinitive(verb, before)
        else:
            self._gerund(verb, before)
        self.last_verb = verb
        if verb.kind == "finite":
            self.last_finite = verb

    def _finite(self, k: int, verb: VerbGroup, before: int) -> None:
        previous = self.chunks[before] if before >= 0 else None
        if self.antecedent is not None:
            if self.free:
                verb.objects.extend(self.antecedent)
                subject = self.free
            else:
                subject = self.antecedent
            self.antecedent = None
        elif self.free:
            subject = self.free
        elif self._awaits(verb, previous):
            while not self.outer[-1][0]:
                self.outer.pop()
            subject = self.outer.pop()[0]
            self.segment += 1
        elif isinstance(previous, NounPhrase) and (previous.object_of or previous.linked):
            # "Police arrested X and Y was beaten", "he said he was beaten": the noun phrase changes sides.
            subject = [self._moved(previous)]
            self.segment += 1
        elif isinstance(previous, NounPhrase) and (told := self._told_of(before)) is not None:
            subject = [self._moved(told)]  # "he said 14 of the accused were"
            self.segment += 1
        elif self.outer and self._cls(before) != "C":
            free, outer_subject = self.outer.pop()
            subject = free or outer_subject or self.subject
            self.segment += 1
        elif isinstance(previous, NounPhrase) and not self.subject:
            subject = [previous]
        else:
            subject = self.subject
            if self._cls(before) == "C" and not self._agrees(verb, subject) and self._agrees(verb, self.main):
                subject = self.main  # "the three were arrested before a march began, and were beaten"
            elif not self._agrees(verb, subject) and (joined := self._joined(before)) is not None:
                subject = [self._moved(joined)]  # "X was kept out of the court and dozens of people were beaten"
                self.segment += 1
        if self._cls(before) in ("C", ",") or self.waiting:
            self.segment += 1
        verb.segment = self.segment
        self._settle(verb, subject)

    def _someone(self, k: int, np: NounPhrase) -> NounPhrase:
        """Those whom the thing ``np`` at chunk ``k`` completes: "a citizen with a residence permit, who"."""
        first = np
        while np.prep is not None and not np.conjoined and self.words[np.last].low in self.lex.things:
            upper = self.chunks[k - 2] if k > 1 else None
            if not isinstance(upper, NounPhrase) or self._cls(k - 1) != "P":
                return first
            k, np = k - 2, upper
        return np

    def _clause_begins(self, np: NounPhrase) -> bool:
        k = self._index(np)
        return self._verb_follows(k) or self._cls(self._on(k)) == "R"

    def _moved(self, np: NounPhrase) -> NounPhrase:
        """``np``, no object of the verb before it any longer."""
        if np.object_of and np in np.object_of.objects:
            np.object_of.objects.remove(np)
        np.prep = np.object_of = None
        return np

    def _awaits(self, verb: VerbGroup, previous: Chunk | None) -> bool:
        """ "students who attacked the police were arrested": a subject before the relative clause has no verb yet."""
        if not isinstance(previous, NounPhrase) or self.words[previous.last].cls == "p":
            return False
        teller = previous.object_of
        if teller is not None and self.words[teller.head].low in self.lex.tellers - _TO_SOMEBODY:
            return False  # "a man who said the police had beaten him"
        waiting = next((free for free, _ in reversed(self.outer) if free), None)
        return waiting is not None and self._agrees(verb, waiting)

    def _agrees(self, verb: VerbGroup, subject: list[NounPhrase]) -> bool:
        """Whether a subject may be that of the verb group by number; true where neither shows it."""
        if not subject:
            return False
        aux = self.words[verb.first].low
        first, last = self.words[subject[0].first], self.words[subject[0].last]
        named = last.name
        many = len(subject) > 1 or (first.cls == "Q" and first.low != "one") or last.low.endswith(("s", "they"))
        one = not many and (first.low in ("a", "an", "he", "she", "it") or named)
        if aux in ("were", "have", "are"):
            return not one
        return not (aux in ("was", "has", "is") and many and not named)

    def _settle(self, verb: VerbGroup, subject: list[NounPhrase]) -> None:
        verb.subject = list(subject)
        if not self.main:
            self.main = list(subject)  # of the first verb of the sentence
        self.subject, self.free = list(subject), []
        for waiting in self.waiting:
            waiting.subject = list(subject)
        self.waiting.clear()

    def _bare(self, k: int, verb: VerbGroup, before: int) -> None:
        """A past form or participle without auxiliary."""
        low, forms = self.words[verb.head].low, self.words[verb.head].forms
        cls, after = self._cls(before), self._cls(self._on(k))
        previous = self.chunks[before] if before >= 0 else None
        can_be_past = "past" in forms
        intransitive = low in self.lex.undergoers
        if self._goes_on(verb, before, after):
            return
        if intransitive and can_be_past and (self.free or self.antecedent is not None or cls == "NP"):
            verb.kind = "finite"
            self._finite(k, verb, before)
            return
        told_of = low == "denied" and self._takes_back(self._on(k))
        if can_be_past and (cls == "R" or (self.free and self._with_preposition(verb))):
            verb.kind = "finite"  # "the men who arrested him", "the days that followed", "police fired on them"
            self._finite(k, verb, before)
            return
        if cls == "," and self.free and can_be_past and after == "NP" and (low not in DITRANSITIVE or told_of):
            verb.kind = "finite"  # "officers, backed by soldiers, raided the house"
            self._finite(k, verb, before)
            return
        if can_be_past and after == "C" and cls == "NP" and self._past_with_object(self._on(k)) and not self.waiting:
            verb.kind = "finite"  # "gunmen shot and killed X"
            self._finite(k, verb, before)
            return
        subject_here = bool(self.free) or self.antecedent is not None
        if can_be_past and subject_here and not self.waiting and self._infinitive_at(self._on(k)):
            verb.kind = "finite"  # "men threatened to kill X"
            self._finite(k, verb, before)
            return
        if can_be_past and after in ("NP", "S") and cls not in (",", "S", "P") and (subject_here or cls == "NP"):
            verb.kind = "finite"
            self._finite(k, verb, before)
            return
        if can_be_past and after == "P" and self._acts(previous) and self._stands_alone(k):
            verb.kind = "finite"  # "soldiers shot at the crowd"
            self._finite(k, verb, before)
            return
        verb.voice = "passive"
        self._undergone(verb, before)

    def _undergone(self, verb: VerbGroup, before: int) -> None:
        """The subject of a participle without auxiliary ("a man arrested in May")."""
        cls, previous = self._cls(before), self.chunks[before] if before >= 0 else None
        if (described := self._described(before)) is not None:
            verb.subject = list(described.subject)  # "she is a prisoner of conscience held for her views"
        elif isinstance(previous, NounPhrase):
            verb.subject = self._chain(previous)
            verb.above = list(self.subject) if previous.prep else []
            if self.free == verb.subject or (self.free and previous in self.free):
                self.subject = list(self.free)
        elif cls == ",":
            self.segment += 1
            verb.segment = self.segment
            behind = self.chunks[self._back(before)] if self._back(before) >= 0 else None
            if self.free:
                verb.subject = list(self.free)
            elif isinstance(behind, NounPhrase):
                verb.subject = self._chain(behind)
            else:
                verb.subject = list(self.subject)
        elif cls in (".", "S", "P", ";") and not self.subject:
            self.waiting.append(verb)
        else:
            verb.subject = list(self.free or self.subject)

    def _acts(self, chunk: Chunk | None) -> bool:
        """Whether the noun phrase is the subject to come and is for a force or a gang."""
        return isinstance(chunk, NounPhrase) and chunk in self.free and self.words[chunk.last].low in self.lex.forces

    def _goes_on(self, verb: VerbGroup, before: int, after: str) -> bool:
        """Whether the verb goes on with the subject of the verb before it ("was arrested and beaten")."""
        low = self.words[verb.head].low
        can_be_past = "past" in self.words[verb.head].forms
        cls, last = self._cls(before), self.last_verb
        if last is not None and last.kind in ("gerund", "infinitive") and last.voice == "active":
            last = self._resumed(verb, last)
        if cls not in ("C", ",") or last is None or last.kind == "copula" or (cls == "," and self.free):
            return False
        coordinate = cls == "C" or self._back(before) == self._at(last) or last.voice == "passive"
        # "officers entered the village, dragged X out": a past form with its own object goes on.
        with_object = can_be_past and after == "NP" and low not in DITRANSITIVE
        if not coordinate and not (last.kind == "finite" and with_object):
            return False
        passive = last.voice == "passive"
        if passive and can_be_past and (with_object or (low in self.lex.undergoers and low not in _DONE_TO)):
            passive = False
        verb.voice = "passive" if passive else "active"
        verb.kind = "finite"
        self.segment += 1
        verb.segment = self.segment
        verb.subject = list(last.subject or self.subject)
        if last in self.waiting:
            self.waiting.append(verb)
        return True

    def _resumed(self, verb: VerbGroup, last: VerbGroup) -> VerbGroup:
        """The passive verb that a participle goes on with over a gerund or an infinitive between.

        "was convicted of inciting hatred and sentenced", "was forced to undress and beaten".
        """
        forms, passive = self.words[verb.head].forms, self.last_finite
        if passive is None or passive.voice != "passive" or passive.segment != last.segment or "part" not in forms:
            return last
        return last if last.kind == "infinitive" and "base" in forms else passive

    def _with_preposition(self, verb: VerbGroup) -> bool:
        """ "fired on", "appealed against": a verb that takes its object by a preposition, which follows."""
        behind = verb.last + 1
        return behind < len(self.words) and self.words[behind].low in _PREPOSITIONAL.get(
            self.words[verb.head].low, ()
        )

    def _at(self, verb: VerbGroup) -> int:
        return self.position[id(verb)]

    def _infinitive(self, verb: VerbGroup, before: int) -> None:
        previous = self.chunks[before] if before >= 0 else None
        if isinstance(previous, NounPhrase) and (previous.prep == "for" or previous.object_of):
            verb.subject = self._chain(previous) if previous.prep == "for" else list(previous.object_of.objects)  # type: ignore[union-attr]
        else:
            verb.subject = list(self.free or (self.last_verb.subject if self.last_verb else self.subject))

    def _gerund(self, verb: VerbGroup, before: int) -> None:
        previous = self.chunks[before] if before >= 0 else None
        if isinstance(previous, NounPhrase) and previous.prep != "by":
            verb.subject = self._chain(previous)
        elif self.subject or self.free:
            verb.subject = list(self.free or self.subject)
        else:
            self.waiting.append(verb)

    def _agents(self) -> None:
        """The "by" phrase of each passive verb group, before the next clause."""
        for k, chunk in enumerate(self.chunks):
            if not isinstance(chunk, VerbGroup) or chunk.head < 0:
                continue
            for j in range(k + 1, min(k + 14, len(self.chunks))):
                nxt = self.chunks[j]
                if isinstance(nxt, VerbGroup) and nxt.kind in ("finite", "copula"):
                    break
                if isinstance(nxt, int) and self.words[nxt].cls in ";R":
                    break
                if isinstance(nxt, NounPhrase) and nxt.prep == "by" and chunk.voice == "passive":
                    chunk.agent = nxt
                    break
