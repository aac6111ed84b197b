"""Events with type, modality and penalty; and sentences that tell none."""

import pytest

from tests.cases import name, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Haddad was arrested in Lima on 3 May 2001.", ("arrest", "actual", "2001-05-03", "Lima")),
        ("Omar Haddad was reportedly beaten in custody.", ("torture", "alleged", None, None)),
        ("Omar Haddad is at risk of torture.", ("torture", "risk", None, None)),
        ("Omar Haddad must be released immediately.", ("release", "called_for", None, None)),
        ("Omar Haddad has not been charged.", ("charge", "denied", None, None)),
        ("Omar Haddad was released on 3 May 2001.", ("release", "actual", "2001-05-03", None)),
        ("Omar Haddad was shot dead on 3 May 2001.", ("killing", "actual", "2001-05-03", None)),
    ],
)
def test_told(nlp, text: str, expected: tuple) -> None:
    case = read(nlp, text)
    found = [(e.type, e.modality, e.date and e.date.edtf, e.place and e.place.name) for e in case.events]
    assert expected in found
    assert all(name(v) == "Omar Haddad" for e in case.events for v in e.victims)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was arrested.",
        "Omar Haddad wrote a book about torture.",
        "Torture remained common.",
        "Omar Haddad died after a stroke.",  # no flogging
    ],
)
def test_no_harm_told(nlp, text: str) -> None:
    assert [e.type for e in read(nlp, text).events if e.type != "death"] == []


@pytest.mark.parametrize(
    ("text", "penalty"),
    [
        ("Omar Haddad was sentenced to five years in prison.", "P5Y"),
        ("Omar Haddad was sentenced to death.", "death"),
        ("Omar Haddad was sentenced to life imprisonment.", "life"),
        ("Omar Haddad was sentenced to two years and six months in prison.", "P2Y6M"),
    ],
)
def test_penalties(nlp, text: str, penalty: str) -> None:
    assert [e.penalty for e in read(nlp, text).events if e.type == "sentencing"] == [penalty]


def test_an_upheld_sentence_is_no_new_one(nlp) -> None:
    case = read(nlp, "In May 2001 the Supreme Court upheld the sentence of Omar Haddad.")
    assert [e.type for e in case.events] == ["appeal_decision"]


@pytest.mark.parametrize(
    ("text", "modalities"),
    [
        ("The authorities must thoroughly and impartially investigate the death of Omar Haddad.", ["called_for"]),
        ("They must promptly, thoroughly, and impartially investigate the death of Omar Haddad.", ["called_for"]),
        ("On 3 May 2001 the police opened an investigation into the death of Omar Haddad.", ["actual"]),
        ("Omar Haddad spoke slowly and clearly, and investigators left.", []),
    ],
)
def test_adverbs_joined_by_and_stay_in_the_verb_group(nlp, text: str, modalities: list[str]) -> None:
    assert [e.modality for e in read(nlp, text).events if e.type == "investigation"] == modalities
