"""Bodies as victims: an office that is searched, a newspaper that is closed. They stand as groups, as worded."""

from __future__ import annotations

from pipeline.case import Case, Group, Organization
from pipeline.events.chunks import NounPhrase
from pipeline.events.clauses import Parse
from pipeline.events.matcher import Match
from pipeline.events.participants import Participants
from pipeline.references import groups

_TYPES = frozenset({"raid", "other_measure"})
_WRONGED = frozenset({"ngo", "media", "party", "company", "religious", "education", "other"})


def bodies(case: Case, match: Match, parse: Parse, people: Participants) -> list[Group]:
    """The bodies of the trigger's object (its subject in the passive), or those that the object belongs to."""
    verb = parse.verb_at[match.head]
    if match.pattern.trigger.type not in _TYPES or match.pattern.trigger.pos != "verb" or verb is None:
        return []
    for np in verb.subject if verb.voice == "passive" else verb.objects:
        behind = np.last + 2
        of = parse.phrase_at[behind] if behind < len(parse.words) and parse.words[np.last + 1].low == "of" else None
        for phrase in (np, of):
            if phrase is not None and _is_body(phrase, parse, people):
                span = people.span(phrase)
                return [groups.group_at(case, span.start, span.end)]
    return []


def _is_body(np: NounPhrase, parse: Parse, people: Participants) -> bool:
    named = [t for ref in people.heads(np) for t in ref.targets]
    if named:
        return all(isinstance(t, Organization) and t.kind in _WRONGED for t in named)
    return "body" in people.lex.classes.get(parse.words[np.last].low, ())
