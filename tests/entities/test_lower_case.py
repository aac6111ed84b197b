"""Texts that hold no capitals at all, as old exports do."""

import pytest

from tests.cases import read

HEAD = "subject: ua 12/14 on mexico\nissue date: 3 february 2014\nbody:\n\n"


@pytest.mark.parametrize(
    ("story", "name", "found"),
    [
        (
            "the judge, rodolfo herrera castillo, ordered the release of luis ortega.",
            "rodolfo herrera castillo",
            True,
        ),
        ("the judge, rodolfo herrera castillo, ordered the release of luis ortega.", "rodolfo", False),
        # small words end a name where the text has capitals
        ("Judge Rodolfo Herrera castillo street was closed.", "Rodolfo Herrera castillo street", False),
    ],
)
def test_names_without_capitals(nlp, story: str, name: str, found: bool) -> None:
    people = {person.name for person in read(nlp, HEAD + story).people}
    assert (name in people) is found
