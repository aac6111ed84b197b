"""Records in the formats of other tools: one exporter a module, each after the documentation of its target."""

from pipeline.export.base import Exporter, Options, Report
from pipeline.export.cases import Cases
from pipeline.export.registry import exporter, exporter_names
from pipeline.export.run import export

__all__ = ["Cases", "Exporter", "Options", "Report", "export", "exporter", "exporter_names"]
