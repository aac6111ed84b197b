"""The words at the edges of an accusation: those that lead up to it and those behind which it ends."""

from __future__ import annotations

import re

from pipeline.charges.patterns import expression, options_of
from pipeline.resources import rows

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)"
)
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_WHEN = (
    rf"(?:(?:early|late|mid|the\s+end\s+of)[\s-]+)?(?:\d{{1,2}}\s+)?(?:{_MONTH}\b|{_DAY}\b|"
    r"(?:19|20)\d\d\b|the\s+same\s+(?:day|month|year|trial|case))"
)
# What no list of phrases can say: a following name, number, -ing form or date.
_STOP_FORMS = (
    r"while(?!\s+on\b)",
    r"by\s+(?:\w+ing|[A-Z]\w*)",
    r"for\s+\w+ing",
    r"to\s+\d+",
    rf"(?:in|on|at|since|from|until|between|around|by|during)\s+{_WHEN}",
)
_ON_A_DAY = rf"(?:on|in)\s+{_WHEN}"
_MARKS = r"[.!?;](?=\s|$)|\n|:\s|[—–]\s|\[|\((?=\s*(?:see|also)\b)|\)"
_ADVERBS = r"(?:(?:then|later|subsequently|also|both|all|immediately|\w+ly)\s+)*"


def _phrases(where: str) -> list[str]:
    return [expression(row["phrase"]) for row in rows("charges/extents.csv") if row["where"] == where]


LEAD = re.compile(
    rf"\s*(?:[:,]\s+(?=[“\"«‘'])|{options_of(_phrases('lead'))}\b,?\s*|[:—–]\s+|"
    r"(?:the\s+)?following(?:\s+\w+){0,2}\s*:\s*)",
    re.IGNORECASE,
)
STOP = re.compile(
    rf"{_MARKS}|,?\s*\b{options_of([*_phrases('stop'), *_STOP_FORMS])}(?!\w)"
    rf"|\s*,?\s*\b(?:and|but|or|then)\s+{_ADVERBS}{options_of([*_phrases('clause'), _ON_A_DAY])}\b"
)
