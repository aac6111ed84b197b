"""The visible text of a web page, with the line structure that a reader sees."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_TAGS = re.compile(
    r"<(?:!doctype\s+html|html|head|body|div|article|section|table|p|h[1-6]|ul|ol|meta|br)\b[^>]*>", re.I
)
_UNSEEN = (
    "script, style, noscript, template, svg, iframe, object, head, nav, select, button, [hidden], [aria-hidden=true]"
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol",
        "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip
_LINES = frozenset({"li", "tr", "caption", "br"})
_CELLS = frozenset({"td", "th"})
_SPACE = re.compile(r"[ \t\r\n\f\v]+")


def looks_like_html(text: str, name: str = "") -> bool:
    """Whether ``text`` is a web page: it begins with a tag, or bears a page's ending and holds tags."""
    begins = text.lstrip("\ufeff \t\r\n").startswith("<") and _TAGS.search(text[:3000]) is not None
    return begins or (name.lower().endswith((".html", ".htm", ".xhtml")) and _TAGS.search(text) is not None)


def html_to_text(page: str) -> str:
    """The visible text: blocks apart by a blank line, items and rows on lines of their own, no menus, no scripts.

    Items of lists begin with a bullet, cells of a row are parted by three spaces.
    """
    tree = LexborHTMLParser(page)
    for node in tree.css(_UNSEEN):
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        return ""
    pieces: list[str] = []
    _walk(root, pieces, preformatted=False)
    lines = [_line(line) for line in "".join(pieces).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text + "\n" if text else ""


def _line(line: str) -> str:
    cells = [" ".join(cell.split(" ")).strip() for cell in line.split("\t")]
    return "   ".join(cell for cell in cells if cell)


def _walk(node: LexborNode, pieces: list[str], *, preformatted: bool) -> None:
    child = node.child
    while child is not None:
        tag = child.tag
        if tag == "-text":
            words = child.text_content or ""
            pieces.append(words if preformatted else _folded(words, pieces))
        elif tag and not tag.startswith("-"):
            edge = "\n\n" if tag in _BLOCKS else "\n" if tag in _LINES else ""
            pieces.append(edge)
            if tag == "li":
                pieces.append("• ")
            _walk(child, pieces, preformatted=preformatted or tag == "pre")
            pieces.append("\t" if tag in _CELLS else edge if tag != "br" else "")
        child = child.next


def _folded(words: str, pieces: list[str]) -> str:
    """White space as a browser shows it: runs are one space, none at the start of a line."""
    folded = _SPACE.sub(" ", words)
    last = next((p for p in reversed(pieces) if p), "\n")
    return folded.lstrip(" ") if last.endswith((" ", "\n", "\t")) else folded
