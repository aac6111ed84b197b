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
    ],
)
def test_demands(nlp, text: str, expected: list[str]) -> None:
    assert [d.text for d in read(nlp, text).demands] == expected
