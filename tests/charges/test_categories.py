"""What kind of offence a phrase names: offences of many countries, and phrases with objects and aims that mislead."""

from pathlib import Path

import pytest

from pipeline.charges.categories import categorizer


def _table(file: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(file).read_text(encoding="utf-8").splitlines()
    parts = [line.split(": ", 1) for line in lines if not line.startswith("#")]
    return [(category, phrase) for category, phrases in parts for phrase in phrases.split("; ")]


@pytest.mark.parametrize(("category", "phrase"), _table("offences.txt"))
def test_offence(category: str, phrase: str) -> None:
    assert categorizer()(phrase).category == category


def test_held_offences() -> None:
    """Of offences that no row was written from, nine in ten are known."""
    held = _table("offences_held.txt")
    right = sum(categorizer()(phrase).category == category for category, phrase in held)
    assert right / len(held) > 0.9


@pytest.mark.parametrize(
    ("category", "phrase"),
    [
        ("false_news", "publishing false news that could harm the reputation of the state"),
        ("false_news", "spreading false information likely to disturb public order"),
        ("homicide", "the murder of a drug trafficker"),
        ("theft_robbery", "stealing weapons from a barracks"),
        ("assault", "beating a man accused of theft"),
        ("illegal_organization", "membership of an illegal religious organization"),
        ("insult_of_authority", "insulting public officials"),
        ("obstruction_of_officials", "insulting a police officer"),
        ("unlawful_assembly", "holding an unlawful gathering"),
        ("kidnapping", "holding three policemen hostage"),
        ("other", "violations of the laws and customs of war"),
        ("other", "working at a hospital"),
    ],
)
def test_what_leads_the_phrase_decides(category: str, phrase: str) -> None:
    assert categorizer()(phrase).category == category
