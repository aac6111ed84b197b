"""From noun phrases to the people, groups and bodies that they stand for."""

from __future__ import annotations

from bisect import bisect_right

from spacy.tokens import Doc

from pipeline.case import Case, Group, Organization, Person, Reference, Span
from pipeline.events.chunks import NounPhrase
from pipeline.events.clauses import Parse
from pipeline.events.lexicon import Lexicon
from pipeline.references import groups
from pipeline.references.lexicon import body_nouns, people_nouns

Human = Person | Group
Participant = Person | Group | Organization | Span
_PERSONAL = frozenset({"he", "she", "they", "him", "her", "them"})
_PEOPLE_ENDINGS = ("ists", "ers", "ors", "ees", "ians")


class Participants:
    """Looks up who stands in a slot of a sentence."""

    def __init__(self, case: Case, doc: Doc, parse: Parse, lex: Lexicon) -> None:
        self.case, self.doc, self.parse, self.lex = case, doc, parse, lex
        self.nobody = False  # a slot was filled with "nobody": the sentence tells of no one
        self.violence = False  # whether the trigger that is looked at is one of violence
        self.pronoun = ""  # a pronoun in a slot that nothing is known of

    def span(self, np: NounPhrase) -> Span:
        """The offsets of a noun phrase."""
        words = self.parse.words
        return Span(words[np.first].start, words[np.last].end)

    def references(self, np: NounPhrase) -> list[Reference]:
        """References that lie in or over the noun phrase, in order."""
        start, end = self.span(np)
        refs = self.case.references
        i = bisect_right(refs, start, key=lambda r: r.start)
        while i > 0 and refs[i - 1].end > start:
            i -= 1
        # A noun phrase's reference may hold a possessive one; look one further back for the outer one.
        if i > 0 and i < len(refs) and refs[i - 1].end > start:
            i -= 1
        found = []
        while i < len(refs) and refs[i].start < end:
            if refs[i].end > start:
                found.append(refs[i])
            i += 1
        return found

    def owner(self, np: NounPhrase, before: int | None = None) -> list[Human]:
        """Whose the thing is: targets of the possessive in ``np`` ("his arrest", "Ruiz's trial")."""
        words = self.parse.words
        if np.first and words[np.first - 1].low == "whose":
            return self._antecedent(np.first - 1)
        if words[np.first].low in ("his", "her", "their") and not any(r.possessive for r in self.references(np)):
            self.pronoun = words[np.first].low
        limit = words[before].start if before is not None else self.span(np).end
        for ref in reversed(self.references(np)):
            if ref.start >= limit or ref.end > limit:
                continue
            if ref.possessive or self._genitive(ref.end):
                return [t for t in ref.targets if isinstance(t, Person | Group)]
        # "the prisoners' release": nobody is named, so the words stand for a group.
        for k in range(np.first, min(np.last, before if before is not None else np.last) + 1):
            if words[k].low in ("'s", "'") and k > np.first and self._human_word(k - 1):
                group = groups.group_at(self.case, words[np.first].start, words[k - 1].end)
                return [group] if group else []
        return []

    def _antecedent(self, whose: int) -> list[Human]:
        """Those of whom "whose" at word ``whose`` tells: the noun phrase before it, if it has no reference."""
        word = self.parse.words[whose]
        refs = self.case.references_in(word.start, word.end)
        known = [t for ref in refs for t in ref.targets if isinstance(t, Person | Group)]
        if known or not whose:
            return known
        before = whose - 2 if self.parse.words[whose - 1].cls == "," and whose > 1 else whose - 1
        np = self.parse.phrase_at[before]
        if np is None:
            return []
        named = np.linked if np.linked is not None and not np.conjoined else None  # "Ana, a nurse whose home"
        return self.people([named, np] if named is not None else [np])

    def _genitive(self, end: int) -> bool:
        return self.case.text[end : end + 2] in ("'s", "’s", "' ", "’ ")

    def _human_word(self, k: int) -> bool:
        return "human" in self.lex.classes.get(self.parse.words[k].low, ())

    def people(self, phrases: list[NounPhrase]) -> list[Human]:
        """People and groups that the noun phrases stand for, each once, in order.

        Bodies are left out. A noun phrase without reference counts where its head is a word for people, and where no
        other phrase of the slot says who it is (an apposition).
        """
        named: list[Human] = []
        for np in phrases:
            if self.parse.words[np.last].low in _PERSONAL and np.first == np.last and not self.heads(np):
                self.pronoun = self.parse.words[np.last].low
            for ref in self.heads(np) or self._apposition(np) or self._described(np):
                named += [t for t in ref.targets if isinstance(t, Person | Group) and t not in named]
        for np in phrases:
            if (np.conjoined or not named) and not self.heads(np) and not self._office(np) and not self._title(np):
                group = self.group(np)
                if group and group not in named:
                    named.append(group)
        return named

    def _apposition(self, np: NounPhrase) -> list[Reference]:
        """ "a suspect, Edivan Moreira": the name behind the description."""
        other = self._next_linked(np)
        if other is None or other.conjoined:
            return []
        return [r for r in self.heads(other) if r.kind == "name"]

    def _described(self, np: NounPhrase) -> list[Reference]:
        """ "Prisoner of conscience Ana Ruiz": the name at the end of the description of one person."""
        words = self.parse.words
        at = np.last + 1
        if not self._human_word(np.last) or words[np.last].low.endswith("s") or at + 1 >= len(words):
            return []
        other = self.parse.phrase_at[at + 1]
        if words[at].low != "of" or other is None or other.first == other.last:
            return []
        names = [r for r in self.heads(other) if r.kind == "name" and r.end == words[other.last].end]
        before = next(
            (k for k in range(other.last, other.first - 1, -1) if names and words[k].end <= names[0].start), -1
        )
        return names[:1] if before >= 0 and not self._human_word(before) and words[before].cls == "N" else []

    def _office(self, np: NounPhrase) -> bool:
        """ "the judge", "my little girl": no victim unless named; of violence, also holders of an office are."""
        words = self.parse.words
        if words[np.first].low in ("my", "our", "your"):
            return True
        if words[np.first].cls == "Q":
            return False  # "ten other officials"
        return not self.violence and "office" in self.lex.classes.get(words[np.last].low, ())

    def _title(self, np: NounPhrase) -> bool:
        """ "Omar Salim, founder and director": the second word for one person, with nothing that begins a phrase."""
        words = self.parse.words
        last = words[np.last].low
        if not np.conjoined or np.linked is None or words[np.first].cls in "DOQ" or last.endswith(("s", "men")):
            return False
        noun = people_nouns().get(last)
        return noun is not None and not noun.plural and noun.kind != "collective"

    def heads(self, np: NounPhrase) -> list[Reference]:
        """References that name the head of the noun phrase, not an owner or a modifier."""
        words = self.parse.words
        refs = [r for r in self.references(np) if not r.possessive]
        heads = []
        for ref in refs:
            if self._genitive(ref.end) and ref.end < self.span(np).end:
                continue
            k = np.last
            behind = 0
            while k > np.first and words[k].start >= ref.end:
                behind += words[k].cls == "N" and not words[k].name
                k -= 1
            if behind == 0 or ref.kind == "noun_phrase":
                heads.append(ref)
        return heads

    def group(self, np: NounPhrase) -> Group | None:
        """The unnamed people that a noun phrase describes, or None where it is about something else."""
        words = self.parse.words
        last = words[np.last]
        alone = np.first == np.last and last.low != "one"
        if "nobody" in self.lex.classes.get(last.low, ()) and (alone or words[np.first].low == "no"):
            self.nobody = True
            return None
        if any(words[k].low == "aged" for k in range(np.first, np.last)):
            return None
        if last.cls == "Q":
            if last.low[:1].isdigit() and (np.prep or not last.low.replace(",", "").isdigit() or self._age(np)):
                return None
        elif not (
            any(
                self._human_word(k) and words[k].cls != "Q"
                for k in range(np.last, max(np.first - 1, np.last - 2), -1)
            )
            or (last.low.endswith(_PEOPLE_ENDINGS) and not self._thing(last.low))
            or (words[np.first].cls == "Q" and last.low.endswith("s") and not last.name and not self._thing(last.low))
            or (last.people and words[np.first].cls in "QD" and np.first < np.last)
        ):
            return None
        start, end = self.span(np)
        if last.cls == "Q" or "quant" in self.lex.classes.get(last.low, ()):
            end = self._counted_end(np)
        return groups.group_at(self.case, start, end)

    def _counted_end(self, np: NounPhrase) -> int:
        """Where the words for those counted end: "tens of thousands of migrants", "eight of them"."""
        words, end = self.parse.words, np.last
        for _ in range(2):
            inner = self.parse.phrase_at[end + 2] if end + 2 < len(words) else None
            if inner is None or words[end + 1].low != "of" or inner.first != end + 2:
                break
            end = inner.last
        return words[end].end

    def _thing(self, low: str) -> bool:
        return "thing" in self.lex.classes.get(low, ())

    def _age(self, np: NounPhrase) -> bool:
        """ "X, 33, was": a number alone between commas, or after "aged"."""
        words = self.parse.words
        before = words[np.first - 1].low if np.first else ""
        if np.last + 1 < len(words) and words[np.last + 1].low == "of":
            return False  # "by November, 53 of the detainees"
        return np.first == np.last and before in (
            ",",
            ".",
            "aged",
            "age",
            "no.",
            "no",
            "article",
            "section",
            "was",
            "is",
        )

    def actors(self, np: NounPhrase) -> list[Participant]:
        """Who did it: entities where the phrase names them, else its words."""
        words = self.parse.words
        chain = [np]
        following = self._next_linked(np)
        while following and len(chain) < 6:
            chain.append(following)
            following = self._next_linked(following)
        found: list[Participant] = []
        for phrase in chain:
            targets = [t for ref in self.heads(phrase) for t in ref.targets]
            if targets:
                found += [t for t in targets if t not in found]
                continue
            if words[phrase.last].cls in "po" or words[phrase.last].low in ("it", "this", "that", "which"):
                continue
            if not self._acts(phrase):
                continue
            if words[phrase.first].cls == "D" and phrase.last > phrase.first:
                found.append(Span(words[phrase.first + 1].start, words[phrase.last].end))
            else:
                found.append(self.span(phrase))
        return found

    def _acts(self, np: NounPhrase) -> bool:
        """Whether the phrase is for people or a body: "a court", not "by midnight" or "hit by rockets"."""
        word = self.parse.words[np.last]
        if word.place:
            return False
        if word.name or (word.capital and np.first > 0):
            return True
        noun = people_nouns().get(word.low)
        if (noun is not None and noun.kind != "post") or word.low in body_nouns():
            return True
        return bool(self.lex.classes.get(word.low, frozenset()) & {"human", "actor", "office"}) or (
            word.low.endswith(_PEOPLE_ENDINGS) and not self._thing(word.low)
        )

    def _next_linked(self, np: NounPhrase) -> NounPhrase | None:
        i = self.parse.phrases.index(np) if np in self.parse.phrases else -1
        if 0 <= i < len(self.parse.phrases) - 1 and self.parse.phrases[i + 1].linked is np:
            return self.parse.phrases[i + 1]
        return None
