"""Records beside their texts as web pages that need no server and no network: for people who check records."""

from pipeline.review.pages import write_pages
from pipeline.review.segments import Segment, segments

__all__ = ["Segment", "segments", "write_pages"]
