"""Every charge shows its words, over all sample texts."""

from pathlib import Path

import pytest

from pipeline.extraction import extract_each
from pipeline.reading.inputs import find_inputs
from pipeline.reading.read import read_bytes, to_text

SAMPLES = sorted((Path(__file__).parents[2] / "data" / "samples").iterdir())


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_words_stand_in_the_evidence(nlp, path: Path) -> None:
    texts = [to_text(found, read_bytes(found)) for found in find_inputs([str(path)]).found]
    for record in extract_each(nlp, texts):
        for charge in record.charges:
            shown = [_words(span.text) for span in charge.evidence]
            assert any(_words(charge.text) in words for words in shown), charge


def _words(text: str) -> str:
    """The letters of ``text``: evidence is cut from the source, where marks and breaks may stand inside."""
    return "".join(c for c in text if c.isalnum())
