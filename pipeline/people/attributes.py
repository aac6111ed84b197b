"""What the text states of each person beside their name: gender, age, occupations, nationality, and its words."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.case import Attribute, Case, Person, Span
from pipeline.people import occupations
from pipeline.people.ages import age_at_death, age_beside
from pipeline.people.naming import Naming
from pipeline.people.occupations import official_values
from pipeline.people.sentences import Sentences

_MARKER = re.compile(
    r"(?:[ ]?\([^()]{1,40}\))?[ ,]*[(\[][ ]?(?:(?P<g>m|f|male|female|man|woman)\b|(?P<p>he|she|they)[ ]?/)", re.I
)
_GENDERED = re.compile(
    r"(?:[ ]?\([^()]{1,40}\))?,[ ](?:an?|the)[ ](?:[\w'’-]+[ ]){0,3}?(?P<noun>man|woman|boy|girl|youth|nun|"
    r"widow|widower|mother|father|grandmother|grandfather|housewife|actress|priest|princess|businesswoman|"
    r"businessman|policewoman)\b(?![ ]of[ ](?!\w+[.,;]))"
)
_GENDERED_BEFORE = re.compile(
    r"\b(?P<noun>man|woman|boy|girl|nun|widow|housewife|actress|mother|father|king|queen)(?:[ ](?:named|"
    r"called|known as))?[, ]{1,2}[\"“'‘]?$"
)
_NOUN_GENDER = {
    "man": "male", "boy": "male", "widower": "male", "father": "male", "grandfather": "male", "priest": "male",
    "king": "male",
    "businessman": "male", "woman": "female", "girl": "female", "nun": "female", "widow": "female",
    "mother": "female",
    "grandmother": "female", "housewife": "female", "actress": "female", "princess": "female", "queen": "female",
    "businesswoman": "female", "policewoman": "female",
}  # fmt: skip
_CLOSES = (",", ".", "”", '"', ")")  # behind a name in apposition
_PRONOUN_GENDER = {"he": "male", "she": "female", "they": "other"}
_AND = re.compile(r"^(?:,?[ ]and[ ]|,[ ]|[ ]&[ ]|,?[ ]or[ ])$")
FindDemonym = Callable[[str], "str | None"]


def set_gender(person: Person, gender: str | None, spans: list[Span]) -> None:
    """Set an unknown gender; a known one stays."""
    if gender and person.gender is None:
        person.gender = gender  # type: ignore[assignment]
        person.evidence.append(Attribute("gender", gender, spans))


def add_occupation(person: Person, occupation: occupations.Occupation) -> None:
    """Add an occupation, unless it says less than one that is known ("activist" beside "rights activist")."""
    value = occupation.value
    if occupation.kind == "status" and occupation.head not in ("gunman", "militant"):
        return
    if any(value == known or known.endswith(" " + value) for known in person.occupations):
        return
    person.occupations = [k for k in person.occupations if not value.endswith(" " + k)]
    person.occupations.append(value)
    person.evidence.append(Attribute("occupation", value, [occupation.span]))


def describe(
    case: Case, sentences: Sentences, people: list[tuple[Person, list[Naming]]], demonym: FindDemonym
) -> None:
    """Fill in the attributes of ``people`` from the words beside each naming."""
    everyone = sorted(((n, p) for p, ns in people for n in ns), key=lambda x: x[0].span)
    for i, (naming, person) in enumerate(everyone):
        low, high = _bounds(case, sentences, naming.span)
        nearest = everyone[i - 1][0].span.end if i else 0
        following = everyone[i + 1][0].span.start if i + 1 < len(everyone) else len(case.text)
        _gender(case.text, low, high, naming, person)
        _age(case.text, low, min(high, following), naming, person)
        _occupations(
            case, low, max(low, nearest), min(high, following), naming, person=person, everyone=everyone, i=i
        )
        _nationality(case, max(low, nearest), min(high, following), naming, person=person, demonym=demonym)
    _deaths(case, sentences, everyone)
    _addressees(case, everyone)


def _bounds(case: Case, sentences: Sentences, span: Span) -> tuple[int, int]:
    """The sentence that names somebody; in a name list the whole block."""
    block = case.block_at(span.start)
    if block is not None and block.kind in ("names", "field", "address"):
        return block.start, block.end
    sentence = sentences.at(span.start)
    return (sentence.start, sentence.end) if sentence.end > span.start else (span.start, span.end)


def _gender(text: str, low: int, high: int, naming: Naming, person: Person) -> None:
    match = _MARKER.match(text, naming.span.end, min(high, naming.span.end + 90))
    if match:
        words = (match["g"] or match["p"]).lower()
        gender = _PRONOUN_GENDER.get(words) or ("male" if words in ("m", "male", "man") else "female")
        group = "g" if match["g"] else "p"
        set_gender(person, gender, [Span(match.start(group), match.end(group))])
    for title in naming.titles:
        if title.gender:
            set_gender(
                person, title.gender, [Span(max(low, naming.span.start - len(title.words) - 2), naming.span.start)]
            )
    if naming.kin and naming.kin.kin.gender:
        set_gender(person, naming.kin.kin.gender, [naming.kin.span])
    match = _GENDERED.match(text, naming.span.end, min(high, naming.span.end + 90)) or _GENDERED_BEFORE.search(
        text, max(low, naming.span.start - 20), naming.span.start
    )
    if match:
        set_gender(person, _NOUN_GENDER.get(match["noun"]), [Span(match.start("noun"), match.end("noun"))])


def _age(text: str, low: int, high: int, naming: Naming, person: Person) -> None:
    if person.age is None and (found := age_beside(text, low, naming.span, high)):
        person.age = found[0]
        person.evidence.append(Attribute("age", str(found[0]), [found[1]]))


def _occupations(
    case: Case,
    low: int,
    nearest: int,
    high: int,
    naming: Naming,
    *,
    person: Person,
    everyone: list[tuple[Naming, Person]],
    i: int,
) -> None:
    text = case.text
    for title in naming.titles:
        if title.occupation:
            span = Span(max(low, naming.span.start - len(title.words) - 2), naming.span.start)
            add_occupation(
                person,
                occupations.Occupation(title.occupation, title.occupation, span, "post", title.official, False),
            )
    start = naming.span.start
    while start > low and text[start - 1] in "\"“'‘(":
        start -= 1
    for title in naming.titles:
        stripped = text[low:start].rstrip()
        if stripped.lower().rstrip(".").endswith(title.words.lower()):
            start = low + len(stripped.rstrip(".")) - len(title.words)
    block = case.block_at(naming.span.start)
    listed = block is not None and block.kind == "names"
    if not listed:
        for occupation in occupations.before_name(text, nearest, start):
            owned = _OWNED.search(text, nearest, occupation.span.start)
            gap = text[occupation.span.end : start]
            if gap.startswith(",") and _APPOSED.fullmatch(text, nearest, occupation.span.start):
                continue
            if occupation.plural and _ONE_OF.search(text, nearest, occupation.span.start):
                add_occupation(person, occupation)
            elif occupation.plural:
                for other in _chain(text, everyone, i):
                    add_occupation(other, occupation)
            elif owned is None or occupation.head in ("lawyer", "attorney", "barrister", "colleague") or naming.kin:
                add_occupation(person, occupation)
        closed = text[naming.span.end : naming.span.end + 1] in _CLOSES
        clause = occupations.with_clause(text, nearest, start) if closed else None
        if clause is not None and not clause.plural:
            add_occupation(person, clause)
    for occupation in occupations.after_name(text, naming.span.end, high, listed=listed):
        if not occupation.plural:
            add_occupation(person, occupation)


_OWNED = re.compile(r"(?:\b(?:his|her|their|my|our)|['’]s?)[ ](?:[\w-]+[ ]){0,2}$")
# "one of the employees, Sara Okello, was arrested"
_ONE_OF = re.compile(r"\b[Oo]ne of (?:the|his|her|its|their) (?:[\w-]+ ){0,3}$")
# "Sara Okello, a 24-year-old nurse, Ali Hamid and others": the nurse is Sara Okello.
_APPOSED = re.compile(r",[ ]an?[ ](?:[\w'’-]+[ ])*")


def _chain(text: str, everyone: list[tuple[Naming, Person]], i: int) -> list[Person]:
    """The people of "A, B and C", of whom ``everyone[i]`` is the first."""
    chain = [everyone[i][1]]
    for (first, _), (second, person) in zip(everyone[i:], everyone[i + 1 :], strict=False):
        between = re.sub(
            r"\([^()]{1,40}\)|, (?:aged )?\d{1,2}(?=,)|, (?:aged )?\d{1,2}(?= and)",
            "",
            text[first.span.end : second.span.start],
        )
        if not _AND.match(between.replace(",,", ",")):
            break
        chain.append(person)
    return chain


_NATIONAL = re.compile(
    r"(?:[ ]?\([^()]{1,40}\))?(?:,?[ ](?:aged[ ])?\d{1,2})?(?:,|[ ]is|[ ]was|[ ]who[ ]is|,[ ]who[ ]is|,[ "
    r"]who[ ]was|[ ]\()[ ](?:an?[ ]|another[ ])?(?:\d+-year-old[ ])?(?P<d>[A-Z][\w-]+(?:[ ][A-Z][a-z]+)?)"
    r"(?:[ ](?:national|citizen|passport|refugee|asylum)|(?=[ ]*[,.;)]|$)|(?=[ ][a-z]))"
)


# "cook, Singaporean" in an entry of the name list.
_LISTED_NATIONAL = re.compile(r", (?P<d>[A-Z][a-z]+)(?: (?:national|citizen))?(?=[,;.)\s]|$)")


def _nationality(case: Case, low: int, high: int, naming: Naming, *, person: Person, demonym: FindDemonym) -> None:
    if person.nationality is not None:
        return
    match = _NATIONAL.match(case.text, naming.span.end, min(high, naming.span.end + 110))
    found = _code(match["d"], demonym) if match else None
    block = case.block_at(naming.span.start)
    if found is None and block is not None and block.kind == "names":
        for match in _LISTED_NATIONAL.finditer(case.text, naming.span.end, min(high, block.end)):
            if found := _code(match["d"], demonym):
                break
    if found and match:
        span = Span(match.start("d"), match.end("d"))
    else:
        before = case.text[max(low, naming.span.start - 90) : naming.span.start]
        span_found = _before(before, demonym)
        if span_found is None:
            return
        found, start, end = span_found
        shift = naming.span.start - len(before)
        span = Span(start + shift, end + shift)
    person.nationality = found
    person.evidence.append(Attribute("nationality", found, [span]))


def _before(before: str, demonym: FindDemonym) -> tuple[str, int, int] | None:
    """A demonym in the noun phrase before a name: "Iranian teacher and trade unionist ", "an Australian, "."""
    phrase = re.search(
        r"(?:^|[.;:]|\b(?:a|an|the|of|by|and|another|fellow|two|three)\b|,)[ ]*(?:\d+-year-old[ ])?"
        r"(?P<d>[A-Z][\w-]+)(?P<rest>(?:[ ][a-z][\w'’-]*){0,6})[, ]*[\"“‘]?$",
        before,
    )
    if not phrase:
        return None
    code = _code(phrase["d"], demonym)
    if code is None:
        return None
    rest = phrase["rest"].strip()
    if re.search(
        r"\b(?:minister|president|government|authorities|police|army|court|ambassador|prime|state|security|king|is|was|were|to|in|for|with|by|of|that|who)\b",
        rest,
    ):
        return None
    return (code, phrase.start("d"), phrase.end("d"))


def _code(words: str, demonym: FindDemonym) -> str | None:
    return demonym(words) or (demonym(words.split(maxsplit=1)[0]) if " " in words else None)


def _deaths(case: Case, sentences: Sentences, everyone: list[tuple[Naming, Person]]) -> None:
    """Ages told in a sentence on somebody's death: they belong to the first person named in it."""
    seen: set[int] = set()
    for naming, person in everyone:
        i = sentences.index(naming.span.start)
        if i < 0 or i in seen:
            continue
        seen.add(i)
        sentence = sentences.spans[i]
        if person.age is None and (found := age_at_death(case.text, sentence.start, sentence.end)):
            person.age = found[0]
            person.evidence.append(Attribute("age", str(found[0]), [found[1]]))


def _addressees(case: Case, everyone: list[tuple[Naming, Person]]) -> None:
    """Posts of the targets of appeals: the line of the address above or below their name."""
    lines = [b for b in case.blocks if b.kind == "address"]
    at = {b.start: i for i, b in enumerate(lines)}
    for naming, person in everyone:
        block = case.block_at(naming.span.start)
        if block is None or block.kind != "address" or official_values(person.occupations):
            continue
        i = at[block.start]
        for line in (*lines[i - 1 : i], *lines[i + 1 : i + 2]):
            numbered = _NUMBER.match(case.text, line.start, line.end)
            start = numbered.end() if numbered else line.start
            post = next(iter(occupations.find(case.text, start, line.end)), None)
            if post is None or post.span.start != start or not post.official:
                continue
            if any(line.start <= n.span.start < line.end for n, _ in everyone):
                continue  # somebody else's line
            add_occupation(person, occupations.portfolio(case.text, post, line.end))
            break


_NUMBER = re.compile(r"(?:\d{1,2}[.)] ?)?(?:His Excellency,? |The |Hon\.? )*")
