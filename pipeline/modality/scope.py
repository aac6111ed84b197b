"""How far a cue reaches."""

from __future__ import annotations

import re

from pipeline.case import Span
from pipeline.modality.cues import Cue

# Closed asides between two commas say nothing about what follows them.
_ASIDE = re.compile(r", (?:who|whom|whose|which|where|aged|an? )[^,;:]*,|\([^()]*\)|,[^,;:]{1,25},")
# What ends a clause: a cue before it says nothing about a trigger behind it.
_CLAUSE_END = re.compile(
    r"[;:]|, (?:but|although|though|while|whereas|who|whom|whose|which|where|when|after|because|as|since)\b"
    r"| (?:but|although|though|because|after|since|whereas|who|whom|which|whose|following|before|when|while|where)\b"
    r"| (?:during|if|unless|as well as)\b|, and (?:he|she|they|was|were|has|have|had|is|are|then)\b"
    r"| and (?:was|were|has|have|had) "
)
# "four men facing execution were pardoned": a cue beside a noun says nothing of the verb.
_FINITE = re.compile(r" (?:was|were|has|have|had|is|are) ")
_FOR_DOING = re.compile(r" (?:for|after) (?:allegedly |reportedly )?$")  # "faces charges for taking part"
_SENTENCE_END = re.compile(r"; |, but ")
# "reportedly two weeks after being beaten": what the adverb is about begins with its conjunction.
_LED_BY = re.compile(r" (?:[\w-]+ (?:hour|day|week|month|year)s? )?(?:after|before|because|while|when) (?=be|having)")
# "died, reportedly after being beaten": an adverb that goes with what follows it.
_LEADS = re.compile(r" (?:after|because) ")
# An aside that is still open where a cue stands.
_OPEN_ASIDE = re.compile(r", (?:who|whom|whose|which|where)\b[^,;:.]*$")
_WINDOW = 80
# Words that may stand between an adjacent cue and its trigger: auxiliaries, adverbs, articles, adjectives.
_ADJACENT = re.compile(
    r"[ ,]*(?:(?:be|been|being|have|has|had|to|get|got|yet|ever|also|soon|then|again|even|any|a|an|the|his|her|their"
    r"|its|further|new|such|other|similar|it|so|either|both|all|of|for|from|by|into|against|or|and|up|given|made|put"
    r"|brought|taken|held|kept|stand|go|appear|undergo|formal|proper|adequate|effective|independent"
    r"|prompt|immediate|imminent|[\w-]+ly|[\w-]+ed|[\w’']+[’']s)[ ,]+){0,6}"
)


def reaches(cue: Cue, trigger: Span, text: str) -> bool:
    """Whether ``cue`` speaks of what ``trigger`` tells; both offsets are into ``text``."""
    if cue.span.overlaps(trigger):
        return False
    if cue.side == "before":
        if cue.span.end > trigger.start:
            return False
        between = text[cue.span.end : trigger.start]
        if "," in between and _OPEN_ASIDE.search(text, max(0, cue.span.start - _WINDOW), cue.span.start):
            return False
    else:
        if cue.span.start < trigger.end:
            return False
        if cue.reach == "adjacent" and _LEADS.match(text, cue.span.end):
            return False
        between = text[trigger.end : cue.span.start]
    if cue.reach == "adjacent":
        return len(between) < 90 and _ADJACENT.fullmatch(between) is not None
    between = _ASIDE.sub(" ", between)
    if cue.cls == "alleged" and (led := _LED_BY.match(between)):
        between = between[led.end() :]
    if cue.reach == "phrase" and (_FINITE.search(between) or _FOR_DOING.search(between)):
        return False
    ends = _SENTENCE_END if cue.reach == "sentence" else _CLAUSE_END
    return ends.search(between) is None
