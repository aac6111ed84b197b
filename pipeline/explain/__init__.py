"""What was found in a text, and which rule or model found it: for people who edit the vocabularies."""

from pipeline.explain.findings import KINDS, Finding, findings
from pipeline.explain.show import show

__all__ = ["KINDS", "Finding", "findings", "show"]
