"""The visible text of a web page."""

from selectolax.lexbor import LexborHTMLParser


def html_to_text(data: str) -> str:
    """The visible text."""
    return str(LexborHTMLParser(data).text())
