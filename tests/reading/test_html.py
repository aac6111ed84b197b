"""Web pages to visible text."""

import pytest

from pipeline.reading.html import html_to_text, looks_like_html


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<p>One</p><p>Two</p>", "One\n\nTwo\n"),
        ("<p>One<br>Two</p>", "One\nTwo\n"),
        ("<p>held  in\n  Evin</p>", "held in Evin\n"),
        ("<p>held <b>in</b> <i>Evin</i>.</p>", "held in Evin.\n"),
        ("<ul><li>release him</li><li>investigate</li></ul>", "• release him\n• investigate\n"),
        ("<ul><li>release <ul><li>him</li></ul></li></ul><p>Then</p>", "• release\n• him\n\nThen\n"),
        ("<ul><li><p>release him</p></li></ul>", "• release him\n"),
        ("<table><tr><th>Name:</th><td>Ali</td></tr></table>", "Name:   Ali\n"),
        ("<table><tr><td><p>Name:</p></td><td><p>Ali</p></td></tr></table>", "Name:   Ali\n"),
        ("<table><tr><td>A</td></tr><tr><td>B</td></tr></table>", "A\nB\n"),
        ("<table><tr><td><p>A story</p><p>in a layout table</p></td></tr></table>", "A story\n\nin a layout table\n"),
        ("<p>Caf&eacute; &amp; &#8220;x&#8221;</p>", "Café & “x”\n"),
        ("<script>var a = 1;</script><style>p {}</style><p>seen</p>", "seen\n"),
        ("<nav><a href='/'>Home</a></nav><p>seen</p>", "seen\n"),
        ("<p hidden>unseen</p><p>seen</p>", "seen\n"),
        ("<p style='color: red; display: NONE'>unseen</p><p>seen</p>", "seen\n"),
        ("<p style='display:block'>seen</p>", "seen\n"),
        ("<p>a<br><br>b</p>", "a\n\nb\n"),
        ("<!-- unseen --><p>seen</p>", "seen\n"),
        ("<pre>a\n  b</pre>", "a\nb\n"),
        ("<html><body></body></html>", ""),
        ("<p>never closed <b>bold", "never closed bold\n"),
    ],
)
def test_visible_text(page: str, text: str) -> None:
    assert html_to_text(page) == text


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("<!DOCTYPE html><html></html>", "a.txt", True),
        ("\n  <div>x</div>", "", True),
        ("<p>x</p>", "a.html", True),
        ("Text first <p>then a tag</p>", "a.html", True),
        ("Text first <p>then a tag</p>", "a.txt", False),
        ("<someone@example.org> wrote:", "a.txt", False),
        ("plain", "a.html", False),
    ],
)
def test_is_a_page(text: str, name: str, expected: bool) -> None:
    assert looks_like_html(text, name) is expected


def test_nesting_deeper_than_calls_can_go() -> None:
    assert html_to_text("<div>" * 20_000 + "seen") == "seen\n"
