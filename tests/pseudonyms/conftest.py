"""The records that the tests of exports use."""

from tests.export.conftest import everything, hostile, records, samples

__all__ = ["everything", "hostile", "records", "samples"]
