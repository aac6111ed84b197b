"""What an acronym in brackets stands for."""

import pytest

from pipeline.entities.glosses import Glosses


@pytest.mark.parametrize(
    ("text", "label", "phrase"),
    [
        ("the State Peace and Development Council (SPDC) said", "ORG", "State Peace and Development Council"),
        ("by the Liberation Tigers of Tamil Eelam (LTTE)", "ORG", "Liberation Tigers of Tamil Eelam"),
        ("(Comisión de la Verdad y Reconciliación, CVR) said", "ORG", "Comisión de la Verdad y Reconciliación"),
        ("(Coordinadora Nacional de Viudas - CONAVI) said", "ORG", "Coordinadora Nacional de Viudas"),
        ("le Mouvement pour la démocratie (MODEM)", "ORG", "Mouvement pour la démocratie"),
        ("under the Internal Security Act (ISA)", "LAW", "Internal Security Act"),
        ("the Convention on the Rights of the Child (CRC)", "LAW", "Convention on the Rights of the Child"),
        # a country or a region is no body; a state or a department may be
        ("in the Democratic Republic of the Congo (DRC) said", "GPE", "Democratic Republic of the Congo"),
        ("in Xinjiang Uighur Autonomous Region (XUAR)", "GPE", "Xinjiang Uighur Autonomous Region"),
        ("in the Northern Tribal Areas (NTA)", "GPE", "Northern Tribal Areas"),
        ("the Office of the Envoy for Trade (OET)", "ORG", "Office of the Envoy for Trade"),
        ("by the Guyana Sugar Department (GSD)", "ORG", "Guyana Sugar Department"),
        # nothing is explained
        ("he was born in Lima (Peru)", None, None),
        ("the article (see VII) was read", None, None),
        ("Ali Hassan (AH-12) was read", None, None),
    ],
)  # fmt: skip
def test_phrase(text: str, label: str | None, phrase: str | None) -> None:
    found = [(m.label, text[m.start : m.end]) for m in Glosses().read(text)[0]]
    assert found[:1] == ([(label, phrase)] if label else [])


@pytest.mark.parametrize(
    ("text", "acronym"),
    [
        ("an order to stop the prosecution (SKPP) for all three", "SKPP"),
        ("for the rights of lesbian, gay and bisexual (LGB) people", "LGB"),
        ("the Acting Chief Commissioner for Public Order (CCPO), spoke", "CCPO"),
    ],
)
def test_acronym_of_a_thing_or_a_post_is_no_body(text: str, acronym: str) -> None:
    assert Glosses().read(text) == ([], {acronym})
