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
_NOT_DISPLAYED = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.I)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "ol",
        "p", "pre", "section", "table", "ul",
    }
)  # fmt: skip
_LINES = frozenset({"li", "tr", "caption"})
_CELLS = frozenset({"td", "th"})
_BULLET = "• "
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
    hidden = [n for n in tree.css("[style]") if _NOT_DISPLAYED.search(n.attributes.get("style") or "")]
    for node in [*hidden, *tree.css(_UNSEEN)]:
        node.decompose()
    root = tree.body or tree.root
    if root is None:
        return ""
    lines = [_line(line) for line in "".join(_pieces(root)).split("\n")]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")
    return text + "\n" if text else ""


def _line(line: str) -> str:
    cells = [" ".join(cell.split(" ")).strip() for cell in line.split("\t")]
    return "   ".join(cell for cell in cells if cell)


def _pieces(root: LexborNode) -> list[str]:
    """The words and breaks below ``root``, in order. Pages may nest deeper than Python calls can: no recursion."""
    out = _Pieces()
    node: LexborNode | None = root.child
    while node is not None:
        out.enter(node)
        if node.child is not None:
            node = node.child
            continue
        while node is not None and node.next is None:
            out.leave(node)
            node = node.parent
            if node is None or node.mem_id == root.mem_id:
                return out.pieces
        if node is not None:
            out.leave(node)
            node = node.next
    return out.pieces


def _edge(node: LexborNode) -> str:
    """How a node is set off from what precedes and follows it."""
    if node.tag in ("ul", "ol") and node.parent is not None and node.parent.tag == "li":
        return "\n"
    return "\n\n" if node.tag in _BLOCKS else "\n" if node.tag in _LINES else ""


class _Pieces:
    """What a page shows, in the making."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.preformatted = 0
        self.cells: list[int] = []  # where the open cells begin

    def enter(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag == "-text":
            words = node.text_content or ""
            self._put(words if self.preformatted else self._folded(words))
        elif tag == "br":
            self.pieces.append("\n")
        elif not self._ends(_BULLET):  # an item's words stand beside its bullet, also where they are a paragraph
            self._break(_edge(node))
        if tag == "li":
            self._put(_BULLET)
        elif tag in _CELLS:
            self.cells.append(len(self.pieces))
        self.preformatted += tag == "pre"

    def leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        self.preformatted -= tag == "pre"
        if tag in _CELLS:
            self._end_cell()
        else:
            self._break(_edge(node))

    def _end_cell(self) -> None:
        """A cell of one line stays in its row, also where the line is a paragraph."""
        start = self.cells.pop()
        content = "".join(self.pieces[start:]).strip("\n")
        if "\n" not in content:
            self.pieces[start:] = [content]
        self.pieces.append("\t")

    def _put(self, words: str) -> None:
        if words:
            self.pieces.append(words)

    def _break(self, edge: str) -> None:
        """End the line, unless it has just been ended."""
        if edge and not self._ends(edge):
            self.pieces.append(edge)

    def _ends(self, edge: str) -> bool:
        return bool(self.pieces) and self.pieces[-1].endswith(edge)

    def _folded(self, words: str) -> str:
        """White space as a browser shows it: runs are one space, none at the start of a line."""
        folded = _SPACE.sub(" ", words)
        at_start = not self.pieces or self.pieces[-1].endswith((" ", "\n", "\t"))
        return folded.lstrip(" ") if at_start else folded
