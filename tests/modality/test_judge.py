"""Modality and source by sentence; the trigger stands in [brackets], after it the type where that matters."""

import re

import pytest

from pipeline.case import Block, Case, Event, Section, Span
from pipeline.cleaning.mapped_text import MappedText
from pipeline.modality.judge import Judge

JUDGE = Judge()


def judged(marked: str, type_: str, section: str = "narrative"):
    start, end = marked.index("["), marked.index("]") - 1
    text = re.sub(r"[\[\]]", "", marked)
    case = Case(MappedText.identity(text))
    case.blocks = [Block("paragraph", section, 0, len(text))]
    case.sections = [Section(section, 0, len(text))]
    event = Event(type=type_, trigger=Span(start, end), evidence=[Span(0, len(text))])
    return JUDGE.judge(case, event, JUDGE.cues_in(case, event.evidence[0]))


@pytest.mark.parametrize(
    ("marked", "type_", "modality"),
    [
        ("He was [arrested] on 3 May.", "arrest", "actual"),
        ("He was reportedly [arrested] on 3 May.", "arrest", "alleged"),
        ("He is believed to have been [transferred] to Evin prison.", "transfer", "alleged"),
        ("According to his family, he was [beaten] in custody.", "torture", "alleged"),
        ("He was [beaten] in custody, according to his lawyer.", "torture", "alleged"),
        ("The Human Rights Committee concluded that he had been [tortured].", "torture", "alleged"),
        ("The trial concluded on 3 May, and he was [released].", "release", "actual"),
        ("His credible allegations that he was [tortured] were not investigated.", "torture", "alleged"),
        ("He may have been [tortured].", "torture", "alleged"),
        ("There are fears that he will be [tortured].", "torture", "risk"),
        ("He is at risk of [torture].", "torture", "risk"),
        ("She is at imminent risk of being [executed].", "execution", "risk"),
        ("If convicted, she could be [sentenced] to death.", "sentencing", "risk"),
        ("She faces a [sentence] of ten years.", "sentencing", "risk"),
        ("He is due to be [executed] on 28 February.", "execution", "risk"),
        ("He is to stand [trial] on 27 March.", "trial", "risk"),
        ("The authorities must [release] him.", "release", "called_for"),
        ("Amnesty International calls for his [release].", "release", "called_for"),
        ("I urge you to [release] her immediately.", "release", "called_for"),
        ("The threats must be [investigated].", "investigation", "called_for"),
        ("They should investigate his [torture].", "torture", "actual"),
        ("The Committee called on the government to [release] him.", "release", "called_for"),
        ("He has not been [charged].", "charge", "denied"),
        ("He was held without [charge].", "charge", "denied"),
        ("None has been [charged].", "charge", "denied"),
        ("He has never been [tried].", "trial", "denied"),
        ("The police deny [beating] him.", "torture", "denied"),
        ("Nobody has been [convicted].", "conviction", "denied"),
        ("She was not [given medical care].", "denial_of_medical_care", "actual"),
        ("His brother said in a video that he was [beaten].", "torture", "alleged"),
        ("He said guards had [beaten] him.", "torture", "alleged"),
        ("He was taken to a barracks, where, his lawyer says, he was [beaten].", "torture", "alleged"),
        ("He was [beaten] by guards, his wife said.", "torture", "alleged"),
        ("He was reported in July to have been [transferred].", "transfer", "alleged"),
        ("He died reportedly two weeks after being [beaten].", "torture", "alleged"),
        ("They found that he was insulted, but not that he was [beaten].", "torture", "denied"),
        ("They denied that he was [refused medical care].", "denial_of_medical_care", "denied"),
        # near misses: a report takes it for granted, or speaks of something else
        ("According to doctors who saw him after he was [released], he was ill.", "release", "actual"),
        ("He [died], reportedly after being beaten.", "death", "actual"),
        ("Four men facing execution were [pardoned].", "pardon", "actual"),
        ("They were denied visits that he was [refused medical care] for.", "denial_of_medical_care", "actual"),
        # near misses: the cue belongs to another clause
        ("He was not given a lawyer and was [beaten].", "torture", "actual"),
        ("Amnesty fears for him since he was [arrested] on 3 May.", "arrest", "actual"),
        ("He was reportedly ill, but was [arrested] all the same.", "arrest", "actual"),
        ("She was released after she had been [arrested] without a warrant.", "arrest", "actual"),
        ("The man, who was not charged, was [released].", "release", "actual"),
        ("He could not walk when he was [released].", "release", "actual"),
        ("They must account for him; he was [arrested] in May.", "arrest", "actual"),
        ("The authorities, who deny holding him, [arrested] his brother.", "arrest", "actual"),
    ],
)  # fmt: skip
def test_modality(marked: str, type_: str, modality: str) -> None:
    assert judged(marked, type_).modality == modality


@pytest.mark.parametrize(
    ("marked", "section", "modality"),
    [
        ("- calling for the immediate [release] of Ana Lopez;", "recommended_action", "called_for"),
        ("- expressing concern at the [arrest] of Ana Lopez on 3 May;", "recommended_action", "actual"),
        ("- urging them to order an [investigation] into the killing;", "recommended_action", "called_for"),
        ("I ask you to ensure that she is [released].", "model_letter", "called_for"),
        ("She was [arrested] on 3 May.", "model_letter", "actual"),
    ],
)
def test_modality_in_sections(marked: str, section: str, modality: str) -> None:
    types = {"release": "release", "investigation": "investigation", "released": "release"}
    type_ = types.get(re.search(r"\[(\w+)\]", marked)[1], "arrest")
    assert judged(marked, type_, section).modality == modality


@pytest.mark.parametrize(
    ("marked", "who"),
    [
        ("According to his lawyer, he was [beaten].", "lawyer"),
        ("He was [beaten], according to eyewitnesses.", "witness"),
        ("According to the police, he [beat] a guard.", "authorities"),
        ("His wife says that he was [beaten].", "family"),
        ("The police deny [beating] him.", "authorities"),
        ("His wife, who saw the police, says that he was [beaten].", "authorities"),
        ("He was [beaten], police said.", "authorities"),
        ("He was [beaten].", "author"),
        ("He was reportedly [beaten].", "author"),
    ],
)
def test_source(marked: str, who: str) -> None:
    assert judged(marked, "torture").asserted_by == who


def test_a_trigger_that_settles_itself_is_left() -> None:
    text = "He reportedly escaped arrest."
    case = Case(MappedText.identity(text))
    event = Event(type="arrest", trigger=Span(14, 28), modality="denied", evidence=[Span(0, len(text))])
    assert JUDGE.judge(case, event, JUDGE.cues_in(case, event.evidence[0])).modality == "denied"
