"""Records that people have corrected in brat or Label Studio, back as gold files (see ``data/gold``)."""

from pipeline.corrections.read import import_corrections

__all__ = ["import_corrections"]
