"""casework: Urgent Action texts become structured, source-grounded case records.

>>> import pipeline
>>> record = pipeline.extract("...", uri="kg.txt")
>>> nlp = pipeline.load()  # the spaCy pipeline itself
>>> people = pipeline.read_records("out/cases.jsonl").to_pandas("people")
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from pipeline._version import __version__

if TYPE_CHECKING:
    from pipeline.extraction import Text, extract, extract_each
    from pipeline.nlp import load
    from pipeline.records import Records, read_records
    from pipeline.schema import CaseRecord

__all__ = ["CaseRecord", "Records", "Text", "__version__", "extract", "extract_each", "load", "read_records"]

# Imported when they are asked for: spaCy takes a second, and "casework --help" needs none of it.
_HOME = {
    "CaseRecord": "pipeline.schema",
    "Records": "pipeline.records",
    "Text": "pipeline.extraction",
    "extract": "pipeline.extraction",
    "extract_each": "pipeline.extraction",
    "load": "pipeline.nlp",
    "read_records": "pipeline.records",
}


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
