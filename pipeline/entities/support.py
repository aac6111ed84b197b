"""Names that the model alone has seen, checked against the words around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.case import Mention
from pipeline.entities.heads import BANDS
from pipeline.gazetteers.cities import is_city
from pipeline.gazetteers.countries import find_country

_LAW_BEHIND = re.compile(
    r"(?: \([^()]{1,60}\)|\))? (?:Act|Law|Code|Decree|Ordinance|Order|Bill|Regulations|laws?|legislation|Directive)\b"
)
_LAW_WITHIN = re.compile(
    r"\b(?:Act|Law|Code|Decree|Ordinance|Directive|Convention|Covenant|Protocol)$"
    r"|^(?:Code|Law|Act|Constitution|Covenant|Convention|Declaration|Protocol|Decree|Resolution|Rules)"
    r" (?:of|on|for|against|No)\b"
)
_LETTER = re.compile(r"[A-Z]\.?")
# "hepatitis C", "block D": what is told apart by letters
_LETTERED = re.compile(
    r"\b(?:hepatitis|vitamin|influenza|category|class|section|block|type|annex|part|ward|wing|grade|group) $",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"[A-ZÀ-Þ]{3,12}")
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|to|of|outside|inside|[Aa]round|into|[Aa]cross|between|via|for|towards?|and|or|"
    r"[Oo]n|through|[Tt]hroughout|[Ww]ithin|until|about|against|over|leave|leaving|left|reach(?:ed|ing)?|"
    r"visit(?:ed|ing|s)?|enter(?:ed|ing|s)?|"
    r"village|town|city|hamlet|district|province|region|named|called)(?: the)? (?:[a-z]+ )?[“\"‘']?$|[,;(/] ?$|^$|\n$"
)
_LAND = re.compile(r" (?:State|Province|District|County|Region|Governorate)$")
_PEOPLES = re.compile(
    r" (?:indigenous |ethnic )?(?:people|peoples|community|communities|tribe|tribes|tribespeople|clan)\b"
)
_BODY_BEHIND = re.compile(
    r" (?:group|movement|militia|sect|organi[sz]ation|rebels|rebel group|fighters|militants|guerrillas|insurgents|"
    r"newspaper|website|company|gang)\b"
)
_MEMBER_OF = re.compile(r"\b(?:members?|leaders?|activists?|founders?|supporters?|spokes\w+|general) of (?:the )?$")
_CONTEXT = 40


def supported(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """The mentions: labels that their surroundings contradict corrected, places that nothing supports left out.

    A single word that only the model takes for a place must stand behind a word of place at least once, or be in a
    gazetteer. An acronym is a body, not a place. What "Act" or "Code" follows is a law.
    """
    placed = {text[m.start : m.end] for m in mentions if m.label == "GPE" and _is_placed(m, text)}
    joined = {text[m.start : m.end] for m in mentions if _MEMBER_OF.search(text, max(0, m.start - 24), m.start)}
    lands = {m.end for m in mentions if m.label == "GPE"}
    bodies = {m.end for m in mentions if m.label == "ORG"}
    peoples = {text[m.start : m.end] for m in mentions if _PEOPLES.match(text, m.end)}
    out = []
    for m in mentions:
        name = text[m.start : m.end]
        model = m.found_by.startswith("model")
        if model and name in BANDS:
            continue
        if model and _LETTER.fullmatch(name) and _LETTERED.search(text, max(0, m.start - 24), m.start):
            continue
        if model and m.label in ("PERSON", "GPE") and " " not in name and _BODY_BEHIND.match(text, m.end):
            out.append(Mention(m.start, m.end, "ORG", m.found_by + "+body"))  # "the banned Mungiki group"
            continue
        if model and m.start - 2 in bodies and text[m.start - 2 : m.start] == " (" and _is_short_name(m, name):
            out.append(Mention(m.start, m.end, "ORG", m.found_by + "+gloss"))
            continue
        if (model or m.found_by.startswith("head")) and m.label in ("ORG", "GPE", "PERSON") and _is_law(text, m):
            out.append(Mention(m.start, m.end, "LAW", m.found_by + "+law"))
            continue
        if m.label == "GPE" and model and name in joined and not (find_country(name) or is_city(name)):
            out.append(Mention(m.start, m.end, "ORG", m.found_by + "+members"))
            continue
        if m.label == "GPE" and model and name in peoples:
            out.append(Mention(m.start, m.end, "NORP", m.found_by + "+people"))
            continue
        if model and m.label == "GPE":
            if m.start - 2 in lands and text[m.start - 2 : m.start] == " (":
                out.append(m)  # "Gorno-Badakhshan Autonomous Region (GBAO)"
                continue
            if _ACRONYM.fullmatch(name) and not find_country(name) and not is_city(name):
                out.append(Mention(m.start, m.end, "ORG", m.found_by + "+acronym"))
                continue
            if name not in placed:
                continue
        out.append(m)
    return out


def _is_short_name(mention: Mention, name: str) -> bool:
    """Of a body, in brackets behind it: "Military Intelligence (al-Mukhabarat)", "Special Forces Command (Kopassus)";
    a place that the gazetteer knows is where the body sits.
    """
    known = " " in name or find_country(name) or is_city(name)
    return mention.label == "PERSON" or (mention.label == "GPE" and not known)


def _is_law(text: str, mention: Mention) -> bool:
    return bool(_LAW_WITHIN.search(text[mention.start : mention.end]) or _LAW_BEHIND.match(text, mention.end))


def _is_placed(mention: Mention, text: str) -> bool:
    if not mention.found_by.startswith("model"):
        return True
    name = text[mention.start : mention.end]
    if find_country(name) or is_city(name) or _LAND.search(name):
        return True
    return _PLACE_BEFORE.search(text[max(0, mention.start - _CONTEXT) : mention.start]) is not None
