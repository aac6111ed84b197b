"""Kin phrases beside a name: "his wife, X", "X's brother Y", "X, her cousin", "X (his wife)"."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.case import Case, Person, Span
from pipeline.resources import rows


class Kin(NamedTuple):
    """A word of kinship: ``gender`` of the person so called, ``inverse`` what the other one is to them."""

    word: str
    plural: str
    gender: str | None
    inverse: str


class KinPhrase(NamedTuple):
    """A kin phrase that says who a named person is. ``owner`` is the span of "his" or of "Askarov's"."""

    kin: Kin
    span: Span
    owner: Span


@cache
def kin_words() -> dict[str, Kin]:
    """Kin by word, singular and plural."""
    table: dict[str, Kin] = {}
    for row in rows("people/kin.csv"):
        kin = Kin(row["word"], row["plural"], row["gender"] or None, row["inverse"])
        table[kin.word] = kin
        table[kin.plural] = kin
    return table


@cache
def inverse_kin(word: str, gender: str | None) -> tuple[str, ...]:
    """What somebody of ``gender`` is to the one whom they call ``word``: "father" for "son", "husband" for "wife"."""
    table = kin_words()
    inverse = table.get(table[word].inverse)
    if inverse is None:
        return ()
    words = {k.word for k in table.values() if k.inverse == inverse.inverse}
    return tuple(sorted(w for w in words if gender is None or table[w].gender in (gender, None)))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    words = "|".join(sorted((re.escape(k.word) for k in set(kin_words().values())), key=lambda w: (-len(w), w)))
    owner = r"(?P<owner>\b(?:his|her|their|the couple['’]s)\b|(?<![\w-])[^\W\d_][\w'’-]{1,30}?['’]s|(?<=s)['’])"
    adjectives = (
        r"(?:[ ](?:own|late|then|former|estranged|first|second|third|older|elder|younger|eldest|youngest|twin|only|"
        r"pregnant|adult|teenage|maternal|paternal|half|co|[a-z]+-year-old|\d{1,2}-year-old)){0,2}"
    )
    post = r"(?:,[ ](?:the|an?)(?:[ ][a-z][a-z-]{1,20}){1,3})?"
    facts = r"(?:[ ]\((?:m|f|male|female)\))?(?:,?[ ](?:aged[ ])?\d{1,2})?(?:,[ ]n[ée]e[ ][\w-]+)?"
    no_name = r"(?!,?[ ](?-i:[A-Z]))"  # "Ali, his wife Rania and their daughter" tells who Rania is
    near = r"(?:half-|elder|older|younger|eldest|youngest|first|former)?"
    before = re.compile(
        rf"(?:{owner}{adjectives}[ ](?P<kin>{words}){post}|"
        rf"\ban?[ ](?P<kin2>{words})[ ]of[ ](?P<owner2>[^\W\d_][\w-]*(?:[ ][^\W\d_][\w-]*){{0,2}}(?:['’]s)?))[ ,]*$",
        re.I,
    )
    after = re.compile(
        rf"{facts}[ ]?(?:,|\()[ ]?(?:who[ ]is[ ]|and[ ])?{owner}{adjectives}[ ](?P<kin>{words})\b{no_name}", re.I
    )
    of = re.compile(
        rf"{facts}[ ]?(?:,|\()[ ]?(?:an?|the)?(?:[ ]?{near})?[ ]?(?P<kin>{words})[ ]of(?=[ ])"
        r"(?![ ](?:\d|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b|several\b|many\b|an?\b|"
        r"young\b|small\b|the[ ](?:bride|nation|revolution|year)))",
        re.I,
    )
    return before, after, of


def kin_before(text: str, start: int, floor: int = 0) -> KinPhrase | None:
    """The kin phrase that leads up to a name at ``start``: "his younger brother, the farmer " before "Ali"."""
    low = max(floor, start - 80)
    window = text[low:start]
    if not window.endswith((" ", ",", " (", "(")):
        return None
    match = _patterns()[0].search(window.rstrip("("))
    return _phrase(match, low) if match else None


def kin_after(text: str, end: int, ceiling: int | None = None) -> KinPhrase | None:
    """The kin phrase that follows a name that ends at ``end``: ", her cousin", "(his wife)", ", a brother of ..."."""
    _, after, of = _patterns()
    window = text[end : min(ceiling or len(text), end + 60)]
    match = after.match(window) or of.match(window)
    return _phrase(match, end) if match else None


def _phrase(match: re.Match[str], shift: int) -> KinPhrase:
    groups = match.groupdict()
    kin = kin_words()[(groups["kin"] or groups["kin2"]).lower()]
    name = next((g for g in ("owner", "owner2") if groups.get(g)), "kin")
    owner = match.span(name)
    return KinPhrase(kin, Span(match.start() + shift, match.end() + shift), Span(owner[0] + shift, owner[1] + shift))


class ListedKin(NamedTuple):
    """Kin in the header's list: ``person`` is the ``word`` ("wife") of ``owner``, as ``phrase`` says."""

    person: Person
    owner: Person
    word: str
    phrase: KinPhrase


def listed_kin(case: Case) -> list[ListedKin]:
    """Who is whose kin in the list of names, where "his" is the last one listed before of that gender."""
    rows = sorted(
        ((m, p) for p in case.people for m in p.mentions if (b := case.block_at(m.start)) and b.kind == "names"),
        key=lambda row: row[0],
    )
    found = []
    for i, (mention, person) in enumerate(rows):
        block = case.block_at(mention.start)
        low, high = (block.start, block.end) if block else (0, len(case.text))
        phrase = kin_after(case.text, mention.end, high) or kin_before(case.text, mention.start, low)
        if phrase is None:
            continue
        word = case.text[phrase.owner.start : phrase.owner.end].lower()
        wanted = {"his": "male", "her": "female"}.get(word)
        if wanted is None and word != "their":
            continue
        before = [p for _, p in reversed(rows[:i]) if p is not person and p.gender in (None, wanted)]
        if before:
            found.append(ListedKin(person, before[0], phrase.kin.word, phrase))
    return found
