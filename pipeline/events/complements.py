"""People whom a noun or a verb takes to itself by a preposition, or who stand above a participle."""

from __future__ import annotations

from pipeline.events.chunks import NounPhrase, VerbGroup
from pipeline.events.clauses import Parse
from pipeline.events.participants import Human, Participants

COMPLEMENT = frozenset({"of", "against", "on", "for", "towards", "into", "between"})
_OF_PEOPLE = frozenset({"charge", "conviction", "sentencing", "acquittal"})  # what is done to nothing but people


class Complements:
    """Looks for people beside the words of one sentence."""

    def __init__(self, parse: Parse, people: Participants) -> None:
        self.parse, self.humans = parse, people

    def people(self, index: int, prepositions: frozenset[str] = COMPLEMENT, depth: int = 0) -> list[Human]:
        """People behind a preposition, if need be through another noun ("into the killing of X")."""
        np = self.governed(index, prepositions)
        if np is None or depth > 3:
            return []
        chain = [np]
        for other in self.parse.phrases:
            if other.linked is chain[-1] and other.first > chain[-1].last:
                chain.append(other)
        found = self.humans.people(chain) or [o for link in chain for o in self.humans.owner(link)]
        return found or self.people(chain[-1].last, prepositions, depth + 1)

    def governed(self, index: int, prepositions: frozenset[str] | tuple[str, ...]) -> NounPhrase | None:
        """The noun phrase that one of ``prepositions`` governs behind ``index``; nouns may stand between."""
        words = self.parse.words
        k = index if words[index].cls == "P" else index + 1
        if k == index and k + 1 < len(words):
            return self.parse.phrase_at[k + 1]  # the trigger itself ends in the preposition
        steps = 0
        while k < len(words) and steps < 12:
            cls = words[k].cls
            if cls == "P" and words[k].low in prepositions:
                nxt = k + 1
                while nxt < len(words) and words[nxt].cls == "a":
                    nxt += 1
                return self.parse.phrase_at[nxt] if nxt < len(words) else None
            if cls in "vbhdmtR;.,p" and words[k].low != "belonging":
                return None
            k += 1
            steps += 1
        return None

    def above(self, verb: VerbGroup, type_: str) -> list[Human]:
        """Whom a participle tells of where a thing stands before it.

        "former members of the police accused of", "X remained in prison accused of", "people in the city arrested".
        """
        phrases, words = self.parse.phrases, self.parse.words
        np = verb.subject[-1] if verb.subject else None
        while np is not None and np.prep is not None:
            i = phrases.index(np)
            upper = phrases[i - 1] if i else None
            if upper is None or words[np.first - 1].low != np.prep or upper.last + 2 != np.first:
                break
            found = self.humans.people([upper])
            if found:
                return found
            np = upper
        return self.humans.people(verb.above) if type_ in _OF_PEOPLE else []

    def is_of_a_thing(self, last: int, whoever: bool) -> bool:
        """ "the death of democracy": "of" with a thing right behind; ``whoever``: even if people come after it."""
        words = self.parse.words
        if last + 2 >= len(words) or words[last + 1].low != "of":
            return False
        of = self.parse.phrase_at[last + 2]
        if of is None or words[of.last].cls != "N" or any(w.name for w in words[of.first : of.last + 1]):
            return False
        if self.humans.people([of]) or self.humans.owner(of):
            return False
        return whoever or not self.people(last)
