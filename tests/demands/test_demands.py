"""What the author asks for, and sentences that only look like it."""

import pytest

from tests.cases import read

POINTS = (
    "Omar Haddad was arrested on 3 May.\n\nRECOMMENDED ACTION: Please write:\n"
    "- calling for his release;\n- urging that he be seen by a doctor.\n"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (POINTS, ["calling for his release", "urging that he be seen by a doctor."]),
        ("Omar Haddad is held. He must be released immediately.", ["He must be released immediately."]),
        ("He should have been released in May.", []),
        ("He must have been beaten.", []),
        ('The judge said: "he must be hanged" and left.', []),
        ("Omar Haddad was released.", []),
        (
            POINTS.replace("calling for his release", "expressing concern for his safety"),
            ["urging that he be seen by a doctor."],
        ),
        (
            POINTS.replace("calling for his release", "expressing concern and asking for his release"),
            ["expressing concern and asking for his release", "urging that he be seen by a doctor."],
        ),
        ("Omar Haddad is held. The law says that a suspect must be taken to court within 48 hours.", []),
        ("Omar Haddad is held. She should therefore have been released in May.", []),
        ('Omar Haddad is held. The State must protect the family," he said.', []),
    ],
)
def test_demands(nlp, text: str, expected: list[str]) -> None:
    assert [d.text for d in read(nlp, text).demands] == expected
