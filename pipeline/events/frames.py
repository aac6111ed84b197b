"""From a trigger in a read sentence to an event with its victims and actors."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.case import Case, Event, Group, Person, Span
from pipeline.events.bodies import bodies
from pipeline.events.chunks import NounPhrase, VerbGroup
from pipeline.events.clauses import Parse
from pipeline.events.complements import COMPLEMENT, Complements
from pipeline.events.matcher import Match
from pipeline.events.participants import Human, Participant, Participants
from pipeline.events.words import Word
from pipeline.references import groups

_IN_COMPANY = frozenset({"arrest", "detention", "abduction", "release", "killing"})
_COMPANY = 14  # words within which those stand with whom it was done
_TERMS = frozenset(
    {"year", "years", "year's", "month", "months", "days", "day", "weeks", "life", "term", "terms", "'"}
)
_TARGET = frozenset({"at", "on", "into", "towards", "against"})
_RECIPIENT = frozenset({"to", "upon", "on", "against"})
_SPENDING = frozenset({"spend", "spends", "spent", "spending"})
_TOPIC_COMPLEMENT = COMPLEMENT | {"to", "at"}
# What a lawyer or a relative does or suffers for somebody's sake.
_ON_BEHALF = frozenset({"appeal", "investigation", "pardon", "denial_of_access"})
# Whose "of" is for people alone: not "the execution of the judgment in the case of X".
_OF_A_PERSON = frozenset({"execution", "killing", "death", "arrest", "detention", "abduction", "release"})
_OF_THEIR_OWN = frozenset({"protest", "hunger_strike", "flight", "appeal"})  # what people do themselves
_ONE_EACH = frozenset(
    {"arrest", "killing", "execution", "abduction", "enforced_disappearance"}
)  # each befalls one person
_VIOLENCE = frozenset({"killing", "attack", "abduction", "threat", "death", "illness"})
_OWNED = frozenset(
    {
        "raid",
        "attack",
        "forced_eviction",
        "appeal_decision",
        "pardon",
        "investigation",
        "other_measure",
        "harassment",
        "threat",
        "corporal_punishment",
    }
)


@dataclass(slots=True)
class Roles:
    """Who stands in the slots of one trigger."""

    victims: list[Human]
    actors: list[Participant]
    pronoun: str = ""  # what stands in the slot of the victims where nothing says whom it means
    nobody: bool = False  # the one in the slot of the victims is "nobody"
    bodies: list[Human] = field(default_factory=list)  # to whom it was done, where it was not done to people
    implicit: bool = False  # nobody stands in the slot; ``victims`` were taken from elsewhere


class Framer:
    """Fills the slots of the triggers of one sentence."""

    def __init__(self, case: Case, parse: Parse, people: Participants) -> None:
        self.case, self.parse, self.people = case, parse, people
        self.beside = Complements(parse, people)

    def roles(self, match: Match) -> Roles | None:
        """Victims and actors of ``match``; None where the words are no event (a modifier, a compound, "nobody")."""
        self.people.nobody, self.people.pronoun = False, ""
        self.people.violence = match.pattern.trigger.type in _VIOLENCE
        roles = self._roles(match)
        if roles is not None and not roles.victims:
            if self.people.nobody:
                return self._unpunished(match)
            roles.pronoun = self.people.pronoun
            roles.victims = self._speaker(match, roles.pronoun)
            roles.bodies = list(bodies(self.case, match, self.parse, self.people))
        return roles

    def _speaker(self, match: Match, pronoun: str) -> list[Human]:
        """ "Four detainees said that they were beaten": those who say so."""
        verb = self.parse.verb_at[match.head]
        if not pronoun or verb is None or not verb.subject:
            return []
        words = self.parse.words
        if words[verb.subject[0].last].low != pronoun:
            return []
        before = [v for v in self.parse.verbs if v.last < verb.subject[0].first and v.kind == "finite"]
        if (
            not before
            or not before[-1].subject
            or "telling" not in self.people.lex.classes.get(words[before[-1].head].low, ())
        ):
            return []
        said = before[-1].subject
        many = len(said) > 1 or words[said[0].last].low.endswith("s") or words[said[0].first].cls == "Q"
        if many != (pronoun == "they"):
            return []
        return [v for v in self.people.people(said) if isinstance(v, Group)]

    def _unpunished(self, match: Match) -> Roles | None:
        """ "Nobody has been tried": a fact of its own about a trial, where "nobody was arrested" is none."""
        verb = self.parse.verb_at[match.head]
        if match.pattern.trigger.type not in ("trial", "conviction") or verb is None or not verb.subject:
            return None
        nobody = verb.subject[0]
        if self.parse.words[nobody.last].low not in ("nobody", "no-one", "one") or verb.voice != "passive":
            return None
        span = self.people.span(nobody)
        return Roles([groups.group_at(self.case, span.start, span.end)], [], nobody=True)

    def _roles(self, match: Match) -> Roles | None:
        trigger = match.pattern.trigger
        verb = self.parse.verb_at[match.head]
        if trigger.pos == "verb":
            if verb is None:
                return self._adjective(match)
            if verb.head != match.head and match.pattern.form != "alone":
                return None
            if trigger.frame == "undergo":
                return self._undergo(match, verb)
            if trigger.frame == "passive" and verb.voice != "passive":
                return None
            if trigger.frame == "topic":
                return self._topic(match, verb)
            return self._patient(match, verb)
        if trigger.pos == "noun":
            return self._noun(match)
        if trigger.pos == "state":
            return self._state(match)
        return self._fixed(match)

    # --- verbs -----------------------------------------------------------------------------------------------

    def _patient(self, match: Match, verb: VerbGroup) -> Roles | None:
        if verb.voice == "passive":
            victims = self._people_or_owners(verb.subject, match.pattern.trigger.type)
            if not victims and verb.kind == "participle":
                victims = self.beside.above(verb, match.pattern.trigger.type)
            if match.pattern.trigger.type == "denial_of_access":
                victims = self._kept_apart(match, verb, victims)
            actors = self.people.actors(verb.agent) if verb.agent else []
            victims += [v for v in self._companions(match) if v not in victims]
            return Roles(victims, actors)
        objects = [np for np in verb.objects if np.first > match.head] or verb.objects or self._shared_objects(verb)
        if not objects and match.pattern.rest:
            objects = self._inner_objects(match, verb)
        words, behind = self.parse.words, match.last + 1
        if match.last > match.head and words[match.last].cls == "P" and behind < len(words):
            governed = self.parse.phrase_at[behind]  # "fired at him", "opened fire on the crowd"
            objects = [governed, *objects] if governed is not None else objects
        victims = self._people_or_owners(objects, match.pattern.trigger.type)
        if not victims and objects and match.pattern.trigger.type in _OWNED:
            victims = self.beside.people(match.last) or self._marching(objects[0])
        if not victims and match.pattern.rest:
            victims = self.beside.people(match.last, _RECIPIENT)  # "granted bail to X"
        if not victims and match.pattern.trigger.type == "threat":
            victims = self._threatened(verb)
        if not victims and match.pattern.trigger.type == "attack":
            victims = self.beside.people(match.last, _TARGET)  # "shot with live ammunition at the crowd"
        if match.pattern.trigger.type == "denial_of_access":
            victims = self._kept_apart(match, verb, victims)
        actors = self._subject_actors(verb)
        if not victims and not objects and match.pattern.form == "ing":
            return None
        return Roles([v for v in victims if v not in actors] or victims, actors)

    def _inner_objects(self, match: Match, verb: VerbGroup) -> list[NounPhrase]:
        """ "failed to provide X with medicine": the object of an infinitive that belongs to the phrase."""
        inner = next((v for v in self.parse.verbs if v.first > verb.last), None)
        return inner.objects if inner is not None and inner.head in match.words else []

    def _marching(self, np: NounPhrase) -> list[Human]:
        """ "dispersed a demonstration by teachers": those who were in the crowd."""
        if "crowd" not in self.people.lex.classes.get(self.parse.words[np.last].low, ()):
            return []
        return self.beside.people(np.last, frozenset({"by"}))

    def _companions(self, match: Match) -> list[Human]:
        """ "was arrested along with six others": those to whom the same was done."""
        words = self.parse.words
        for k in range(match.last + 1, min(match.last + _COMPANY, len(words) - 1)):
            if words[k].cls in "vbhdmR;" or words[k].low == "by":
                break
            np = self.parse.phrase_at[k + 1]
            joint = words[k - 1].low in ("along", "together") or match.pattern.trigger.type in _IN_COMPANY
            if np is not None and ((words[k].low == "with" and joint) or _also(words, k)):
                return self.people.people(
                    [p for p in self.parse.phrases if p is np or (p.linked is np and p.conjoined)]
                )
        return []

    def _kept_apart(self, match: Match, verb: VerbGroup, victims: list[Human]) -> list[Human]:
        """ "his wife was not allowed to see him": whom the visitors wanted to see, whose visitors they are, they."""
        found: list[Human] = []
        for np in verb.subject:
            found += [o for o in self._on_whose_behalf(np) if o not in found]
        following = self.parse.phrase_at[match.last + 1] if match.last + 1 < len(self.parse.words) else None
        if following is not None:
            found += [v for v in self.people.people([following]) if isinstance(v, Person) and v not in found]
        return [*found, *(v for v in victims if v not in found)]

    def _threatened(self, verb: VerbGroup) -> list[Human]:
        """ "threatened to kill X": the object of the infinitive behind the verb."""
        verbs = self.parse.verbs
        k = verbs.index(verb) + 1
        if k < len(verbs) and verbs[k].kind == "infinitive" and verbs[k].first - verb.last <= 2:
            return self.people.people(verbs[k].objects)
        return []

    def _shared_objects(self, verb: VerbGroup) -> list[NounPhrase]:
        """ "arrested and detained X": the object of the verb that follows in coordination."""
        verbs = self.parse.verbs
        k = verbs.index(verb) + 1
        if k < len(verbs) and verbs[k].first - verb.last <= 3 and verbs[k].voice == "active":
            between = self.parse.words[verb.last + 1 : verbs[k].first]
            if between and all(w.cls in "C,a" for w in between):
                return verbs[k].objects
        return []

    def _subject_actors(self, verb: VerbGroup) -> list[Participant]:
        found: list[Participant] = []
        for np in verb.subject[:1]:
            found += [a for a in self.people.actors(np) if a not in found]
        return found

    def _undergo(self, match: Match, verb: VerbGroup) -> Roles | None:
        if verb.voice == "passive" and match.pattern.form == "part" and not match.pattern.rest:
            victims = self.people.people(verb.subject)
            return Roles(victims, self.people.actors(verb.agent) if verb.agent else [])
        victims = self.people.people(verb.subject) or [o for np in verb.subject for o in self.people.owner(np)]
        if match.pattern.trigger.type in _ON_BEHALF:
            owners = [o for np in verb.subject for o in self._on_whose_behalf(np)]
            if not victims and not owners and match.pattern.trigger.type == "appeal":
                # "the prosecution appealed against the acquittal of the four"
                return Roles(self.beside.people(match.last), self._subject_actors(verb))
            named = [v for v in victims if isinstance(v, Person)]
            return Roles([*owners, *(v for v in (named if owners else victims) if v not in owners)], list(victims))
        return Roles(victims, [])

    def _topic(self, match: Match, verb: VerbGroup) -> Roles | None:
        objects = [np for np in verb.objects if np.first not in match.words]
        # "his trial took place", "the trial of X began": the subject is the thing
        told_of = verb.objects or self._in_slot(match, verb.subject)
        slot = verb.subject if verb.voice == "passive" or (told_of and not objects) else objects
        victims: list[Human] = []
        for np in slot:
            victims += [v for v in self._of(np) if v not in victims]
        inner = [self.parse.phrase_at[k] for k in match.words[1:]]
        for phrase in inner:
            if phrase is not None:
                victims += [v for v in self.people.owner(phrase) if v not in victims]
        victims = (
            victims
            or self.beside.people(match.last, _TOPIC_COMPLEMENT)
            or self.beside.people(match.head, _TOPIC_COMPLEMENT)
        )
        actors = self._subject_actors(verb) if verb.voice == "active" else []
        if verb.voice == "passive" and verb.agent:
            actors = self.people.actors(verb.agent)
            if not victims and match.pattern.trigger.type in _OF_THEIR_OWN:
                victims = self.people.people([verb.agent])  # "a march organized by X"
        if not victims and verb.voice == "passive":
            victims = self.people.people(slot)
        if not victims and verb.voice == "active":
            victims = self.people.people(verb.objects)
        return Roles(victims, actors)

    def _in_slot(self, match: Match, phrases: list[NounPhrase]) -> bool:
        words, slot = self.parse.words, match.pattern.slot
        return any(words[k].low in slot for np in phrases for k in range(np.first, np.last + 1))

    def _adjective(self, match: Match) -> Roles | None:
        """ "the detained journalist Ana Ruiz": only where a name follows; "among those arrested was Ana Ruiz"."""
        np = self.parse.phrase_at[match.head]
        if np is None or match.pattern.form != "part":
            return None
        if np.last == match.head:
            return self._one_of_those(np)
        if not any(
            self.parse.words[k].name and not self.parse.words[k].people for k in range(match.head + 1, np.last + 1)
        ):
            return None
        return Roles(self.people.people([np]), [])

    def _one_of_those(self, np: NounPhrase) -> Roles | None:
        """ "X was among those arrested", "those arrested included X": who is told to be one of them."""
        words = self.parse.words
        if words[np.first].low != "those":
            return None
        if np.prep == "among" and np.first > 1:
            before = self.parse.verb_at[np.first - 2]
            if before is not None and before.kind == "copula":
                return Roles(self.people.people(before.subject), [])
        verb = self.parse.verb_at[np.last + 1] if np.last + 1 < len(words) else None
        included = verb is not None and (words[verb.head].low == "included" if verb.head >= 0 else np.prep == "among")
        return Roles(self.people.people(verb.objects), []) if verb is not None and included else None

    # --- nouns and phrases -----------------------------------------------------------------------------------

    def _noun(self, match: Match) -> Roles | None:
        words = self.parse.words
        # "killing of", "demonstration by"
        last = match.head if words[match.last].cls in "PC" and match.head < match.last else match.last
        np = self.parse.phrase_at[last]
        if np is None:
            return None
        if last < np.last and words[last + 1].cls == "N" and words[last + 1].low not in ("'s", "'"):
            return None  # "arrest warrant", "torture allegations"
        type_ = match.pattern.trigger.type
        if type_ == "detention" and np.first < match.head and words[match.head - 1].low in _TERMS:
            return None  # "20 years' imprisonment" is a penalty
        victims = self.people.owner(np, match.head)
        if not victims and np.linked and np.linked.last + 3 > np.first:
            victims = self.people.owner(np.linked)  # "his arrest and detention"
        if not victims and self.beside.is_of_a_thing(np.last, type_ in _OF_A_PERSON):
            return None
        victims = victims or self.beside.people(np.last)
        verb = np.object_of
        if not victims and verb is not None and verb.head >= 0 and self._undergone(verb.head):
            victims = self.people.people(verb.subject)
        actors: list[Participant] = []
        by = self.beside.governed(np.last, ("by",))
        if by is not None and match.pattern.trigger.type in _OF_THEIR_OWN:
            victims = victims or self.people.people([by])
        elif by is not None:
            actors = self.people.actors(by)
        return Roles(victims or self._counted_acts(match, np), actors)

    def _counted_acts(self, match: Match, np: NounPhrase) -> list[Human]:
        """ "made 35 arrests", "at least six executions were carried out": as many people."""
        if match.pattern.form != "many" or match.pattern.trigger.type not in _ONE_EACH:
            return []
        if self.parse.words[np.first].cls != "Q" or np.first == np.last:
            return []
        verb = np.object_of or next((v for v in self.parse.verbs if np in v.subject), None)
        if verb is None or verb.kind != "finite":
            return []
        span = self.people.span(np)
        return [groups.group_at(self.case, span.start, span.end)]

    def _undergone(self, head: int) -> bool:
        """ "received threats", "faces a trial": the subject is whom the noun is about."""
        return "undergoing" in self.people.lex.classes.get(self.parse.words[head].low, ())

    def _state(self, match: Match) -> Roles | None:
        """ "held in solitary confinement", "placed X in isolation", "prisoners on hunger strike"."""
        words = self.parse.words
        before = match.head - 1
        if before >= 0 and words[before].low in _TERMS and not self._spent(before):
            return None  # "ten years in prison" is a penalty or a period
        while before >= 0 and words[before].cls in "aXnP":
            before -= 1
        verb = None
        for k in range(match.head - 1, max(-1, match.head - 16), -1):
            if self.parse.verb_at[k] is not None:
                verb = self.parse.verb_at[k]
                break
            if words[k].cls in ";R":
                break
        np = self.parse.phrase_at[before] if before >= 0 else None
        if verb is None:
            return Roles(self.people.people([np]), []) if np is not None else None
        spent = verb.head >= 0 and words[verb.head].low in _SPENDING
        if verb.voice == "active" and verb.head >= 0 and verb.objects and not spent:
            victims = self.people.people(verb.objects[:3])
            if victims or verb.kind != "infinitive":
                return Roles(victims, self._subject_actors(verb))
            return Roles(self.people.people(verb.subject), [])  # "forced to sign statements under torture"
        actors = self.people.actors(verb.agent) if verb.agent else []
        return Roles(self.people.people(verb.subject), actors)

    def _spent(self, index: int) -> bool:
        """ "spent eight months in detention": the period at ``index`` is told of somebody."""
        np = self.parse.phrase_at[index]
        verb = np.object_of if np is not None else None
        return verb is not None and verb.head >= 0 and self.parse.words[verb.head].low in _SPENDING

    def _fixed(self, match: Match) -> Roles | None:
        np = self.parse.phrase_at[match.head]
        if np is not None:
            owners = self.people.owner(np)
            if owners:
                return Roles(owners, [])
        following = self.parse.phrase_at[match.last + 1] if match.last + 1 < len(self.parse.words) else None
        if following is not None and following.prep is None:  # "no doctor has examined him"
            victims = self.people.people([following])
            if any(isinstance(v, Person) for v in victims):
                return Roles(victims, [])
        of = self.beside.people(match.head, frozenset({"of"}))  # "the fate of Ana Ruiz remains unknown"
        if of:
            return Roles(of, [])
        behind = self.beside.governed(match.last, ("in", "of", "to"))
        if behind is not None:  # "loss of feeling in his left hand"
            owners = self.people.owner(behind)
            if owners:
                return Roles(owners, [])
        for k in [*match.words, *range(match.head - 1, max(-1, match.head - 8), -1)]:
            verb = self.parse.verb_at[k]
            if verb is not None:
                if "finding" in self.people.lex.classes.get(self.parse.words[verb.head].low, ()):
                    return Roles([], [])  # "a doctor found two broken ribs"
                if match.pattern.trigger.type == "denial_of_access":
                    return Roles(self._kept_apart(match, verb, self.people.people(verb.subject)), [])
                owners = [o for p in verb.subject for o in self.people.owner(p)]
                return Roles(self.people.people(verb.subject) or owners, [])
        return Roles([], [])

    def _of(self, np: NounPhrase) -> list[Human]:
        """Whose the thing is, before or behind its noun: "Ruiz's house", "the house of Ruiz"."""
        return self.people.owner(np) or self.beside.people(np.last, _TOPIC_COMPLEMENT)

    def _on_whose_behalf(self, np: NounPhrase) -> list[Human]:
        """Whose lawyer, relative or friend somebody is: "his wife", "lawyers for X", "the family of X"."""
        owners = self.people.owner(np)
        words = self.parse.words
        if owners or np.last + 2 >= len(words) or words[np.last + 1].low not in ("of", "for"):
            return owners
        other = self.parse.phrase_at[np.last + 2]
        return [v for v in self.people.people([other]) if isinstance(v, Person)] if other is not None else []

    # --- slots -----------------------------------------------------------------------------------------------

    def _people_or_owners(self, phrases: list[NounPhrase], type_: str) -> list[Human]:
        people = self.people.people(phrases)
        if people or (type_ and type_ not in _OWNED):
            return people
        for np in phrases:
            people += [o for o in self._of(np) if o not in people]
        return people


def _also(words: list[Word], k: int) -> bool:
    """ "as well as" ends at word ``k``."""
    return k >= 2 and words[k].low == "as" and words[k - 1].low == "well" and words[k - 2].low == "as"


def make_event(case: Case, match: Match, parse: Parse, roles: Roles, sentence: Span) -> Event:
    """The event of a match; date, place and penalty are filled in later."""
    words = parse.words
    first, last = min(match.words), match.last
    contiguous = last - first + 1 == len(match.words)
    start = words[first].start if contiguous or match.pattern.negated else words[match.head].start
    end = words[last].end if contiguous or match.pattern.negated else words[match.head].end
    trigger = match.pattern.trigger
    return Event(
        type=trigger.type,  # type: ignore[arg-type]
        trigger=Span(start, end),
        modality="denied" if roles.nobody else trigger.modality or "actual",  # type: ignore[arg-type]
        victims=list(roles.victims),
        actors=list(roles.actors),
        evidence=[sentence],
        rule=trigger.id,
    )
