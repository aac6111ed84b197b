"""Scoring of records against gold annotations, field by field."""

from pipeline.evaluate.compare import FIELDS, Score, compare
from pipeline.evaluate.gold import Gold, read_gold

__all__ = ["FIELDS", "Gold", "Score", "compare", "read_gold"]
