"""Calendar expressions of a text and their values: a compiled grammar, resolved in the context of the whole text."""

from pipeline.dates.find import find_dates

__all__ = ["find_dates"]
