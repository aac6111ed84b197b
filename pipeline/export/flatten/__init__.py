"""Records as rows of normalised tables, shared by all exporters that write tables."""

from pipeline.export.flatten.rows import Rows, flatten
from pipeline.export.flatten.schema import TABLES, Column, Table

__all__ = ["TABLES", "Column", "Rows", "Table", "flatten"]
