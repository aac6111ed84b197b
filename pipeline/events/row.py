"""The chunks of a sentence in a row, and what stands beside each of them."""

from __future__ import annotations

from pipeline.events.chunks import Chunk, NounPhrase, VerbGroup
from pipeline.events.lexicon import Lexicon
from pipeline.events.words import Word

_TELLINGS = frozenset(
    {"it", "this", "that", "allegation", "allegations", "accusation", "accusations", "claim", "claims", "reports"}
)


class Row:
    """Looks around a chunk; decides nothing."""

    def __init__(self, words: list[Word], chunks: list[Chunk], lex: Lexicon) -> None:
        self.words, self.chunks, self.lex = words, chunks, lex
        self.position = {id(chunk): k for k, chunk in enumerate(chunks) if not isinstance(chunk, int)}

    def _cls(self, k: int) -> str:
        """The class of chunk ``k``: "NP", "VG", or that of its word; "." beyond the ends."""
        if not 0 <= k < len(self.chunks):
            return "."
        chunk = self.chunks[k]
        return (
            "NP" if isinstance(chunk, NounPhrase) else "VG" if isinstance(chunk, VerbGroup) else self.words[chunk].cls
        )

    def _back(self, k: int) -> int:
        """The index of the chunk before ``k`` that is no adverb."""
        k -= 1
        while self._cls(k) in ("a", "n", "s") and k >= 0:
            k -= 1
        return k

    def _on(self, k: int) -> int:
        k += 1
        while self._cls(k) in ("a", "n", "s"):
            k += 1
        return k

    def _verb_follows(self, k: int) -> bool:
        """Whether a finite verb follows noun phrase ``k``, complements ("of X", "and X") left aside."""
        k = self._on(k)
        for _ in range(10):
            cls = self._cls(k)
            if cls == "," and self._aside(k + 1):
                k = next((j + 1 for j in range(k + 4, k + 8) if self._cls(j) == ","), k)
                cls = self._cls(k)
            if cls == "VG":
                chunk = self.chunks[k]
                assert isinstance(chunk, VerbGroup)
                return chunk.kind in ("finite", "copula", "participle")
            if cls in ("P", "C", "X", ",") and self._cls(k + 1) in ("NP", "X", "P"):
                if cls == ",":
                    return False
                k = self._on(k)
            elif cls == "NP":
                k = self._on(k)
            else:
                return False
        return False

    def _aside(self, k: int) -> bool:
        """Whether noun phrase ``k`` counts some of those told before ("40 of them", "most of them"), with no verb."""
        np, of, them = (self.chunks[j] if 0 <= j < len(self.chunks) else None for j in (k, k + 1, k + 2))
        if not isinstance(np, NounPhrase) or self.words[np.last].cls != "Q" or not isinstance(of, int):
            return False
        return (
            self.words[of].low == "of"
            and isinstance(them, NounPhrase)
            and self.words[them.last].low == "them"
            and self._cls(self._on(k + 2)) != "VG"
        )

    def _list_closes(self, k: int) -> bool:
        """Whether a list goes on behind noun phrase ``k``: "and" closes it, or no verb follows its commas."""
        commas = 0
        for _ in range(12):
            k = self._on(k)
            cls = self._cls(k)
            if cls == "C":
                return True
            if cls not in {",", "P"} or self._cls(k + 1) not in ("NP", "X", "C"):
                return commas > 0 and cls != "VG" and not (cls == "," and self._cls(k + 1) == "VG")
            if self._cls(k + 1) == "C":
                return True
            commas += cls == ","
            k += 1
        return False

    def _index(self, np: NounPhrase) -> int:
        return self.position[id(np)]

    def _past_with_object(self, conj: int) -> bool:
        """Whether a bare past form with an object follows the conjunction at chunk ``conj``."""
        k = self._on(conj)
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return (
            isinstance(chunk, VerbGroup)
            and chunk.first == chunk.last
            and chunk.kind in ("participle", "finite")
            and "past" in self.words[chunk.head].forms
            and self._cls(self._on(k)) == "NP"
        )

    def _takes_back(self, k: int) -> bool:
        """ "the chief, X, denied it": what is denied is a telling, no thing that somebody was to get."""
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return isinstance(chunk, NounPhrase) and self.words[chunk.last].low in _TELLINGS

    def _infinitive_at(self, k: int) -> bool:
        chunk = self.chunks[k] if k < len(self.chunks) else None
        return isinstance(chunk, VerbGroup) and chunk.kind == "infinitive" and chunk.voice == "active"

    def _stands_alone(self, k: int) -> bool:
        """Whether no verb behind chunk ``k`` can be the one of its clause."""
        for j in range(k + 1, len(self.chunks)):
            chunk = self.chunks[j]
            if isinstance(chunk, VerbGroup):
                low = self.words[chunk.head].low
                if chunk.kind in ("finite", "copula") or low in self.lex.undergoers or self._cls(self._on(j)) == "NP":
                    return False
            elif self._cls(j) in ("S", "R", ";"):
                return True
        return True

    def _told_of(self, k: int) -> NounPhrase | None:
        """What a verb of telling has right behind it, where noun phrase ``k`` only completes that ("14 of them")."""
        link, upper = self.chunks[k - 1] if k > 1 else None, self.chunks[k - 2] if k > 1 else None
        if not isinstance(link, int) or self.words[link].low != "of" or not isinstance(upper, NounPhrase):
            return None
        teller = upper.object_of
        return upper if teller is not None and self.words[teller.head].low in self.lex.tellers else None

    def _joined(self, k: int) -> NounPhrase | None:
        """The noun phrase right behind a conjunction that chunk ``k`` ends ("and dozens of supporters")."""
        while self._cls(k) == "NP" and self._cls(k - 2) == "NP" and self._cls(k - 1) == "P":
            k -= 2
        chunk = self.chunks[k] if k > 0 else None
        return chunk if isinstance(chunk, NounPhrase) and self._cls(k - 1) == "C" else None

    def _described(self, k: int) -> VerbGroup | None:
        """The verb "to be" whose one complement ends at chunk ``k`` ("is a prisoner of conscience")."""
        while (
            k > 1
            and self._cls(k) == "NP"
            and isinstance(of := self.chunks[k - 1], int)
            and self.words[of].low == "of"
        ):
            k -= 2
        verb, np = self.chunks[k - 1] if k > 0 else None, self.chunks[k] if k > 0 else None
        if not isinstance(np, NounPhrase) or not isinstance(verb, VerbGroup) or verb.kind != "copula":
            return None
        one = self.words[np.first].low in ("a", "an") and "human" in self.lex.classes.get(self.words[np.last].low, ())
        return verb if one and verb.subject else None

    def _chain(self, np: NounPhrase) -> list[NounPhrase]:
        chain = [np]
        while chain[0].linked:
            chain.insert(0, chain[0].linked)
        return chain
