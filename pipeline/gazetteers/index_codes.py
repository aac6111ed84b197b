"""Country codes of document indexes ("EUR 58/2779/2020"): a hint, never proof."""

from __future__ import annotations

import re
from functools import cache

from pipeline.resources import rows

_CODE = re.compile(r"\b(ACT|AFR|AMR|ASA|EUR|MDE|NWS|ORG|POL|IOR|TRG|DOC)\s*(\d\d)\b", re.IGNORECASE)


def countries_of(index: str) -> list[str]:
    """Alpha-2 codes that the code in ``index`` has stood for; empty for regional, thematic and unknown codes."""
    match = _CODE.search(index)
    return list(_codes().get(f"{match[1].upper()} {match[2]}", ())) if match else []


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    return {
        row["code"]: tuple(row["countries"].split(";"))
        for row in rows("gazetteers/index_codes.csv")
        if row["countries"]
    }
