"""From the case in the making to the record that leaves the pipeline."""

from pipeline.record.assemble import assemble, record_id

__all__ = ["assemble", "record_id"]
