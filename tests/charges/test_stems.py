"""No cue is passed over by the quick look for words that accuse."""

from pipeline.charges.component import _STEMS
from pipeline.charges.patterns import first_words
from pipeline.resources import rows

# First words of heads that are common; another word of the head is looked for ("under investigation").
_COMMON = {
    "go",
    "goes",
    "going",
    "not",
    "on",
    "one",
    "order",
    "put",
    "re-arrested",
    "send",
    "set",
    "standing",
    "stands",
    "stood",
    "under",
    "went",
}


def test_every_cue_and_outcome_is_looked_for() -> None:
    heads = [row["head"] for row in rows("charges/cues.csv")]
    heads += [row["phrase"] for row in rows("charges/outcomes.csv")]
    first = {word for head in heads for word in first_words(head)}
    assert {word for word in first if word[:4] not in _STEMS} == _COMMON
