"""What a reader takes for a date, and its value; the text of a bulletin of 2 December 2003."""

import pytest

from tests.cases import read

HEADER = "PUBLIC    AI Index: MDE 12/001/2003\n2 December 2003\n\nUA 352/03    Fear of torture\n\n"
STORY = "Omar Haddad was arrested, it has been learned"


@pytest.mark.parametrize(
    ("words", "edtf", "inferred"),
    [
        ("on 3 May 2001", "2001-05-03", None),
        ("in May 2001", "2001-05", None),
        ("on 27 September", "2003-09-27", "document"),
        ("on 30 December", "2002-12-30", "document"),  # not after the bulletin
        ("in spring 2001", "2001-21", None),
        ("in mid-August 2001", "2001-08~", None),
        ("around 5 May 2001", "2001-05-05~", None),
        ("on either 14 or 16 May 2001", "[2001-05-14,2001-05-16]", None),
        ("between 10 and 14 June 2001", "2001-06-10/2001-06-14", None),
        ("on 1 and 2 February 2001", "2001-02-01/2001-02-02", None),
    ],
)
def test_values(nlp, words: str, edtf: str, inferred: str | None) -> None:
    case = read(nlp, f"{HEADER}{STORY} {words}.\n")
    assert [(d.edtf, d.inferred) for d in case.dates if d.role == "event"] == [(edtf, inferred)]


def test_relative_to_the_date_before(nlp) -> None:
    case = read(nlp, f"{HEADER}Omar Haddad was arrested on 3 May 2001. He was freed two days later.\n")
    assert [(d.edtf, d.inferred) for d in case.dates if d.role == "event"][1] == ("2001-05-05", "relative")


@pytest.mark.parametrize(
    "words",
    [
        "under case 152/12",
        "under Articles 154 and 155",
        "for 12 years",
        "at the age of 69",
        "with 15 others",
        "in cell 1984",
    ],
)
def test_no_dates(nlp, words: str) -> None:
    case = read(nlp, f"{HEADER}{STORY} {words}.\n")
    assert [d.edtf for d in case.dates if d.role == "event"] == []


def test_issue_date_and_deadline_are_no_events(nlp) -> None:
    case = read(nlp, f"{HEADER}{STORY}.\n\nPLEASE SEND APPEALS BEFORE 13 January 2004.\n")
    assert [(d.edtf, d.role) for d in case.dates] == [("2003-12-02", "issued"), ("2004-01-13", "deadline")]
