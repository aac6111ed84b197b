"""Mentions of bodies merged into organizations."""

from __future__ import annotations

import re

from pipeline.case import Case, Mention, Organization, first_mentions_first
from pipeline.gazetteers.folding import fold
from pipeline.organizations.kinds import Kinds
from pipeline.resources import strings

_ACRONYM = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.&-]{1,11}s?")
_GLOSS = re.compile(r"\s*\((?:the |formerly |or |known as )?")
_GENERIC_ARTICLE = re.compile(r"^(?:the|The) ")


class Merger:
    """Joins the mentions that a reader takes for one body."""

    def __init__(self) -> None:
        self._kinds = Kinds()
        self._author = frozenset(fold(s) for s in strings("organizations/author.csv", "name"))
        self._generic = frozenset(fold(s) for s in strings("organizations/generic.csv", "name"))

    def merge(self, case: Case) -> list[Organization]:
        """Organizations in the order of their first mention; the author and generic words are left out."""
        mentions = [m for m in case.mentions if m.label == "ORG" and not self._left_out(case.words(m.span))]
        bodies: list[Organization] = []
        by_name: dict[str, Organization] = {}
        previous: Mention | None = None
        for mention in mentions:
            name = _GENERIC_ARTICLE.sub("", case.words(mention.span))
            body, glossed = by_name.get(fold(name)), self._glossed(case, mention, previous, by_name)
            if (
                body is not None
                and glossed is not None
                and glossed is not body
                and body.name == name
                and _ACRONYM.fullmatch(name)
            ):
                # The acronym stood before it was explained: "Members of GANADO … (Grupo Nacional - GANADO)".
                glossed.mentions = sorted([*body.mentions, *glossed.mentions])
                bodies.remove(body)
                by_name[fold(name)] = glossed
                body = glossed
            body = body or glossed
            if body is None:
                body = Organization(name=name, kind=self._kinds.of(name))
                bodies.append(body)
            if body.kind == "other":
                body.kind = self._kinds.announced(case.text[max(0, mention.start - 40) : mention.start])
            by_name.setdefault(fold(name), body)
            body.mentions.append(mention.span)
            if name != body.name and name not in body.aliases:
                body.aliases.append(name)
                body.kind = self._kinds.known(name) or body.kind
            previous = mention
        _join_short_forms(bodies)
        for body in bodies:
            body.country = body.country or (case.document.countries[0] if _national(body, case) else None)
        return first_mentions_first(bodies)

    def _left_out(self, name: str) -> bool:
        folded = fold(_GENERIC_ARTICLE.sub("", name))
        return folded in self._author or folded in self._generic or len(folded) < 2

    def _glossed(
        self, case: Case, mention: Mention, previous: Mention | None, by_name: dict[str, Organization]
    ) -> Organization | None:
        """A body named in brackets right after another is the same: "State Defence Secretariat (SED)"."""
        if previous is None:
            return None
        between = case.text[previous.end : mention.start]
        opened = case.text[max(0, previous.start - 2) : mention.start]
        name = case.words(mention.span)
        inside = _GLOSS.fullmatch(between) or (
            _ACRONYM.fullmatch(name) and opened.count("(") > opened.count(")") and re.fullmatch(r" ?[-–,] ?", between)
        )
        if not inside:
            return None
        return by_name.get(fold(_GENERIC_ARTICLE.sub("", case.words(previous.span))))


def _join_short_forms(bodies: list[Organization]) -> None:
    """A body whose name is the acronym of one other, or the end of one other's name, is that other."""
    forms = _Forms(bodies)
    for short in list(bodies):
        longer = [
            b for b in forms.perhaps_longer(short) if b is not short and b in bodies and _is_short_form(short, b)
        ]
        if longer and (len(longer) == 1 or not _ACRONYM.fullmatch(short.name)):
            # "the Investigating Court": of several the one that was named last before.
            first = min(short.mentions).start
            target = max(longer, key=lambda b: max((m.end for m in b.mentions if m.end <= first), default=-1))
            target.mentions = sorted({*target.mentions, *short.mentions})
            target.aliases += [
                a for a in (short.name, *short.aliases) if a != target.name and a not in target.aliases
            ]
            bodies.remove(short)


class _Forms:
    """Bodies by what a short form of their name begins or ends with, so that not each is compared with all."""

    def __init__(self, bodies: list[Organization]) -> None:
        self._by_key: dict[str, dict[Organization, None]] = {}
        for body in bodies:
            words = fold(body.name).split()
            for key in {_initials(body.name), *(f"^{w}" for w in words[:1]), *(f"{w}$" for w in words[-1:])}:
                self._by_key.setdefault(key, {})[body] = None
        self._place = {body: n for n, body in enumerate(bodies)}

    def perhaps_longer(self, short: Organization) -> list[Organization]:
        """Bodies that ``short`` may be a short form of, in the order of all."""
        if _ACRONYM.fullmatch(short.name):
            return list(self._by_key.get(short.name.replace(".", ""), ()))
        words = fold(short.name).split()
        if len(words) < 2:
            return []
        found = {**self._by_key.get(f"^{words[0]}", {}), **self._by_key.get(f"{words[-1]}$", {})}
        return sorted(found, key=self._place.__getitem__)


def _initials(name: str) -> str:
    return "".join(w[0] for w in re.split(r"[ -]", name) if w[:1].isupper())


def _is_short_form(short: Organization, longer: Organization) -> bool:
    name, full = short.name, longer.name
    if _ACRONYM.fullmatch(name):
        return len(name) > 2 and name.replace(".", "") == _initials(full)
    words, whole = fold(name).split(), fold(full).split()
    if len(words) >= len(whole) or len(words) < 2:
        return False
    return whole[-len(words) :] == words or whole[: len(words)] == words


def _national(body: Organization, case: Case) -> bool:
    """A state body of the one country that the case is about."""
    return len(case.document.countries) == 1 and body.kind in ("court", "security_force", "government")
