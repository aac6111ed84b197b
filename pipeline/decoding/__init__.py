"""From bytes to the source text that every offset refers to."""

from pipeline.decoding.decode import Decoded, DecodingError, decode

__all__ = ["Decoded", "DecodingError", "decode"]
