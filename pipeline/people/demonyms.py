"""Nationality words; the gazetteer of countries answers."""

from __future__ import annotations


def find_demonym(word: str) -> str | None:
    """ISO alpha-2 of the country that ``word`` is the demonym of ("Iranian"), or None."""
    try:
        from pipeline.gazetteers.countries import find_demonym as find
    except ImportError:  # until the gazetteer is there
        return None
    return find(word)
