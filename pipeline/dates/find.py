"""Finding the dates of a text: scan, frame, resolve, write."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from pipeline.case import Block, DateMention, Span
from pipeline.dates.dateline import dateline
from pipeline.dates.expression import Expression
from pipeline.dates.furniture import is_stamp, stretches
from pipeline.dates.header import header_date
from pipeline.dates.lists import share_trailing_years
from pipeline.dates.mentions import mentions
from pipeline.dates.open_years import open_mention
from pipeline.dates.resolve import Resolver
from pipeline.dates.resolved import Resolved
from pipeline.dates.scan import Scanner, typed_low
from pipeline.dates.setting import frame
from pipeline.schema import vocabulary as v

_PARAGRAPH = re.compile(r"\n[ \t\r>]{0,40}\n")


def find_dates(
    text: str,
    *,
    issued: Span | None = None,
    deadline: Span | None = None,
    reference_date: date | None = None,
    skip: Sequence[Span] = (),
    blocks: Sequence[Block] = (),
    open_years: bool = False,
) -> list[DateMention]:
    """The dates of ``text`` in order, with their EDTF values.

    ``issued`` and ``deadline`` are the words of the header's date of issue and of the deadline; ``reference_date``
    stands in for a date of issue that the text does not give. Nothing is looked for in ``skip``. ``blocks`` confine
    expressions; dates in furniture (menus, addresses) get role ``"other"`` and move nothing. Without blocks, blank
    lines part paragraphs. Offsets are half-open code points of ``text``. Words that no reader could date give no
    mention, but with ``open_years`` days and months do (``XXXX-07-25``). Nothing depends on the day of the run.
    """
    found: list[DateMention] = []
    for e, one, role in resolve_text(
        text, issued=issued, deadline=deadline, reference_date=reference_date, skip=skip, blocks=blocks
    ):
        if one is not None:
            found.extend(mentions(one, role))
        elif open_years and (mention := open_mention(e, role)) is not None:
            found.append(mention)
    found.extend(_header_mentions(text, issued, deadline))
    return sorted(found, key=lambda m: (m.start, m.end))


def resolve_text(
    text: str,
    *,
    issued: Span | None = None,
    deadline: Span | None = None,
    reference_date: date | None = None,
    skip: Sequence[Span] = (),
    blocks: Sequence[Block] = (),
) -> list[tuple[Expression, Resolved | None, v.DateRole]]:
    """The expressions of a text outside its header dates, each with its values (None: no reader knows) and role."""
    scanner = Scanner(text, typed_low=typed_low(text))
    closed = [*skip, *(span for span in (issued, deadline) if span is not None)]
    expressions: list[Expression] = []
    paragraphs: list[int] = []
    roles: list[v.DateRole] = []
    for number, (start, end, furniture) in enumerate(
        stretches(text, blocks, [m.end() for m in _PARAGRAPH.finditer(text)] if not blocks else ())
    ):
        for e in scanner.expressions(start, end):
            if closed and any(span.overlaps(Span(*e.inner)) for span in closed):
                continue
            expressions.append(e)
            paragraphs.append(number)
            roles.append("other" if furniture or is_stamp(text, *e.inner) else "event")
    share_trailing_years(text, expressions)
    own = header_date(text, issued) if issued is not None else None
    if own is None and reference_date is None:
        own = dateline(text, expressions)
    setting = frame(
        text,
        expressions,
        own or reference_date,
        own_date=own is not None or len(text) < 1500,
        deadline=header_date(text, deadline) if deadline else None,
    )
    found = Resolver(text, setting).run(expressions, paragraphs, moves=[role == "event" for role in roles])
    return list(zip(expressions, found, roles, strict=True))


def _header_mentions(text: str, issued: Span | None, deadline: Span | None) -> list[DateMention]:
    found = []
    roles: tuple[tuple[Span | None, v.DateRole], ...] = ((issued, "issued"), (deadline, "deadline"))
    for span, role in roles:
        day = header_date(text, span) if span is not None else None
        if span is not None and day is not None:
            found.append(
                DateMention(span.start, span.end, day.isoformat(), day, day, "day", role=role, rule="header")
            )
    return found
