"""Names of people replaced by keyed hashes, in every field and span, so that a data set can be shared."""

from pipeline.pseudonyms.apply import Pseudonyms
from pipeline.pseudonyms.key import pseudonyms_from

__all__ = ["Pseudonyms", "pseudonyms_from"]
