"""Subject lines typed by hand: alone, and in an export on their way to a record."""

from pathlib import Path

import pytest

from pipeline.extraction import Text, extract_each
from pipeline.structure.subject_line import countries_as_typed, read_subject

STORY = (
    "The teacher was arrested at home by armed men who said that they were officers of the security service. The "
    "family has not been told where the teacher is held."
)
EXPORT = "From: desk@example.invalid\nTo: all\nSubject: {}\nCategories: arbitrary arrest\nKeywords:\nBody:\n\n{}\n"
LINES = [
    line.split("\t")
    for line in (Path(__file__).parent / "subjects.tsv").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def test_there_are_a_hundred_lines() -> None:
    assert len(LINES) > 100 and all(len(line) == 6 for line in LINES)


def test_lines_reach_the_record(nlp) -> None:
    wrong = []
    for subject, *expected in LINES:
        document = next(extract_each(nlp, [Text(EXPORT.format(subject, STORY), "x")])).document
        found = [
            document.kind,
            document.ua_number or "",
            str(document.update or ""),
            ",".join(document.countries),
            document.issued.edtf if document.issued else "",
        ]
        if found != expected:
            wrong.append((subject, expected, found))
    assert not wrong


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Subject:",
        "Subject: meeting on 12/05",
        "Subject: report on our visit to Peru",
        "agenda 3/07",
        "quality 12/05",
    ],
)
def test_other_subjects_name_no_action(line: str) -> None:
    assert read_subject(line) is None


@pytest.mark.parametrize(
    ("line", "update", "countries"),
    [
        ("Subject: ua 12/05 - update of our address", None, ()),  # an update of something else
        ("Subject: ua 12/05 update 2 on peru", 2, ("PE",)),
        ("Subject: update 3 ua 12/05 on peru", 3, ("PE",)),
        ("Subject: ua 12/05 on fear of torture", None, ()),
    ],
)
def test_updates_and_slots(line: str, update: int | None, countries: tuple[str, ...]) -> None:
    subject = read_subject(line)
    assert subject is not None and (subject.update, subject.countries) == (update, countries)


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("venezuala", ("VE",)),
        ("Papau New Guinea", ("PG",)),
        ("bangaldesh", ("BD",)),
        ("niger", ("NE",)),
        ("nigeria", ("NG",)),
        ("nigera", ()),  # Niger or Nigeria
        ("mali", ("ML",)),
        ("male", ()),
        ("chile and peru", ("CL", "PE")),
        ("chile and death", ()),
        ("torture", ()),
        ("turkye", ("TR",)),
        ("women", ()),
        ("oman", ("OM",)),
        ("roman", ()),
    ],
)  # fmt: skip
def test_countries_as_typed(typed: str, codes: tuple[str, ...]) -> None:
    assert countries_as_typed(typed) == codes


def test_fields_of_an_export_reach_the_document(nlp) -> None:
    fields = (
        "From: desk@example.invalid\nTo: all\nSubject: second update on ua 12/99\nCategories: torture, unfair trial\n"
        "Country: venezuala\nNames: ana lopez, juan perez\nGender m/f: one f, one m\nIssue date: 3 may 99\n"
        f"Index: amr 53/003/1999\nLanguage: english\nKeywords:\nBody:\n\n{STORY}\n"
    )
    document = next(extract_each(nlp, [Text(fields, "x")])).document
    assert (document.kind, document.update, document.ua_number) == ("update", 2, "UA 12/99")
    assert (document.countries, document.index, document.concerns) == (
        ["VE"],
        "amr 53/003/1999",
        ["torture", "unfair trial"],
    )
    assert document.issued is not None and document.issued.edtf == "1999-05-03"
