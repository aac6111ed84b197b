"""What all tests share."""

import pytest
from spacy.language import Language


def pytest_addoption(parser):
    parser.addoption("--regenerate", action="store_true", help="write the golden outputs anew, on purpose")


def pytest_make_parametrize_id(config, val, argname):
    # Archives and office files carry the moment they were made: as names of tests they would differ by worker.
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def nlp() -> Language:
    import pipeline

    return pipeline.load()
