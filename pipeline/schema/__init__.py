"""The contract of the output. Imports nothing else of the package."""

from pipeline.schema.record import SCHEMA_VERSION, CaseRecord, Span

__all__ = ["SCHEMA_VERSION", "CaseRecord", "Span"]
