"""From the decoded text to clean lines: character repair, furniture and breaks, every step keeping offsets."""

from pipeline.cleaning.mapped_text import MappedText


def clean(source: str) -> MappedText:
    """Clean ``source``; line structure stays."""
    return MappedText.identity(source)
