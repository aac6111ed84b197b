"""CSV files that HURIDOCS Uwazi imports, one a template, and one a thesaurus; see ``docs/uwazi.md``."""

from pipeline.export.uwazi.write import exporter

__all__ = ["exporter"]
