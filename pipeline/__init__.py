"""casework: Urgent Action texts become structured, source-grounded case records.

>>> import pipeline
>>> record = pipeline.extract("...", uri="kg.txt")
>>> nlp = pipeline.load()  # the spaCy pipeline itself
>>> people = pipeline.read_records("out/cases.jsonl").to_pandas("people")
"""

from pipeline._version import __version__
from pipeline.extraction import Text, extract, extract_each
from pipeline.nlp import load
from pipeline.records import Records, read_records
from pipeline.schema import CaseRecord

__all__ = ["CaseRecord", "Records", "Text", "__version__", "extract", "extract_each", "load", "read_records"]
