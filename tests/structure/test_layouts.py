"""Whole texts of each layout: which lines become which blocks, in which sections."""

import pytest

from pipeline.case import Case
from pipeline.cleaning.clean import clean
from pipeline.structure.parse import parse
from tests.structure.layouts import DUMP, LETTER, LINE, MAIL, PAGE, PRESS, STORY, TYPED

ALL = {"typed": TYPED, "line": LINE, "letter": LETTER, "dump": DUMP, "mail": MAIL, "page": PAGE, "press": PRESS}
CASES: dict[str, Case] = {name: parse(clean(text)) for name, text in ALL.items()}


def block_of(name: str, words: str) -> tuple[str, str]:
    """Kind and section of the block that is exactly ``words``, or else of the one that begins so."""
    case = CASES[name]
    found = [b for b in case.blocks if case.text[b.start : b.end].strip() == words]
    found = found or [b for b in case.blocks if case.text[b.start : b.end].startswith(words)]
    assert found, f"no block {words!r}"
    return found[0].kind, found[0].section


@pytest.mark.parametrize(
    ("name", "words", "kind", "section"),
    [
        ("typed", "AI Index: AFR 54/30/93", "field", "header"),
        ("typed", "Distr: UA/SC", "field", "header"),
        ("typed", "UA 29/93", "field", "header"),
        ("typed", "Fear of torture / Legal concern", "field", "header"),
        ("typed", "25 January 1993", "field", "header"),
        ("typed", "SUDAN", "field", "header"),
        ("typed", "Hassan AL-TAYEB (m), aged 34, teacher ]", "names", "header"),
        ("typed", "Omar KHALIL (m), student ]", "names", "header"),
        ("typed", "] members of the teachers' union", "names", "header"),
        ("typed", "and 12 others", "names", "header"),
        ("typed", STORY, "paragraph", "lead"),
        ("typed", "BACKGROUND INFORMATION", "heading", "background"),
        ("typed", "Teachers have been held before.", "paragraph", "background"),
        ("typed", "RECOMMENDED ACTION:", "heading", "recommended_action"),
        ("typed", "Please send telegrams", "paragraph", "recommended_action"),
        ("typed", "- urging that he be released.", "bullet", "recommended_action"),
        ("typed", "1) Minister of Justice", "address", "addresses"),
        ("typed", "Khartoum, Sudan", "address", "addresses"),
        ("typed", "PLEASE SEND APPEALS IMMEDIATELY.", "paragraph", "deadline"),
        ("line", "UA: 53/12", "field", "header"),
        ("line", "Index: MDE 11/011/2012", "field", "header"),
        ("line", "Bahrain", "field", "header"),
        ("line", "URGENT ACTION", "field", "header"),
        ("line", "ACTIVISTS HELD INCOMMUNICADO", "title", "title"),
        ("line", "Two activists were arrested on 3 February.", "paragraph", "lead"),
        ("line", STORY, "paragraph", "narrative"),
        ("line", "* Urging them to release the two;", "bullet", "recommended_action"),
        ("line", "PLEASE SEND APPEALS BEFORE 30 MARCH 2012 TO:", "paragraph", "deadline"),
        ("line", "Minister of Interior", "address", "addresses"),
        ("line", "The two had been named", "paragraph", "background"),
        ("line", "Ali Hasan", "names", "profile"),
        ("line", "Fatima Hasan", "names", "profile"),
        ("line", "m and f", "field", "profile"),
        ("line", "UA: 53/12 Index: MDE 11/011/2012 Issue Date: 17 February 2012", "field", "other"),
        ("letter", "SCHOLAR MISSING", "title", "title"),
        ("letter", "No. 1 Some Road", "address", "addresses"),
        ("letter", "Dear Director:", "salutation", "model_letter"),
        ("letter", "I am writing to express", "paragraph", "model_letter"),
        ("letter", "I urge you to release him.", "paragraph", "model_letter"),
        ("letter", "Yours sincerely,", "salutation", "model_letter"),
        ("letter", "Scholars have gone missing before.", "paragraph", "background"),
        ("letter", "PLEASE TAKE ACTION AS SOON AS POSSIBLE", "paragraph", "deadline"),
        ("letter", "Ilham Turdi (he/him)", "names", "profile"),
        ("dump", "Subject: second update", "field", "mail"),
        ("dump", "Categories: torture", "field", "header"),
        ("dump", "Further information on UA: 114/13", "field", "header"),
        ("dump", "MAN RELEASED", "title", "title"),
        ("dump", STORY, "paragraph", "lead"),
        ("mail", "To: list", "field", "mail"),
        ("mail", "Dear all, please act on this one.", "paragraph", "mail"),
        ("mail", "PUBLIC", "field", "header"),
        ("mail", "TURKEY", "field", "header"),
        ("mail", "Ahmet Demir (m), aged 32, lawyer", "names", "header"),
        ("page", "Skip to main content", "chrome", "chrome"),
        ("page", "Take action", "chrome", "chrome"),  # the first one stands in the menu
        ("page", "53 days left to take action", "chrome", "chrome"),
        ("page", "Egypt: Release the journalist", "title", "title"),
        ("page", STORY, "paragraph", "lead"),
        ("page", "Minister of Justice", "address", "addresses"),
        ("page", "Related content", "chrome", "chrome"),
        ("page", "Iran: Man hanged", "chrome", "chrome"),
        ("press", "PRESS RELEASE", "field", "header"),
        ("press", "Syria: Mass arrests of Kurds", "title", "title"),
        ("press", STORY, "paragraph", "lead"),
    ],
)
def test_blocks(name: str, words: str, kind: str, section: str) -> None:
    assert block_of(name, words) == (kind, section)


def test_the_second_call_to_act_begins_a_section() -> None:
    case = CASES["page"]
    calls = [b for b in case.blocks if case.text[b.start : b.end] == "Take action"]
    assert [(b.kind, b.section) for b in calls] == [("chrome", "chrome"), ("heading", "recommended_action")]


@pytest.mark.parametrize("name", sorted(ALL))
def test_blocks_and_sections_part_the_text(name: str) -> None:
    case = CASES[name]
    assert all(a.end < b.start for a, b in zip(case.blocks, case.blocks[1:], strict=False))
    assert all(a.end < b.start for a, b in zip(case.sections, case.sections[1:], strict=False))
    assert all(a.kind != b.kind for a, b in zip(case.sections, case.sections[1:], strict=False))
    covered = {i for b in case.blocks for i in range(b.start, b.end)}
    assert all(char == "\n" for i, char in enumerate(case.text) if i not in covered)
    for block in case.blocks:
        assert case.section_at(block.start) == block.section


@pytest.mark.parametrize("name", sorted(ALL))
def test_blocks_lead_back_to_the_source(name: str) -> None:
    case, source = CASES[name], ALL[name]
    for block in case.blocks:
        words = case.text[block.start : block.end].split()
        start, end = case.source_span(block.span)
        written = source[start:end].split()
        brackets = {"]"}  # a bracket's words stand in the list again
        assert [w for w in words if w not in brackets] == [w for w in written if w not in brackets]


@pytest.mark.parametrize("text", ["", "\n \n", "\f", "\ufeff"])
def test_nothing_to_read(text: str) -> None:
    case = parse(clean(text))
    assert (case.text, case.blocks, case.sections) == ("", [], [])
    assert case.document.ua_number is None
