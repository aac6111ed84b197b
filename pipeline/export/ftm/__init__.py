"""FollowTheMoney entities, one JSON object a line: ``ftm validate``, Aleph and OpenAleph read them."""

from pipeline.export.ftm.write import exporter

__all__ = ["exporter"]
