"""Which lines belong together: wrapped paragraphs, columns, headings, web chrome."""

import pytest

from pipeline.cleaning.clean import clean
from pipeline.structure.chrome import CHROME
from pipeline.structure.columns import read_columns
from pipeline.structure.headings import HEADINGS
from pipeline.structure.labels import LABELS
from pipeline.structure.lines import split_lines
from pipeline.structure.parse import parse

LONG = "Armed men arrested him in the capital on 3 May and took him to"


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        (f"{LONG}\na prison in the north of the country.", [f"{LONG} a prison in the north of the country."]),
        (f"{LONG} jail.\n\nHe was freed.", [f"{LONG} jail.", "He was freed."]),
        (f"{LONG} a jail.\nHe was freed.\n{LONG} a jail.", [f"{LONG} a jail. He was freed.", f"{LONG} a jail."]),
        # a blank line inside a sentence
        (f"{LONG}\n\na prison.", [f"{LONG} a prison."]),
        (f"{LONG}:\n\na prison.", [f"{LONG}:", "a prison."]),
        # words broken at the line's end
        (f"{LONG} a deten-\ntion centre.", [f"{LONG} a detention centre."]),
        (f"{LONG} suffer ill-\ntreatment there.", [f"{LONG} suffer ill-treatment there."]),
        (f"{LONG} the al-\nBarazi house.", [f"{LONG} the al-Barazi house."]),
    ],
)
def test_paragraphs(text: str, paragraphs: list[str]) -> None:
    case = parse(clean(text))
    assert [case.text[b.start : b.end] for b in case.blocks] == paragraphs


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "He was arrested on      Appeals were sent\n3 May in the city       to the minister of\n"
            "and was held in a       justice and to the\njail for two days.      head of police.",
            ["He was arrested on", "3 May in the city", "and was held in a", "jail for two days."]
            + ["Appeals were sent", "to the minister of", "justice and to the", "head of police."],
        ),
        # cells of a table, and of a list of names
        ("Name:     Ali Hasan\nAge:      30 years", ["Name:     Ali Hasan", "Age:      30 years"]),
        (
            "Ana Ruiz (f)    ] all of\nLuis Ruiz (m)   ] them are\n"
            "Rosa Paz (f)    ] known as\nAli Paz (m)     ] teachers",
            ["Ana Ruiz (f)    ] all of", "Luis Ruiz (m)   ] them are"]
            + ["Rosa Paz (f)    ] known as", "Ali Paz (m)     ] teachers"],
        ),
    ],
)  # fmt: skip
def test_columns(text: str, read: list[str]) -> None:
    assert [line.text for line in read_columns(split_lines(clean(text)))] == read


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("BACKGROUND INFORMATION", "background"),
        ("Background", "background"),
        ("** Additional Information **", "background"),
        ("RECOMMENDED ACTION: Please send faxes", "recommended_action"),
        ("Please write immediately in English:", "recommended_action"),
        ("APPEALS TO:", "addresses"),
        ("PLEASE SEND APPEALS BEFORE 30 MARCH 2012 TO:", "deadline"),
        ("NAME AND PREFERRED PRONOUN: Ali (he/him)", "profile"),
        ("Gender m/f: m", "profile"),
        ("INFORMACIÓN GENERAL", "background"),
        ("The background of the case is unknown.", None),
        ("Appeals to the court were rejected.", None),
        ("He was named: Ali", None),
        ("Nameless", None),
        ("", None),
    ],
)
def test_headings(line: str, section: str | None) -> None:
    found = HEADINGS.find(line)
    assert (found.section if found else None) == section


@pytest.mark.parametrize(
    ("line", "chrome"),
    [
        ("Skip to main content", "line"),
        ("Log in", "line"),
        ("Who we are | What we do | Join us", "line"),
        ("Home / Documents / Egypt", "line"),
        ("53 days left to take action", "line"),
        ("English Français Español", "line"),
        ("Download full UA in PDF", "line"),
        ("Related content", "tail"),
        ("12 comments", "tail"),
        ("Related content was removed by the court.", None),
        ("He has 53 days left to appeal.", None),
        ("Sign of torture", None),
        ("News of his arrest came late", None),
        ("Home was where they arrested him", None),
        ("English lawyers were refused visas", None),
    ],
)
def test_chrome(line: str, chrome: str | None) -> None:
    assert CHROME.find(line) == chrome


@pytest.mark.parametrize(
    ("line", "group", "expected"),
    [
        ("Subject: x", "mail", True),
        ("X-Spam-Level: *", "mail", True),
        ("Issue date: 3 May 2013", "dump", True),
        ("AI Index: AFR 54/30/93", "bulletin", True),
        ("Released: Ali", "names", True),
        ("New name(s): Ali", "names", True),
        ("Subject to torture", "mail", False),
        ("Released on 3 May: Ali", "names", False),
        ("Time 10:30", "mail", False),
    ],
)
def test_labels(line: str, group: str, expected: bool) -> None:
    assert LABELS.has(line, group) is expected
