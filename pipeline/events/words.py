"""The words of one sentence with a coarse class each, from closed lists and their neighbours (no tagger runs)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from spacy.tokens import Span as Sentence

from pipeline.case import Case
from pipeline.events.lexicon import Lexicon
from pipeline.events.penalties import NUMBERS

# Classes are single letters: D determiner, O possessive determiner, Q quantity, N noun or name, p subject pronoun,
# o object pronoun, P preposition, C coordination, R relative, S subordinator, t "to" before a verb, m modal, h have,
# d do, b be, g get, n negation, a adverb, s semi-auxiliary ("due"), v verb, X date, "," and ";" and "." stops.
AUXILIARY = "tmdhbg"
_SINGLE = (
    ("be", "b"),
    ("get", "g"),
    ("have", "h"),
    ("do", "d"),
    ("modal", "m"),
    ("neg", "n"),
    ("rel", "R"),
    ("sub", "S"),
    ("conj", "C"),
    ("poss", "O"),
    ("det", "D"),
    ("subject", "p"),
    ("object", "o"),
    ("prep", "P"),
    ("semi", "s"),
    ("quant", "Q"),
    ("adverb", "a"),
)
_STOPS = {
    ",": ",",
    "-": ",",
    "–": ",",
    "—": ",",
    "--": ",",
    ":": ";",
    ";": ";",
    ".": ".",
    "!": ".",
    "?": ".",
    "...": ".",
}
_QUOTES = frozenset("\"'“”‘’«»`") | {"''", "``"}
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLURALS = frozenset({"police", "people", "men", "women", "children", "both", "others"})
_BEFORE_BASE = frozenset({"let", "make", "made", "help", "helped"})
_BETWEEN = frozenset({"both", "all", "each", "since", "himself", "herself", "themselves"})  # "was himself beaten"
_ALONE = frozenset({"others", "both", "none"})  # quantities that qualify no noun
_ROUGHLY = frozenset({"about", "around", "nearly", "almost", "over", "some"})
_PREDICATED = frozenset({"guilty", "dead", "incommunicado", "hostage", "captive", "unconscious"})
_NOUNS = frozenset({"actor", "human", "thing"})  # classes of nouns
_GO_ON = frozenset({"continued", "planned", "wanted", "needed"})
_MORE = {"at": "least", "more": "than", "less": "than", "up": "to"}


@dataclass(slots=True)
class Word:
    """A token of the sentence: analysis-text offsets, lower-case form, class and, for verbs, possible forms."""

    start: int
    end: int
    low: str
    cls: str
    forms: frozenset[str] = frozenset()
    name: bool = False  # part of a name
    place: bool = False  # part of a place's name
    people: bool = False  # part of a name for people ("Kurds")
    capital: bool = False


def read_words(sentence: Sentence, case: Case, lex: Lexicon) -> list[Word]:
    """The words of ``sentence``; quotation marks and short brackets are left out, so that they hide nothing."""
    words = _tokens(sentence, case, lex)
    _settle(words, lex)
    return words


def _tokens(sentence: Sentence, case: Case, lex: Lexicon) -> list[Word]:
    pairs = lex.classes
    names = _spans_at(case.mentions, sentence.start_char, sentence.end_char)
    dates = _spans_at(case.dates, sentence.start_char, sentence.end_char)
    words: list[Word] = []
    skip_to = -1
    at_name = at_date = 0  # the first name and date that are not behind the word
    quoted = False  # within single quotation marks
    tokens = list(sentence)
    for k, token in enumerate(tokens):
        start, text = token.idx, token.text
        if start < skip_to or text.isspace():
            continue
        if text in "-–" and words and k + 1 < len(tokens) and words[-1].end == start and not token.whitespace_:
            joined = tokens[k + 1]  # "ill-treated", "plain-clothes": one word
            skip_to = joined.idx + len(joined.text)
            if words[-1].cls != "X":
                words[-1] = _joined(words[-1], skip_to, case, lex)
            continue
        if text in "([":
            closing = next((t for t in tokens[k + 1 : k + 14] if t.text in ")]"), None)
            if closing is not None:
                skip_to = closing.idx + 1
            continue
        if text in ")]•":
            continue
        if text in _QUOTES:
            owns = not quoted and _owns(words, start, text)
            quoted = text in "‘'’" and not quoted and not owns
            if not owns:
                continue
        low = text.lower().replace("’", "'")
        word = Word(start, start + len(text), low, "N", capital=text[:1].isupper())
        while at_date < len(dates) and dates[at_date][1] <= start:
            at_date += 1
        while at_name < len(names) and names[at_name][1] <= start:
            at_name += 1
        if at_date < len(dates) and dates[at_date][0] <= start:
            word.cls = "X"
        elif at_name < len(names) and names[at_name][0] <= start:
            word.name = True
            word.place = names[at_name][2] in _PLACES
            word.people = names[at_name][2] == "NORP"
        elif low in _STOPS:
            word.cls = _STOPS[low]
        elif low in {"'s", "'"}:
            word.name = True
        else:
            _classify(word, lex)
        if words and f"{words[-1].low}_{low}" in pairs:  # "at last", "no longer"
            words[-1].cls = word.cls = "a"
        words.append(word)
    return words


def _joined(word: Word, end: int, case: Case, lex: Lexicon) -> Word:
    """``word`` with what a hyphen joins to it, up to ``end``."""
    whole = Word(word.start, end, case.text[word.start : end].lower(), "N", name=word.name, capital=word.capital)
    if not word.name:
        _classify(whole, lex)
    return whole


def _owns(words: list[Word], start: int, text: str) -> bool:
    """Whether an apostrophe is that of owners ("the prisoners' release"), where no quotation is open."""
    return text in ("’", "'") and bool(words) and words[-1].end == start and words[-1].low.endswith("s")


def _spans_at(items: list, start: int, end: int) -> list[tuple[int, int, str]]:  # type: ignore[type-arg]
    i = max(0, bisect_right(items, start, key=lambda item: item.start) - 1)
    found = []
    while i < len(items) and items[i].start < end:
        found.append((items[i].start, items[i].end, getattr(items[i], "label", "")))
        i += 1
    return found


def _classify(word: Word, lex: Lexicon) -> None:
    low = word.low
    kinds = lex.classes.get(low)
    if kinds:
        for kind, cls in _SINGLE:
            if kind in kinds:
                word.cls = cls
                return
        if "notverb" in kinds or ("notgerund" in kinds and "ing" not in lex.verbs.get(low, ())):
            return
    if low == "to":
        word.cls = "P"
        return
    if low[:1].isdigit() or low in NUMBERS:
        word.cls = "Q"
        return
    forms = lex.verbs.get(low)
    if forms:
        word.forms = forms
        word.cls = "v"
    elif low.endswith("ed") and len(low) > 4:
        word.forms = frozenset({"past", "part"})
        word.cls = "v"
    elif low.endswith("ing") and len(low) > 5:
        word.forms = frozenset({"ing"})
        word.cls = "v"
    elif low.endswith("ly") and len(low) > 4 and low not in ("family", "assembly", "italy", "july"):
        word.cls = "a"


def _settle(words: list[Word], lex: Lexicon) -> None:
    """Decide between readings of a word from the words beside it, left to right."""
    last = len(words) - 1
    for i, word in enumerate(words):
        before = words[i - 1] if i else None
        after = words[i + 1] if i < last else None
        b, a = (before.cls if before else "."), (after.cls if after else ".")
        low = word.low
        if low in _MORE and after and after.low == _MORE[low] and i + 1 < last:
            if words[i + 2].cls in "QND":
                word.cls = after.cls = "a"
        elif low == "to":
            k = i + 1
            while k < last and (words[k].cls == "a" or joins_adverbs(words, k)):
                k += 1
            then = words[k] if k <= last else None
            if then and (then.cls in "bhd" or (then.cls == "v" and "base" in then.forms)):
                word.cls = "t"
            elif b == "Q" and a == "Q" and i + 2 <= last and "human" in lex.classes.get(words[i + 2].low, ()):
                word.cls = "Q"  # "50 to 60 people"
        elif low == "her":
            noun = a == "v" and after is not None and (_adjectival(words, i + 1) or after.forms == {"base"})
            word.cls = "O" if a in "NQ" or noun else "o"
        elif low in ("that", "this", "these", "those") and not (a == "X" and after and after.start == word.end + 1):
            if low == "that":
                singled = a == "N" and (b in "PC." or (b == "v" and _one_thing(words, i + 1)))
                word.cls = "R" if b in "NoX" and a in "vbhdm" else "D" if singled else "S"
            elif a not in "NQvOD" and low != "this":
                word.cls = "Q"
        elif low in _BETWEEN and a in "bva" and (b in "bh" or (b == "C" and low == "each")):
            word.cls = "a"
        elif low == "since" and a in "XQ":
            word.cls = "P"
        elif (
            (low in _PREDICATED and before and _predicated(words, i))
            or (low in ("about", "around", "over", "some", "under") and a == "Q")
            or (low == "due" and not (after and after.low == "to" and i + 2 <= last and words[i + 2].cls in "bhdv"))
        ):
            word.cls = "a"
        elif low in ("no", "any", "each", "another") and a in "bhdmvP":
            word.cls = "Q"
        elif low == "neither" and b in AUXILIARY:
            word.cls = "n"  # "could neither be tried nor released"
        elif low == "but" and before and before.low == "all" and a == "Q":
            word.cls = "Q"  # "all but two were released"
        elif low == "prior" and after and after.low == "to":
            word.cls = "a"
        elif low == "as" and after and after.low in ("many", "few") and i + 3 <= last and words[i + 2].low == "as":
            if words[i + 3].cls == "Q":
                word.cls = after.cls = words[i + 2].cls = "a"  # "as many as 45 civilians"
        elif form := _form_beside(words, i, a):
            word.cls, word.forms = "v", frozenset({form})
        elif low in _GO_ON and b in "NQpR" and after and (after.low == "to" or (low == "continued" and a in "P.X")):
            word.cls, word.forms = "v", frozenset({"past"})  # "continued to be held", "the trial continued in May"
        elif word.cls == "v":
            word.cls = _verb_or_noun(words, i, b, a, lex)


def _one_thing(words: list[Word], i: int) -> bool:
    """ "appealed that decision before": a single thing at ``i``, of which no verb tells anything."""
    noun, then = words[i], words[i + 1] if i + 1 < len(words) else None
    return not noun.name and not noun.low.endswith("s") and (then is None or then.cls in "P.C,XS")


def joins_adverbs(words: list[Word], i: int) -> bool:
    """ "promptly, thoroughly and impartially investigate": whether the word at ``i`` only joins adverbs."""
    if not 0 < i < len(words) - 1:
        return False
    here, before, after = words[i].cls, words[i - 1].cls, words[i + 1].cls
    if here == "C":
        return after == "a" and (before == "a" or (before == "," and i > 1 and words[i - 2].cls == "a"))
    return here == "," and before == "a" and (after == "a" or (after == "C" and joins_adverbs(words, i + 1)))


def _adjectival(words: list[Word], i: int) -> bool:
    """Whether the participle at ``i`` qualifies a noun after it."""
    return i + 1 < len(words) and words[i + 1].cls == "N"


def _verb_or_noun(words: list[Word], i: int, b: str, a: str, lex: Lexicon) -> str:
    word = words[i]
    forms = word.forms
    if word.capital and i and words[i - 1].cls != ".":
        return "N"
    if forms & {"past", "part"}:
        if b in "DO" or (b == "N" and words[i - 1].low == "'s"):
            return "N"
        undergone = "undergoing" in lex.classes.get(word.low, ())
        if b == "Q" and a == "N" and words[i - 1].low not in _ALONE and not undergone:
            return "N"  # "three detained activists", but "others received threats"
        if forms & {"base"} and b not in AUXILIARY + "anpRCQN" and not (b == "," and a in "DO"):
            return "N"
        if a == "N" and not word.name:
            if b in "PC.," and _begins_noun(words, i, lex):
                return "N"
            if b == "P" and (words[i + 1].low.endswith("s") or words[i - 1].low not in ("as", "than")):
                return "N"  # "of detained journalists", "against imprisoned activist Ana Ruiz"
            if b == "v" and words[i - 1].forms & {"past", "part"} and _plain_plural(words[i + 1]):
                return "N"  # "were given suspended sentences"
        return "v"
    if "ing" in forms:
        kinds = lex.classes.get(word.low, frozenset())
        if a in "Nv" and "message" in lex.classes.get(words[i + 1].low, frozenset()):
            return "N"  # "threatening calls"
        if a == "N" and b not in "b," and "office" in lex.classes.get(words[i + 1].low, ()):
            return "N"  # "the court accused investigating judge Ana Ruiz"
        patient = a in "DQOo" or (a == "N" and words[i + 1].name and not words[i + 1].place)
        if i > 1 and ((b in "PC" and patient) or (b == "," and _object_begins(words, i + 1))):
            return "v"  # "opened fire, killing at least two people", "accused of killing his wife"
        if "notgerund" in kinds and b not in "b":
            return "N"
        return "N" if b in "DO" or (b == "N" and words[i - 1].low == "'s") else "v"
    k = i - 1
    while k > 0 and (words[k].cls == "a" or joins_adverbs(words, k)):
        k -= 1
    if b in "tmdn" or (b == "a" and words[k].cls in "tmdn"):
        return "v" if "base" in forms else "N"
    if b == "v" and "base" in forms and words[i - 1].low in _BEFORE_BASE:
        return "v"
    if i == 0 and forms == {"base"} and a in "DOo" + "N" and word.low in lex.patterns and not word.name:
        return "v" if a in "DOo" or words[1].name else "N"  # "release Ana Ruiz": a demand
    if word.low == "remains" and b == "N":
        return "v"  # "her husband remains in detention"
    if word.low in lex.common:
        k = i - 1
        while k > 0 and words[k].cls == "a":
            k -= 1
        prior = words[k] if k >= 0 else word
        b = prior.cls if k >= 0 else b
        named = b == "N" and prior.name and prior.low != "'s"
        if named and lex.classes.get(word.low, frozenset()) & _NOUNS and a not in "DOoSt":
            return "N"  # "UK forces in 2010", "300 Maoist suspects on bail"
        if "s" in forms and (b in "pR" or named):
            return "v"
        many = prior.low.endswith("s") or prior.low in _PLURALS
        goes_on = a in "DOSptao" or (a == "v" and "ing" in words[i + 1].forms)
        goes_on = goes_on or (a == "N" and "undergoing" in lex.classes.get(word.low, ()))  # "families face eviction"
        if "base" in forms and (b in "pR" or (b == "N" and many and goes_on)):
            return "v"
        if "s" in forms and b == "N" and a in "SDOtpo":
            return "v"
    return "N"


def _begins_noun(words: list[Word], i: int, lex: Lexicon) -> bool:
    """Whether the participle at ``i`` begins a compound noun of the vocabulary ("of forced eviction")."""
    then = words[i + 1].low
    return any(
        p.trigger.pos == "noun" and p.rest and then in (p.rest[0] or ()) for p in lex.patterns.get(words[i].low, ())
    )


def _form_beside(words: list[Word], i: int, a: str) -> str:
    """The form of a word that only its neighbours show to be a verb; empty where they don't."""
    word, before = words[i], words[i - 1] if i else None
    if word.low == "alleged" and i + 1 < len(words) and words[i + 1].low == "that":
        return "past"
    who = before is not None and before.low == "who" and word.cls == "N" and not word.name
    return "s" if who and word.low.endswith("s") and a in "DOPQ" else ""  # "who heads the centre"


def _predicated(words: list[Word], i: int) -> bool:
    """ "found Ana Ruiz guilty", "left two men dead", "shot dead five people": said of an object beside it."""
    before = words[i - 1]
    if before.cls == "v":
        return _object_begins(words, i + 1)
    return before.cls == "N" and (before.name or _plural(before))


def _plain_plural(word: Word) -> bool:
    return _plural(word) and not word.name


def _plural(word: Word) -> bool:
    return word.low.endswith("s") or word.low in _PLURALS


def _object_begins(words: list[Word], i: int) -> bool:
    """Whether an object may begin at word ``i``: "two people", "at least three", "Ana Ruiz", "dozens"."""
    if i >= len(words):
        return False
    word = words[i]
    if word.cls in "DQOo" or word.low in _ROUGHLY:
        return True
    if word.low in _MORE:
        return i + 1 < len(words) and words[i + 1].low == _MORE[word.low]
    return word.cls == "N" and (word.name or _plain_plural(word))
