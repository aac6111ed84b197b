"""What all tests share."""

import pytest
from spacy.language import Language


def pytest_addoption(parser):
    parser.addoption("--regenerate", action="store_true", help="write the golden outputs anew, on purpose")


@pytest.fixture(scope="session")
def nlp() -> Language:
    import pipeline

    return pipeline.load()
