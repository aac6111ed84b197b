"""Records to export: those of the samples, and one full of what breaks file formats."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from pipeline.export import Options, export, exporter
from pipeline.reading.inputs import find_inputs
from pipeline.run import Inline, run
from tests.export.hostile import TEXT, hostile_record
from tests.paths import ROOT


@pytest.fixture(scope="session")
def samples(nlp, tmp_path_factory) -> Path:
    """The records of all samples."""
    folder = tmp_path_factory.mktemp("samples")
    run(Inline(nlp), find_inputs([str(ROOT / "data" / "samples")]), folder)
    return folder / "cases.jsonl"


@pytest.fixture(scope="session")
def records(samples) -> list[dict]:
    return [json.loads(line) for line in samples.read_text("utf-8").splitlines()]


@pytest.fixture(scope="session")
def hostile(tmp_path_factory) -> Path:
    """A record whose every name and sentence is hostile, beside its text."""
    folder = tmp_path_factory.mktemp("hostile")
    text = folder / "hostile.txt"
    text.write_bytes(TEXT.encode())
    record = hostile_record(str(text), hashlib.sha256(TEXT.encode()).hexdigest())
    path = folder / "cases.jsonl"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    return path


@pytest.fixture(scope="session")
def everything(samples, hostile, tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("everything") / "cases.jsonl"
    path.write_text(samples.read_text("utf-8") + hostile.read_text("utf-8"), "utf-8")
    return path


@pytest.fixture(scope="session")
def exported(everything, tmp_path_factory):
    """A function: the output of a format, and its report; made once."""
    made = {}

    def get(name: str):
        if name not in made:
            output = tmp_path_factory.mktemp("out") / name
            made[name] = (output, export(everything, exporter(name), output, Options(workers=1)))
        return made[name]

    return get
