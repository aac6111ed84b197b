"""The pipeline as workers use it: loaded, and with every vocabulary read that is otherwise read at the first text."""

from functools import cache

from spacy.language import Language

from pipeline.extraction import Text, extract_each
from pipeline.nlp import load

_TEXT = """UA 12/99          Fear of torture          25 January 1999

PERU              Ana Lopez (f), aged 34, teacher

Ana Lopez was arrested in Lima on 3 May 1998 by police officers, who beat her. She has been charged with "terrorism"
and faces ten years in prison. Her husband, Juan Perez, said that she had been denied a lawyer.

RECOMMENDED ACTION: Please send faxes:
- calling for her immediate release.
"""


@cache
def load_warm() -> Language:
    """The pipeline, after one text, so that no later one pays for all. Raises OSError where the model is missing."""
    nlp = load()
    list(extract_each(nlp, [Text(_TEXT, "warm-up")]))
    return nlp
