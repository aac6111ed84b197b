"""What is told of people in general: practices, statistics and law are no events."""

from __future__ import annotations

from pipeline.case import Group
from pipeline.events.clauses import Parse
from pipeline.events.frames import Roles
from pipeline.events.lexicon import Lexicon
from pipeline.events.matcher import Match
from pipeline.events.penalties import NUMBERS

_POSSIBLE = frozenset({"may", "can", "must", "shall", "should", "would"})
_BOUND = frozenset({"must", "shall", "can", "may"})
_PRESENT = frozenset({"is", "are", "has", "have", "do", "does"})
_HEAD = 3  # words in which a count stands ("at least two men")
_KNOWN = frozenset({"the", "these"})
_ANY = frozenset({"anyone", "any", "anybody", "every", "everyone", "those", "whoever", "person"})


def is_practice(parse: Parse, match: Match, roles: Roles, lex: Lexicon) -> bool:
    """Whether the words tell what is done to people at large. Named people and counted groups are never meant so."""
    if not roles.victims or not all(isinstance(v, Group) for v in roles.victims):
        return False
    if any(_counted(v.text, lex) for v in roles.victims if isinstance(v, Group)):
        return False
    words = parse.words
    if match.pattern.trigger.pos == "noun":
        groups = [v for v in roles.victims if isinstance(v, Group)]
        particular = match.pattern.form == "one" and all(_particular(parse, g) for g in groups)
        return not (particular or _definite(parse, match))
    verb = parse.verb_at[match.head]
    if any("habit" in lex.classes.get(w.low, ()) for w in words):
        return True
    if verb is None:
        return False
    auxiliaries = [words[k].low for k in range(verb.first, verb.last + 1)]
    simple = verb.first == verb.last and verb.kind == "finite" and not parse.words[verb.head].forms & {"past", "part"}
    groups = [v for v in roles.victims if isinstance(v, Group)]
    articles = {word.start for word in words if word.low in ("a", "an")}
    if any(a in _BOUND for a in auxiliaries) and all(any(m.start in articles for m in v.mentions) for v in groups):
        return True  # "a suspect must be taken to court"
    known = {word.start for word in words if word.low in _KNOWN}
    indefinite = all(
        v.text.lower().split()[0] in _ANY
        or (_bare_plural(v.text, lex) and not any(m.start in known for m in v.mentions))
        for v in groups
    )
    if indefinite and simple and verb.head >= 0:
        return True
    if indefinite and any(a in _POSSIBLE or a in _PRESENT for a in auxiliaries):
        return True
    return indefinite and verb.kind == "infinitive"


def _definite(parse: Parse, match: Match) -> bool:
    """ "the strike by nurses began on 11 October": one that is taken as known, in a sentence with a date."""
    np = parse.phrase_at[match.head]
    if np is None or parse.words[np.first].low not in ("the", "this"):
        return False
    return match.pattern.form == "one" and any(w.cls == "X" for w in parse.words)


def _particular(parse: Parse, group: Group) -> bool:
    """ "the murder of a journalist", "the arrest of the protesters" of whom sentences before have told."""
    start, end = parse.words[0].start, parse.words[-1].end
    here = [m for m in group.mentions if start <= m.start < end]
    articles = {word.start: word.low for word in parse.words if word.cls == "D"}
    before = {words.end + 1: words.low for words in parse.words if words.cls == "D"}
    told = group.mentions[0].start < start
    kinds = {articles.get(m.start, before.get(m.start, "")) for m in here}
    return (told and (not here or kinds <= {"the", "these", "those"})) or (bool(kinds) and kinds <= {"a", "an"})


def _counted(text: str, lex: Lexicon) -> bool:
    words = text.lower().split()[:_HEAD]
    return any(c.isdigit() for c in text) or any(
        (w in NUMBERS and len(w) > 2) or "quant" in lex.classes.get(w, ()) for w in words
    )


def _bare_plural(text: str, lex: Lexicon) -> bool:
    first, *_, last = [*text.lower().split(), text.lower().split()[-1]]
    plural = last.endswith("s") or any(w in ("people", "men", "women", "children") for w in text.lower().split())
    return plural and not lex.classes.get(first, frozenset()) & {"det", "poss", "quant"}
