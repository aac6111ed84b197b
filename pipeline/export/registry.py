"""The exporters that are installed: ours and those of others, by entry point."""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import entry_points

from pipeline.export.base import Exporter, ExportError

GROUP = "casework_exporters"


def exporter_names() -> list[str]:
    """The names of the formats, sorted."""
    return sorted({point.name for point in entry_points(group=GROUP)})


def exporter(name: str) -> Exporter:
    """The exporter called ``name``, with the packages that it needs at hand.

    Raises KeyError for an unknown name, ExportError where a package is missing or the entry point is no exporter.
    """
    points = list(entry_points(group=GROUP, name=name))
    if not points:
        raise KeyError(name)
    found = points[0].load()
    if not isinstance(found, Exporter):
        raise ExportError(f"{points[0].value} is not an Exporter")
    for package in found.packages:
        require(package, found.extra)
    return found


def require(package: str, extra: str) -> None:
    """Raise ExportError naming the extra of casework to install where ``package`` is missing."""
    try:
        import_module(package)
    except ImportError:
        raise ExportError(f"the package {package} is not installed: pip install 'casework[{extra}]'") from None
