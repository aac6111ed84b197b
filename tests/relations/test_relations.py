"""How people, bodies and places belong together."""

from pathlib import Path

import pytest

from tests.cases import name, read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Omar Haddad was arrested. His wife, Leila Haddad, was beaten.",
            ("relative_of", "Leila Haddad", "Omar Haddad"),
        ),
        (
            "Omar Haddad was arrested. His lawyer, Ana Lopez, was not let in.",
            ("represents", "Ana Lopez", "Omar Haddad"),
        ),
        ("Omar Haddad is held in Evin prison.", ("held_at", "Omar Haddad", "Evin prison")),
        ("Omar Haddad was transferred to Evin prison on 3 May 2001.", ("held_at", "Omar Haddad", "Evin prison")),
        (
            "The Revolutionary Court sentenced Omar Haddad to five years in prison.",
            ("tried_by", "Omar Haddad", "Revolutionary Court"),
        ),
        (
            "Omar Haddad, a member of the Farmers' Union, was arrested.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        ("Omar Haddad is held in Evin prison in Tehran.", ("located_in", "Evin prison", "Tehran")),
        (
            "Omar Haddad of the trade union Farmers' Union was arrested.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        (
            "Omar Haddad, 43, of the Farmers' Union, was arrested.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        (
            "The Farmers' Union, whose chair, Omar Haddad, was arrested, has been banned.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        (
            "The Farmers' Union was closed. Its founder, Omar Haddad, was arrested.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        (
            "The Farmers' Union was founded in 1998 by Omar Haddad.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        (
            "Omar Haddad, who works with the Farmers' Union, was arrested.",
            ("affiliated_with", "Omar Haddad", "Farmers' Union"),
        ),
        ("Omar Haddad was released from Evin prison on 3 May 2001.", ("held_at", "Omar Haddad", "Evin prison")),
        ("Omar Haddad was beaten in Evin prison by guards.", ("held_at", "Omar Haddad", "Evin prison")),
        (
            "Omar Haddad was brought before the Revolutionary Court on 3 May 2001.",
            ("tried_by", "Omar Haddad", "Revolutionary Court"),
        ),
        ("Police stormed a house in the Safra district of Tehran.", ("located_in", "Safra", "Tehran")),
        ("He was seized in Mbare, a suburb of Harare.", ("located_in", "Mbare", "Harare")),
    ],
)
def test_told(nlp, text: str, expected: tuple[str, str, str]) -> None:
    found = [(r.type, name(r.subject), name(r.object)) for r in read(nlp, text).relations]
    assert expected in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Omar Haddad was visited by Ana Lopez.", "relative_of"),
        ("Omar Haddad protested outside Evin prison.", "held_at"),
        ("Ana Lopez wrote to the Farmers' Union.", "affiliated_with"),
        ("Omar Haddad was not tried by the Revolutionary Court.", "tried_by"),
        ("Omar Haddad was never brought before the Revolutionary Court.", "tried_by"),
        ("Kenya closed the Farmers' Union in May. Kenya and its president, Omar Haddad, deny it.", "affiliated_with"),
        ("Omar Haddad was arrested by members of the Republican Guard.", "affiliated_with"),
        ("Omar Haddad was taken from his home near Evin prison.", "held_at"),
        ("Omar Haddad was transferred to Ghaem hospital.", "held_at"),
        ("People were arrested in Lima, Cusco and Puno.", "located_in"),
        ("A prison near Tehran was attacked in Karaj, outside Tehran.", "located_in"),
    ],
)
def test_not_told(nlp, text: str, kind: str) -> None:
    assert kind not in {r.type for r in read(nlp, text).relations}


def test_evidence_holds_the_words(nlp) -> None:
    case = read(nlp, "Omar Haddad was arrested. He is held in Evin prison. It is cold there.")
    (relation,) = (r for r in case.relations if r.type == "held_at")
    assert [case.words(s) for s in relation.evidence] == ["He is held in Evin prison."]


_LINES = Path(__file__).with_name("told.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "case",
    [line.split(" => ") for line in _LINES if line and not line.startswith("#")],
    ids=lambda case: case[0][:60],
)
def test_table(nlp, case: list[str]) -> None:
    text, *wanted = case
    found = [f"{r.type} | {name(r.subject)} | {name(r.object)}" for r in read(nlp, text).relations]
    assert {_either(w) for w in wanted} <= {_either(f) for f in found}
    assert wanted or not found


_PASSAGES = Path(__file__).with_name("passages.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    "case",
    [line.split(" => ") for line in _PASSAGES if line and not line.startswith("#")],
    ids=lambda case: case[0][:60],
)
def test_passage(nlp, case: list[str]) -> None:
    text, *wanted = case
    found = [f"{r.type} | {name(r.subject)} | {name(r.object)}" for r in read(nlp, text).relations]
    assert {_either(f) for f in found} == {_either(w) for w in wanted}


HEADER = "PUBLIC AI Index: AFR 44/012/2005\nUA 12/05 Fear of torture 4 May 2005\n\nNIGERIA   "


@pytest.mark.parametrize(
    ("text", "members"),
    [
        (HEADER + "Members of the Delta Rights Network:\n          Ada Obi (f), president\n       Chuka Eze (m)\n\n"
         "Ada Obi and Chuka Eze were arrested in Warri on 3 May.\n", {"Ada Obi", "Chuka Eze"}),
        ("NIGERIA\n\nThree activists from the Delta Rights Network were arrested.\n\nAda Obi, Chuka Eze and Femi Ojo "
         "were beaten.\n", {"Ada Obi", "Chuka Eze", "Femi Ojo"}),
        ("NIGERIA\n\nDozens were beaten by the Delta Rights Network.\n\nAda Obi and Chuka Eze were shot.\n", set()),
    ],
)  # fmt: skip
def test_rosters(nlp, text: str, members: set[str]) -> None:
    assert {name(r.subject) for r in read(nlp, text).relations if r.type == "affiliated_with"} == members


def _either(relation: str) -> str:
    """Kinship read from either side: which one is the relative depends on whom the text is about."""
    kind, *parties = relation.split(" | ")
    return " | ".join([kind, *(sorted(parties) if kind == "relative_of" else parties)])
