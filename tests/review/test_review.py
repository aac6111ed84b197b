"""Pages of records: the text is whole, every fact can be lit, and nothing in a text becomes markup."""

import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from pipeline.cli import app
from pipeline.extraction import Text, extract_each
from pipeline.review import segments, write_pages
from pipeline.texts import Texts

TEXT = 'Ana Lopez <script>alert(1)</script> & Luis Lopez were arrested in Lima on 3 May 2001. "Ana" was beaten.\n'


class Shown(HTMLParser):
    """The words of the text column, and the tags of the whole page."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.words = ""
        self.inside = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        if ("class", "text") in attrs or self.inside:
            self.inside += 1

    def handle_endtag(self, tag) -> None:
        self.inside = max(self.inside - 1, 0)

    def handle_data(self, data) -> None:
        self.words += data if self.inside else ""


class Kept(Texts):
    """One text for every record."""

    def __init__(self, text: str) -> None:
        self.text = text

    def of(self, record_id, source) -> str:
        return self.text


def page_of(nlp, text: str, folder) -> tuple[dict, str]:
    record = next(extract_each(nlp, [Text(text, "a.txt")])).model_dump(mode="json")
    assert write_pages([record], Kept(text), folder) == (1, 0)
    return record, (folder / f"{record['record_id']}.html").read_text(encoding="utf-8")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(st.sampled_from([TEXT, "<b>", "&amp;", "]]>", "'\"", "José\u0301 ", "مرحبا ", "\n"]), max_size=8)
)
def test_the_text_is_shown_whole(nlp, tmp_path, pieces) -> None:
    text = "".join([*pieces, TEXT])
    record, page = page_of(nlp, text, tmp_path)
    assert "".join(s.text for s in segments(text, record)) == text
    assert Shown(page).words == text


def test_words_of_a_text_never_become_markup(nlp, tmp_path) -> None:
    _, page = page_of(nlp, TEXT, tmp_path)
    plain = page_of(nlp, TEXT.replace("<script>alert(1)</script>", "x"), tmp_path)[1]
    assert Shown(page).tags.count("script") == Shown(plain).tags.count("script") == 1


def test_every_fact_has_words_to_light(nlp, tmp_path) -> None:
    record, page = page_of(nlp, TEXT, tmp_path)
    lit = {i for ids in re.findall(r'data-ids="([^"]*)"', page) for i in ids.split()}
    assert record["events"] and set(re.findall(r'<tr tabindex="0" data-id="([^"]*)"', page)) <= lit


def test_pages_load_nothing_from_outside(nlp, tmp_path) -> None:
    _, page = page_of(nlp, TEXT, tmp_path)
    for shown in (page, (tmp_path / "index.html").read_text()):
        assert "default-src 'none'" in shown
        assert not re.search(r"https?://|<link|<img", shown)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["cases.jsonl"], 0, "1 records in"),
        (["cases.jsonl", "--texts", "elsewhere"], 0, "1 without their text"),
        (["missing.jsonl"], 2, "no such file"),
        (["broken.jsonl"], 1, "no file of case records"),
        (["other.jsonl"], 1, "no file of case records"),
    ],
)
def test_command(nlp, tmp_path, monkeypatch, arguments, *, code, says) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT)
    record = next(extract_each(nlp, [Text(TEXT, "a.txt")]))
    (tmp_path / "cases.jsonl").write_text(record.model_dump_json() + "\n")
    (tmp_path / "broken.jsonl").write_text("{\n")
    (tmp_path / "other.jsonl").write_text(json.dumps({"a": 1}) + "\n")
    result = CliRunner().invoke(app, ["review", *arguments, "--output", "pages"])
    assert (result.exit_code, says in result.stderr) == (code, True), result.stderr
