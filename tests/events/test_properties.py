"""What must hold of every event of every sample: its words, and that no demand is told as a fact."""

import pytest

from pipeline.case import case_of
from pipeline.events.sections import is_demand
from pipeline.extraction import prepare
from pipeline.reading.inputs import Input
from pipeline.reading.read import read_bytes, to_text
from tests.paths import SAMPLES, SHARED_TEXTS


@pytest.fixture(params=[*SAMPLES, *SHARED_TEXTS], ids=lambda p: p.stem)
def case(request, nlp):
    source = Input(request.param.as_posix(), request.param)
    return case_of(nlp(prepare(nlp, to_text(source, read_bytes(source)))))


def test_evidence_holds_the_trigger(case) -> None:
    for event in case.events:
        assert event.evidence
        assert any(span.contains(event.trigger) for span in event.evidence), event.rule
        assert case.words(event.trigger).strip()


def test_no_fact_rests_on_a_demand(case) -> None:
    for event in case.events:
        if event.modality in ("actual", "alleged"):
            assert not all(is_demand(case, span.start) for span in event.evidence), event.rule


def test_events_are_told_of_somebody_and_once(case) -> None:
    seen = set()
    for event in case.events:
        assert event.victims
        assert len({id(v) for v in event.victims}) == len(event.victims)
        key = (event.type, event.trigger, event.penalty, tuple(map(id, event.victims)))
        assert key not in seen, event.rule
        seen.add(key)
