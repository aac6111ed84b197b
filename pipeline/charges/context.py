"""What takes the force from a cue: negation, possibility, statements about people in general, other accusers."""

from __future__ import annotations

import re
from functools import cache

from pipeline.case import Span
from pipeline.charges.cues import Cue
from pipeline.language.months import MONTHS
from pipeline.resources import strings

_DENIED = re.compile(
    r"\b(?:not|never|none|nobody|neither|nor|unless|whether|no\s+one|rather\s+than|instead\s+of|avoid)\b(?:\s+(?!(?:but|and|until|before|because|who|after|where|when|which)\b)\w+){0,5}\s*$"
    r"|\bwithout\s+(?:(?:any|formal|being|ever|having|been|a|the)\s+){0,3}$"
    r"|n[’']t\s+(?:\w+\s+){0,3}$|\b[Nn]o\s+(?:\w+\s+){0,4}$"
)
_POSSIBLE = re.compile(
    r"\b(?:could|may|might|would|should|must|can|cannot|shall|likely|going)\s+(?:\w+\s+){0,4}$"
    r"|\b(?:risk|risks|risked|risking|fear|fears|feared|danger|threat|possibility|prospect)\s+(?:\w+\s+){0,6}$"
    r"|\bthreaten(?:s|ed|ing)\s+(?:\w+\s+){0,2}(?:with|to|that)\s+(?:\w+\s+){0,4}$"
    r"|\bwill\s+be\s+(?:\w+ly\s+)?(?!.*tried)$"
)
_TO_BE = re.compile(
    r"(?<!believed )(?<!reported )(?<!said )(?<!known )(?<!thought )(?<!understood )"
    r"(?<!due )(?<!scheduled )(?<!sentenced )(?<!condemned )"
    r"\bto\s+be\s+(?:\w+ly\s+)?$"
)
_IF = re.compile(
    r"\b(?:if|when|once|unless)\s+(?:(?:he|she|they|it|is|are|was|were|ever|ultimately|eventually|both|also)\s+){0,4}$",
    re.IGNORECASE,
)
_ANYBODY = re.compile(
    r"(?:\b(?:anyone|any\s+\w+|(?:a|the)\s+person|whoever|everyone|someone)|(?:^|[,;(]\s*|\b(?:of|for|by|against|to|from|that|and|in|with|where|when)\s+)(?:those|people|persons|individuals|defendants|suspects|detainees|prisoners|offenders|children|women|men))"
    r"\s+(?:who\s+)?(?:(?:is|are|were|was|be|been|being|have|has|had)\s+)*$",
    re.IGNORECASE,
)
_THOSE = re.compile(
    r"(?:\b[Aa]mong\s+(?:the\s+)?)?\b(?:[Tt]hose|[Pp]eople|[Dd]efendants|[Aa]ccused|[Ss]uspects|[Pp]ersons|[Oo]fficials|[Aa]ctivists|[Mm]en|[Ww]omen)\s+(?:who\s+)?(?:\w+\s+){0,3}$"
)
_NEXT = r"\s+(?=[A-Z\d]|(?:the|an?|his|her|two|three|four|five|six|seven|eight|nine|ten|several|many|some)\s)"
_INCLUDED = re.compile(rf"[^,;.\n]{{2,100}}?,?\s(?:include[sd]?|including){_NEXT}")
_AMONG_WERE = re.compile(rf"[^,;.\n]{{2,100}}?,?\s(?:were|was|are|is)(?:\s+also)?{_NEXT}")
# "dozens of people accused of" are told of, "people accused of" are not.
_SOME_OF = re.compile(
    r"\b(?:dozens|hundreds|scores|thousands|tens|number|several|\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten)\s+of\s+(?:the\s+)?\w+\s+"
    r"(?:who\s+)?(?:(?:is|are|were|was|be|been|being|have|has|had)\s+)*$",
    re.IGNORECASE,
)
_USUAL = re.compile(r"\b(?:frequently|often|routinely|commonly|regularly|typically|usually|generally|sometimes)\s+$")
_IN_CHARGE = re.compile(r"\b(?:in|take[sn]?|took|taking|into|overall|sole|free\s+of|without)\s+$")
_IRREGULAR = frozenset({"people", "men", "women", "children", "policemen", "those", "others"})
_DETERMINED = re.compile(
    r"(?:the|these|those|his|her|their|its|all|both|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d[\d,.]*|several|many|some|"
    r"dozens|hundreds|scores|thousands|other|another|one|most|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand|number|including)",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"(?:\s+(?:has|have|had|was|were|is|are|been|being|also|both|\w+ly|often|again|then|since))*\s*$"
)
_BE_BEFORE = re.compile(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+|also\s+|often\s+)*$")
# What stands right behind an active verb: "Officials accuse him of".
_OBJECT = re.compile(rf"\s+(?:him|her|them|the|his|their|both|(?!(?:{MONTHS})\b)[A-Z])")
_WHO_ARE = re.compile(r"\bwho\s+(?:(?:is|are|were|was|have|had|been|being|\w+ly)\s+)*$")
_PLACED = frozenset({"in", "before", "at", "to"})
_SUSPECT = re.compile(r"suspect(?:s|ed)?$", re.IGNORECASE)
_PUNISHED = re.compile(r"(?:executed|hanged|beheaded|stoned|flogged|lashed|caned|whipped)$")  # "is to be stoned for"
_SOON = re.compile(r"\b(?:due|scheduled)\s+to\s+be\s+$")  # "due to be charged with"
_TOLD_TO = re.compile(r"\b(?:told|ordered|asked|urged|pressed|refus(?:e|es|ed|ing))\s+to\s+$")
_REACH = 90


def before(text: str, sentence: Span, position: int) -> str:
    """The words of the sentence that lead up to ``position``, the nearest of them."""
    return text[max(sentence.start, position - _REACH) : position]


def conditional(text: str, sentence: Span, cue: Cue) -> bool:
    """Whether the cue is a condition ("if convicted of"): the charge stands, the verdict does not."""
    return bool(_IF.search(before(text, sentence, cue.head.start)))


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    plural = frozenset(w for w in strings("charges/group_heads.csv", "word") if w.endswith("s") or w in _IRREGULAR)
    return plural, frozenset(strings("charges/institutions.csv", "word"))


def in_general(words: str) -> bool:
    """Whether a participle stands behind people in general ("prisoners convicted of"), with no number or article."""
    before = words.split()
    if not before or before[-1].casefold() not in _vocabulary()[0]:
        return False
    return not any(_DETERMINED.fullmatch(w) for w in before[-6:-1])


def institution(words: str) -> bool:
    """Whether a body is the subject of the verb that ``words`` lead up to ("the police were repeatedly")."""
    left = _VERBAL.sub("", words).split()
    if len(left) > 1 and left[-2].casefold() in _PLACED:
        return False  # "appeared in court accused of"
    return bool(left) and left[-1].casefold().strip(",") in _vocabulary()[1]


def members(text: str, sentence: Span, cue: Cue) -> int | None:
    """Where those begin whom a sentence counts among people that it accuses; None where it counts nobody.

    "Those convicted of fraud included the mayor", "among those charged was Ali Karimov".
    """
    those = _THOSE.search(before(text, sentence, cue.head.start))
    if not those:
        return None
    found = _INCLUDED.match(text, cue.link.end, sentence.end)
    if not found and those[0].startswith(("among ", "Among ")):
        found = _AMONG_WERE.match(text, cue.link.end, sentence.end)
    return found.end() if found else None


def void(text: str, sentence: Span, cue: Cue) -> bool:
    """Whether nobody is accused: negated, only possible, or said of people in general or of a body."""
    words = before(text, sentence, cue.head.start)
    general = _ANYBODY.search(words) and not _SOME_OF.search(words)
    if _DENIED.search(words) or (general and members(text, sentence, cue) is None):
        return True
    if _USUAL.search(words):
        return True
    if cue.form == "noun" and text[cue.head.start : cue.head.end] == "charge" and _IN_CHARGE.search(words):
        return True
    if cue.form == "verb":
        verb = text[cue.head.start : cue.head.end].split(maxsplit=1)[0]
        no_object = not text[cue.head.start + len(verb) : cue.link.start].strip() or (
            not verb.endswith("ing") and bool(_BE_BEFORE.search(words))
        )
        if in_general(_WHO_ARE.sub("", words)) and not _OBJECT.match(text, cue.head.end, cue.link.start):
            return members(text, sentence, cue) is None
        if cue.status == "accused" and no_object and institution(words):
            return True
    if _SUSPECT.match(text, *cue.head) and text[cue.head.end : cue.link.start].strip():
        return not _OBJECT.match(text, cue.head.end, cue.link.start)  # "suspected members of"
    if _IF.search(words):
        return cue.status != "convicted"
    if _TOLD_TO.search(words) and cue.rule.startswith("confess"):
        return True  # "told to confess that": nothing confessed
    if cue.rule.startswith("denied") and _BE_BEFORE.search(words):
        return True  # "was denied a lawyer"
    if re.search(r"\b(?:without|no)\b", text[cue.head.end : cue.link.start]):
        return True
    if cue.rule.startswith(("charged", "indicted")) and _SOON.search(words):
        return True
    if _TO_BE.search(words) and not _PUNISHED.match(text, *cue.head):
        return True
    return bool(_POSSIBLE.search(words))
