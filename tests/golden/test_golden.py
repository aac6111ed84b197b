"""The exact records of a few samples. ``make golden`` writes them anew; read the diff before committing it."""

import json
from pathlib import Path

import pytest

from pipeline.extraction import extract_each
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from tests.paths import ROOT

FOLDER = Path(__file__).parent
NAMES = ("written-iran-soltanpour", "written-guatemala-typed", "written-indonesia-outcome")


@pytest.mark.parametrize("name", NAMES)
def test_golden(nlp, name: str, request) -> None:
    path = ROOT / "data" / "samples" / f"{name}.txt"
    source = Input(f"data/samples/{name}.txt", path)
    (record,) = extract_each(nlp, [to_text(source, read_bytes(source))])
    got = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"
    golden = FOLDER / f"{name}.json"
    if request.config.getoption("--regenerate"):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8"), "if the change is meant: make golden, and read the diff"
