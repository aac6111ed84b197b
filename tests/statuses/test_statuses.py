"""Where somebody stands as of the text, and which event decides."""

import pytest

from tests.cases import read


@pytest.mark.parametrize(
    ("text", "side", "value"),
    [
        ("Omar Haddad was arrested on 3 May 2001.", "liberty", "detained"),
        ("Omar Haddad was arrested on 3 May 2001. He was released on 5 May 2001.", "liberty", "released"),
        ("Omar Haddad was released on 5 May 2001. He was arrested on 3 June 2001.", "liberty", "detained"),
        ("Omar Haddad was released on 5 May 2001. He had been arrested on 3 April 2001.", "liberty", "released"),
        ("Omar Haddad died on 5 May 2001.", "life", "dead"),
        ("Omar Haddad was sentenced to five years in prison on 5 May 2001.", "legal", "sentenced"),
        ("Omar Haddad's death sentence was commuted on 5 May 2001.", "legal", "sentence commuted"),
    ],
)
def test_status(nlp, text: str, side: str, value: str) -> None:
    (person,) = read(nlp, text).people
    assert person.status[side][0] == value


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Omar Haddad may be arrested.", "liberty"),
        ("Omar Haddad's death sentence was commuted on 5 May 2001.", "liberty"),  # commuted is not freed
        ("There are fears that Omar Haddad may be killed.", "life"),
        ("Omar Haddad was arrested and died in custody on 3 May 2001.", "liberty"),  # the dead are not detained
    ],
)
def test_no_status(nlp, text: str, side: str) -> None:
    (person,) = read(nlp, text).people
    assert side not in person.status
