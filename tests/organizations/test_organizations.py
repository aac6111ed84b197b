"""Bodies: mentions merged, kinds."""

import pytest

from tests.cases import read


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # acronym and long form
        ("The Bureau of Investigation (BI) came. The BI left.", {"Bureau of Investigation": ["BI"]}),
        ("The Peasant Union (Unión Campesina, UC) met.", {"Peasant Union": ["Unión Campesina", "UC"]}),
        ("Members of GANA met. The Grupo Nacional (GANA) left.", {"Grupo Nacional": ["GANA"]}),
        # a short form goes to the body named last
        ("The UN Security Council met. The Security Council voted.", {"UN Security Council": ["Security Council"]}),
        # two bodies
        ("The Ministry of Justice and the Bank of Ghana met.", {"Ministry of Justice": [], "Bank of Ghana": []}),
        # the author and generic words are none
        ("Amnesty International asked the police and the authorities.", {}),
        ("Amnesty International UK\n\nAmnesty International believes it.", {}),
    ],
)  # fmt: skip
def test_merging(nlp, text: str, bodies: dict[str, list[str]]) -> None:
    assert {o.name: o.aliases for o in read(nlp, text).organizations} == bodies


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The State Security Court met.", "court"),
        ("The Supreme Court of Justice met.", "court"),
        ("The Ministry of Justice denied it.", "government"),
        ("The Ministry of Intelligence denied it.", "security_force"),
        ("The 12th Infantry Battalion came.", "security_force"),
        ("The UN Human Rights Committee met.", "intergovernmental"),
        ("The newspaper Siglo Veintiuno reported it.", "media"),
        ("The Malawi Congress of Trade Unions met.", "ngo"),
        ("The armed group Jaish al-Adl claimed it.", "armed_group"),
        ("The Corporación Regional para la Defensa de los Derechos Humanos met.", "ngo"),
        ("The Fiscalía General de la Nación opened a case.", "government"),
        ("Students of Yangon University met.", "education"),
    ],
)
def test_kind(nlp, text: str, kind: str) -> None:
    (body,) = read(nlp, text).organizations
    assert body.kind == kind
