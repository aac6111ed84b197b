"""From bytes to the source text that every offset refers to."""

from pipeline.decoding.decode import Decoded, DecodingError, decode, is_wide

__all__ = ["Decoded", "DecodingError", "decode", "is_wide"]
