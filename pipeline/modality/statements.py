"""When something was said."""

from __future__ import annotations

import re
from functools import cache

from pipeline.case import Case, DateMention, Span
from pipeline.events.lexicon import lexicon
from pipeline.events.telling import telling_dates


@cache
def _said() -> re.Pattern[str]:
    words = "|".join(sorted(w for w, kinds in lexicon().classes.items() if kinds & {"telling", "announcing"}))
    return re.compile(rf"\b(?:{words})\b.*\bthat\b|\b(?:denied|denying|rejected)\b", re.S)


def said_on(case: Case, trigger: Span, sentence: Span) -> DateMention | None:
    """The day of the statement that something is not so: "told the court on 30 July that he was not held"."""
    dates = [d for d in telling_dates(case, sentence) if d.end <= trigger.start]
    if len(dates) != 1 or "/" in dates[0].edtf:
        return None
    return dates[0] if _said().search(case.text, sentence.start, trigger.start) else None
