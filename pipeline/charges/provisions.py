"""Articles and laws that a charge is brought under."""

from __future__ import annotations

import re

from pipeline.case import Provision, Span

_NUMBER = (
    r"\d{1,4}(?:[a-zA-Z](?![a-z]))?(?:bis|ter)?(?:[-./]?(?:\d{1,3}[A-Za-z]?|"
    r"[A-Z])(?![a-z]))?(?:\s?\([0-9a-zA-Z]{1,4}\)){0,3}"
)
_LIST = rf"{_NUMBER}(?:(?:\s?[,/&–-]\s?|,?\s(?:and|or|to|through)\s)(?:(?:Articles?|Sections?)\s)?{_NUMBER}){{0,9}}"
_KIND = (
    r"(?:Penal\sCode|Criminal\sCode|Criminal\sProcedure\sCode|Code|Constitution|Decree-Law|Decree|Law|"
    r"Act|Ordinance|Statute|Edict|Regulations?|Proclamation)"
)
_NAME_WORD = (
    r"(?:(?!(?:Code|Law|Act|Decree|Constitution|Ordinance|Articles?|Sections?)\b)[A-Z][\w’'-]*|of|"
    r"and|on|the|for|against|in)"
)
_DATED = r"(?:\s(?:No\.?\s?)?\d{1,4}(?:[/-]\d{2,4}){0,2}(?!\w)(?!\sdays|\syears))?(?:\sof\s(?:19|20)\d\d)?"
_LAW = (
    rf"(?:(?:(?!(?:Code|Law|Act|Decree|Constitution|Ordinance|Articles?|Sections?|The|Under)\b)[A-Z][\w’'-]*|anti-\w+|counter-\w+|emergency|national|press|penal|criminal|sedition|cybercrime|security)\s(?:{_NAME_WORD}\s){{0,8}})?"
    rf"(?:{_KIND}|(?:penal|criminal)\scode|(?:anti|counter)-terror\w*\s(?:law|act)){_DATED}"
)
_ARTICLE = re.compile(
    rf"\b(?P<kind>[Aa]rticles?|[Aa]rts?\.?|[Ss]ections?|[Ss]ecs?\.|[Pp]aragraphs?|§{{1,2}})\s?(?P<numbers>{_LIST})"
)
_OF_LAW = re.compile(
    rf",?\s(?:of|in|under)\s(?:[Tt]he\s|[Ii]ts\s|[Hh]is\s|\w+['’]s\s|the\scountry['’]s\s)?(?P<law>{_LAW})"
)
_ALONE = re.compile(rf"(?<![\w])(?P<law>{_LAW})(?!\w)")
_MORE = re.compile(rf"(?:\s*,\s*(?:and\s+)?|\s+and\s+)(?P<number>{_NUMBER})(?=\s\([^()\n]{{4,160}}\))")
_BRACKETED = re.compile(r"\s\([^()\n]{4,160}\)")
_QUICK = re.compile(r"Art|art|Sec|sec|§|Law|Act|Code|code|Decree|Ordin|law|act|Statute|Regul|Consti|Edict")


def provisions(text: str, start: int, end: int) -> list[Provision]:
    """The provisions cited in ``text[start:end]``, in order; one per citation ("Articles 154 and 155" is one).

    An article without a law takes the law of the next citation in the same list ("Article 342 and Article 130 of the
    Criminal Code"). Raises nothing; an empty list where none is cited.
    """
    end = min(end, start + 1500)
    if not _QUICK.search(text, start, end):
        return []
    found: list[Provision] = []
    taken = start
    for m in _ARTICLE.finditer(text, start, end):
        law = _OF_LAW.match(text, m.end(), end)
        stop = law.end() if law else m.end()
        found.append(Provision(m["numbers"], law["law"] if law else None, Span(m.start(), stop)))
        bracket = _BRACKETED.match(text, stop, end)
        stop = bracket.end() if bracket else stop
        for more in _MORE.finditer(text, stop, min(end, stop + 400)):
            # "Article 50 (undermining the system), 51 (waging war) and 65 (criminal organizations)"
            if text[stop : more.start()].strip():
                break
            found.append(Provision(more["number"], None, Span(*more.span("number"))))
            stop = more.end("number")
            bracket = _BRACKETED.match(text, stop, end)
            if bracket:
                stop = bracket.end()
    for m in _ALONE.finditer(text, start, end):
        if any(p.span.overlaps(Span(*m.span())) for p in found) or m.end() <= taken:
            continue
        if re.search(r"\d|[A-Z]", m["law"]) and m["law"] not in {"Law", "Act", "Code", "Decree", "Constitution"}:
            found.append(Provision(None, m["law"], Span(*m.span("law"))))
    found.sort(key=lambda p: p.span)
    law_name: str | None = None
    tail = _OF_LAW.match(text, max((p.span.end for p in found), default=start), end)
    after = _BRACKETED.match(text, found[-1].span.end, end) if found else None
    if after and found[-1].law is None:
        tail = _OF_LAW.match(text, after.end(), end)
    if tail and found and found[-1].law is None:
        law_name = tail["law"]
    for i in range(len(found) - 1, -1, -1):
        provision = found[i]
        if provision.law:
            law_name = provision.law if provision.article else None
        elif law_name:
            found[i] = Provision(provision.article, law_name, provision.span)
    return found
