"""Date mentions of a case as the record's dates: one entry per distinct value."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pipeline import schema
from pipeline.case import DateMention, Span
from pipeline.schema import record as r

Spans = Callable[[Sequence[Span]], list[schema.Span]]
_ROLE_RANK = {"issued": 0, "deadline": 1, "event": 2, "other": 3}


def date_value(mention: DateMention | None) -> r.DateValue | None:
    """The value of one mention, or None."""
    if mention is None:
        return None
    return r.DateValue(
        edtf=mention.edtf,
        start=mention.first.isoformat() if mention.first else None,
        end=mention.last.isoformat() if mention.last else None,
        inferred=mention.inferred,
    )


def document_date(mentions: Sequence[DateMention], role: str, spans: Spans) -> r.DocumentDate | None:
    """The date of issue or the deadline: the first mention in that role."""
    found = [m for m in mentions if m.role == role]
    if not found:
        return None
    value = date_value(found[0])
    assert value is not None
    return r.DocumentDate(**value.model_dump(), mentions=spans([found[0].span]))


def record_dates(mentions: Sequence[DateMention], spans: Spans) -> list[r.Date]:
    """One entry per value in order of first mention; page furniture and forwarding (role "other") is left out.

    An entry is ``inferred`` only where no mention states the value in full.
    """
    by_value: dict[str, list[DateMention]] = {}
    for mention in sorted(mentions, key=lambda m: m.span):
        if mention.role != "other":
            by_value.setdefault(mention.edtf, []).append(mention)
    dates = []
    for n, same in enumerate(by_value.values(), 1):
        best = next((m for m in same if m.inferred is None), same[0])
        value = date_value(best)
        assert value is not None
        found = spans([m.span for m in same])
        dates.append(
            r.Date(
                **value.model_dump(),
                id=f"date-{n}",
                text=" ".join(found[same.index(best)].text.split()),
                precision=best.precision,
                modifier=best.modifier,
                role=min((m.role for m in same), key=_ROLE_RANK.__getitem__),
                mentions=found,
            )
        )
    return dates
