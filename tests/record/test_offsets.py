"""The invariant: every span of every record is the text at its offsets."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.extraction import Text, extract_each
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from pipeline.validation import dangling, spans_of, wrong_spans
from tests.paths import REPORTS, SAMPLES, SHARED_TEXTS

PIECES = st.sampled_from(
    ["UA 29/90", "  ", "\n", "\r\n", "\n\n", "> ", "\x0c", "\t", "deten-\ntion ", "José", "JoseÌ\x81", "D6zg=FCr"]
    + ["Ã¶", "\u00a0", "\u200b", "\uf0b7 ", "\N{COMBINING ACUTE ACCENT}", "مرحبا", "\U0001f600", "APPEALS TO:"]
    + ["Ana LOPEZ (f), aged 36, teacher", "was arrested on 3 May", "in Lima. ", "She ", "Dear Minister"]
    + ["charged with \u201cspying\u201d", "Skip to main content", "sentenced to six years in prison and a fine"]
)


def check(nlp, text: Text) -> int:
    record = next(extract_each(nlp, [text])).model_dump(mode="json")
    assert list(wrong_spans(record, text.text)) == []
    assert list(dangling(record)) == []
    assert record["source"]["characters"] == len(text.text)
    for section in record["document"]["sections"]:
        assert 0 <= section["start"] <= section["end"] <= len(text.text)
    return len(list(spans_of(record)))


@pytest.mark.parametrize("path", [*SAMPLES, *SHARED_TEXTS], ids=lambda p: p.name)
def test_spans_of_texts(nlp, path: Path) -> None:
    source = Input(path.as_posix(), path)
    assert check(nlp, to_text(source, read_bytes(source))) > 0


@pytest.mark.parametrize("path", REPORTS, ids=lambda p: p.name)
def test_spans_of_long_reports(nlp, path: Path) -> None:
    text = path.read_text(encoding="utf-8", errors="replace")
    for at in range(0, len(text) - 12_000, len(text) // 3):
        assert check(nlp, Text(text[at : at + 12_000], f"{path.name}#{at}")) > 0


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, min_size=1, max_size=40))
def test_spans_of_odd_texts(nlp, pieces: list[str]) -> None:
    check(nlp, Text("".join(pieces), "odd"))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=300))
def test_spans_of_any_text(nlp, text: str) -> None:
    check(nlp, Text(text, "any"))
