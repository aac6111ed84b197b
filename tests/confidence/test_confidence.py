"""Confidence: what speaks for and against a fact, and the probability that comes of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.case import case_of
from pipeline.confidence.features import charge_features, event_features
from pipeline.confidence.weights import probability, read_weights
from pipeline.evaluate.calibrate import _fit
from pipeline.extraction import Text, prepare

TEXT = (
    "Ana Lopez was arrested by soldiers in Lima on 3 May 2001. She was beaten.\n\n"
    'In August she was charged with "spying". Three students were also arrested.'
)


@pytest.fixture(scope="module")
def case(nlp):
    return case_of(nlp(prepare(nlp, Text(TEXT, "text"))))


@pytest.mark.parametrize(
    ("trigger", "holds", "fails"),
    [
        (
            "arrested",
            {"type arrest", "victims named", "date explicit here", "actor told", "place told"},
            {"told again"},
        ),
        ("beaten", {"type torture", "victims referred to"}, {"actor told", "place told"}),
        ("charged with", {"date inferred here", "trigger of several words"}, {"date none"}),
    ],
)
def test_features_of_events(case, trigger, holds, fails) -> None:
    event = next(e for e in case.events if case.words(e.trigger) == trigger)
    features = set(event_features(case, event))
    assert holds <= features and not fails & features


def test_group_as_victim(case) -> None:
    features = [event_features(case, e) for e in case.events if e.type == "arrest"]
    assert any("victims group" in f for f in features)


def test_features_of_a_charge(case) -> None:
    (charge,) = case.charges
    features = set(charge_features(case, charge))
    assert {"status charged", "quoted"} <= features and "category other" not in features


@given(st.lists(st.sampled_from([*read_weights()["event"], "never seen"])))
def test_probability_is_one_and_ignores_the_unknown(features) -> None:
    weights = read_weights()["event"]
    assert 0.0 < probability(features, weights) < 1.0
    assert probability(features, weights) == probability([*features, "never seen"], weights)


def test_fit_finds_the_share_of_what_is_right() -> None:
    x = np.array([[1.0, f] for f in (0.0, 1.0) for _ in range(2000)])
    y = np.array([1.0] * 500 + [0.0] * 1500 + [1.0] * 1600 + [0.0] * 400)
    p = 1 / (1 + np.exp(-x @ _fit(x, y)))
    assert p[0] == pytest.approx(0.25, abs=0.02) and p[-1] == pytest.approx(0.8, abs=0.02)


def test_confidence_is_no_constant(case) -> None:
    assert len({round(e.confidence, 3) for e in case.events}) > 1
