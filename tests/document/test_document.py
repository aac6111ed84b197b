"""What a text is, which country it is about, in which language it is."""

import pytest

from pipeline.case import Case, Event, Place, Span
from pipeline.cleaning.clean import clean
from pipeline.document.countries import settle_countries
from pipeline.document.kind import kind_of
from pipeline.document.language import language_of
from pipeline.structure.parse import parse
from tests.structure.layouts import DUMP, LETTER, LINE, MAIL, PAGE, PRESS, STORY, TYPED


def told(text: str) -> Case:
    """The case of a text in which an event has been found."""
    case = parse(clean(text))
    at = case.text.find("arrested")
    if at >= 0:
        case.events.append(Event("arrest", Span(at, at + 8)))
    return case


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TYPED, "urgent_action"),
        (LINE, "urgent_action"),
        (LETTER, "urgent_action"),
        (MAIL, "urgent_action"),
        (DUMP, "update"),
        (PRESS, "report"),
        (PAGE, "appeal"),
        (STORY, "report"),
        ("A lovely day for a walk.", "other"),
        ("", "other"),
        (f"EXTRA 139/95   Death penalty\n\nUSA (Texas)   Carl (m)\n\n{STORY}", "urgent_action"),
        (f"Further information on UA 1/02 - Fear of torture\n\nPERU   Ana (f)\n\n{STORY}", "update"),
        (f"Subject: third update on UA 1/02\n\n{STORY}", "update"),
        (f"AU 1/02\nInformations complémentaires sur l'AU 1/02\n\n{STORY}", "update"),
        (f"Weitere Informationen zu UA-152/2012-1\n\n{STORY}", "update"),
        (f"URGENT ACTION\n\nMAN HELD\n\n{STORY}\n\nThis is the second update of UA 1/20.", "update"),
        (f"URGENT ACTION\n\nMAN HELD\n\n{STORY}\n\nFurther information on UA: 1/20 Index: ASA 36/1/2020", "update"),
        (
            f"Further information on UA 1/02\n\nPERU   Ana (f)\n\n{STORY}\n\nMany thanks to all who sent appeals.",
            "update",
        ),
        (f"UA 1/02   Fear of torture\n\n{STORY}\n\nNo further action is requested.", "outcome"),
        (f"Subject: final action of ua 23/13\n\n{STORY}", "outcome"),
        (f"UA 1/02\n\nGOOD NEWS: ANA IS FREE\n\n{STORY}", "outcome"),
        (f"Amnesty International Report 2008\n\nPERU\n\n{STORY}", "report"),
        (f"ANA IS HELD\n\n{STORY}\n\nRECOMMENDED ACTION: Please write to the president.", "appeal"),
        # a story that tells of good news, or of another action, is not the end of this one
        (f"UA 1/02   Fear of torture\n\n{STORY} It was good news.", "urgent_action"),
        (f"UA 1/02   Fear of torture\n\n{STORY} See further information on UA 3/01.", "urgent_action"),
        (
            f"UA 1/02   Fear of torture\n\nPERU   Ana (f)\n\n{STORY}\n\nRECOMMENDED ACTION: Please write:\n"
            "- urging that Ana be released;\n\nNo further action is requested for Luis.",
            "urgent_action",
        ),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert kind_of(told(text)) == kind


def placed(text: str, *places: tuple[str, str, str]) -> Case:
    case = parse(clean(text))
    for name, kind, country in places:
        at = case.text.index(name)
        case.places.append(Place(name, kind, country=country, mentions=[Span(at, at + len(name))]))  # type: ignore[arg-type]
    settle_countries(case)
    return case


@pytest.mark.parametrize(
    ("text", "places", "countries", "warned"),
    [
        # the header's country comes before any other
        ("UA 1/02   Fear\n\nPERU   Ana (f)\n\nShe fled from Bolivia.", [("Bolivia", "country", "BO")], ["PE"], ""),
        # else the story's
        ("She was held in Lima, Peru.", [("Lima", "city", "PE"), ("Peru", "country", "PE")], ["PE"], ""),
        ("Peruvian police held her. Peruvian courts did nothing.", [], ["PE"], ""),
        (
            "Kenyan police arrested her near the Kenyan coast.\n\nBACKGROUND INFORMATION\n\nShe had left Somalia.",
            [("Somalia", "country", "SO")],
            ["KE"],
            "",
        ),
        # where letters go tells nothing of the case
        (
            "She was held in Lima.\n\nAPPEALS TO:\n\nEmbassy\nSantiago, Chile",
            [("Lima", "city", "PE"), ("Chile", "country", "CL"), ("Santiago", "city", "CL")],
            ["PE"],
            "",
        ),
        # the index decides nothing where the text speaks
        (
            "AI Index: AMR 46/001/2002\n\nUA 1/02   Fear\n\nCHILE   Ana (f)\n\nShe was held.",
            [],
            ["CL"],
            "the index AMR 46/001/2002 is for PE, the text is about CL",
        ),
        ("AI Index: AMR 46/001/2002\n\nUA 1/02   Fear\n\nPERU   Ana (f)\n\nShe was held.", [], ["PE"], ""),
        ("AI Index: AMR 46/001/2002\n\nShe was held.", [], ["PE"], "country taken from the index alone"),
        ("She was held.", [], [], ""),
    ],
)
def test_countries(text: str, places: list[tuple[str, str, str]], countries: list[str], warned: str) -> None:
    case = placed(text, *places)
    assert case.document.countries == countries
    assert case.warnings == ([warned] if warned else [])


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY, "en"),
        ("Il a été arrêté chez lui par des hommes armés qui ont dit qu'ils étaient de la police, et il a été battu "
         "dans une cellule avec les autres pendant que sa famille était à la porte.", "fr"),
        ("Fue detenido en su casa por hombres armados que dijeron que eran de la policía, y desde entonces no se "
         "sabe nada de él, según dijo su familia, que lo busca en todos los lugares.", "es"),
        ("Er wurde in seinem Haus von Männern festgenommen, die sagten, dass sie von der Polizei sind, und seitdem "
         "hat seine Familie nichts mehr von ihm gehört.", "de"),
        ("Ele foi preso em sua casa por homens armados que disseram que eram da polícia, e desde então não se sabe "
         "nada sobre ele, segundo a sua família, que já foi até os tribunais.", "pt"),
        # too little, or nothing that is known
        ("Ana Ruiz", None),
        ("", None),
        ("12 34 56 78 " * 30, None),
        ("Активист был задержан в Минске и приговорён к пяти годам лишения свободы за участие в митинге. " * 3, None),
    ],
)  # fmt: skip
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language
