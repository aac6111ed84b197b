"""The records that the tests of exports use."""

from tests.export.conftest import everything, exported, hostile, samples

__all__ = ["everything", "exported", "hostile", "samples"]
