"""What the installed distribution declares."""

import shutil
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy

from pipeline.nlp import AFTER_MODEL, BEFORE_MODEL
from tests.paths import ROOT


def ours(group: str) -> list:
    return [e for e in entry_points(group=group) if e.value.startswith("pipeline.")]


@pytest.mark.parametrize("entry", ours("spacy_factories"), ids=lambda e: e.name)
def test_factories_load_and_run(entry) -> None:
    assert callable(entry.load())
    nlp = spacy.blank("en")
    nlp.add_pipe(entry.name)
    assert nlp("Ana Lopez was arrested in Lima on 3 May 2001.").text.startswith("Ana")


def test_every_stage_is_declared() -> None:
    assert {e.name for e in ours("spacy_factories")} == {*BEFORE_MODEL, "casework_names", *AFTER_MODEL}


def test_a_stage_can_be_disabled(nlp) -> None:
    with nlp.select_pipes(disable=["casework_events"]):
        assert nlp("Ana Lopez was arrested in Lima.")._.case.events == []


def test_wheel_works_outside_the_checkout(tmp_path: Path) -> None:
    """The wheel, unpacked beside the dependencies, finds its model and vocabularies in itself."""
    shutil.copytree(
        ROOT,
        tmp_path / "src",
        ignore=shutil.ignore_patterns(".venv", ".git", "out", ".*_cache", "tests", "node_modules"),
    )
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "-q",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        tmp_path,
        tmp_path / "src",
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("casework-*.whl")
    target = tmp_path / "site"
    shutil.unpack_archive(wheel, target, "zip")
    shutil.rmtree(tmp_path / "src")
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import pipeline, pipeline.resources as r;"
        "assert pipeline.__file__.startswith(sys.argv[1]), pipeline.__file__;"
        "assert str(r.model_folder()).startswith(sys.argv[1]);"
        "print(pipeline.extract('Ana Lopez was arrested in Lima on 3 May 2001.').model_dump_json())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, target], capture_output=True, text=True, cwd=tmp_path, check=False
    )
    assert done.returncode == 0, done.stderr
    assert '"record_id"' in done.stdout
