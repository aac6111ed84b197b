"""Sentence boundaries: "|" marks where a sentence begins, the text's beginning left out."""

import pytest
import spacy

import pipeline.nlp  # noqa: F401 (registers the extension)


@pytest.fixture(scope="module")
def words():
    nlp = spacy.blank("en", config={"nlp": {"tokenizer": {"@tokenizers": "casework.Tokenizer.v1"}}})
    nlp.add_pipe("casework_sentences")
    return nlp


@pytest.mark.parametrize(
    "marked",
    [
        "He was arrested. |She was not.",
        "Dr. Ana Lopez was arrested by Gen. Pop. |She is held.",
        "He is held in Colony No. 19 near Lima. |He is ill.",
        "J. Smith and A. B. Lopez were tried under Art. 154 of the Code. |They appealed.",
        "He said: “I am innocent.” |The court disagreed.",
        'He was "a guerrilla who died in combat". |There has been none.',
        "She was born in the U.S. in 1950. |She is 70.",
        "She left the U.S. |The police followed.",
        "At 7 a.m. he was taken. |At 9 p.m. they let him go.",
        "Was he tortured? |No one knows! |He cannot say.",
        "The group has 3.5 million members. |All are men.",
        "(He was not charged.) |She was.",
        "The judge ruled (see below). |He appealed.",
        "HEADLINE WITHOUT A STOP\n|The text begins.",
        "first item\n|second item",
        "He waited ... and then left. |She stayed.",
        "eulogio was arrested. |he is held. |his cousin is too.",
    ],
)
def test_sentences(words, marked: str) -> None:
    doc = words(marked.replace("|", ""))
    expected = [part.strip() for part in marked.split("|")]
    assert [s.text.strip() for s in doc.sents] == expected


def test_every_token_is_settled(words) -> None:
    doc = words("One. Two.\n\nThree")
    assert all(t.is_sent_start is not None for t in doc)
