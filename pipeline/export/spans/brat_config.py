"""The configuration files that brat checks our annotations by, made from the vocabularies of the record."""

from __future__ import annotations

from typing import get_args

from pipeline.export.spans.marks import EVENT_PREFIX, LABELS
from pipeline.schema import vocabulary as v

_WHO = "Person|Group|Organization"
_RELATIONS = {
    "relative_of": ("Person|Group", "Person|Group"),
    "represents": (_WHO, _WHO),
    "held_at": ("Person|Group", "Place|Organization"),
    "affiliated_with": ("Person|Group", "Organization"),
    "tried_by": ("Person|Group", "Organization"),
    "located_in": ("Place|Organization", "Place"),
    "Accused": ("Charge", "Person|Group"),
}
RELATION_NAMES = tuple(_RELATIONS)


def _annotation() -> str:
    events = "\n".join(
        f"{EVENT_PREFIX}{name}\tVictim*:Person|Group, Actor*:{_WHO}, Place?:Place|Organization, Date?:Date"
        for name in v.EVENT_TYPES
    )
    relations = "\n".join(f"{name}\tArg1:{one}, Arg2:{two}" for name, (one, two) in _RELATIONS.items())
    return (
        "[entities]\n"
        + "\n".join(LABELS)
        + f"\n\n[events]\n{events}\n\n[relations]\n{relations}\n"
        + "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>\n"
        + "Equiv\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n\n[attributes]\n"
        + f"Role\tArg:Person|Group, Value:{'|'.join(get_args(v.Role))}\n"
        + f"Gender\tArg:Person, Value:{'|'.join(get_args(v.Gender))}\n"
        + f"Modality\tArg:<EVENT>, Value:{'|'.join(get_args(v.Modality))}\n"
        + f"Status\tArg:Charge, Value:{'|'.join(get_args(v.ChargeStatus))}\n"
    )


CONFIG = {"annotation.conf": _annotation()}
