"""An expression with its value."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.case import Span
from pipeline.dates.expression import Expression
from pipeline.dates.values import Value, interval
from pipeline.schema import vocabulary as v


@dataclass(slots=True)
class Resolved:
    """An expression with the value of each point, how it was found, and the mention it was found from."""

    expression: Expression
    values: list[Value]
    inferred: v.Inferred | None
    anchor: Span | None
    paragraph: int
    aside: bool = False  # it dates something beside the story ("two days after the murder")

    @property
    def start(self) -> int:
        """Where the words begin."""
        return self.expression.points[0].start

    @property
    def end(self) -> int:
        """Where the words end."""
        return self.expression.points[-1].end

    @property
    def value(self) -> Value:
        """The whole period."""
        return self.values[0] if len(self.values) == 1 else interval(self.values[0], self.values[-1])


@dataclass(slots=True)
class Found:
    """The value of one point, how the part that is not written was found, and from which mention."""

    value: Value | None
    inferred: v.Inferred | None = None
    anchor: Resolved | None = None
    aside: bool = False
