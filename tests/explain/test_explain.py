"""What is shown of a text: its findings with their rules and reasons, and no control characters."""

from io import StringIO

import pytest
from rich.console import Console
from typer.testing import CliRunner

from pipeline.case import case_of
from pipeline.cli import app
from pipeline.explain import KINDS, findings, show
from pipeline.extraction import Text, prepare

TEXT = (
    "Ana Lopez was reportedly arrested in Lima on 3 May 2001. She was charged with sedition.\n\n"
    "Her brother Luis Lopez, who is being held in Lurigancho prison, must be released."
)


@pytest.fixture(scope="module")
def case(nlp):
    return case_of(nlp(prepare(nlp, Text(TEXT, "text"))))


def shown(case, kinds=KINDS) -> str:
    out = StringIO()
    show(case, Console(file=out, width=400, highlight=False), kinds)
    return out.getvalue()


@pytest.mark.parametrize(
    ("kind", "words", "value"),
    [
        ("name", "Ana Lopez", "PERSON = Ana Lopez"),
        ("reference", "She", "= Ana Lopez"),
        ("date", "3 May 2001", "2001-05-03 event"),
        ("charge", "sedition", "subversion charged: Ana Lopez"),
        ("event", "arrested", "arrest alleged: victims Ana Lopez; date 2001-05-03; place Lima"),
        ("event", "released", "release called_for: victims Luis Lopez"),
    ],
)
def test_findings(case, kind: str, words: str, value: str) -> None:
    assert [f.value for f in findings(case) if f.kind == kind and case.words(f.span) == words] == [value]


def test_every_finding_names_its_rule(case) -> None:
    assert all(f.rule and f.kind in KINDS for f in findings(case))


def test_reasons_and_kinds_are_shown(case) -> None:
    assert "because of “reportedly”" in shown(case)
    assert "subversion" not in shown(case, ["event"])
    assert "Ana Lopez was reportedly arrested" in shown(case, ["event"])


def test_text_does_not_steer_the_terminal(nlp) -> None:
    case = case_of(nlp(prepare(nlp, Text("Ana Lopez \x1b[31m was arrested in Lima.\x07", "text"))))
    assert not {"\x1b", "\x07"} & set(shown(case))


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["good.txt"], 0, "findings"),
        (["good.txt", "--only", "event"], 0, "findings"),
        (["good.txt", "--only", "colour"], 2, "not one of"),
        (["missing.txt"], 2, "no such file"),
        (["empty.txt"], 1, "no text in it"),
    ],
)
def test_command(tmp_path, monkeypatch, arguments, code, says) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / "empty.txt").write_text("\n")
    result = CliRunner().invoke(app, ["explain", *arguments])
    assert (result.exit_code, says in result.stderr) == (code, True)
    assert bool(result.stdout) == (code == 0)
